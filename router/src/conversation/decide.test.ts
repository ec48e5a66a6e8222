import type { AgentReply, ProgressReport } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import type { Command, Decision } from "./command.ts";
import { decide } from "./decide.ts";
import type { NewEntry } from "./entry.ts";
import { evolve } from "./evolve.ts";
import { createState, type ConversationState } from "./state.ts";

const OPTIONS = { now: Date.UTC(2026, 0, 1), buildDeadlineMs: 900_000 };
const AWAITING: AgentReply = { status: "AWAITING_USER_INPUT", responseToUser: "Which fields?", isComplete: false };
const QUEUED: AgentReply = { status: "queued" };
const COMPLETED: AgentReply = {
  status: "completed",
  message: "Done.",
  files: [{ path: "a.ts", content: "1" }],
  dependencies: [],
};
const LOST = { code: "agent_timeout", message: "The agent did not answer in time.", retryable: true } as const;

const start = (turnId: string, agentId = "A"): Command => ({
  type: "start_turn",
  tenant: "t",
  turnId,
  agentId,
  userInput: `text of ${turnId}`,
});
const answer = (turnId: string, reply: AgentReply): Command => ({ type: "answer_turn", turnId, reply });
const report = (more: Partial<ProgressReport> = {}, agentId: string | undefined = "A"): Command => ({
  type: "report",
  report: { conversationId: "c", status: "in_progress", phase: "plan", percent: 55, message: "Planned", ...more },
  agentId,
});
const finish = (more: Partial<ProgressReport> = {}, agentId?: string): Command =>
  report({ status: "completed", phase: "completed", percent: 100, files: [], ...more }, agentId);

function createConversation() {
  let state: ConversationState = createState("c");
  const entries: NewEntry[] = [];
  const run = (command: Command, now = OPTIONS.now): Decision => {
    const decision = decide(state, command, { ...OPTIONS, now });
    if (decision.kind !== "accepted") return decision;
    for (const added of decision.entries) {
      state = evolve(state, added.entry);
      entries.push(added);
    }
    return decision;
  };
  const events = () => entries.flatMap(({ event }) => (event === undefined ? [] : [event]));
  return { run, events, state: () => state };
}

/** A conversation whose commands all succeed. */
function conversationAfter(...commands: Command[]) {
  const conversation = createConversation();
  for (const command of commands) expect(conversation.run(command).kind).toBe("accepted");
  return conversation;
}

describe("a turn", () => {
  it("leaves the conversation waiting for the user when the agent asks", () => {
    const { state } = conversationAfter(start("1"), answer("1", { ...AWAITING, appSpec: { name: "x" } }));
    expect(state()).toMatchObject({ turn: undefined, appSpec: { name: "x" }, outcome: { kind: "awaiting" } });
    expect(state().messages.map(({ content }) => content)).toEqual(["text of 1", "Which fields?"]);
  });

  it("is refused while another is open, and while a build runs", () => {
    const { run } = conversationAfter(start("1"));
    expect(run(start("2"))).toEqual({ kind: "rejected", code: "conversation_busy" });
    run(answer("1", QUEUED));
    expect(run(start("2"))).toEqual({ kind: "rejected", code: "conversation_busy" });
  });

  it("of another tenant sees no conversation", () => {
    const { run } = conversationAfter(start("1"), answer("1", AWAITING));
    const foreign = { ...start("2"), tenant: "other" } as Command;
    expect(run(foreign)).toEqual({ kind: "rejected", code: "conversation_not_found" });
  });

  it("that failed leaves the conversation usable and marks its message", () => {
    const { run, state } = conversationAfter(start("1"), {
      type: "fail_turn",
      turnId: "1",
      error: LOST,
      isUnanswered: true,
    });
    expect(state().messages).toMatchObject([{ isFailed: true }]);
    expect(run(start("2")).kind).toBe("accepted");
  });

  it("answered 202 starts a build at discovery, 50 percent", () => {
    const { events } = conversationAfter(start("1"), answer("1", QUEUED));
    expect(events()).toMatchObject([{ phase: "discovery", percent: 50, status: "in_progress", version: 1 }]);
  });

  it("answered 202 drops files that the agent sent along", () => {
    const { state } = conversationAfter(start("1"), answer("1", { status: "queued", files: [], extra: 1 }));
    expect(state().outcome).toEqual({ kind: "build", version: 1, more: { extra: 1 } });
  });

  it("answered with files at once records a whole build", () => {
    const { events, state } = conversationAfter(start("1"), answer("1", COMPLETED));
    expect(events()).toMatchObject([
      { phase: "discovery", percent: 50 },
      { phase: "completed", percent: 100, files: COMPLETED.status === "completed" ? COMPLETED.files : [] },
    ]);
    expect(state().versions).toMatchObject([{ version: 1, status: "completed", firstSeq: 1, lastSeq: 2 }]);
  });

  it("that restates a finished version makes no new one", () => {
    const { state, events } = conversationAfter(
      start("1"),
      answer("1", QUEUED),
      finish(),
      start("2"),
      answer("2", { ...COMPLETED, version: 1 } as AgentReply),
    );
    expect(state().versions).toHaveLength(1);
    expect(events()).toHaveLength(2);
    expect(state().outcome).toMatchObject({ kind: "build", version: 1 });
  });
});

