import { once } from "node:events";
import { connect } from "node:net";
import type { Endpoint } from "./endpoint.ts";

export type Publisher = Disposable & {
  readonly endpoint: Endpoint;
  /** Sends one body and resolves when the answer to it is complete. @throws Error on any answer but a 2xx */
  post(path: string, body: string): Promise<void>;
};

const ANSWER_TIMEOUT_MS = 60_000;

/** One kept-alive connection with one request at a time; it does no more than it must, since its process also reads. */
export async function createPublisher(endpoint: Endpoint): Promise<Publisher> {
  const { host, port, headers } = endpoint;
  const socket = connect({ host, port, noDelay: true });
  socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy(new Error("a report was not answered in time")));
  await once(socket, "connect");
  const fixed = Object.entries({ host: `${host}:${port}`, "content-type": "application/json", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  let received = "";
  let pending: PromiseWithResolvers<void> | undefined;
  const settle = (error?: Error): void => {
    const settled = pending;
    pending = undefined;
    received = "";
    if (error === undefined) settled?.resolve();
    else settled?.reject(error);
  };
  socket.setEncoding("latin1").on("data", (text: string) => {
    received += text;
    const answer = parseAnswer(received);
    if (answer === undefined) return;
    settle(answer.isOk ? undefined : new Error(`a report was refused: ${received.slice(0, 500)}`));
  });
  socket.on("error", settle).on("close", () => settle(new Error("the server closed a publisher's connection")));
  return {
    endpoint,
    post(path, body) {
      if (socket.destroyed) return Promise.reject(new Error("the server closed a publisher's connection"));
      pending = Promise.withResolvers<void>();
      const length = Buffer.byteLength(body);
      socket.write(`POST ${path} HTTP/1.1\r\n${fixed}content-length: ${length}\r\n\r\n${body}`);
      return pending.promise;
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

/** `undefined` while the answer is not whole. Latin-1 text, so that a character is a byte. */
function parseAnswer(text: string): { isOk: boolean } | undefined {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd === -1) return undefined;
  const head = text.slice(0, headEnd);
  const isOk = head.startsWith("HTTP/1.1 2");
  const isChunked = /^transfer-encoding: *chunked/im.test(head);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  const isWhole = isChunked ? text.endsWith("\r\n0\r\n\r\n") : text.length >= headEnd + 4 + length;
  return isWhole ? { isOk } : undefined;
}
