import type { FetchAnswer } from "./protocol.ts";

const BETWEEN_TRIES_MS = 25;
const MAX_BODY_CHARS = 16_384;

/**
 * Asks until the answer has a status below 500 or the time is over.
 * @throws Error with the last reason when no answer came in time.
 */
export async function fetchUntil(url: string, timeoutMs: number): Promise<FetchAnswer> {
  const deadline = AbortSignal.timeout(timeoutMs);
  let last = "no answer";
  while (!deadline.aborted) {
    try {
      const response = await fetch(url, { signal: deadline, redirect: "manual" });
      const body = await readStart(response);
      const contentType = response.headers.get("content-type") ?? "";
      if (response.status < 500) return { status: response.status, body, contentType };
      last = `status ${response.status}`;
    } catch (error) {
      last = describe(error);
    }
    await new Promise((resume) => void setTimeout(resume, BETWEEN_TRIES_MS));
  }
  throw new Error(`${last} within ${timeoutMs} ms`);
}

/** An endless body must not fill our memory. */
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= MAX_BODY_CHARS) break;
  }
  return text.slice(0, MAX_BODY_CHARS);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
