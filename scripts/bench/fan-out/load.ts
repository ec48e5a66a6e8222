/** The load process: the publishers and the subscribers of one server under test. Run by `load-process.ts`. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint, LoadAnswer, LoadCommand, RoundOptions, RoundResult } from "./endpoint.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { countMisplaced, createPosition, createTally, toMark } from "./tally.ts";

const CONNECT_AT_ONCE = 100;
/** Between the answer's head and the subscription itself there may be a few turns of the server's loop. */
const SETTLE_MS = 100;
const OPEN_TIMEOUT_MS = 15_000;

type Load = Disposable & { round(options: RoundOptions): Promise<RoundResult> };

let load: Load | undefined;
process.on("message", (command: LoadCommand) => {
  obey(command)
    .then(
      (result): LoadAnswer => (result === undefined ? {} : { result }),
      (error: unknown): LoadAnswer => ({ error: String(error) }),
    )
    .then((answer) => process.send?.(answer));
});
process.once("disconnect", () => process.exit());

async function obey(command: LoadCommand): Promise<RoundResult | undefined> {
  switch (command.type) {
    case "connect":
      load = await openLoad(command);
      return undefined;
    case "round":
      return load?.round(command.options);
    case "disconnect":
      load?.[Symbol.dispose]();
      load = undefined;
      return undefined;
    default:
      throw new Error(`unknown command: ${JSON.stringify(command satisfies never)}`);
  }
}

async function openLoad(options: { endpoint: Endpoint; subscribers: number; publishers: number }): Promise<Load> {
  const { endpoint } = options;
  const tally = createTally();
  const senders: number[] = [];
  let wanted = Infinity;
  let complete: () => void = () => {};
  const sockets: Socket[] = [];
  // Reads are synchronous, so one buffer serves every socket.
  const shared = Buffer.allocUnsafe(256 * 1024);
  const onRead = (position: ReturnType<typeof createPosition>, bytes: Buffer): void => {
    tally.read(position, bytes);
    if (tally.delivered() >= wanted) complete();
  };
  while (sockets.length < options.subscribers) {
    const count = Math.min(CONNECT_AT_ONCE, options.subscribers - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: count }, () => subscribe(endpoint, shared, onRead)))));
  }
  await sleep(SETTLE_MS);

  const publish = async (publisher: Publisher, sender: number, until: (sent: number) => boolean): Promise<void> => {
    while (until(senders.length)) {
      const message = toMark(senders.push(sender) - 1);
      await publisher.post(JSON.stringify({ ...endpoint.body, message }));
    }
  };

  return {
    async round({ publishMs, maxMessages, drainMs }) {
      const before = { sent: senders.length, delivered: tally.delivered(), outOfOrder: tally.outOfOrder() };
      wanted = Infinity;
      // Connected anew, since servers close connections that were idle while the others had their turns.
      using connections = new DisposableStack();
      const publishers = await Promise.all(Array.from({ length: options.publishers }, () => createPublisher(endpoint)));
      for (const publisher of publishers) connections.use(publisher);
      const startedAt = performance.now();
      const goesOn = (sent: number) => sent - before.sent < maxMessages && performance.now() - startedAt < publishMs;
      await Promise.all(publishers.map((publisher, sender) => publish(publisher, sender, goesOn)));
      const messages = senders.length - before.sent;
      await new Promise<void>((resolve) => {
        complete = resolve;
        wanted = before.delivered + messages * sockets.length;
        if (tally.delivered() >= wanted) resolve();
        else setTimeout(resolve, drainMs).unref();
      });
      const elapsedMs = performance.now() - startedAt;
      const deliveries = tally.delivered() - before.delivered;
      const order = tally.order().slice(before.sent);
      const misplaced = countMisplaced(order, (number) => senders[number] ?? -1);
      return {
        messages,
        deliveries,
        elapsedMs,
        lost: messages * sockets.length - deliveries,
        outOfOrder: tally.outOfOrder() - before.outOfOrder + misplaced,
      };
    },
    [Symbol.dispose]() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
  };
}

/** A reader on a raw socket: HTTP's chunk framing is left in, since the marks are found without taking it out. */
async function subscribe(
  { host, port, streamPath }: Endpoint,
  buffer: Buffer,
  onRead: (position: ReturnType<typeof createPosition>, bytes: Buffer) => void,
): Promise<Socket> {
  const position = createPosition();
  const opened = Promise.withResolvers<void>();
  let isOpen = false;
  const socket = connect({
    host,
    port,
    noDelay: true,
    onread: {
      buffer,
      callback(length) {
        const bytes = buffer.subarray(0, length);
        if (isOpen) onRead(position, bytes);
        else if (bytes.toString("latin1", 0, 12) === "HTTP/1.1 200") opened.resolve();
        else opened.reject(new Error(`a stream was refused: ${bytes.toString("latin1", 0, 500)}`));
        isOpen = true;
        return true;
      },
    },
  });
  socket.on("error", opened.reject);
  socket.setTimeout(OPEN_TIMEOUT_MS, () => socket.destroy(new Error("a stream did not open")));
  await once(socket, "connect");
  socket.write(`GET ${streamPath} HTTP/1.1\r\nhost: ${host}:${port}\r\naccept: text/event-stream\r\n\r\n`);
  await opened.promise;
  socket.setTimeout(0);
  return socket;
}
