/** One server's publishers and subscribers, and rounds of messages between them, every one counted and checked. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "node:net";
import { percentile } from "../statistics.ts";
import type { Endpoint, LoadOptions, RoundOptions, RoundResult } from "./endpoint.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { openReader } from "./reader.ts";
import { countMisplaced, createPosition, createTally, toMark, type Position, type Tally } from "./tally.ts";

export type Load = Disposable & { round(options: RoundOptions): Promise<RoundResult> };

type Channel = { readonly endpoint: Endpoint; readonly tally: Tally };
type Send = (publisher: Publisher, sender: number) => Promise<void>;
/** Whether another message is due, given how many were sent in this round. */
type GoesOn = (sent: number) => boolean;

const CONNECT_AT_ONCE = 100;
/** Between the answer's head and the subscription itself there may be a few turns of the server's loop. */
const SETTLE_MS = 100;

/** Connects the subscribers. @throws Error when a stream is refused or does not open */
export async function openLoad({ endpoints, subscribers, publishers, stalled = 0 }: LoadOptions): Promise<Load> {
  const channels = endpoints.map((endpoint): Channel => ({ endpoint, tally: createTally() }));
  const senders: number[] = [];
  const sentAt: number[] = [];
  const arrivals = createArrivals(sentAt);
  const sockets = await connectAll(channels, { subscribers, stalled, read: arrivals.read });
  await sleep(SETTLE_MS);

  let padding = "";
  const send: Send = (publisher, sender) => {
    const number = senders.push(sender) - 1;
    const { endpoint } = channels[number % channels.length] ?? { endpoint: publisher.endpoint };
    const text = JSON.stringify({ ...endpoint.body, message: `${toMark(number)}${padding}` });
    sentAt[number] = performance.now();
    return publisher.post(endpoint.publishPath, text);
  };

  const round: Load["round"] = async ({ publishMs, maxMessages = Infinity, drainMs, perSecond, paddingBytes = 0 }) => {
    padding = "x".repeat(paddingBytes);
    const sentBefore = senders.length;
    const before = channels.map(({ tally }) => ({ outOfOrder: tally.outOfOrder(), order: tally.order().length }));
    arrivals.begin(perSecond !== undefined);
    using connections = new DisposableStack();
    const pool = await connectPublishers(channels, publishers, connections);
    const startedAt = performance.now();
    const goesOn: GoesOn = (sent) => sent < maxMessages && performance.now() - startedAt < publishMs;
    if (perSecond === undefined) await publishFreely(pool, send, () => goesOn(senders.length - sentBefore));
    else await publishPaced(pool, send, { perSecond, goesOn });
    const messages = senders.length - sentBefore;
    await arrivals.complete(messages * subscribers, drainMs);
    const elapsedMs = performance.now() - startedAt;
    let outOfOrder = 0;
    for (const [index, { tally }] of channels.entries()) {
      const start = before[index] ?? { outOfOrder: 0, order: 0 };
      const misplaced = countMisplaced(tally.order().slice(start.order), (number) => senders[number] ?? -1);
      outOfOrder += tally.outOfOrder() - start.outOfOrder + misplaced;
    }
    const deliveries = arrivals.count();
    const lost = messages * subscribers - deliveries;
    return { messages, deliveries, elapsedMs, lost, outOfOrder, ...arrivals.latency() };
  };

  return {
    round,
    [Symbol.dispose]() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
  };
}

type Arrivals = {
  /** Counts what one subscriber got. */
  read(tally: Tally, position: Position, bytes: Buffer): void;
  begin(isTimed: boolean): void;
  count(): number;
  /** Resolves when so many have arrived in this round, or after `drainMs`. */
  complete(wanted: number, drainMs: number): Promise<void>;
  latency(): Pick<RoundResult, "latencyMs">;
};

function createArrivals(sentAt: readonly number[]): Arrivals {
  let count = 0;
  let wanted = Infinity;
  let isTimed = false;
  let samples: number[] = [];
  let resolve: () => void = () => {};
  return {
    read(tally, position, bytes) {
      const from = position.count;
      tally.read(position, bytes);
      count += position.count - from;
      if (isTimed && position.count > from) {
        const now = performance.now();
        const order = tally.order();
        for (let at = from; at < position.count; at += 1) samples.push(now - (sentAt[order[at] ?? 0] ?? now));
      }
      if (count >= wanted) resolve();
    },
    begin(timed) {
      count = 0;
      samples = [];
      isTimed = timed;
      wanted = Infinity;
    },
    count: () => count,
    async complete(expected, drainMs) {
      const all = Promise.withResolvers<void>();
      resolve = all.resolve;
      wanted = expected;
      if (count >= wanted) return;
      const late = setTimeout(resolve, drainMs);
      await all.promise;
      clearTimeout(late);
    },
    latency() {
      if (!isTimed) return {};
      const sorted = samples.toSorted((left, right) => left - right);
      return { latencyMs: { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) } };
    },
  };
}

type Readers = Pick<LoadOptions, "subscribers"> & { readonly stalled: number; readonly read: Arrivals["read"] };

async function connectAll(
  channels: readonly Channel[],
  { subscribers, stalled, read }: Readers,
): Promise<readonly Socket[]> {
  const buffer = Buffer.allocUnsafe(256 * 1024);
  const open = channels.flatMap(({ endpoint, tally }) =>
    Array.from({ length: subscribers }, () => () => {
      const position = createPosition();
      const onRead = (bytes: Buffer): boolean => {
        read(tally, position, bytes);
        return true;
      };
      return openReader(endpoint, { buffer, onRead });
    }),
  );
  for (const { endpoint } of channels.slice(0, 1))
    for (let count = 0; count < stalled; count += 1)
      open.push(() => openReader(endpoint, { buffer, onRead: () => false }));
  const sockets: Socket[] = [];
  while (sockets.length < open.length) {
    const next = open.slice(sockets.length, sockets.length + CONNECT_AT_ONCE);
    sockets.push(...(await Promise.all(next.map((start) => start()))));
  }
  return sockets;
}

/** Connected anew for each round, since servers close connections that were idle while the others had their turns. */
async function connectPublishers(
  channels: readonly Channel[],
  count: number,
  connections: DisposableStack,
): Promise<readonly Publisher[]> {
  const [first] = channels;
  if (first === undefined) return [];
  const pool = await Promise.all(Array.from({ length: count }, () => createPublisher(first.endpoint)));
  for (const publisher of pool) connections.use(publisher);
  return pool;
}

async function publishFreely(pool: readonly Publisher[], send: Send, goesOn: () => boolean): Promise<void> {
  const publish = async (publisher: Publisher, sender: number): Promise<void> => {
    while (goesOn()) await send(publisher, sender);
  };
  await Promise.all(pool.map(publish));
}

/** One message every so often, on whatever connection is free; when none is, the message waits for one. */
async function publishPaced(
  pool: readonly Publisher[],
  send: Send,
  { perSecond, goesOn }: { perSecond: number; goesOn: GoesOn },
): Promise<void> {
  const startedAt = performance.now();
  let sent = 0;
  const publish = async (publisher: Publisher, sender: number): Promise<void> => {
    for (;;) {
      if (!goesOn(sent)) return;
      const dueAt = startedAt + (sent * 1000) / perSecond;
      sent += 1;
      const wait = dueAt - performance.now();
      if (wait > 0) await sleep(wait);
      await send(publisher, sender);
    }
  };
  await Promise.all(pool.map(publish));
}
