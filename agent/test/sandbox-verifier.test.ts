import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createVerifier } from "../src/build/verify/verifier.ts";
import type { AppUnderTest } from "../src/build/verify/verification.ts";
import { toDo } from "../src/compiler/fixtures/to-do.ts";
import { emitApp } from "./support/emit-app.ts";
import { AGENT_FOLDER, isFull, why } from "./support/sandboxes.ts";

const app: AppUnderTest = {
  files: [
    {
      path: "package.json",
      content: JSON.stringify({
        type: "module",
        scripts: { build: "true", start: "node server.js", test: "node --test tests.js", check: "false" },
      }),
    },
    { path: "tests.js", content: 'import test from "node:test"; import "./Server.js";' },
    {
      path: "server.js",
      content: `import { createServer } from "node:http";
        export const server = createServer((request, response) => response.end('{"status":"ok"}'));
        if (process.argv[1]?.endsWith("server.js")) server.listen(Number(process.env.PORT), "127.0.0.1");`,
    },
  ],
  dependencies: [],
  pages: ["/"],
  origin: "compiled",
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "verifier-"));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("createVerifier", () => {
  it("verifies with what the machine has, mends, and tells steps and rounds", { timeout: 60_000 }, async () => {
    const checked: number[] = [];
    const verifier = await createVerifier({
      folder,
      from: AGENT_FOLDER,
      browsers: [],
      checkTypes: async ({ files }) => {
        checked.push(files.length);
        return [];
      },
    });
    const steps: string[] = [];
    const rounds: number[] = [];
    const result = await verifier.run(app, {
      onStep: ({ name, status }) => steps.push(`${name} ${status}`),
      onRound: ({ round }) => rounds.push(round),
    });
    expect(result.verification.status, JSON.stringify(result.verification.steps)).toBe("passed");
    expect(result.verification.isolation).toEqual(verifier.describe());
    expect(result.rounds[0]).toMatchObject({
      failed: ["tests"],
      fixes: ["tests.js imports ./server.js instead of ./Server.js"],
    });
    expect(rounds).toEqual([1, 2]);
    expect(steps).toEqual(expect.arrayContaining(["install passed", "tests failed", "tests passed", "stop passed"]));
    // The warm compiler took the place of the app's own script, which would have failed.
    expect(checked).toEqual([3, 3]);
    expect(verifier.hasBrowser()).toBe(false);
  });

  it("tells what the compiler found, and a compiler that breaks", { timeout: 60_000 }, async () => {
    const answers = [
      async () => [{ path: "a.ts", line: 3, message: "is wrong" }],
      () => Promise.reject(new Error("it crashed")),
    ];
    for (const [index, checkTypes] of answers.entries()) {
      const verifier = await createVerifier({ folder, from: AGENT_FOLDER, browsers: [], maxRounds: 0, checkTypes });
      const { verification } = await verifier.run(app);
      const step = verification.steps.find(({ name }) => name === "typecheck");
      expect(step).toMatchObject({
        status: "failed",
        detail: ["a.ts:3 is wrong", "the compiler did not answer: it crashed"][index],
      });
    }
  });

  it("removes what is old, but nothing while an app is verified", { timeout: 60_000 }, async () => {
    const verifier = await createVerifier({ folder, from: AGENT_FOLDER, browsers: [], maxAgeMs: -1 });
    await mkdir(join(folder, "workspaces/left-behind"), { recursive: true });
    const running = verifier.run(app, { signal: AbortSignal.timeout(20_000) });
    await verifier.cleanUp();
    expect(await readdir(join(folder, "workspaces"))).toContain("left-behind");
    await running;
    await verifier.cleanUp();
    expect(await readdir(join(folder, "workspaces"))).toEqual([]);
    expect(await readdir(join(folder, "templates"))).toEqual([]);
  });

  it(
    "runs an app without a build step, and says what it cannot see of one for Next.js",
    { timeout: 90_000 },
    async () => {
      const verifier = await createVerifier({ folder, from: AGENT_FOLDER, browsers: [], maxRounds: 0 });
      const stepsOf = async (target: "webcontainer" | "next") => {
        const emitted = await emitApp(toDo, target);
        const { verification } = await verifier.run({ ...emitted, pages: ["/"], origin: "compiled" });
        expect(verification.status, JSON.stringify(verification.steps)).toBe("passed");
        return Object.fromEntries(verification.steps.map(({ name, status, detail }) => [name, `${status}: ${detail}`]));
      };
      expect(await stepsOf("webcontainer")).toMatchObject({
        install: "passed: 5 packages",
        build: "skipped: package.json has no script for it",
        health: "passed: undefined",
        tests: expect.stringMatching(/^passed: \d+ passed$/) as string,
      });
      expect(await stepsOf("next")).toMatchObject({
        typecheck: "skipped: Next.js is not installed here",
        start: "skipped: Next.js is not installed here",
        tests: expect.stringMatching(/^passed: \d+ passed$/) as string,
      });
    },
  );
});

describe.skipIf(!isFull)(`a browser that is installed but broken${why}`, () => {
  it("is told as one that does not start, and fails no app", { timeout: 60_000 }, async () => {
    const browsers = ["/usr/bin/false"];
    const verifier = await createVerifier({ folder, from: AGENT_FOLDER, browsers, checkTypes: async () => [] });
    expect(verifier.hasBrowser()).toBe(false);
    const { verification } = await verifier.run(app);
    expect(verification.status, JSON.stringify(verification.steps)).toBe("passed");
    expect(verification.steps.find(({ name }) => name === "pages")).toMatchObject({
      status: "skipped",
      detail: "the browser that is installed does not start in the sandbox",
    });
  });
});
