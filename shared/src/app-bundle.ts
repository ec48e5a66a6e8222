import * as z from "zod";

const MAX_PATH_CHARS = 240;
const MAX_SEGMENT_CHARS = 100;
const RESERVED_SEGMENT = /^(?:con|prn|aux|nul|com\d|lpt\d|\.git|node_modules)(?:\.|$)/i;
// Printable characters that are safe on every file system; dots and spaces may not end a segment.
const SEGMENT = /^[\p{L}\p{M}\p{N}._@()[\]+ -]+$/u;

/**
 * Why a path may not be written below a workspace, or `undefined` when it may: relative, POSIX separators, no `.` or
 * `..`, no name reserved on any platform, no control characters.
 */
export function describeUnsafePath(path: string): string | undefined {
  if (path.length === 0 || path.length > MAX_PATH_CHARS) return `must have 1 to ${MAX_PATH_CHARS} characters`;
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "must be relative";
  if (path.includes("\\")) return "must use / as separator";
  for (const segment of path.split("/")) {
    if (segment === "" || segment === "." || segment === "..") return "must not have empty, . or .. segments";
    if (segment.length > MAX_SEGMENT_CHARS) return `segments must have at most ${MAX_SEGMENT_CHARS} characters`;
    if (!SEGMENT.test(segment) || /[. ]$/.test(segment)) return "has a character that is not allowed in file names";
    if (RESERVED_SEGMENT.test(segment)) return `${segment} is a reserved name`;
  }
  return undefined;
}

export const AppFile = z.object({
  path: z.string().superRefine((path, context) => {
    const problem = describeUnsafePath(path);
    if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
  }),
  content: z.string(),
});
export type AppFile = z.infer<typeof AppFile>;

export const AppFiles = z
  .array(AppFile)
  .max(2_000)
  .superRefine((files, context) => {
    const seen = new Set<string>();
    files.forEach((file, index) => {
      const key = file.path.normalize("NFC").toLowerCase();
      if (seen.has(key)) context.addIssue({ code: "custom", path: [index, "path"], message: "is there twice" });
      seen.add(key);
    });
  });

/** An npm package with its range, `zod@^4` or `@scope/name@1.2.3`; without a range it means the latest. */
export const Dependency = z
  .string()
  .max(214 + 64)
  .regex(
    /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*(?:@[\w.^~*<>=|+ -]+)?$/i,
    "must be an npm package, with or without a version range",
  );

/** What a build hands over: everything that is needed to run the app. */
export const AppBundle = z.object({ files: AppFiles, dependencies: z.array(Dependency).max(500) });
export type AppBundle = z.infer<typeof AppBundle>;
