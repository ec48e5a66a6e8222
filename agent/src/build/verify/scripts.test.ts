import { describe, expect, it } from "vitest";
import { readScripts } from "./scripts.ts";

const read = (content: string) => readScripts([{ path: "package.json", content }]);

describe("readScripts", () => {
  it("finds the commands of an app, with the build that comes before its start", () => {
    const scripts = { prestart: "vite build", start: "node a.js", pretest: "x", test: "node --test", check: "tsc" };
    expect(read(JSON.stringify({ scripts }))).toEqual({
      typecheck: "tsc",
      build: "vite build",
      start: "node a.js",
      pretests: "x",
      tests: "node --test",
    });
  });

  it("knows nothing of a manifest that is missing, broken or of another shape", () => {
    expect(readScripts([])).toBeUndefined();
    for (const content of ["{", "[]", '{"scripts":{"start":1}}', "null"]) expect(read(content)).toBeUndefined();
  });

  it("takes no inherited name for a script", () => {
    expect(read('{"scripts":{"__proto__":{"start":"evil"}}}')?.start).toBeUndefined();
  });
});
