/**
 * The conversations: their journals, folded, with one writer each.
 *
 * 1. Per conversation, commands are decided one after the other; commands that wait together are one batch.
 * 2. A command's result is known only when its entries are durable; what fails to be written has changed nothing.
 * 3. Subscribers are told of an event after it is durable, in order, each once.
 * 4. The cache holds folded states and may forget any of them: an eviction costs a read.
 */
import { isTerminal, type ErrorCode } from "@joinery/shared";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { Command, Decision } from "../conversation/command.ts";
import { decide } from "../conversation/decide.ts";
import { parseEntry, type NewEntry } from "../conversation/entry.ts";
import { evolve } from "../conversation/evolve.ts";
import { createState, isActive, type BuildRecord, type ConversationState } from "../conversation/state.ts";
import { NO_METRICS, type Metrics } from "../metrics/metrics.ts";
import type { AppendBatch, EventPage, Storage, StoredEntry, StoredEvent } from "../storage/storage.ts";
import { createDeadlines } from "./deadlines.ts";

/** What a command came to; `state` is the conversation after it. */
export type Result =
  | { readonly kind: "accepted"; readonly state: ConversationState; readonly entries: readonly NewEntry[] }
  | { readonly kind: "duplicate"; readonly state: ConversationState; readonly seq: number }
  | { readonly kind: "rejected"; readonly state: ConversationState; readonly code: ErrorCode };

/** What is written together with a command's entries. */
export type Attachment = Pick<AppendBatch, "putIdempotency" | "dropIdempotency">;
type Accepted = Extract<Result, { kind: "accepted" }>;

export type ExecuteOptions = {
  readonly attach?: ((accepted: Accepted) => Attachment) | undefined;
  /** The id was made just now: there is nothing to read of it. Should there be all the same, the store refuses the command. */
  readonly isNew?: boolean | undefined;
};

export type ConversationLog = {
  /** Decides and writes. Rejects only when the store fails. */
  execute(conversationId: string, command: Command, options?: ExecuteOptions): Promise<Result>;
  /** The durable state, or `undefined` when there is no such conversation. */
  read(conversationId: string): Promise<ConversationState | undefined>;
  readEvents(conversationId: string, page: EventPage): Promise<StoredEvent[]>;
  /** Whether commands of the conversation are being worked on: more events may be about to become durable. */
  isBusy(conversationId: string): boolean;
  /** After a start: ends interrupted turns and watches the deadlines of running builds. Returns how many were open. */
  recover(): Promise<number>;
  /** Deletes up to `limit` conversations in which nothing was open since a moment. `mayBeMore`: it is worth asking again. */
  prune(before: number, limit: number): Promise<{ readonly deleted: number; readonly mayBeMore: boolean }>;
  dispose(): void;
};

type Deps = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly buildDeadlineMs: number;
  readonly cacheBytes: number;
  readonly metrics?: Pick<Metrics, "appended">;
  /** Told of new events once they are durable. */
  readonly publish: (conversationId: string, events: readonly StoredEvent[]) => void;
  /** Told when a build has begun (or was found running at the start), and when it has ended. */
  readonly onBuild: (conversationId: string, build: BuildRecord, tenant: string) => void;
  /** Told when a deadline could not be acted on, because the store failed. */
  readonly onError: (error: unknown, conversationId: string) => void;
};

type Folded = { readonly state: ConversationState; readonly bytes: number };
type Task = ExecuteOptions & {
  readonly command: Command | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
};
/** The commands that wait for their conversation; there is a lane exactly while one of them is worked on. */
type Lane = { readonly waiting: Task[] };

const MAX_BATCH_COMMANDS = 256;
const RETRY_EXPIRY_MS = 1_000;
/** What a folded state weighs beside its entries. */
const STATE_BYTES = 1_000;

