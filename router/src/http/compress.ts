import { promisify } from "node:util";
import { brotliCompress, constants, deflate, gzip } from "node:zlib";
import { COMPRESS_ABOVE_BYTES } from "@joinery/shared";
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const COMPRESSIBLE =
  /^(?:application\/(?:[\w.-]+\+)?(?:json|xml|yaml|javascript|manifest\+json)|image\/svg\+xml|text\/(?!event-stream)[\w.-]+)/i;

const brotli = promisify(brotliCompress);
// In the order of preference. Brotli at 4 is as fast as gzip at its default and smaller.
const ENCODERS = {
  br: (bytes: Uint8Array) =>
    brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
    }),
  gzip: promisify<Uint8Array, Buffer>(gzip),
  deflate: promisify<Uint8Array, Buffer>(deflate),
} as const;
type Encoding = keyof typeof ENCODERS;

/**
 * Compresses answers above `aboveBytes` (1 KB) for clients that accept it, off the event loop. Answers are taken whole:
 * their size decides, and all but event streams, which are never touched, are of known and limited size. That an answer depends
 * on what is accepted is said by the headers that all answers have.
 */
export function createCompress(aboveBytes = COMPRESS_ABOVE_BYTES): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const compressed = await compress(c, c.res, aboveBytes);
    if (compressed === c.res) return;
    // Setting a second response merges the first one's headers in; there must be none to merge.
    c.res = undefined;
    c.res = compressed;
  };
}

/** A JSON text as an answer, compressed where that is worth it. A small one never becomes more than its text. */
export function answerJson(c: Context, text: string, status: ContentfulStatusCode): Response | Promise<Response> {
  const response = c.body(text, status, { "content-type": "application/json" });
  return text.length <= COMPRESS_ABOVE_BYTES / MAX_UTF8_BYTES ? response : compress(c, response, COMPRESS_ABOVE_BYTES);
}

/** For each unit of a text's length. */
const MAX_UTF8_BYTES = 3;

/** The answer, or a smaller one in its place. */
async function compress(c: Context, response: Response, aboveBytes: number): Promise<Response> {
  const { headers, status } = response;
  if (c.req.method === "HEAD" || status === 204 || status === 206 || status === 304) return response;
  if (!COMPRESSIBLE.test(headers.get("content-type") ?? "") || headers.has("content-encoding")) return response;
  if (/\bno-transform\b/i.test(headers.get("cache-control") ?? "")) return response;
  const accepted = c.req.header("accept-encoding");
  const encoding = accepted === undefined ? undefined : selectEncoding(accepted);
  if (encoding === undefined || Number(headers.get("content-length") ?? Infinity) <= aboveBytes) return response;
  const plain = new Uint8Array(await response.arrayBuffer());
  const isWorth = plain.byteLength > aboveBytes;
  const copy = new Headers(headers);
  copy.delete("content-length");
  if (isWorth) markEncoded(copy, encoding);
  const body = isWorth ? new Uint8Array(await ENCODERS[encoding](plain)) : plain;
  return new Response(body, { status, headers: copy });
}

/** The best of what `Accept-Encoding` names (RFC 9110, section 12.5.3); nothing without the header. */
export function selectEncoding(header: string | undefined): Encoding | undefined {
  const weights = new Map<string, number>();
  for (const part of (header ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (name !== "") weights.set(name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  let best: Encoding | undefined;
  let bestWeight = 0;
  for (const encoding of Object.keys(ENCODERS) as Encoding[]) {
    const weight = weights.get(encoding) ?? weights.get("*") ?? 0;
    if (weight > bestWeight) [best, bestWeight] = [encoding, weight];
  }
  return best;
}

function markEncoded(headers: Headers, encoding: Encoding): void {
  headers.set("content-encoding", encoding);
  const etag = headers.get("etag");
  if (etag !== null && !etag.startsWith("W/")) headers.set("etag", `W/${etag}`);
}
