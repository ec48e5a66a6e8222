import { JoineryError, type ErrorCode } from "@joinery/shared";
import type { Storage } from "./storage.ts";

/** One call of the port. What cannot be cloned has no place in it. */
export type Called = { readonly id: number; readonly method: keyof Storage; readonly args: readonly unknown[] };
export type Reply = { readonly id: number; readonly value?: unknown; readonly error?: ThreadError };

export type ThreadMessage =
  | { readonly type: "opened" }
  | { readonly type: "failed"; readonly error: ThreadError }
  | { readonly type: "replies"; readonly replies: readonly Reply[] };

/** An error as it crosses to another thread, where its class would be lost. */
export type ThreadError = {
  readonly message: string;
  readonly stack: string | undefined;
  /** SQLite's result code. */
  readonly errcode?: number;
  /** With an error of ours. */
  readonly code?: ErrorCode;
  readonly retryAfterSeconds?: number;
  readonly cause?: ThreadError;
};

export function toThreadError(thrown: unknown): ThreadError {
  if (!(thrown instanceof Error)) return { message: String(thrown), stack: undefined };
  const { message, stack, cause } = thrown;
  const retryAfterSeconds = thrown instanceof JoineryError ? thrown.retryAfterSeconds : undefined;
  return {
    message,
    stack,
    ...("errcode" in thrown && typeof thrown.errcode === "number" ? { errcode: thrown.errcode } : {}),
    ...(thrown instanceof JoineryError ? { code: thrown.code } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(cause === undefined ? {} : { cause: toThreadError(cause) }),
  };
}

export function fromThreadError({ message, stack, errcode, code, retryAfterSeconds, cause }: ThreadError): Error {
  const options = cause === undefined ? {} : { cause: fromThreadError(cause) };
  const error =
    code === undefined
      ? new Error(message, options)
      : new JoineryError(code, {
          message,
          ...options,
          ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        });
  if (stack !== undefined) error.stack = stack;
  return errcode === undefined ? error : Object.assign(error, { errcode });
}
