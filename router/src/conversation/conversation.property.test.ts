import type { AgentReply, ProgressReport, StreamEvent } from "@joinery/shared";
import { isTerminal } from "@joinery/shared";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { parseEntry, type NewEntry } from "./entry.ts";
import { evolve } from "./evolve.ts";
import { createState, isActive, type ConversationState } from "./state.ts";

type Step = Command | { readonly type: "crash" } | { readonly type: "wait"; readonly ms: number };

const BUILD_DEADLINE_MS = 1_000;
const agentId = fc.constantFrom("A", "B");
const turnId = fc.constantFrom("1", "2", "3", "4");
const version = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });

const reply: fc.Arbitrary<AgentReply> = fc.oneof(
  fc.constant<AgentReply>({ status: "AWAITING_USER_INPUT", responseToUser: "?", isComplete: false }),
  fc.constant<AgentReply>({ status: "queued" }),
  version.map((version): AgentReply => ({
    status: "completed",
    message: "Done",
    files: [],
    dependencies: [],
    ...(version === undefined ? {} : { version }),
  })),
);
const report: fc.Arbitrary<ProgressReport> = fc
  .record({
    status: fc.constantFrom("in_progress", "in_progress", "in_progress", "completed", "error"),
    phase: fc.constantFrom("discovery", "plan", "codegen"),
    percent: fc.integer({ min: 0, max: 100 }),
    eventId: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }),
    version,
  })
  .map(({ status, phase, percent, eventId, version }) => ({
    conversationId: "c",
    message: "m",
    files: [],
    status,
    phase,
    percent,
    eventId,
    version,
  }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant("start_turn"),
    tenant: fc.constantFrom("t", "t", "t", "u"),
    turnId,
    agentId,
    userInput: fc.constant("text"),
  }),
  fc.record({ type: fc.constant("answer_turn"), turnId, reply }),
  fc.record({ type: fc.constant("reassign_turn"), turnId, agentId }),
  fc.record({
    type: fc.constant("fail_turn"),
    turnId,
    error: fc.constant({ code: "agent_failed", message: "no", retryable: true } as const),
    isUnanswered: fc.boolean(),
  }),
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant("report"), report, agentId: fc.option(agentId, { nil: undefined }) }),
  },
  fc.constantFrom<Step>({ type: "cancel" }, { type: "expire" }, { type: "crash" }),
  fc.integer({ min: 0, max: 800 }).map((ms): Step => ({ type: "wait", ms })),
);

it("no sequence of turns, answers, reports, cancels, deadlines and crashes leaves the contract", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60, size: "max" }), checkHistory), { numRuns: 2_000 });
});

function checkHistory(steps: readonly Step[]): void {
  let now = 1_000_000;
  let state = createState("c");
  const journal: NewEntry[] = [];
  const apply = (command: Command): void => {
    const before = state;
    const decision = decide(state, command, { now, buildDeadlineMs: BUILD_DEADLINE_MS });
    checkDecision(before, command, decision.kind, now);
    if (decision.kind === "duplicate") checkDuplicate(before, journal, decision.seq);
    if (decision.kind !== "accepted") return;
    for (const added of decision.entries) {
      state = evolve(state, added.entry);
      journal.push(added);
    }
    checkState(state);
  };
  for (const next of steps) {
    if (next.type === "wait") now += next.ms;
    else if (next.type === "crash") {
      expect(replay(journal)).toEqual(state);
      apply({ type: "recover" });
      expect(state.turn).toBeUndefined();
    } else apply(next);
  }
  checkEvents(state, journal);
}

function replay(journal: readonly NewEntry[]): ConversationState {
  return journal
    .map(({ entry }) => parseEntry(JSON.stringify(entry)))
    .reduce((state, entry) => evolve(state, entry), createState("c"));
}

/** Which commands the contract allows in a state, said independently of how `decide` finds out. */
function checkDecision(state: ConversationState, command: Command, kind: string, now: number): void {
  const isFree = state.position === 0 || (!isActive(state) && state.tenant === (command as { tenant?: string }).tenant);
  if (command.type === "start_turn") expect(kind).toBe(isFree ? "accepted" : "rejected");
  if (command.type === "cancel") expect(kind).toBe(state.build === undefined ? "rejected" : "accepted");
  if (command.type === "answer_turn" || command.type === "fail_turn") {
    expect(kind).toBe(state.turn?.turnId === command.turnId ? "accepted" : "rejected");
  }
  if (command.type === "expire") {
    const isDue = state.build !== undefined && now >= state.build.deadlineAt;
    expect(kind).toBe(isDue ? "accepted" : "rejected");
  }
  if (command.type !== "report" || kind !== "accepted") return;
  const holder = state.build?.agentId ?? state.agentId;
  if (command.agentId !== undefined) expect(command.agentId).toBe(holder);
  if (command.report.version !== undefined) {
    expect(command.report.version).toBe(state.build?.version ?? state.versions.length + 1);
  }
}

function checkDuplicate(state: ConversationState, journal: readonly NewEntry[], seq: number): void {
  expect(seq).toBeGreaterThanOrEqual(state.versions.at(-1)?.firstSeq ?? Infinity);
  expect(seq).toBeLessThanOrEqual(eventsOf(journal).length);
}

function checkState(state: ConversationState): void {
  const newest = state.versions.at(-1);
  expect(state.build?.version).toBe(newest?.status === "in_progress" ? newest.version : undefined);
  expect(state.versions.slice(0, -1).every(({ status }) => status !== "in_progress")).toBe(true);
  // A build beside an open turn can only be that turn's own, begun by a report that was faster than the 202.
  if (state.turn !== undefined && state.build !== undefined) expect(newest?.turnId).toBe(state.turn.turnId);
}

function checkEvents(state: ConversationState, journal: readonly NewEntry[]): void {
  const seqs = journal.flatMap(({ entry }) => ("seq" in entry ? [entry.seq] : []));
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(state.lastSeq).toBe(seqs.length);
  for (const { entry, event } of journal) expect(event !== undefined).toBe("seq" in entry);
  const events = eventsOf(journal);
  for (const record of state.versions) {
    const own = events.filter((event) => event.version === record.version);
    expect(events.slice(record.firstSeq - 1, record.firstSeq - 1 + own.length)).toEqual(own);
    expect(own[0]).toMatchObject({ phase: "discovery", percent: 50, status: "in_progress" });
    const ends = own.filter(isTerminal);
    expect(ends).toHaveLength(record.status === "in_progress" ? 0 : 1);
    if (ends[0] !== undefined) expect(own.at(-1)).toBe(ends[0]);
    if (record.status === "completed") expect(own.at(-1)?.percent).toBe(100);
    const percents = own.map(({ percent }) => percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
  }
  expect(state.versions.map((record) => record.version)).toEqual(state.versions.map((_, index) => index + 1));
}

function eventsOf(journal: readonly NewEntry[]): StreamEvent[] {
  return journal.flatMap(({ event }) => (event === undefined ? [] : [event]));
}
