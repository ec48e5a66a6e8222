import { ErrorReply, PreviewReply, type ErrorCode } from "@joinery/shared";
import { parseJson } from "../http/parse-json.ts";
import type { Received } from "./exchange.ts";

/** What an agent's answer about a preview means. `unsupported`: it has no such door. */
export type PreviewAnswer =
  | { readonly kind: "reply"; readonly reply: PreviewReply }
  | { readonly kind: "rejected"; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: "unsupported" }
  | { readonly kind: "malformed" };

/** What an agent may say that is about the user's request; anything else is between us and the agent. */
const USER_FACING: ReadonlySet<string> = new Set<ErrorCode>(["version_not_found", "nothing_to_preview", "not_ready"]);
/** What a server says at an address that it does not know, or not with this method. */
const UNKNOWN_DOOR = new Set([404, 405, 501]);
const MAX_MESSAGE_CHARS = 500;

/** Reads what an agent answered; all of it may be made up. */
export function parsePreviewAnswer({ status, contentType, body }: Received): PreviewAnswer {
  const json = /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType) ? readJson(body) : undefined;
  if (status === 200) {
    const parsed = PreviewReply.safeParse(json);
    return parsed.success ? { kind: "reply", reply: parsed.data } : { kind: "malformed" };
  }
  const refusal = ErrorReply.safeParse(json);
  if (refusal.success && USER_FACING.has(refusal.data.error.code)) {
    const { code, message } = refusal.data.error;
    return { kind: "rejected", code, message: message.slice(0, MAX_MESSAGE_CHARS) };
  }
  return { kind: UNKNOWN_DOOR.has(status) ? "unsupported" : "malformed" };
}

function readJson(body: Uint8Array): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
