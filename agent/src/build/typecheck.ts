/**
 * Type-checks applications with one warm compiler.
 *
 * 1. One folder, one project, one check at a time: what the compiler has parsed of React, Hono and the standard library
 *    stays in its memory, and an application costs only its own files.
 * 2. The folder holds exactly the files of the application under check; packages are links to the ones installed here.
 * 3. A compiler that crashes or hangs is replaced; the check is tried once more before it fails.
 */
import { mkdir, rm, symlink } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { AppFile } from "@joinery/shared";
import type { Logger } from "pino";
import * as z from "zod";
import { writeBundle } from "../workspace/files.ts";
import { parseDependency } from "./dependency.ts";
import { findLine } from "./imports.ts";
import { withStandIns } from "./next-stand-in.ts";
import type { Finding } from "./review.ts";
import { startTsServer, type TsServer } from "./ts-server.ts";
import { WARM_UP_DEPENDENCIES, WARM_UP_FILES } from "./warm-up.ts";

export type TypecheckInput = {
  readonly files: readonly AppFile[];
  /** Packages with ranges; only these can be imported. */
  readonly dependencies: readonly string[];
};

export type Typechecker = AsyncDisposable & {
  /** The compiler's complaints, none when the application compiles. */
  check(input: TypecheckInput): Promise<Finding[]>;
  /** Starts the compiler and lets it read the libraries, so that the first build is as fast as the others. */
  warmUp(): Promise<void>;
};

export type TypecheckerOptions = {
  /** A folder of its own; emptied at start and removed at the end. */
  readonly folder: string;
  readonly log: Logger;
  readonly timeoutMs?: number;
  readonly start?: (cwd: string) => TsServer;
};

const PROJECT = "tsconfig.review.json";
const DIAGNOSTIC_KINDS = [
  "getConfigFileParsingDiagnostics",
  "getProgramDiagnostics",
  "getSyntacticDiagnostics",
  "getSemanticDiagnostics",
  "getGlobalDiagnostics",
] as const;
const CATEGORY_ERROR = 1;
const TYPED = /\.[cm]?tsx?$/;

const SnapshotAnswer = z.object({ snapshot: z.number(), projects: z.array(z.object({ id: z.string() })).min(1) });
const Diagnostics = z
  .array(
    z.object({
      fileName: z.string().optional(),
      pos: z.number().default(0),
      code: z.number(),
      category: z.number(),
      text: z.string(),
    }),
  )
  .nullish();
type Changes = { changed: string[]; created: string[]; deleted: string[] };

