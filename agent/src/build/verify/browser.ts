import { access, constants, realpath } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { basename, dirname } from "node:path";
import * as z from "zod";
import type { Mount } from "../../workspace/sandbox-arguments.ts";

/** What a look at the pages needs. */
export type Browser = { readonly executable: string; readonly mounts: readonly Mount[] };

const MODULES = "/joinery/node_modules";
const BROWSER = "/joinery/browser";
/** Where distributions put it. The first is the program behind Debian's start script. */
const EXECUTABLES = [
  "/usr/lib/chromium/chromium",
  "/usr/bin/chromium",
  "/usr/lib/chromium-browser/chromium-browser",
  "/usr/bin/chromium-browser",
];

/** Finds Chromium and what drives it, or nothing when one of them is not installed. */
export async function findBrowser(executables: readonly string[] = EXECUTABLES): Promise<Browser | undefined> {
  const mounts = await Promise.all(["playwright-core", "axe-core"].map(findMount));
  for (const executable of executables) {
    const isThere = await access(executable, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const real = await realpath(executable);
    // The sandbox has `/usr`; a browser from elsewhere comes with its folder.
    const isInSystem = real.startsWith("/usr/");
    const inside = isInSystem ? executable : `${BROWSER}/${basename(real)}`;
    const all = isInSystem ? mounts : [...mounts, { host: dirname(real), inside: BROWSER }];
    return all.every((mount) => mount !== undefined) ? { executable: inside, mounts: all } : undefined;
  }
  return undefined;
}

async function findMount(name: string): Promise<Mount | undefined> {
  const manifest = findPackageJSON(name, import.meta.url);
  return manifest === undefined ? undefined : { host: await realpath(dirname(manifest)), inside: `${MODULES}/${name}` };
}

/** What the guest's `visit.ts` prints. */
export const VisitReport = z.object({
  visits: z.int(),
  /** More than these may have been found. */
  findings: z.array(z.object({ page: z.string(), width: z.int(), message: z.string() })).max(200),
});
export type VisitReport = z.infer<typeof VisitReport>;

/** A window of a phone and one of a desk. */
export const WIDTHS = [390, 1280] as const;

/** The last line of the output, which is the report. */
export function parseVisitReport(output: string): VisitReport | undefined {
  try {
    return VisitReport.safeParse(JSON.parse(output.trim().split("\n").at(-1) ?? "")).data;
  } catch {
    return undefined;
  }
}

/** The same problem at several places is told once. */
export function describeFindings({ findings }: VisitReport): string {
  const places = new Map<string, Set<string>>();
  // The widths are visited at the same time; the text is the same whichever was faster.
  const sorted = findings.toSorted((left, right) => left.page.localeCompare(right.page) || left.width - right.width);
  for (const { page, width, message } of sorted) {
    places.set(message, (places.get(message) ?? new Set()).add(`${page} at ${width}`));
  }
  return [...places].map(([message, where]) => `${message} (${[...where].join(", ")})`).join("\n");
}
