import type { Context } from "hono";
import { JoineryError } from "@joinery/shared";

/**
 * Reads a JSON body. The router sends it plain, so nothing is unpacked here.
 * @throws JoineryError `unsupported_media_type`, `unsupported_encoding`, `payload_too_large` or `malformed_json`.
 */
export async function readJson(context: Context, maxBytes: number): Promise<unknown> {
  const { headers, body } = context.req.raw;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers.get("content-type") ?? ""))
    throw new JoineryError("unsupported_media_type");
  if (!/^(?:identity)?$/i.test(headers.get("content-encoding")?.trim() ?? ""))
    throw new JoineryError("unsupported_encoding", { message: "The request body must be plain." });
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw new JoineryError("payload_too_large");
  const bytes = await readCapped(body, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new JoineryError("malformed_json");
  }
}

async function readCapped(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new JoineryError("payload_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
