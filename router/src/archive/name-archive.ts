import type { AppFile } from "@joinery/shared";
import * as z from "zod";

const Manifest = z.object({ name: z.string() });
const MAX_NAME_CHARS = 60;

/**
 * `expense-tracker-v2.zip`. The app's own name comes from generated files, so only letters, digits and single hyphens are left of it:
 * nothing that a header, a shell or a file system could misread.
 */
export function nameArchive(files: readonly AppFile[], version: number): string {
  return `${toSafeName(readPackageName(files)) ?? "app"}-v${version}.zip`;
}

function readPackageName(files: readonly AppFile[]): string {
  const content = files.find(({ path }) => path === "package.json")?.content;
  try {
    return Manifest.safeParse(JSON.parse(content ?? "")).data?.name ?? "";
  } catch {
    return "";
  }
}

function toSafeName(name: string): string | undefined {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_NAME_CHARS)
    .replace(/^-+|-+$/g, "");
  return safe === "" ? undefined : safe;
}
