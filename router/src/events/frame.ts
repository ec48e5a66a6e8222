import { formatEvent } from "@joinery/shared";
import type { StoredEvent } from "../storage/storage.ts";

/** One event as subscribers get it, encoded once for all of them. */
export type Frame = { readonly seq: number; readonly isTerminal: boolean; readonly bytes: Buffer };

/**
 * One piece of a stream, as one chunk of HTTP/1.1's chunked coding (RFC 9112, section 7.1) and, being a view of the same memory,
 * without it.
 */
export type Chunk = { readonly framed: Buffer; readonly payload: Buffer };

/** Consecutive events in one chunk. */
export type Batch = { readonly chunk: Chunk; readonly lastSeq: number; readonly isEnd: boolean };

export function toFrame({ seq, isTerminal, data }: StoredEvent): Frame {
  return { seq, isTerminal, bytes: Buffer.from(formatEvent(seq, data)) };
}

export function toChunk(parts: readonly Uint8Array[]): Chunk {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = Buffer.from(`${length.toString(16)}\r\n`);
  const framed = Buffer.concat([head, ...parts, CRLF]);
  return { framed, payload: framed.subarray(head.length, head.length + length) };
}

/** The events from `from` on, up to the end of a build or to `maxBytes`, but at least one; `undefined` when there is none. */
export function toBatch(frames: readonly Frame[], from: number, maxBytes: number): Batch | undefined {
  const parts: Buffer[] = [];
  let last: Frame | undefined;
  let bytes = 0;
  for (let index = from; index < frames.length; index += 1) {
    const frame = frames[index];
    if (frame === undefined) break;
    bytes += frame.bytes.length;
    if (last !== undefined && bytes > maxBytes) break;
    parts.push(frame.bytes);
    last = frame;
    if (frame.isTerminal) break;
  }
  return last && { chunk: toChunk(parts), lastSeq: last.seq, isEnd: last.isTerminal };
}

const CRLF = Buffer.from("\r\n");
