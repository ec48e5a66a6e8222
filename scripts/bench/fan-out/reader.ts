import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Endpoint } from "./endpoint.ts";

export type ReaderOptions = {
  /** Reads are synchronous, so one buffer serves every socket. */
  readonly buffer: Buffer;
  /** Gets what comes after the answer's head; the bytes are overwritten afterwards. Returns whether to go on reading. */
  readonly onRead: (bytes: Buffer) => boolean;
};

const OPEN_TIMEOUT_MS = 15_000;

/** A subscriber on a raw socket: HTTP's chunk framing is left in, since the marks are found without taking it out. */
export async function openReader(endpoint: Endpoint, { buffer, onRead }: ReaderOptions): Promise<Socket> {
  const { host, port, streamPath } = endpoint;
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
        if (isOpen) return onRead(bytes);
        isOpen = true;
        const head = bytes.toString("latin1");
        if (!head.startsWith("HTTP/1.1 200")) opened.reject(new Error(`a stream was refused: ${head.slice(0, 500)}`));
        opened.resolve();
        const end = head.indexOf("\r\n\r\n") + 4;
        return onRead(bytes.subarray(end));
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
