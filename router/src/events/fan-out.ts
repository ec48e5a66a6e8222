/**
 * Brings a conversation's events to its subscribers.
 *
 * 1. A subscriber is a cursor: the last sequence number it was sent. It has no queue.
 * 2. A channel (a conversation with subscribers) keeps a bounded ring of its newest frames, each encoded once.
 * 3. At most once per event-loop turn every ready subscriber gets one write with all it has not had, shared by all at the same cursor.
 *    A write costs the same for one event as for a hundred. So where more events are about to become durable, a channel waits for
 *    them: not longer than a few times what its last flush took, and never longer than `MAX_GATHER_MS`.
 * 4. A subscriber whose socket is full is skipped until it drains; then it goes on from the ring, or from the log when the ring
 *    no longer reaches back that far.
 * 5. A new subscriber reads the log until it is empty, and only then the ring: it is in the channel from the start, so that
 *    what is written meanwhile is in one of the two.
 * 6. After a build's last event the stream ends.
 */
import { formatRetry, HEARTBEAT_FRAME, STREAM_RETRY_MS } from "@joinery/shared";
import { NO_METRICS, type Metrics } from "../metrics/metrics.ts";
import type { EventPage, StoredEvent } from "../storage/storage.ts";
import { toBatch, toChunk, toFrame, type Batch, type Chunk, type Frame } from "./frame.ts";

/** Where a subscriber's bytes go. */
export type Sink = {
  /** Writes; `false` when the reader does not keep up and `resume` of the subscription will be called later. */
  write(chunk: Chunk): boolean;
  /** Ends the stream properly. */
  end(): void;
};

export type Subscription = {
  /** The sink takes bytes again. */
  resume(): void;
  /** The reader has gone. */
  close(): void;
};

export type FanOut = {
  /** Takes events that are durable, in order. */
  publish(conversationId: string, events: readonly StoredEvent[]): void;
  /** Sends all events after a sequence number, then what comes, until a build ends. */
  subscribe(subscriber: { conversationId: string; after: number; sink: Sink }): Subscription;
  /** How many streams are open. */
  count(): number;
  /** Ends all streams properly, after a hint when to come back; their readers reconnect and resume. */
  dispose(): void;
};

type Deps = {
  readonly readEvents: (conversationId: string, page: EventPage) => Promise<StoredEvent[]>;
  readonly heartbeatMs: number;
  /** Whether more events of a conversation are being made durable. */
  readonly hasMore?: (conversationId: string) => boolean;
  readonly metrics?: Pick<Metrics, "streamOpened" | "streamStalled" | "delivered">;
  /** Told when a subscriber's log could not be read; its stream has been ended. */
  readonly onError: (error: unknown, conversationId: string) => void;
  readonly ring?: { readonly maxFrames: number; readonly maxBytes: number };
  /** Monotonic milliseconds. */
  readonly now?: () => number;
};

type Subscriber = {
  readonly sink: Sink;
  cursor: number;
  /** Has read the log to its end once (invariant 5). */
  isLive: boolean;
  isFull: boolean;
  isReading: boolean;
  isClosed: boolean;
  /** Since the last tick of the heartbeat. */
  hasWritten: boolean;
};

type Channel = {
  readonly conversationId: string;
  readonly subscribers: Set<Subscriber>;
  readonly ring: Frame[];
  ringBytes: number;
  /** Reads of the log under way, by cursor: subscribers at the same place share one. */
  readonly reads: Map<number, Promise<Batch | undefined>>;
  /** When the first event came that has not been flushed. */
  waitingSince: number;
  /** How long the last flush took. */
  flushMs: number;
};

const DEFAULT_RING = { maxFrames: 1024, maxBytes: 1024 * 1024 };
const MAX_BATCH_BYTES = 256 * 1024;
const PAGE_EVENTS = 256;
const MAX_GATHER_MS = 5;
/** A flush that takes a tenth of a millisecond does not pay for a wait; one that takes several pays for all of it. */
const GATHER_PER_FLUSH = 4;
const RECHECK_MS = 1;
const HEARTBEAT = toChunk([Buffer.from(HEARTBEAT_FRAME)]);

