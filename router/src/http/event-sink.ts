import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sink } from "../events/fan-out.ts";

type SinkEvents = { readonly onDrain: () => void; readonly onClose: () => void };

/**
 * Begins an event stream on Node's response and hands out the socket below it, so that one framed buffer serves all subscribers.
 * HTTP/1.0 readers (some proxies) get the same bytes without chunk framing, ended by the end of the connection.
 *
 * The first bytes go through the response, which sends the headers. From then on nothing else writes to the socket until the
 * response ends: the server takes up the next request of a connection only then. Only a pipelined request has no socket yet;
 * its stream goes through the response, which queues.
 */
export function openEventSink(
  exchange: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
  head: { readonly headers: Record<string, string>; readonly firstBytes: string },
  { onDrain, onClose }: SinkEvents,
): Sink {
  const { incoming, outgoing } = exchange;
  outgoing.writeHead(200, head.headers);
  outgoing.write(head.firstBytes);
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
  return {
    write({ framed, payload }) {
      if (!isOpen || target.destroyed) return false;
      return target === socket && isChunked ? target.write(framed) : target.write(payload);
    },
    end() {
      if (!isOpen) return;
      release();
      outgoing.end();
    },
  };
}

/** Finds readers that vanished without a word, whose sockets would else stay for ever. */
const TCP_KEEP_ALIVE_MS = 60_000;
