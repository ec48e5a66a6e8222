import { Pool } from "undici";

/** What came of a call to the router. Never an exception: callers are loops that decide when to try again. */
export type RouterAnswer =
  | { readonly kind: "answer"; readonly status: number; readonly body: unknown; readonly retryAfterMs?: number }
  | { readonly kind: "failed"; readonly message: string };

export type RouterCall = {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** The agent's own token; proves reports and renewals. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal;
  /** W3C trace context of the call. */
  readonly traceparent?: string;
};

export type RouterClient = {
  call(call: RouterCall): Promise<RouterAnswer>;
  close(): Promise<void>;
};

export type RouterClientOptions = {
  readonly routerUrl: string;
  readonly agentKey: string | undefined;
  readonly timeoutMs?: number;
};

const CONNECTIONS = 16;
/** The router's answers to an agent are small; more than this is not from a router. */
const MAX_ANSWER_BYTES = 1024 * 1024;
const MAX_RETRY_AFTER_MS = 60_000;

/** Calls the router over a keep-alive pool. Redirects are not followed. */
export function createRouterClient({ routerUrl, agentKey, timeoutMs = 15_000 }: RouterClientOptions): RouterClient {
  const { origin, pathname } = new URL(routerUrl);
  const prefix = pathname.replace(/\/+$/, "");
  const pool = new Pool(origin, { connections: CONNECTIONS, connectTimeout: 5_000 });

  async function request({ method, path, body, token, signal, traceparent }: RouterCall): Promise<RouterAnswer> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await pool.request({
      method,
      path: prefix + path,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(agentKey === undefined ? {} : { "x-api-key": agentKey }),
        ...(token === undefined ? {} : { "x-agent-token": token }),
        ...(traceparent === undefined ? {} : { traceparent }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const text = await readCapped(response.body);
    const retryAfterMs = parseRetryAfter(response.headers["retry-after"]);
    return {
      kind: "answer",
      status: response.statusCode,
      body: parseJson(text),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }

  return {
    call: (call) =>
      request(call).catch((error: unknown) => ({
        kind: "failed",
        message: error instanceof Error ? error.message : String(error),
      })),
    close: () => pool.destroy(),
  };
}

async function readCapped(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in whole seconds; dates and nonsense are ignored. */
function parseRetryAfter(value: string | string[] | undefined): number | undefined {
  if (typeof value !== "string" || !/^\d{1,6}$/.test(value.trim())) return undefined;
  return Math.min(Number(value) * 1000, MAX_RETRY_AFTER_MS);
}