export function createFanOut(deps: Deps): FanOut {
  const channels = new Map<string, Channel>();
  const dirty = new Set<Channel>();
  const metrics = deps.metrics ?? NO_METRICS;
  const ringLimits = deps.ring ?? DEFAULT_RING;
  const { hasMore = () => false, now = () => performance.now() } = deps;
  let isScheduled = false;
  let patience: NodeJS.Timeout | undefined;
  let isDisposed = false;
  // Two ticks are the longest that a stream can be silent.
  const heartbeat = setInterval(() => beat(channels.values(), send), deps.heartbeatMs / 2);
  heartbeat.unref();

  const remove = (channel: Channel, subscriber: Subscriber): void => {
    subscriber.isClosed = true;
    channel.subscribers.delete(subscriber);
    if (channel.subscribers.size === 0 && channels.get(channel.conversationId) === channel) {
      channels.delete(channel.conversationId);
    }
  };

  const end = (channel: Channel, subscriber: Subscriber): void => {
    if (subscriber.isClosed) return;
    remove(channel, subscriber);
    subscriber.sink.end();
  };

  const deliver = (channel: Channel, subscriber: Subscriber, batch: Batch): void => {
    // The log has no gaps, so two numbers tell how many events lie between them.
    metrics.delivered(batch.lastSeq - subscriber.cursor, batch.chunk.payload.length);
    subscriber.cursor = batch.lastSeq;
    send(subscriber, batch.chunk);
    if (subscriber.isFull) metrics.streamStalled();
    if (batch.isEnd) end(channel, subscriber);
  };

  /** Sends what can be sent now. `batches` shares the work among subscribers at the same cursor. */
  const pump = (channel: Channel, subscriber: Subscriber, batches = new Map<number, Batch>()): void => {
    while (!subscriber.isClosed && !subscriber.isFull && !subscriber.isReading) {
      const next = channel.ring.at(-1) === undefined ? undefined : subscriber.cursor - (channel.ring[0]?.seq ?? 0) + 1;
      if (!subscriber.isLive || (next !== undefined && next < 0)) return void catchUp(channel, subscriber);
      if (next === undefined) return;
      const batch = batches.get(subscriber.cursor) ?? toBatch(channel.ring, next, MAX_BATCH_BYTES);
      if (batch === undefined) return;
      batches.set(subscriber.cursor, batch);
      deliver(channel, subscriber, batch);
    }
  };

  const catchUp = async (channel: Channel, subscriber: Subscriber): Promise<void> => {
    subscriber.isReading = true;
    try {
      const batch = await readShared(channel, subscriber.cursor);
      subscriber.isReading = false;
      if (subscriber.isClosed) return;
      if (batch === undefined) subscriber.isLive = true;
      else deliver(channel, subscriber, batch);
      pump(channel, subscriber);
    } catch (error) {
      deps.onError(error, channel.conversationId);
      end(channel, subscriber);
    }
  };

  const readShared = (channel: Channel, after: number): Promise<Batch | undefined> => {
    const pending = channel.reads.get(after) ?? readBatch(channel.conversationId, after);
    channel.reads.set(after, pending);
    return pending.finally(() => channel.reads.delete(after));
  };

  const readBatch = async (conversationId: string, after: number): Promise<Batch | undefined> => {
    const events = await deps.readEvents(conversationId, { after, limit: PAGE_EVENTS, maxBytes: MAX_BATCH_BYTES });
    return toBatch(events.map(toFrame), 0, Infinity);
  };

  const flush = (): void => {
    isScheduled = false;
    for (const channel of dirty) {
      const startedAt = now();
      if (isWaiting(channel, startedAt)) continue;
      dirty.delete(channel);
      const batches = new Map<number, Batch>();
      for (const subscriber of channel.subscribers) pump(channel, subscriber, batches);
      channel.flushMs = now() - startedAt;
    }
    // What a channel waits for may fail to be written; then nothing else calls.
    if (dirty.size > 0) patience ??= setTimeout(lookAgain, RECHECK_MS);
  };

  const lookAgain = (): void => {
    patience = undefined;
    flush();
  };

  const isWaiting = ({ conversationId, subscribers, waitingSince, flushMs }: Channel, at: number): boolean => {
    const isPatient = at - waitingSince < Math.min(flushMs * GATHER_PER_FLUSH, MAX_GATHER_MS);
    return isPatient && subscribers.size > 0 && hasMore(conversationId);
  };

  const publish: FanOut["publish"] = (conversationId, events) => {
    const channel = channels.get(conversationId);
    if (channel === undefined || events.length === 0) return;
    for (const event of events) addToRing(channel, toFrame(event), ringLimits);
    if (!dirty.has(channel)) channel.waitingSince = now();
    dirty.add(channel);
    if (!isScheduled) setImmediate(flush);
    isScheduled = true;
  };

  const subscribe: FanOut["subscribe"] = ({ conversationId, after, sink }) => {
    const channel = channels.get(conversationId) ?? createChannel(conversationId);
    channels.set(conversationId, channel);
    const subscriber: Subscriber = {
      sink,
      cursor: after,
      isLive: false,
      isFull: false,
      isReading: false,
      isClosed: false,
      hasWritten: true,
    };
    channel.subscribers.add(subscriber);
    metrics.streamOpened();
    if (isDisposed) end(channel, subscriber);
    else pump(channel, subscriber);
    return {
      resume() {
        subscriber.isFull = false;
        pump(channel, subscriber);
      },
      close: () => remove(channel, subscriber),
    };
  };

  return {
    publish,
    subscribe,
    count: () => [...channels.values()].reduce((sum, { subscribers }) => sum + subscribers.size, 0),
    dispose() {
      isDisposed = true;
      clearInterval(heartbeat);
      clearTimeout(patience);
      for (const channel of channels.values()) {
        for (const subscriber of channel.subscribers) {
          subscriber.sink.write(toRetryHint());
          end(channel, subscriber);
        }
      }
    },
  };
}

