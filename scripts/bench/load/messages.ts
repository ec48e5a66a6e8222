/** Whom to send what; plain data, since it crosses to the process that makes the load. */
export type Target = {
  readonly host: string;
  readonly port: number;
  /**
   * Whole HTTP requests; connection `n` sends the `n`th of them (of fewer, in turn) again and again. Where one holds
   * `COUNTER`, every sending has another number there.
   */
  readonly requests: readonly string[];
};

/** Twelve digits, so that the length of a request stays what its head says. */
export const COUNTER = "000000000000";

export type LoadOptions = {
  readonly connections: number;
  readonly durationMs: number;
  /** Light load: each connection waits so long between an answer and its next request. Without it there is no pause. */
  readonly pauseMs?: number;
};

export type LoadResult = {
  readonly answers: number;
  /** Answers other than 2xx; the first of them is kept to be shown. */
  readonly refusals: number;
  readonly firstRefusal?: string;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

export type LoadCommand = { readonly target: Target; readonly options: LoadOptions };
export type LoadAnswer = { readonly result?: LoadResult; readonly error?: string };

/** One JSON request as bytes on the wire. */
export function formatPost(
  { host, port, path }: { host: string; port: number; path: string },
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): string {
  const text = JSON.stringify(body);
  const lines = Object.entries({ host: `${host}:${port}`, "content-type": "application/json", ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `POST ${path} HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