export function createTypechecker(options: TypecheckerOptions): Typechecker {
  const { folder, log, timeoutMs = 60_000, start = startTsServer } = options;
  const written = new Map<string, string>();
  const linked = new Set<string>();
  let server: TsServer | undefined;
  let snapshot: number | undefined;
  let turn: Promise<unknown> = emptyFolder();
  let isClosed = false;

  /** For nobody else's eyes: other users may pass through the folder above. */
  async function emptyFolder(): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }

  async function check(input: TypecheckInput): Promise<Finding[]> {
    if (!input.files.some(({ path }) => TYPED.test(path))) return [];
    const hasNewLinks = await linkPackages(input.dependencies);
    const changes = await writeFiles(findManifest("next") === undefined ? withStandIns(input.files) : input.files);
    // A running compiler has looked for packages before and does not look again.
    const isNew = hasNewLinks || server?.isAlive() !== true;
    if (isNew) {
      server?.close();
      server = start(folder);
      snapshot = undefined;
      await ask("initialize", null);
    }
    const answer = await ask("updateSnapshot", {
      ...(isNew ? { openProjects: [join(folder, PROJECT)] } : {}),
      fileChanges: changes,
    });
    const current = SnapshotAnswer.parse(answer);
    if (snapshot !== undefined) await ask("release", { snapshot });
    snapshot = current.snapshot;
    const [project] = current.projects;
    const params = { snapshot, project: project?.id };
    const answers = await Promise.all(DIAGNOSTIC_KINDS.map((kind) => ask(kind, params)));
    return removeRepeats(answers.flatMap((found) => toFindings(found, input.files)));
  }

  /** Only waiting for the compiler is bounded: a check that is given up has no file operation under way. */
  async function ask(method: string, params: unknown): Promise<unknown> {
    if (server === undefined) throw new Error("the TypeScript compiler is not running");
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new Error(`the type check took longer than ${timeoutMs} ms`)),
      timeoutMs,
    );
    try {
      return await Promise.race([server.request(method, params), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Invariant 2. A package that is not installed here stays unresolved, and the compiler says so. */
  async function linkPackages(dependencies: readonly string[]): Promise<boolean> {
    const before = linked.size;
    for (const name of dependencies.map((text) => parseDependency(text).name)) {
      const manifest = linked.has(name) ? undefined : findManifest(name);
      if (manifest === undefined) continue;
      const link = join(folder, "node_modules", name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(dirname(manifest), link, "junction");
      linked.add(name);
    }
    return linked.size > before;
  }

  async function writeFiles(files: readonly AppFile[]): Promise<Changes> {
    const wanted = new Map(files.map((file) => [file.path, file.content]));
    wanted.set(PROJECT, formatProject([...wanted.keys()]));
    const gone = [...written.keys()].filter((path) => !wanted.has(path));
    const created = [...wanted.keys()].filter((path) => !written.has(path));
    const changed = [...wanted.keys()].filter((path) => written.has(path) && written.get(path) !== wanted.get(path));
    await Promise.all(gone.map((path) => rm(join(folder, path), { force: true })));
    const fresh = [...created, ...changed].map((path) => ({ path, content: wanted.get(path) ?? "" }));
    await writeBundle(folder, fresh, { replace: true });
    written.clear();
    for (const [path, content] of wanted) written.set(path, content);
    const absolute = (path: string) => join(folder, path);
    return { changed: changed.map(absolute), created: created.map(absolute), deleted: gone.map(absolute) };
  }

  async function reset(): Promise<void> {
    server?.close();
    server = undefined;
    written.clear();
    linked.clear();
    await emptyFolder();
  }

  async function checkTwice(input: TypecheckInput): Promise<Finding[]> {
    try {
      return await check(input);
    } catch (error) {
      if (isClosed) throw error;
      log.warn({ event: "typecheck_restarted", err: error }, "the TypeScript compiler is started anew");
      await reset();
      return check(input);
    }
  }

  /** Invariant 1: a check begins when the one before has settled. */
  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  return {
    check: (input) => enqueue(() => checkTwice(input)),
    async warmUp() {
      await enqueue(() => checkTwice({ files: WARM_UP_FILES, dependencies: WARM_UP_DEPENDENCIES }));
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      server?.close();
      await turn;
      await reset();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where a package is installed for the agent; Node throws where it is not. */
function findManifest(name: string): string | undefined {
  try {
    return findPackageJSON(name, import.meta.url);
  } catch {
    return undefined;
  }
}

/**
 * The application's own options over all of its files, whichever of them its own project leaves out. The files are
 * listed, because a pattern would pass over `a.tsx` beside `a.ts`.
 */
function formatProject(paths: readonly string[]): string {
  const hasOwn = paths.includes("tsconfig.json");
  const base = {
    target: "es2024",
    lib: ["es2024", "dom", "dom.iterable"],
    module: "nodenext",
    jsx: "react-jsx",
    strict: true,
    types: [],
    allowImportingTsExtensions: true,
  };
  return JSON.stringify({
    ...(hasOwn ? { extends: "./tsconfig.json" } : {}),
    compilerOptions: {
      ...(hasOwn ? {} : base),
      noEmit: true,
      skipLibCheck: true,
      incremental: false,
      composite: false,
      // Several checkers would each work out the same library types.
      checkers: 1,
    },
    files: paths.filter((path) => TYPED.test(path)),
    include: [],
  });
}

function toFindings(answer: unknown, files: readonly AppFile[]): Finding[] {
  const found = Diagnostics.parse(answer) ?? [];
  return found
    .filter((diagnostic) => diagnostic.category === CATEGORY_ERROR)
    .map(({ fileName, pos, code, text }) => {
      const file = files.find(({ path }) => fileName?.endsWith(`/${path}`));
      const path = file?.path ?? "tsconfig.json";
      const message = `${text} (TS${code})`;
      return file === undefined ? { path, message } : { path, line: findLine(file.content, pos), message };
    });
}

/** The parser's complaints come with the checker's again. */
function removeRepeats(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}
