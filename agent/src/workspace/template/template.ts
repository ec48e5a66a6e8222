/**
 * `node_modules` for generated apps, made once per set of dependencies and then mounted read-only into every build.
 *
 * 1. A finished template never changes: it is made beside its place and renamed into it.
 * 2. What is installed for the agent itself is copied, without a network. Only other packages are fetched, with install
 *    scripts off: code of a package first runs inside the sandbox.
 */
import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, chmod, cp, mkdir, readdir, rename, rm, symlink, utimes } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Outcome } from "../session.ts";
import { openForReading } from "../reachable.ts";
import { collectPackages, type PlacedPackage } from "./collect-packages.ts";
import type { InstallPackages } from "./install-packages.ts";

export type TemplateDeps = {
  /** Where templates are kept. Other users must be able to enter it; nothing secret is in it. */
  readonly folder: string;
  /** A folder whose installed packages may be used: the agent's own. */
  readonly from: string;
  /** Fetches what is not there; left out, such dependencies are refused. */
  readonly install?: InstallPackages;
};

export type PreparedModules = {
  /** The folder to mount as `node_modules`. */
  readonly modules: string;
  readonly source: "installed" | "fetched";
  readonly packages: number;
};

/** Raised when the layout of a template changes, so that older ones are not used. */
const LAYOUT = 1;

export function createTemplate({ folder, from, install }: TemplateDeps) {
  const preparing = new Map<string, Promise<Outcome<PreparedModules>>>();

  const prepare = async (
    wanted: ReadonlyMap<string, string>,
    signal?: AbortSignal,
  ): Promise<Outcome<PreparedModules>> => {
    const { packages, missing } = await collectPackages(wanted, from);
    if (missing.length === 0) {
      const key = hash(packages.map(({ place, version }) => `${place}@${version}`));
      const place = await makeOnce(folder, key, (scratch) => copyPackages(packages, scratch, signal));
      return { ok: true, value: { modules: place, source: "installed", packages: packages.length } };
    }
    if (install === undefined)
      return { ok: false, reason: `these packages are not available here: ${missing.join(", ")}` };
    const key = hash([...wanted].map(([name, range]) => `${name}@${range}`));
    let problem: string | undefined;
    const place = await makeOnce(folder, key, async (scratch) => {
      const installed = await install({ wanted, folder: dirname(scratch), signal });
      if (!installed.ok) throw new Error((problem = installed.reason));
    }).catch((error: unknown) => (problem === undefined ? Promise.reject(error) : undefined));
    if (place === undefined) return { ok: false, reason: problem ?? "the packages could not be installed" };
    const names = await readdir(place);
    return { ok: true, value: { modules: place, source: "fetched", packages: names.length } };
  };

  return {
    /**
     * `name@range` of every dependency → a folder that holds them and all that they need. Never rejects; the same set is
     * prepared once, however many ask at the same time, so a signal ends it for all of them.
     */
    async prepare(dependencies: readonly string[], signal?: AbortSignal): Promise<Outcome<PreparedModules>> {
      const wanted = toWanted(dependencies);
      const key = hash([...wanted].map(([name, range]) => `${name}@${range}`));
      const known = await preparing.get(key);
      // A failure may pass, and what was cleaned up is made anew.
      if (known !== undefined && !(known.ok && (await exists(known.value.modules)))) preparing.delete(key);
      const running = preparing.get(key) ?? prepare(wanted, signal).catch(toFailure);
      preparing.set(key, running);
      const result = await running;
      if (result.ok) await touch(dirname(result.value.modules));
      return result;
    },
  };
}

export type Template = ReturnType<typeof createTemplate>;

/** @returns the `node_modules` of the template, made by `fill` when it is not there. */
async function makeOnce(folder: string, key: string, fill: (scratch: string) => Promise<void>): Promise<string> {
  const place = join(folder, key);
  if (await exists(join(place, "node_modules"))) return join(place, "node_modules");
  const scratch = join(folder, `.${key}-${process.pid}-${randomUUID().slice(0, 8)}`);
  try {
    await mkdir(join(scratch, "node_modules"), { recursive: true, mode: 0o755 });
    await fill(join(scratch, "node_modules"));
    // Where the sandbox mounts what Vite may write to.
    for (const name of [".vite", ".vite-temp"]) await mkdir(join(scratch, "node_modules", name), { recursive: true });
    await openForReading(scratch);
    await rename(scratch, place);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    // Another process was faster.
    if (!(await exists(join(place, "node_modules")))) throw error;
  }
  return join(place, "node_modules");
}

async function copyPackages(
  packages: readonly PlacedPackage[],
  modules: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const root = dirname(modules);
  // A parent comes before what lies below it, so that copying it cannot meet a folder that is already filled.
  for (const { source, place } of packages.toSorted((a, b) => a.place.length - b.place.length)) {
    signal?.throwIfAborted();
    await cp(source, join(root, place), {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !relative(source, path).split(sep).includes("node_modules"),
    });
  }
  await mkdir(join(modules, ".bin"), { recursive: true });
  for (const { place, bin } of packages.filter(({ place }) => place.split("node_modules/").length === 2)) {
    for (const [name, path] of Object.entries(bin)) {
      const target = join(root, place, path);
      await chmod(target, 0o755);
      await symlink(relative(join(modules, ".bin"), target), join(modules, ".bin", name));
    }
  }
}

function toWanted(dependencies: readonly string[]): Map<string, string> {
  const pairs = dependencies.map((text): [string, string] => {
    const at = text.indexOf("@", 1);
    return at === -1 ? [text, "latest"] : [text.slice(0, at), text.slice(at + 1)];
  });
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hash(parts: readonly string[]): string {
  const text = [LAYOUT, process.platform, process.arch, ...parts.toSorted()].join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}

/** Without the message: it names folders of the host, and the reason reaches the user. */
function toFailure(error: unknown): Outcome<PreparedModules> {
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return { ok: false, reason: `the packages cannot be prepared${code}` };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Clean-up goes by age, and what is in use is not old. */
function touch(path: string): Promise<void> {
  return utimes(path, new Date(), new Date()).catch(() => undefined);
}
