import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";

const SCRIPT = join(import.meta.dirname, "check-boundaries.ts");
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

/** Runs the check over a tree of the given files; resolves to its exit code and what it complained about. */
async function check(files: Record<string, string>): Promise<{ code: number; complaints: string }> {
  const root = await mkdtemp(join(tmpdir(), "boundaries-"));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return promisify(execFile)(process.execPath, [SCRIPT, "--root", root]).then(
    () => ({ code: 0, complaints: "" }),
    (error: { code: number; stderr: string }) => ({ code: error.code, complaints: error.stderr }),
  );
}

describe("check-boundaries", () => {
  it("accepts imports that the table allows", async () => {
    const result = await check({
      "router/src/a.ts":
        'import { x } from "@joinery/shared";\nimport { y } from "./b.ts";\nimport { createServer } from "node:http";',
      "router/src/context.ts": 'const { x } = await import("@joinery/shared/otlp");',
      "shared/src/otlp.ts": 'import { trace } from "@opentelemetry/api";',
      "scripts/run.ts": 'import { z } from "@joinery/router";',
    });
    expect(result).toEqual({ code: 0, complaints: "" });
  });

  it.each([
    [
      "router importing the agent",
      "router/src/a.ts",
      'import { x } from "@joinery/agent";',
      "router may not import @joinery/agent",
    ],
    [
      "an import by path into another package",
      "agent/src/a.ts",
      'import { x } from "../../router/src/b.ts";',
      "leaves its package by path",
    ],
    [
      "a type that crosses all the same",
      "agent/src/a.ts",
      'import type { X } from "@joinery/router";',
      "agent may not import",
    ],
    ["a re-export that crosses", "shared/src/a.ts", 'export * from "@joinery/agent";', "shared may not import"],
    [
      "a dynamic import that crosses",
      "router/src/a.ts",
      'const x = await import("@joinery/agent");',
      "router may not import",
    ],
    ["a Node module in shared", "shared/src/a.ts", 'import { readFile } from "node:fs";', "must run in browsers"],
    ["traces in the main entry of shared", "shared/src/index.ts", 'export * from "./otlp.ts";', "only some files"],
    ["traces in a front-end", "web/src/a.ts", 'import { x } from "@joinery/shared/otlp";', "only some files"],
    [
      "a collector's packages elsewhere",
      "agent/src/a.ts",
      'import { x } from "@opentelemetry/api";',
      "only some files",
    ],
    ["I/O in the compiler", "agent/src/compiler/a.ts", 'import { readFile } from "node:fs";', "is pure"],
    [
      "the store in the state machine",
      "router/src/conversation/a.ts",
      'import { x } from "../storage/storage.ts";',
      "is pure",
    ],
  ])("refuses %s", async (_, path, source, complaint) => {
    const result = await check({ [path]: source });
    expect(result.code).toBe(1);
    expect(result.complaints).toContain(`${path}: `);
    expect(result.complaints).toContain(complaint);
  });
});
