import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import type { Preview } from "./previews.ts";
import { CLIENT_SCRIPT, RESERVED } from "./pages.ts";
import { sendJson } from "./send.ts";

/** What the script of a page tells. It is the app's own page that tells it, so all of it may be made up. */
const Told = z.object({
  kind: z.enum(["console", "uncaught", "rejection", "request"]),
  message: z.string().max(1_000),
  detail: z.string().max(4_000).optional(),
  page: z.string().max(500).optional(),
});

const MAX_BODY_BYTES = 16 * 1024;
const MAX_READERS = 32;
const HEARTBEAT_MS = 15_000;
/** Of one preview: so many at once, then one each time the pause is over. */
const BURST = 30;
const REFILL_MS = 2_000;
const LABELS = { console: "", uncaught: "Uncaught: ", rejection: "Unhandled rejection: ", request: "" } as const;

type Exchange = { readonly preview: Preview; readonly request: IncomingMessage; readonly response: ServerResponse };

/** The addresses of a preview that are ours, not the app's. None of them counts as a visit. */
export function createReserved({ now }: { now: () => number }) {
  const allowances = new WeakMap<Preview, { left: number; at: number }>();
  const readers = new WeakMap<Preview, number>();

  const mayTell = (preview: Preview): boolean => {
    const known = allowances.get(preview) ?? { left: BURST, at: now() };
    const left = Math.min(BURST, known.left + (now() - known.at) / REFILL_MS);
    allowances.set(preview, { left: Math.max(0, left - 1), at: now() });
    return left >= 1;
  };

  const takeError = async ({ preview, request, response }: Exchange): Promise<void> => {
    if (!isOfThisOrigin(request)) return sendJson(response, 403, "forbidden");
    if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
      return sendJson(response, 415, "unsupported_media_type");
    if (!mayTell(preview)) return sendJson(response, 429, "rate_limited");
    const body = await readCapped(request);
    if (body === undefined) return sendJson(response, 413, "payload_too_large");
    const told = parse(body);
    if (told === undefined) return sendJson(response, 400, "invalid_request");
    const { version } = preview.live.describe();
    const { kind, message, detail, page } = told;
    if (version !== undefined)
      preview.errors.add({ source: "browser", message: `${LABELS[kind]}${message}`, detail, page, version });
    response.writeHead(204).end();
  };

  const openEvents = ({ preview, response }: Exchange): void => {
    const open = readers.get(preview) ?? 0;
    if (open >= MAX_READERS) return sendJson(response, 429, "rate_limited");
    readers.set(preview, open + 1);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 2000\n\n");
    const stop = preview.live.subscribe(() => response.write("data: reload\n\n"));
    const beat = setInterval(() => response.write(":\n\n"), HEARTBEAT_MS);
    response.on("close", () => {
      clearInterval(beat);
      stop();
      readers.set(preview, (readers.get(preview) ?? 1) - 1);
    });
  };

  return async (exchange: Exchange, path: string): Promise<void> => {
    const { request, response } = exchange;
    const door = `${request.method} ${path.slice(RESERVED.length)}`;
    if (door === "POST errors") return takeError(exchange);
    if (door === "GET events") return openEvents(exchange);
    if (door !== "GET client.js") return sendJson(response, 404, "route_not_found");
    response.writeHead(200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    response.end(CLIENT_SCRIPT);
  };
}

/** Browsers say where a request comes from; a page of another origin is refused. */
function isOfThisOrigin({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host;
}

async function readCapped(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(body: string): z.infer<typeof Told> | undefined {
  try {
    return Told.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
