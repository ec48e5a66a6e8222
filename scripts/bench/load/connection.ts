import { connect } from "node:net";
import { once } from "node:events";
import { COUNTER } from "./messages.ts";

/** What came back: the status, and the beginning of the answer. */
export type Answer = { readonly status: number; readonly text: string };

export type Connection = Disposable & {
  /** Sends the request and resolves when its answer is whole. @throws Error when the connection ends before that */
  exchange(count: number): Promise<Answer>;
};

const ANSWER_TIMEOUT_MS = 15_000;
const STATUS_AT = "HTTP/1.1 ".length;
const END_OF_CHUNKS = "0\r\n\r\n";

/** A kept-alive connection on a raw socket that does no more than it must, so that the load costs less than what it measures. */
export async function openConnection(
  { host, port }: { host: string; port: number },
  request: string,
): Promise<Connection> {
  const socket = connect({ host, port, noDelay: true });
  socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy(new Error("a request was not answered in time")));
  await once(socket, "connect");
  const [before = "", after] = request.split(COUNTER);
  let received = "";
  let pending: PromiseWithResolvers<Answer> | undefined;
  const fail = (error?: Error): void => pending?.reject(error ?? new Error("the server closed a connection"));
  socket.setEncoding("latin1").on("data", (text: string) => {
    received = received === "" ? text : received + text;
    if (!isWhole(received)) return;
    const answer = { status: Number(received.slice(STATUS_AT, STATUS_AT + 3)), text: received };
    received = "";
    pending?.resolve(answer);
  });
  socket.on("error", fail).on("close", () => fail());
  return {
    exchange(count) {
      pending = Promise.withResolvers();
      if (socket.destroyed) fail();
      else if (after === undefined) socket.write(request, "latin1");
      else socket.write(`${before}${String(count).padStart(COUNTER.length, "0")}${after}`, "latin1");
      return pending.promise;
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

/** Whether a message is complete. Latin-1 text, so that a character is a byte. */
export function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  return length === undefined ? text.endsWith(END_OF_CHUNKS) : text.length >= headEnd + 4 + Number(length);
}
