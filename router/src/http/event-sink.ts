import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Sink } from "../events/fan-out.ts";
import type { Chunk } from "../events/frame.ts";

type SinkEvents = { readonly onDrain: () => void; readonly onClose: () => void };

/**
 * Begins an event stream on Node's response and hands out the socket below it, so that one framed buffer serves all subscribers.
 * HTTP/1.0 readers (some proxies) get the same bytes without chunk framing, ended by the end of the connection.
 *
 * Once the response has sent the headers, nothing else writes to the socket until it ends: the server takes up the next request
 * of a connection only then. A pipelined request has no socket yet; its stream goes through the response, which queues.
 */
export function openEventSink(
  exchange: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
  head: { readonly headers: Record<string, string>; readonly firstChunk: Chunk },
  { onDrain, onClose }: SinkEvents,
): Sink {
  const { incoming, outgoing } = exchange;
  outgoing.writeHead(200, { ...takeHeaders(outgoing), ...head.headers });
  outgoing.flushHeaders();
  const { socket } = outgoing;
  const isChunked = outgoing.chunkedEncoding;
  const target = socket ?? outgoing;
  let isOpen = true;
  const release = (): void => {
    isOpen = false;
    target.off("drain", onDrain);
  };
  target.on("drain", onDrain);
  outgoing.once("close", () => {
    release();
    onClose();
  });
  incoming.socket.setKeepAlive(true, TCP_KEEP_ALIVE_MS);
  const write = ({ framed, payload }: Chunk): boolean => {
    if (!isOpen || target.destroyed) return false;
    const hasRoom = target === socket && isChunked ? target.write(framed) : target.write(payload);
    // A write above the high-water mark counts as too much even when the system has taken all of it at once.
    return hasRoom || target.writableLength === 0;
  };
  write(head.firstChunk);
  return {
    write,
    end() {
      if (!isOpen) return;
      release();
      outgoing.end();
    },
  };
}

/**
 * The headers that are set on a response, which has none from then on: it would keep them for as long as the stream is open, a kilobyte
 * each. Those that are passed with the status are written and forgotten.
 */
function takeHeaders(outgoing: ServerResponse): OutgoingHttpHeaders {
  const headers = outgoing.getHeaders();
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
  return headers;
}

/** Finds readers that vanished without a word, whose sockets would else stay for ever. */
const TCP_KEEP_ALIVE_MS = 60_000;
