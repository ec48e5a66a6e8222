import type { AppFile } from "@joinery/shared";
import { format } from "oxfmt";

/** The lock file has npm's own form. */
const FORMATTED = /(?<!package-lock)\.(?:[cm]?[jt]sx?|css|html|json|md)$/;
/** Markup in template literals keeps its lines: space in it can count, and the formatter cannot know where. */
const OPTIONS = { printWidth: 100, embeddedLanguageFormatting: "off" } as const;

/**
 * Formats files the way the generated project's own formatter would. A file that does not parse stays as it is: the
 * review says what is wrong with it.
 */
export function formatFiles(files: readonly AppFile[]): Promise<AppFile[]> {
  return Promise.all(files.map(formatFile));
}

/** Loads the formatter, so that the first build does not wait for it. */
export async function warmUpFormatter(): Promise<void> {
  await formatFiles([
    { path: "a.tsx", content: "export const a = <p />;" },
    { path: "a.css", content: "a{}" },
    { path: "a.html", content: "<p>" },
    { path: "a.json", content: "{}" },
    { path: "a.md", content: "# a" },
  ]);
}

async function formatFile(file: AppFile): Promise<AppFile> {
  if (!FORMATTED.test(file.path)) return file;
  const { code, errors } = await format(file.path, file.content, OPTIONS);
  return errors.length > 0 ? file : { path: file.path, content: code };
}
