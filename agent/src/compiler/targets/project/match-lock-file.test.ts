import { describe, expect, it } from "vitest";
import { toDo } from "../../fixtures/to-do.ts";
import { planApp } from "../../plan.ts";
import { emitLockFile } from "./lock-file.ts";
import { matchLockFile } from "./match-lock-file.ts";

const lock = emitLockFile(planApp(toDo));
const manifest = (dependencies: Record<string, string>) => ({
  path: "package.json",
  content: JSON.stringify({ name: "a", dependencies }),
});

describe("matchLockFile", () => {
  it("repeats what package.json says, as long as every package is locked", () => {
    const [, matched] = matchLockFile([manifest({ zod: "^4.6.7", rolldown: "^1" }), lock]);
    const parsed = JSON.parse(matched?.content ?? "") as { packages: Record<string, { dependencies?: object }> };
    expect(parsed.packages[""]?.dependencies).toEqual({ zod: "^4.6.7", rolldown: "^1" });
    expect(Object.keys(parsed.packages)).toHaveLength(
      Object.keys((JSON.parse(lock.content) as typeof parsed).packages).length,
    );
  });

  it("leaves a lock file out that lacks a package or cannot be read, and all other files alone", () => {
    const other = { path: "a.ts", content: "" };
    const added = manifest({ "left-pad": "^1" });
    expect(matchLockFile([added, lock, other])).toEqual([added, other]);
    expect(matchLockFile([manifest({}), { path: lock.path, content: "{" }])).toEqual([manifest({})]);
    expect(matchLockFile([other])).toEqual([other]);
  });
});
