import * as z from "zod";

/**
 * What the host and the guest say to each other: one JSON object a line, requests on the guest's stdin, answers on its stdout.
 * Code in the sandbox runs under the guest's own user, so the host takes every answer as hostile input.
 */
export type GuestRequest =
  | { readonly op: "write"; readonly files: readonly { readonly path: string; readonly content: string }[] }
  | ({ readonly op: "exec" } & GuestCommand)
  /** Sends SIGTERM to a command and SIGKILL after the grace. */
  | { readonly op: "stop"; readonly target: number; readonly graceMs: number }
  /** Asks until the answer has a status below 500 or the time is over. */
  | { readonly op: "fetch"; readonly url: string; readonly timeoutMs: number }
  | { readonly op: "inspect" }
  /** Listens on a socket file and passes connections on to a port of the sandbox. */
  | { readonly op: "forward"; readonly path: string; readonly port: number }
  /** Holds a copy of a folder of the workspace, for `read`. */
  | { readonly op: "take"; readonly folder: string; readonly maxBytes: number }
  | { readonly op: "read"; readonly path: string; readonly offset: number; readonly length: number }
  | { readonly op: "put"; readonly files: readonly CopiedFile[] }
  | { readonly op: "free-port" };

/** A file of any content. */
export type CopiedFile = { readonly path: string; readonly base64: string };

export type GuestCommand = {
  readonly argv: readonly string[];
  /** Below the workspace. */
  readonly cwd?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly outputBytes: number;
};

/** How a command ended. */
export const CommandEnd = z.object({
  exitCode: z.int().nullable(),
  signal: z.string().max(20).nullable(),
  isTimeout: z.boolean(),
  output: z.string(),
  ms: z.number(),
});
export type CommandEnd = z.infer<typeof CommandEnd>;

export const FetchAnswer = z.object({ status: z.int(), body: z.string(), contentType: z.string() });
export type FetchAnswer = z.infer<typeof FetchAnswer>;

/** What is there besides the guest itself. */
export const Inspection = z.object({
  listening: z.array(z.int()).max(1_000),
  processes: z.array(z.object({ pid: z.int(), name: z.string() })).max(5_000),
});
export type Inspection = z.infer<typeof Inspection>;

/** What was taken of a folder. */
export const TakenFiles = z.array(z.object({ path: z.string().max(1_000), bytes: z.int().min(0) })).max(1_000);

export const GuestLine = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), ok: z.unknown() }),
  z.object({ id: z.int(), error: z.string() }),
]);
export type GuestLine = z.infer<typeof GuestLine>;
