import * as z from "zod";

const Ranges = z.record(z.string(), z.string()).default({});
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