/** Tells a reader when to come back: each at another moment, so that the next process is not met by all at once. */
function toRetryHint(): Chunk {
  return toChunk([Buffer.from(formatRetry(Math.round(STREAM_RETRY_MS * (0.25 + Math.random() * 0.75))))]);
}

function createChannel(conversationId: string): Channel {
  return {
    conversationId,
    subscribers: new Set(),
    ring: [],
    ringBytes: 0,
    reads: new Map(),
    waitingSince: 0,
    flushMs: 0,
  };
}

/** The newest frame stays, however large: everybody is about to get it. */
function addToRing(channel: Channel, frame: Frame, limits: { maxFrames: number; maxBytes: number }): void {
  const { ring } = channel;
  ring.push(frame);
  channel.ringBytes += frame.bytes.length;
  while (ring.length > 1 && (ring.length > limits.maxFrames || channel.ringBytes > limits.maxBytes)) {
    channel.ringBytes -= ring.shift()?.bytes.length ?? 0;
  }
}

function send(subscriber: Subscriber, chunk: Chunk): void {
  subscriber.hasWritten = true;
  if (!subscriber.sink.write(chunk)) subscriber.isFull = true;
}

function beat(channels: Iterable<Channel>, write: typeof send): void {
  for (const { subscribers } of channels) {
    for (const subscriber of subscribers) {
      if (!subscriber.hasWritten && !subscriber.isFull) write(subscriber, HEARTBEAT);
      subscriber.hasWritten = false;
    }
  }
}
