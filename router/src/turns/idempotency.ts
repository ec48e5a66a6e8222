import { createHash } from "node:crypto";
import { ERRORS, JoineryError, type ErrorCode } from "@joinery/shared";
import type { Attachment } from "../events/log.ts";
import type { IdempotencyRow } from "../storage/storage.ts";
import type { Answer } from "./answer.ts";

export const MAX_KEY_CHARS = 255;
/** How long a first answer is kept. */
export const KEEP_ANSWERS_MS = 24 * 60 * 60 * 1000;

/**
 * The value of an `Idempotency-Key` header.
 * @throws JoineryError `invalid_request`
 */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (header.length > 0 && header.length <= MAX_KEY_CHARS) return header;
  const message = `must have 1 to ${MAX_KEY_CHARS} characters`;
  throw new JoineryError("invalid_request", {
    message: `Idempotency-Key: ${message}`,
    issues: [{ path: "Idempotency-Key", message }],
  });
}

/** Tells requests apart that came with the same key. */
export function hashBody(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("base64url");
}

type WithHash = { readonly bodyHash: string };

/** @throws JoineryError `idempotency_mismatch` when a key comes back with another request. */
export function assertSameBody(first: WithHash | undefined, second: WithHash | undefined): void {
  if (first !== undefined && first.bodyHash !== second?.bodyHash) throw new JoineryError("idempotency_mismatch");
}

/**
 * What becomes of a key when its turn has ended. An answer that trying again may better is not kept: the key is free again, so
 * that the retry is a turn and not the same failure.
 */
export function settleKey(
  row: IdempotencyRow | undefined,
  answer: Answer,
  failedWith: ErrorCode | undefined,
): Attachment {
  if (row === undefined) return {};
  const { tenant, key } = row;
  if (failedWith !== undefined && ERRORS[failedWith].retryable) return { dropIdempotency: { tenant, key } };
  return { putIdempotency: { ...row, answer } };
}