export function createLog(deps: Deps): ConversationLog {
  const { storage, clock, publish, metrics = NO_METRICS } = deps;
  const cache = new LRUCache<string, Folded>({ maxSize: deps.cacheBytes, sizeCalculation: ({ bytes }) => bytes });
  const lanes = new Map<string, Lane>();
  const deadlines = createDeadlines({ clock, onDue: (id) => void expire(id) });

  const load = async (conversationId: string): Promise<Folded> => {
    const cached = cache.get(conversationId);
    if (cached !== undefined) return cached;
    let folded = fresh(conversationId);
    for (const json of await storage.readEntries(conversationId)) {
      folded = { state: evolve(folded.state, parseEntry(json)), bytes: folded.bytes + json.length };
    }
    if (folded.state.position > 0) cache.set(conversationId, folded);
    return folded;
  };

  const enqueue = (conversationId: string, task: Task): void => {
    const running = lanes.get(conversationId);
    if (running !== undefined) return void running.waiting.push(task);
    const lane: Lane = { waiting: [task] };
    lanes.set(conversationId, lane);
    void drain(conversationId, lane);
  };

  const drain = async (conversationId: string, lane: Lane): Promise<void> => {
    while (lane.waiting.length > 0) {
      const tasks = takeBatch(lane);
      try {
        await runBatch(conversationId, tasks);
      } catch (error) {
        // What the store holds now is its own to say.
        cache.delete(conversationId);
        for (const task of tasks) task.reject(error);
      }
    }
    lanes.delete(conversationId);
  };

  const runBatch = async (conversationId: string, tasks: readonly Task[]): Promise<void> => {
    const before = tasks[0]?.isNew === true ? fresh(conversationId) : await load(conversationId);
    const options = { now: clock(), buildDeadlineMs: deps.buildDeadlineMs };
    const batch = decideBatch(before, tasks, options);
    if (batch.entries.length > 0) {
      const { state } = batch.after;
      const { entries, attachment } = batch;
      const from = before.state.position;
      const startedAt = performance.now();
      await storage.append({
        conversationId,
        from,
        entries,
        isActive: isActive(state),
        at: options.now,
        ...attachment,
      });
      const events = entries.flatMap(({ event }) => (event === undefined ? [] : [event]));
      metrics.appended(events.length, performance.now() - startedAt);
      cache.set(conversationId, batch.after);
      followBuilds(before.state, state);
      publish(conversationId, events);
    }
    tasks.forEach((task, index) => {
      const result = batch.results[index];
      if (result !== undefined) task.resolve(result);
    });
  };

  const followBuilds = (before: ConversationState, after: ConversationState): void => {
    const { conversationId } = after;
    if (after.build === undefined) deadlines.forget(conversationId);
    else if (after.build.version !== before.build?.version) deadlines.watch(conversationId, after.build.deadlineAt);
    for (const record of after.versions.slice(Math.max(0, before.versions.length - 1))) {
      const known = before.versions[record.version - 1];
      if (known === undefined) deps.onBuild(conversationId, { ...record, status: "in_progress" }, after.tenant);
      if (record.status !== "in_progress" && record.status !== known?.status)
        deps.onBuild(conversationId, record, after.tenant);
    }
  };

  const execute: ConversationLog["execute"] = (conversationId, command, options) =>
    new Promise((resolve, reject) => enqueue(conversationId, { command, ...options, resolve, reject }));

  const expire = async (conversationId: string): Promise<void> => {
    try {
      await execute(conversationId, { type: "expire" });
    } catch (error) {
      deps.onError(error, conversationId);
      deadlines.watch(conversationId, clock() + RETRY_EXPIRY_MS);
    }
  };

  const read: ConversationLog["read"] = async (conversationId) => {
    const cached = cache.get(conversationId)?.state;
    if (cached !== undefined) return cached;
    // Through the lane, so that a slow read never overwrites what a command has written meanwhile.
    const { state } = await new Promise<Result>((resolve, reject) =>
      enqueue(conversationId, { command: undefined, resolve, reject }),
    );
    return state.position === 0 ? undefined : state;
  };

  const recover = async (): Promise<number> => {
    const active = await storage.listActive();
    const results = await Promise.all(active.map((id) => execute(id, { type: "recover" })));
    for (const { state } of results) {
      const running = state.versions.at(-1);
      if (state.build === undefined || running === undefined) continue;
      deadlines.watch(state.conversationId, state.build.deadlineAt);
      deps.onBuild(state.conversationId, running, state.tenant);
    }
    return active.length;
  };

  const prune: ConversationLog["prune"] = async (before, limit) => {
    const ended = await storage.listEnded(before, limit);
    // One that is being worked on right now may be about to go on.
    const ids = ended.filter((id) => !lanes.has(id));
    for (const id of ids) cache.delete(id);
    await storage.deleteEnded(ids, before);
    return { deleted: ids.length, mayBeMore: ended.length > 0 };
  };

  return {
    execute,
    read,
    prune,
    readEvents: (conversationId, page) => storage.readEvents(conversationId, page),
    isBusy: (conversationId) => lanes.has(conversationId),
    recover,
    dispose: () => deadlines.dispose(),
  };
}

function fresh(conversationId: string): Folded {
  return { state: createState(conversationId), bytes: STATE_BYTES };
}

/** Takes what waits, up to the second command with an attachment: a batch carries one. */
function takeBatch(lane: Lane): Task[] {
  let attached = 0;
  const end = lane.waiting.findIndex((task, index) => {
    if (task.attach !== undefined) attached += 1;
    return attached > 1 || index >= MAX_BATCH_COMMANDS;
  });
  return lane.waiting.splice(0, end === -1 ? lane.waiting.length : end);
}

type Batch = {
  readonly entries: readonly StoredEntry[];
  readonly results: readonly Result[];
  readonly after: Folded;
  readonly attachment: Attachment;
};

function decideBatch(before: Folded, tasks: readonly Task[], options: { now: number; buildDeadlineMs: number }): Batch {
  let { state, bytes } = before;
  let attachment: Attachment = {};
  const entries: StoredEntry[] = [];
  const results = tasks.map(({ command, attach }): Result => {
    const decision: Decision =
      command === undefined ? { kind: "accepted", entries: [] } : decide(state, command, options);
    if (decision.kind !== "accepted") return { ...decision, state };
    for (const added of decision.entries) {
      const stored = toStored(added);
      state = evolve(state, added.entry);
      bytes += stored.entry.length;
      entries.push(stored);
    }
    const accepted: Accepted = { ...decision, state };
    attachment = attach?.(accepted) ?? attachment;
    return accepted;
  });
  return { entries, results, after: { state, bytes }, attachment };
}

function toStored({ entry, event }: NewEntry): StoredEntry {
  const text = JSON.stringify(entry);
  if (event === undefined || !("seq" in entry)) return { entry: text };
  return { entry: text, event: { seq: entry.seq, isTerminal: isTerminal(event), data: JSON.stringify(event) } };
}
