import * as z from "zod";

const Ranges = z.record(z.string(), z.string()).optional();
/** The entries of a lock file by place: `node_modules/a/node_modules/b`. */
export const LockEntries = z.record(
  z.string(),
  z.looseObject({
    version: z.string(),
    resolved: z.string(),
    integrity: z.string(),
    dependencies: Ranges,
    optionalDependencies: Ranges,
  }),
);
const LockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), z.looseObject({})) });
const REGISTRY = "https://registry.npmjs.org";

/**
 * The entries of a `package-lock.json` without its root, each with its address in the public registry, whichever mirror npm has
 * asked: npm puts its own registry in place of that one.
 */
export function readLockEntries(lockFile: string): LockEntries {
  const { "": _root, ...entries } = LockFile.parse(JSON.parse(lockFile)).packages;
  return Object.fromEntries(
    Object.entries(entries).map(([place, { version, ...rest }]) => {
      const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
      const file = `${name.slice(name.indexOf("/") + 1)}-${String(version)}.tgz`;
      const entry = { version, ...rest, resolved: `${REGISTRY}/${name}/-/${file}` };
      return [place, LockEntries.valueType.parse(entry)];
    }),
  );
}

export type LockEntries = z.infer<typeof LockEntries>;

/**
 * What `npm ci` would miss, on whichever platform: every package that the app or another package asks for, binaries of other
 * platforms included, has to be there.
 */
export function findLockGaps(
  entries: LockEntries,
  wanted: Readonly<Record<string, string>>,
  satisfies: (version: string, range: string) => boolean,
): string[] {
  const asked = [
    ...Object.entries(wanted).map(([name, range]) => ({ from: "", name, range })),
    ...Object.entries(entries).flatMap(([from, { dependencies, optionalDependencies }]) =>
      Object.entries({ ...dependencies, ...optionalDependencies }).map(([name, range]) => ({ from, name, range })),
    ),
  ];
  return asked.flatMap(({ from, name, range }) => {
    const found = listPlaces(from, name).find((place) => Object.hasOwn(entries, place));
    const version = found === undefined ? undefined : entries[found]?.version;
    if (version !== undefined && (version === range || satisfies(version, range))) return [];
    return [`${from === "" ? "the app" : from} asks for ${name}@${range}; the lock has ${version ?? "none"}`];
  });
}

/** Where Node looks for a package, the nearest place first. */
function listPlaces(from: string, name: string): string[] {
  const places = [`node_modules/${name}`];
  for (let place = from; place !== ""; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/"))))
    places.unshift(`${place}/node_modules/${name}`);
  return [...new Set(places.toSorted((left, right) => right.length - left.length))];
}
