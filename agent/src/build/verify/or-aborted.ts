import type { Outcome } from "../../workspace/session.ts";

/** Whoever cancels does not wait for work that cannot be cancelled; it goes on for those who share it. */
export async function orAborted<T>(work: Promise<Outcome<T>>, signal: AbortSignal | undefined): Promise<Outcome<T>> {
  if (signal === undefined) return work;
  const aborted = Promise.withResolvers<Outcome<T>>();
  const onAbort = (): void => aborted.resolve({ ok: false, reason: "it was cancelled" });
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
