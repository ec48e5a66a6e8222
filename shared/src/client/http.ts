import type * as z from "zod";
import { ErrorReply, JoineryError } from "../error.ts";

/** What every call of the client needs. */
export type Connection = {
  /** Base URL of the router, without a slash at its end. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
};

type Call<T> = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
};

/**
 * One JSON request. The answer is validated, so that what the caller gets is what its type says.
 * @throws JoineryError with the router's code when it answers with an error; `agent_failed` never means the network:
 *   what `fetch` throws (network, abort) passes through.
 */
export async function requestJson<T>(connection: Connection, call: Call<T>): Promise<T> {
  const response = await connection.fetch(`${connection.baseUrl}${call.path}`, {
    method: call.method,
    headers: {
      accept: "application/json",
      ...connection.headers,
      ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  });
  if (!response.ok) throw await toJoineryError(response);
  const parsed = call.schema.safeParse(await response.json());
  if (!parsed.success)
    throw new JoineryError("internal", { message: "The router's answer has an unknown shape.", cause: parsed.error });
  return parsed.data;
}

/**
 * One file, whole.
 * @throws JoineryError as `requestJson` does.
 */
export async function requestBytes(
  connection: Connection,
  { path, signal }: Pick<Call<unknown>, "path" | "signal">,
): Promise<{ headers: Headers; bytes: Uint8Array<ArrayBuffer> }> {
  const response = await connection.fetch(`${connection.baseUrl}${path}`, {
    headers: connection.headers,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await toJoineryError(response);
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The error in an answer that is not a success, also when a proxy between put its own page there. */
export async function toJoineryError(response: Response): Promise<JoineryError> {
  const retryAfterSeconds = parseRetryAfter(response.headers.get("retry-after"));
  const text = await response.text().catch(() => "");
  const parsed = ErrorReply.safeParse(parseJson(text));
  const options = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (!parsed.success)
    return new JoineryError("internal", { message: `The router answered ${response.status}.`, ...options });
  const { code, message, issues } = parsed.data.error;
  return new JoineryError(code, { message, ...(issues === undefined ? {} : { issues }), ...options });
}

function parseRetryAfter(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
