import { close, constants, fstat, open } from "node:fs";
import { promisify } from "node:util";
import type { createSession, Outcome } from "./session.ts";

/** Where a server inside a sandbox is reached from outside. */
export type Gate = {
  readonly target: { readonly socketPath: string } | { readonly host: string; readonly port: number };
  /** Connections that are open stay; no new ones are possible. */
  readonly close: () => void;
};

/** Linux's flag for a handle on the file itself instead of what it leads to, which Node does not name. */
const O_PATH = 0o10_000_000;

type GateRequest = {
  readonly session: Pick<ReturnType<typeof createSession>, "forward">;
  /** The sandbox's first process, as the host numbers it; nothing where there are no namespaces. */
  readonly initPid: number | undefined;
  readonly port: number;
};

/**
 * A network of its own has no ports outside, but a socket file is reached by whoever sees it. Our guest makes one in the sandbox's
 * memory before anything else runs there; a handle on it is taken once, without following links. From then on it
 * is that very socket or nothing, whatever code inside puts in its place.
 */
export async function openGate({ session, initPid, port }: GateRequest): Promise<Outcome<Gate>> {
  if (initPid === undefined)
    return { ok: true, value: { target: { host: "127.0.0.1", port }, close: () => undefined } };
  const path = `/tmp/joinery-${port}.sock`;
  const listening = await session.forward(path, port);
  if (!listening.ok) return listening;
  try {
    const handle = await promisify(open)(`/proc/${initPid}/root${path}`, O_PATH | constants.O_NOFOLLOW);
    const found = await promisify(fstat)(handle);
    const release = once(() => close(handle, () => undefined));
    if (found.isSocket())
      return { ok: true, value: { target: { socketPath: `/proc/self/fd/${handle}` }, close: release } };
    release();
    return { ok: false, reason: "the sandbox's socket is no socket" };
  } catch (error) {
    return { ok: false, reason: `the sandbox cannot be reached: ${error instanceof Error ? error.message : ""}` };
  }
}

/** A number is given to the next file as soon as it is free, so it may be closed only once. */
function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    action();
  };
}
