import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryStorage } from "../storage/memory.ts";
import type { StoredEvent } from "../storage/storage.ts";
import { createFanOut, type FanOut, type Subscription } from "./fan-out.ts";
import type { Chunk } from "./frame.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));
const settle = async () => {
  for (let count = 0; count < 8; count += 1) await turn();
};

const disposables: FanOut[] = [];
afterEach(() => {
  for (const fanOut of disposables.splice(0)) fanOut.dispose();
  vi.useRealTimers();
});

/** A conversation with a log and a fan-out over it; `emit` makes the next events durable and publishes them. */
function createScene(ring = { maxFrames: 4, maxBytes: 10_000 }) {
  const storage = createMemoryStorage();
  const readEvents = vi.fn(storage.readEvents);
  const onError = vi.fn();
  const pace = { now: 0, writeMs: 0, hasMore: false };
  const fanOut = createFanOut({
    readEvents,
    heartbeatMs: 1_000,
    onError,
    ring,
    now: () => pace.now,
    hasMore: () => pace.hasMore,
  });
  disposables.push(fanOut);
  let seq = 0;
  const emit = async (count = 1, more: Partial<StoredEvent> = {}): Promise<void> => {
    const events = Array.from({ length: count }, () => ({ seq: ++seq, isTerminal: false, data: `"e${seq}"`, ...more }));
    const entries = events.map((event) => ({ entry: "{}", event }));
    await storage.append({ conversationId: "c", from: seq - count, entries, isActive: true });
    fanOut.publish("c", events);
  };
  const subscribe = (after = 0) => createReader(fanOut, after, () => void (pace.now += pace.writeMs));
  return { fanOut, emit, subscribe, readEvents, onError, pace, tip: () => seq };
}

/** A reader that can stop reading; `seqs` is what it has got. */
function createReader(fanOut: FanOut, after: number, onWrite: () => void) {
  const seqs: number[] = [];
  const chunks: Chunk[] = [];
  const state = { isEnded: false, isStalled: false, writesWhileFull: 0, isFull: false };
  const subscription: Subscription = fanOut.subscribe({
    conversationId: "c",
    after,
    sink: {
      write(chunk) {
        if (state.isFull) state.writesWhileFull += 1;
        onWrite();
        chunks.push(chunk);
        for (const match of chunk.payload.toString().matchAll(/^id: (\d+)$/gm)) seqs.push(Number(match[1]));
        state.isFull = state.isStalled;
        return !state.isStalled;
      },
      end: () => (state.isEnded = true),
    },
  });
  const unstall = () => {
    state.isStalled = false;
    state.isFull = false;
    subscription.resume();
  };
  return { seqs, chunks, state, unstall, stall: () => (state.isStalled = true), close: subscription.close };
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A scene on a fake clock whose reader has one event, and waits for the second: its write is dear and more may come. */
async function startDearWrite() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { emit, subscribe, pace } = createScene();
  pace.writeMs = 2;
  const reader = subscribe();
  await settle();
  await emit(1);
  await settle();
  pace.hasMore = true;
  await emit(1);
  await settle();
  return { emit, pace, reader };
}

