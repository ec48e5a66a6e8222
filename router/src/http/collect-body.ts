import type { Readable } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { JoineryError } from "@joinery/shared";

export const BODY_ENCODINGS = ["identity", "gzip", "x-gzip", "br", "deflate"] as const;
export type BodyEncoding = (typeof BODY_ENCODINGS)[number];

type CollectOptions = { readonly encoding: BodyEncoding; readonly maxBytes: number };
type Decoder = ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>;

const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a body and undoes its encoding.
 *
 * 1. At most `maxBytes` are ever held: bytes are counted as they inflate, and a bomb is cut off at the limit.
 * 2. What arrives is held to the same limit, so that a stream which inflates to nothing ends as well.
 * 3. The source is never destroyed: what is left of it is read and thrown away, so that its connection can still carry
 *    the answer.
 *
 * @throws JoineryError `payload_too_large`, or `malformed_json` when the data is corrupt or ends early.
 */
export function collectBody(source: Readable, { encoding, maxBytes }: CollectOptions): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let received = 0;
  let held = 0;
  let decoder: Decoder | undefined;

  const keep = (chunk: Buffer): void => {
    held += chunk.byteLength;
    if (held > maxBytes) return fail(tooLarge(maxBytes));
    chunks.push(chunk);
  };
  const finish = (): void => {
    release();
    resolve(Buffer.concat(chunks, held));
  };
  const fail = (error: JoineryError): void => {
    release();
    chunks.length = 0;
    reject(error);
  };
  const onCorrupt = (cause: Error): void => {
    const message = `The body is not complete, valid ${encoding} data.`;
    fail(new JoineryError("malformed_json", { message, cause }));
  };
  const startDecoder = (first: Buffer): Decoder => {
    const started = createDecoder(encoding, first);
    started.on("data", keep).on("end", finish).on("error", onCorrupt);
    started.on("drain", () => source.resume());
    decoder = started;
    return started;
  };
  const onData = (chunk: Buffer): void => {
    received += chunk.byteLength;
    if (received > maxBytes) return fail(tooLarge(maxBytes));
    if (encoding === "identity") return keep(chunk);
    if (chunk.byteLength > 0 && !(decoder ?? startDecoder(chunk)).write(chunk)) source.pause();
  };
  const onEnd = (): void => (decoder === undefined ? finish() : void decoder.end());
  // A source closes after its end as well, while the decoder may still be at work.
  const onBroken = (): void => {
    if (!source.readableEnded) fail(new JoineryError("malformed_json", { message: "The body ended early." }));
  };
  const release = (): void => {
    source.off("data", onData).off("end", onEnd).off("close", onBroken);
    decoder?.off("data", keep).off("end", finish).destroy();
    source.resume();
  };

  // Stays for good: a source that breaks after its body was given up must not end the process.
  source.on("error", onBroken);
  source.on("data", onData).on("end", onEnd).on("close", onBroken);
  return promise;
}

function tooLarge(maxBytes: number): JoineryError {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${maxBytes} bytes`;
  return new JoineryError("payload_too_large", { message: `The request body is larger than ${limit}.` });
}

function createDecoder(encoding: BodyEncoding, first: Buffer): Decoder {
  const options = { chunkSize: CHUNK_BYTES };
  if (encoding === "br") return createBrotliDecompress({ ...options, finishFlush: constants.BROTLI_OPERATION_FINISH });
  if (encoding !== "deflate") return createGunzip(options);
  // RFC 9110 section 8.4.1.2: deflate is the zlib format, but some senders leave its header out.
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate(options) : createInflateRaw(options);
}
