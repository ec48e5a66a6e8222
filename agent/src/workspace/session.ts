import { AppFiles, type AppFile } from "@joinery/shared";
import { takeCopy } from "./copy-out.ts";
import { CommandEnd, FetchAnswer, Inspection, type CopiedFile, type GuestCommand } from "./guest/protocol.ts";
import type { GuestLink } from "./guest-link.ts";

/** How a command in the sandbox went: by itself, over its time, or ended with the sandbox (`reason` says why). */
export type CommandResult = {
  readonly outcome: "ok" | "failed" | "timeout" | "killed";
  readonly exitCode: number | null;
  readonly output: string;
  readonly ms: number;
  readonly reason?: string;
};

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export type CommandOptions = {
  readonly timeoutMs?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** A command that goes on while others run. */
export type RunningCommand = {
  readonly result: Promise<CommandResult>;
  /** SIGTERM, then SIGKILL after the grace. False when it had to be killed. */
  readonly stop: (graceMs: number) => Promise<boolean>;
};

export type SessionDefaults = {
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly outputBytes: number;
};

/** One request to the guest; its answer is hostile until it is parsed. */
export type Ask = <T>(request: Parameters<GuestLink["send"]>[0], parse: (answer: unknown) => T) => Promise<Outcome<T>>;

/** The operations of an open sandbox. None of them rejects. */
export function createSession(link: GuestLink, defaults: SessionDefaults) {
  const ask: Ask = async (request, parse) => {
    const answer = await link.send(request).answer;
    if ("error" in answer) return { ok: false, reason: answer.error };
    try {
      return { ok: true, value: parse(answer.ok) };
    } catch {
      return { ok: false, reason: "the sandbox sent an answer that makes no sense" };
    }
  };

  const start = (argv: readonly string[], options: CommandOptions = {}): RunningCommand => {
    const command: GuestCommand = {
      argv,
      cwd: options.cwd,
      env: { ...defaults.env, ...options.env },
      timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
      outputBytes: defaults.outputBytes,
    };
    const startedAt = performance.now();
    const { id, answer } = link.send({ op: "exec", ...command });
    return {
      result: answer.then((got) => toCommandResult(got, performance.now() - startedAt)),
      stop: async (graceMs) => {
        const stopped = await ask({ op: "stop", target: id, graceMs }, (value) => value === true);
        return stopped.ok && stopped.value;
      },
    };
  };

  return {
    /** Writes into the workspace; nothing when one of the paths may not be written. */
    async write(files: readonly AppFile[]): Promise<Outcome<number>> {
      const checked = AppFiles.safeParse(files);
      if (checked.success) return ask({ op: "write", files: checked.data }, Number);
      const [issue] = checked.error.issues;
      const [index] = issue?.path ?? [];
      const path = typeof index === "number" ? files[index]?.path : undefined;
      return { ok: false, reason: `${path ?? "the list of files"} ${issue?.message ?? "may not be written"}` };
    },
    start,
    run: (argv: readonly string[], options?: CommandOptions): Promise<CommandResult> => start(argv, options).result,
    /** Asks over the sandbox's own loopback until there is an answer below 500 or the time is over. */
    fetch: (url: string, timeoutMs: number): Promise<Outcome<FetchAnswer>> =>
      ask({ op: "fetch", url, timeoutMs }, (value) => FetchAnswer.parse(value)),
    /** What listens and runs inside besides our guest. */
    inspect: (): Promise<Outcome<Inspection>> => ask({ op: "inspect" }, (value) => Inspection.parse(value)),
    /** A socket file inside whose connections go to a port inside. */
    forward: (path: string, port: number): Promise<Outcome<string>> => ask({ op: "forward", path, port }, String),
    /** The regular files of a folder of the workspace, as they are now; none when it is not there. */
    copyOut: (folder: string, maxBytes: number): Promise<Outcome<CopiedFile[]>> => takeCopy(ask, { folder, maxBytes }),
    /** Puts files into the workspace that `copyOut` has taken from it, or from one before it. */
    copyIn: (files: readonly CopiedFile[]): Promise<Outcome<number>> => ask({ op: "put", files }, Number),
    freePort: (): Promise<Outcome<number>> => ask({ op: "free-port" }, Number),
  };
}

function toCommandResult(answer: { ok: unknown } | { error: string }, ms: number): CommandResult {
  const killed = (reason: string): CommandResult => ({ outcome: "killed", exitCode: null, output: "", ms, reason });
  if ("error" in answer) return killed(answer.error);
  const parsed = CommandEnd.safeParse(answer.ok);
  if (!parsed.success) return killed("the sandbox sent an answer that makes no sense");
  const { exitCode, signal, isTimeout, output } = parsed.data;
  const common = { exitCode, output, ms: parsed.data.ms };
  if (isTimeout) return { outcome: "timeout", ...common, reason: `did not end within its time` };
  if (exitCode === 0) return { outcome: "ok", ...common };
  return {
    outcome: "failed",
    ...common,
    reason: signal === null ? `ended with code ${exitCode}` : `ended by ${signal}`,
  };
}
