import { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { JoineryError } from "@joinery/shared";
import type { Context } from "hono";
import { BODY_ENCODINGS, collectBody, type BodyEncoding } from "./collect-body.ts";
import { parseJson } from "./parse-json.ts";

const JSON_TYPE = /^application\/(?:json|[\w.!#$&^-]+\+json)$/;

/**
 * Reads a request's JSON body; `maxBodyBytes` counts after decompression. A schema has to say whether it is the right JSON.
 * @throws JoineryError `unsupported_media_type`, `unsupported_encoding`, `payload_too_large`, `malformed_json`,
 *   or `invalid_request` for nesting beyond reason.
 */
export async function readJson(c: Context, limits: { readonly maxBodyBytes: number }): Promise<unknown> {
  assertJsonType(c.req.header("content-type"));
  const encoding = parseEncoding(c.req.header("content-encoding"));
  assertLength(c.req.header("content-length"), limits.maxBodyBytes);
  const source = toReadable(c);
  const bytes =
    source === undefined ? new Uint8Array() : await collectBody(source, { encoding, maxBytes: limits.maxBodyBytes });
  return parseJson(bytes);
}

function assertJsonType(header: string | undefined): void {
  const [type = "", ...parameters] = (header ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  if (!JSON_TYPE.test(type)) throw new JoineryError("unsupported_media_type");
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset))
    throw new JoineryError("unsupported_media_type", { message: "The request body must be UTF-8." });
}

function parseEncoding(header: string | undefined): BodyEncoding {
  const wanted = (header ?? "").trim().toLowerCase() || "identity";
  const known = BODY_ENCODINGS.find((encoding) => encoding === wanted);
  if (known === undefined) throw new JoineryError("unsupported_encoding");
  return known;
}

function assertLength(header: string | undefined, maxBodyBytes: number): void {
  if (header !== undefined && Number(header) > maxBodyBytes)
    throw new JoineryError("payload_too_large", {
      message: `The request body announces ${header} bytes; at most ${maxBodyBytes} are accepted.`,
    });
}

/**
 * The body as a Node stream. Under Node the request itself is read: giving up on its web stream would destroy the socket
 * before the answer is out, while a request that is left unread is drained by the server once it has answered.
 */
function toReadable(c: Context): Readable | undefined {
  const env: unknown = c.env;
  if (typeof env === "object" && env !== null && "incoming" in env && env.incoming instanceof IncomingMessage)
    return env.incoming;
  return c.req.raw.body === null ? undefined : Readable.fromWeb(c.req.raw.body);
}
