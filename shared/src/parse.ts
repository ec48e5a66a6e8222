import type * as z from "zod";
import { JoineryError, type ErrorIssue } from "./error.ts";

/** At most this many wrong fields are listed, so that a hostile body cannot make a huge answer. */
const MAX_ISSUES = 50;

/**
 * Validates unknown input against a schema.
 * @throws JoineryError `invalid_request`, with each wrong field by path.
 */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = toErrorIssues(result.error.issues);
  const first = issues[0];
  const where = first === undefined || first.path === "" ? "The request" : first.path;
  throw new JoineryError("invalid_request", { message: `${where}: ${first?.message ?? "invalid"}`, issues });
}

/** Zod's issues as the contract's: the path in one string, the message in plain words. */
export function toErrorIssues(issues: readonly z.core.$ZodIssue[]): ErrorIssue[] {
  return issues.slice(0, MAX_ISSUES).map((issue) => ({ path: formatPath(issue.path), message: issue.message }));
}

/** `["files", 3, "path"]` as `files[3].path`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}
