import type { Readable, Writable } from "node:stream";
import { GuestLine, type GuestRequest } from "./guest/protocol.ts";

/** The longest line that an answer may be; every answer of ours is far below. */
const MAX_LINE_CHARS = 4 * 1024 * 1024;

export type GuestAnswer = { readonly ok: unknown } | { readonly error: string };

/**
 * Requests to the guest and their answers. Whatever the other end sends is taken as hostile: lines of other shapes and unknown
 * ids are ignored, an endless line ends the link. After `close` every open and later request is answered with the reason.
 */
export function createGuestLink(streams: { readonly input: Writable; readonly output: Readable }) {
  const waiting = new Map<number, (answer: GuestAnswer) => void>();
  const ready = Promise.withResolvers<boolean>();
  let closed: string | undefined;
  let lastId = 0;
  let rest = "";

  const close = (reason: string): void => {
    if (closed !== undefined) return;
    closed = reason;
    ready.resolve(false);
    for (const done of waiting.values()) done({ error: reason });
    waiting.clear();
  };
  const take = (line: string): void => {
    const parsed = parseLine(line);
    if (parsed === undefined) return;
    if ("ready" in parsed) return ready.resolve(true);
    waiting.get(parsed.id)?.("error" in parsed ? { error: parsed.error } : { ok: parsed.ok });
    waiting.delete(parsed.id);
  };
  streams.output.setEncoding("utf8").on("data", (chunk: string) => {
    if (closed !== undefined) return;
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
    if (rest.length > MAX_LINE_CHARS) close("the sandbox sent an answer without an end");
  });
  // EPIPE of a sandbox that has just ended; its end is reported by whoever started it.
  streams.input.on("error", () => undefined);

  return {
    /** Whether the guest came up before the link was closed. */
    ready: ready.promise,
    close,
    /** Never rejects. The id names a running command in a later `stop`. */
    send(request: GuestRequest): { readonly id: number; readonly answer: Promise<GuestAnswer> } {
      lastId += 1;
      const id = lastId;
      if (closed !== undefined) return { id, answer: Promise.resolve({ error: closed }) };
      const answer = new Promise<GuestAnswer>((done) => void waiting.set(id, done));
      streams.input.write(`${JSON.stringify({ id, ...request })}\n`);
      return { id, answer };
    },
  };
}

export type GuestLink = ReturnType<typeof createGuestLink>;

function parseLine(line: string): GuestLine | undefined {
  try {
    return GuestLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