describe("the fan-out", () => {
  it("gives a late joiner the log and then what comes, without gap or repeat", async () => {
    const { emit, subscribe } = createScene();
    await emit(10);
    const reader = subscribe();
    await emit(1);
    await settle();
    await emit(2);
    await settle();
    expect(reader.seqs).toEqual(upTo(13));
  });

  it("sends what was published in one event-loop turn in one write, shared by all at the same place", async () => {
    const { emit, subscribe, readEvents } = createScene();
    const readers = [subscribe(), subscribe(), subscribe()];
    await settle();
    readEvents.mockClear();
    await Promise.all([emit(2), emit(1)]);
    await settle();
    expect(readers.map(({ chunks }) => chunks.length)).toEqual([1, 1, 1]);
    expect(new Set(readers.map(({ chunks }) => chunks[0])).size).toBe(1);
    expect(readEvents).not.toHaveBeenCalled();
  });

  it("waits for events that are about to become durable when a write is dear, and sends them together", async () => {
    const { emit, pace, reader } = await startDearWrite();
    expect(reader.seqs).toEqual([1]);
    pace.hasMore = false;
    await emit(1);
    await settle();
    expect(reader.seqs).toEqual([1, 2, 3]);
    expect(reader.chunks).toHaveLength(2);
  });

  it("does not wait when a write is cheap", async () => {
    const { emit, subscribe, pace } = createScene();
    const reader = subscribe();
    await settle();
    pace.hasMore = true;
    await emit(1);
    await settle();
    expect(reader.seqs).toEqual([1]);
  });

  it("does not wait for ever: what it waits for may never be written", async () => {
    const { pace, reader } = await startDearWrite();
    pace.now += 4;
    vi.advanceTimersByTime(1);
    expect(reader.seqs).toEqual([1]);
    pace.now += 1;
    vi.advanceTimersByTime(1);
    expect(reader.seqs).toEqual([1, 2]);
  });

  it("reads the log once for all who join at the same place", async () => {
    const { emit, subscribe, readEvents } = createScene();
    await emit(3);
    const readers = Array.from({ length: 50 }, () => subscribe());
    await settle();
    expect(readers.every(({ seqs }) => seqs.length === 3)).toBe(true);
    expect(readEvents).toHaveBeenCalledTimes(2);
  });

  it("frames each write as one chunk of HTTP/1.1", async () => {
    const { emit, subscribe } = createScene();
    const reader = subscribe();
    await emit(1);
    await settle();
    expect(reader.chunks[0]?.framed.toString()).toBe('12\r\nid: 1\ndata: "e1"\n\n\r\n');
  });

  it("leaves a reader that stopped alone, without effect on the others, and lets it catch up from the log", async () => {
    const { emit, subscribe } = createScene();
    const [slow, quick] = [subscribe(), subscribe()];
    await settle();
    slow.stall();
    for (let count = 0; count < 20; count += 1) {
      await emit(1);
      await settle();
    }
    expect(quick.seqs).toEqual(upTo(20));
    expect(slow.seqs).toEqual([1]);
    expect(slow.state.writesWhileFull).toBe(0);
    slow.unstall();
    await settle();
    expect(slow.seqs).toEqual(upTo(20));
  });

  it("ends the stream after a build's last event, and not with what follows", async () => {
    const { emit, subscribe, fanOut } = createScene();
    const reader = subscribe();
    await emit(1);
    await emit(1, { isTerminal: true });
    await emit(1);
    await settle();
    expect(reader.seqs).toEqual([1, 2]);
    expect(reader.state.isEnded).toBe(true);
    expect(fanOut.count()).toBe(0);
  });

  it("ends a late joiner's stream at the end that is in the log", async () => {
    const { emit, subscribe } = createScene();
    await emit(2);
    await emit(1, { isTerminal: true });
    await emit(2);
    const reader = subscribe(1);
    await settle();
    expect(reader.seqs).toEqual([2, 3]);
    expect(reader.state.isEnded).toBe(true);
  });

  it("forgets a reader that has gone at once", async () => {
    const { emit, subscribe, fanOut } = createScene();
    const reader = subscribe();
    await settle();
    reader.close();
    expect(fanOut.count()).toBe(0);
    await emit(1);
    await settle();
    expect(reader.seqs).toEqual([]);
  });

  it("ends the stream of a reader whose log cannot be read, and says so", async () => {
    const { subscribe, readEvents, onError } = createScene();
    readEvents.mockRejectedValueOnce(new Error("disk"));
    const reader = subscribe();
    await settle();
    expect(reader.state.isEnded).toBe(true);
    expect(onError).toHaveBeenCalledOnce();
  });

  it("writes a comment to streams that were silent, and none to those that do not read", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { subscribe } = createScene();
    const [idle, stalled] = [subscribe(), subscribe()];
    await settle();
    stalled.state.isStalled = true;
    vi.advanceTimersByTime(1_000);
    expect(idle.chunks.map(({ payload }) => payload.toString())).toEqual([": keep-alive\n\n"]);
    vi.advanceTimersByTime(5_000);
    expect(stalled.chunks).toHaveLength(1);
    expect(idle.chunks.length).toBeGreaterThanOrEqual(5);
  });

  it("brings every event once and in order, whatever readers do", async () => {
    const action = fc.oneof(
      { weight: 3, arbitrary: fc.record({ type: fc.constant("emit"), count: fc.integer({ min: 1, max: 6 }) }) },
      fc.record({
        type: fc.constantFrom("stall", "unstall", "reconnect", "turn", "hurry", "gather"),
        reader: fc.integer({ min: 0, max: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40, size: "max" }), async (actions) => {
        const { emit, subscribe, tip, fanOut, pace } = createScene({ maxFrames: 3, maxBytes: 200 });
        pace.writeMs = 2;
        const readers = [0, 1, 2, 3].map(() => ({ current: subscribe(), got: [] as number[] }));
        for (const next of actions) {
          const reader = "reader" in next ? readers[next.reader] : undefined;
          if ("count" in next) await emit(next.count);
          else if (next.type === "turn") await turn();
          else if (next.type === "gather" || next.type === "hurry") pace.hasMore = next.type === "gather";
          else if (next.type === "stall") reader?.current.stall();
          else if (next.type === "unstall") reader?.current.unstall();
          else if (reader !== undefined) {
            reader.current.close();
            reader.got.push(...reader.current.seqs);
            reader.current = subscribe(reader.got.at(-1) ?? 0);
          }
        }
        pace.hasMore = false;
        for (const { current } of readers) current.unstall();
        await emit(1);
        await settle();
        for (let rounds = 0; rounds < 20; rounds += 1) await turn();
        for (const { current, got } of readers) {
          expect([...got, ...current.seqs]).toEqual(upTo(tip()));
          expect(current.state.writesWhileFull).toBe(0);
        }
        fanOut.dispose();
      }),
      { numRuns: 150 },
    );
  });
});
