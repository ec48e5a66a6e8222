import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Isolation, IsolationTools } from "./isolation.ts";
import type { SandboxLimits } from "./limits.ts";
import type { Mount } from "./sandbox-arguments.ts";

/** What both ways to start a sandbox are given. */
export type SpawnRequest = {
  /** A unique name, for folders and groups. */
  readonly id: string;
  readonly limits: SandboxLimits;
  readonly nodePath: string;
  /** The folder of our scripts. */
  readonly guestFolder: string;
  readonly modules: string | undefined;
  readonly mounts: readonly Mount[];
  readonly tools: IsolationTools;
  readonly workspacesFolder: string;
};

/** A started sandbox; its guest may not be up yet. */
export type SpawnedSandbox = {
  readonly child: ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable };
  readonly level: Isolation["level"];
  readonly workspace: string;
  readonly node: string;
  /** The environment of commands inside. */
  readonly env: Readonly<Record<string, string>>;
  /** The first process of the sandbox's PID namespace, as the host numbers it. */
  readonly initPid: number | undefined;
  /** Settles when the process is gone. */
  readonly gone: Promise<ProcessEnd>;
  /** Ends every process inside, at once. */
  readonly kill: () => void;
  /** After the end: gives back what the start took. Never rejects. */
  readonly cleanUp: () => Promise<void>;
};

/** What a process said on stderr, or why it could not be started. */
export type ProcessEnd = { readonly errors: string };

const MAX_ERROR_CHARS = 2_000;

/** To be called right after spawning: a process that cannot start is gone before anything else has been awaited. */
export function watchProcess(child: SpawnedSandbox["child"]): Promise<ProcessEnd> {
  let errors = "";
  const add = (text: string): void => void (errors = (errors + text).slice(0, MAX_ERROR_CHARS));
  child.stderr.on("data", (chunk: Buffer) => add(chunk.toString("utf8")));
  return new Promise((done) => {
    child.on("error", (error) => {
      add(error.message);
      if (child.pid === undefined) done({ errors });
    });
    child.on("close", () => done({ errors: errors.trim() }));
  });
}