describe("a report", () => {
  const building = () => conversationAfter(start("1"), answer("1", QUEUED));

  it("never lets the percent fall, completes at 100 and fails where it was", () => {
    const { run, events } = building();
    run(report({ percent: 70 }));
    run(report({ percent: 60 }));
    run(report({ status: "error", phase: "codegen", percent: 10, code: "boom" }));
    expect(events().map(({ percent }) => percent)).toEqual([50, 70, 70, 70]);
    expect(events().at(-1)).toMatchObject({ phase: "error", code: "boom" });
  });

  it("seen before answers with the first event's number, also when the build has ended", () => {
    const { run, events } = building();
    run(report({ eventId: "e1" }));
    run(finish({ eventId: "e2" }));
    expect(run(report({ eventId: "e1" }))).toEqual({ kind: "duplicate", seq: 2 });
    expect(run(finish({ eventId: "e2", version: 1 }))).toEqual({ kind: "duplicate", seq: 3 });
    expect(events()).toHaveLength(3);
  });

  it("after the end is refused", () => {
    const { run } = building();
    run(finish());
    expect(run(report())).toEqual({ kind: "rejected", code: "build_not_running" });
  });

  it("from another agent is refused as that of one that does not hold the conversation", () => {
    const { run } = building();
    expect(run(report({}, "B"))).toEqual({ kind: "rejected", code: "not_holder" });
  });

  it("about another version is refused", () => {
    const { run } = building();
    expect(run(report({ version: 2 }))).toEqual({ kind: "rejected", code: "build_not_running" });
  });

  it("about a conversation that does not exist says so", () => {
    expect(createConversation().run(report())).toEqual({ kind: "rejected", code: "conversation_not_found" });
  });

  it("that comes before the 202 was processed starts the build; the 202 then changes nothing", () => {
    const { run, events, state } = conversationAfter(start("1"), report({ version: 1 }), answer("1", QUEUED));
    expect(events().map(({ phase }) => phase)).toEqual(["discovery", "plan"]);
    expect(state().versions).toHaveLength(1);
    run(finish({ version: 1 }));
    expect(state().build).toBeUndefined();
  });

  it("may even finish the build before the 202 was processed", () => {
    const { state } = conversationAfter(start("1"), finish({ version: 1 }), answer("1", QUEUED));
    expect(state().versions).toMatchObject([{ status: "completed" }]);
    expect(state().turn).toBeUndefined();
  });

  it("proves that a turn whose answer was lost had been accepted", () => {
    const { state } = conversationAfter(start("1"), { type: "recover" }, report({ version: 1 }));
    expect(state().build).toMatchObject({ version: 1, agentId: "A" });
  });

  it("turns the failure of its own turn into a 202", () => {
    const failed: Command = { type: "fail_turn", turnId: "1", error: LOST, isUnanswered: true };
    const { state } = conversationAfter(start("1"), report({ version: 1 }), failed);
    expect(state()).toMatchObject({ turn: undefined, outcome: { kind: "build", version: 1 } });
  });

  it("without a version proves nothing after a crash, nor after the router ended the last build", () => {
    expect(conversationAfter(start("1"), { type: "recover" }).run(report()).kind).toBe("rejected");
    const cancelled = conversationAfter(start("1"), answer("1", QUEUED), { type: "cancel" }, start("2"));
    expect(cancelled.run(report())).toEqual({ kind: "rejected", code: "build_not_running" });
    expect(cancelled.run(report({ version: 2 })).kind).toBe("accepted");
  });

  it("keeps unknown fields for the subscribers and the event's own place for itself", () => {
    const { run, events } = building();
    run(report({ eventId: "e", files_written: 3, version: 1, at: "never" }));
    expect(events().at(-1)).toMatchObject({ files_written: 3, at: "2026-01-01T00:00:00.000Z", version: 1 });
    expect(events().at(-1)).not.toHaveProperty("eventId");
  });
});

describe("the end that the router gives a build", () => {
  it("is one error event, and cancelling again is refused", () => {
    const { run, events } = conversationAfter(start("1"), answer("1", QUEUED), { type: "cancel" });
    expect(events().at(-1)).toMatchObject({ status: "error", phase: "error", code: "cancelled", percent: 50 });
    expect(run({ type: "cancel" })).toEqual({ kind: "rejected", code: "build_not_running" });
  });

  it("comes at the deadline and not before", () => {
    const { run, events } = conversationAfter(start("1"), answer("1", QUEUED));
    expect(run({ type: "expire" }, OPTIONS.now + 899_999).kind).toBe("rejected");
    expect(run({ type: "expire" }, OPTIONS.now + 900_000).kind).toBe("accepted");
    expect(events().at(-1)).toMatchObject({ code: "timeout" });
  });

  it("stays, even when the agent answers with files afterwards", () => {
    const { state, events } = conversationAfter(
      start("1"),
      report({ version: 1 }),
      { type: "cancel" },
      answer("1", COMPLETED),
    );
    expect(state().versions).toMatchObject([{ status: "error", code: "cancelled" }]);
    expect(events()).toHaveLength(3);
  });

  it("stays, even when the 202 of that build is processed afterwards", () => {
    const { state } = conversationAfter(start("1"), report({ version: 1 }), { type: "cancel" }, answer("1", QUEUED));
    expect(state().versions).toMatchObject([{ status: "error", code: "cancelled" }]);
    expect(state().build).toBeUndefined();
  });
});
