import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { satisfies } from "./satisfies.ts";

const Names = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
});
type Manifest = z.infer<typeof Manifest>;

/** An installed package and its place below the template, such as `node_modules/a/node_modules/b`. */
export type PlacedPackage = {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly place: string;
  /** Commands it brings, by name. */
  readonly bin: Readonly<Record<string, string>>;
};

/** What was asked for but is not installed in a version that fits. */
export type Collected = { readonly packages: readonly PlacedPackage[]; readonly missing: readonly string[] };

type Wanted = { name: string; range: string; from: string; parent: string; isOptional: boolean };

/**
 * Finds the wanted packages and all that they need among the packages that are installed for `from`, as Node would, and places
 * them flat; a second version of a package goes below the one that needs it.
 */
export async function collectPackages(wanted: ReadonlyMap<string, string>, from: string): Promise<Collected> {
  const placed = new Map<string, PlacedPackage>();
  const missing: string[] = [];
  const open: Wanted[] = [...wanted].map(([name, range]) => ({ name, range, from, parent: "", isOptional: false }));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const found = await findPackage(next.name, next.from);
    if (found === undefined || (next.parent === "" && !satisfies(found.manifest.version, next.range))) {
      if (!next.isOptional) missing.push(next.name);
      continue;
    }
    const place = choosePlace(next, found.source, placed);
    if (place === undefined) continue;
    placed.set(place, {
      name: next.name,
      version: found.manifest.version,
      source: found.source,
      place,
      bin: toBin(next.name, found.manifest.bin),
    });
    open.push(...listNeeds(found.manifest, found.source, place));
  }
  return { packages: [...placed.values()], missing };
}

/** Nothing when that very package can be seen from there already. */
function choosePlace(
  { name, parent }: Wanted,
  source: string,
  placed: ReadonlyMap<string, PlacedPackage>,
): string | undefined {
  for (let level = parent; ; level = level.slice(0, Math.max(0, level.lastIndexOf("/node_modules/")))) {
    const seen = placed.get(join(level, "node_modules", name));
    if (seen !== undefined) return seen.source === source ? undefined : join(parent, "node_modules", name);
    if (level === "" || !level.includes("/node_modules/")) break;
  }
  const top = placed.get(join("node_modules", name));
  if (top === undefined) return join("node_modules", name);
  return top.source === source ? undefined : join(parent, "node_modules", name);
}

function listNeeds(manifest: Manifest, source: string, place: string): Wanted[] {
  const isOptional = (name: string): boolean => name in manifest.optionalDependencies;
  const peers = Object.entries(manifest.peerDependencies).filter(
    ([name]) => manifest.peerDependenciesMeta[name]?.optional !== true,
  );
  const all = new Map([
    ...peers,
    ...Object.entries(manifest.dependencies),
    ...Object.entries(manifest.optionalDependencies),
  ]);
  return [...all].map(([name, range]) => ({ name, range, from: source, parent: place, isOptional: isOptional(name) }));
}

async function findPackage(name: string, from: string): Promise<{ source: string; manifest: Manifest } | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    const text = await readFile(join(candidate, "package.json"), "utf8").catch(() => undefined);
    const manifest = text === undefined ? undefined : Manifest.safeParse(JSON.parse(text)).data;
    if (manifest !== undefined) return { source: await realpath(candidate), manifest };
    if (folder === dirname(folder)) return undefined;
  }
}

function toBin(name: string, bin: Manifest["bin"]): Record<string, string> {
  if (bin === undefined) return {};
  return typeof bin === "string" ? { [name.split("/").at(-1) ?? name]: bin } : bin;
}
