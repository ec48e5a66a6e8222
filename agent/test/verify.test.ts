import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AppFile } from "@joinery/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppUnderTest, Verification } from "../src/build/verify/verification.ts";
import { verifyApp } from "../src/build/verify/verify-app.ts";
import { compileApp } from "../src/compiler/compile.ts";
import { toDo } from "../src/compiler/fixtures/to-do.ts";
import { detectIsolation } from "../src/workspace/isolation.ts";
import { createSandbox } from "../src/workspace/sandbox.ts";
import { createTemplate } from "../src/workspace/template/template.ts";

let folder: string;
let verify: (app: AppUnderTest) => Promise<Verification>;
let isFull: boolean;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-verify-"));
  await chmod(folder, 0o711);
  const detected = await detectIsolation({ folders: [folder] });
  isFull = detected.isolation.level === "full";
  const sandbox = createSandbox({ detected, workspacesFolder: join(folder, "workspaces") });
  const template = createTemplate({ folder: join(folder, "templates"), from: resolve(import.meta.dirname, "..") });
  verify = (app) => verifyApp(app, { sandbox, template });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function createApp(change: (file: AppFile) => AppFile = (file) => file): AppUnderTest {
  const { files, dependencies } = compileApp(toDo);
  return { files: files.map(change), dependencies, pages: ["/"], origin: "compiled" };
}

const statuses = ({ steps }: Verification) => Object.fromEntries(steps.map(({ name, status }) => [name, status]));

describe("the verification of an app", () => {
  it(
    "installs, checks, builds, starts and tests it, and says what was not looked at",
    { timeout: 90_000 },
    async (context) => {
      context.skip(!isFull, "bubblewrap is not there");
      const verification = await verify(createApp());
      expect(verification.status, JSON.stringify(verification.steps)).toBe("passed");
      expect(statuses(verification)).toMatchObject({
        install: "passed",
        typecheck: "passed",
        build: "passed",
        start: "passed",
        health: "passed",
        tests: "passed",
        pages: "skipped",
      });
    },
  );

  it("finds a server that does not start, and a test that fails", { timeout: 90_000 }, async (context) => {
    context.skip(!isFull, "bubblewrap is not there");
    const broken = await verify(
      createApp((file) =>
        file.path === "src/server/main.ts" ? { ...file, content: `${file.content}\nprocess.exit(3);\n` } : file,
      ),
    );
    expect(broken.status).toBe("failed");
    const failed = broken.steps.filter(({ status }) => status === "failed").map(({ name }) => name);
    expect(failed.some((name) => name === "start" || name === "health")).toBe(true);
  });

  it("refuses packages that are not there instead of fetching them", async (context) => {
    context.skip(!isFull, "bubblewrap is not there");
    const app = createApp();
    const verification = await verify({ ...app, dependencies: [...app.dependencies, "a-package-of-nobody@^1"] });
    expect(verification.steps[0]).toMatchObject({
      name: "install",
      status: "failed",
      detail: expect.stringContaining("a-package-of-nobody"),
    });
  });
});
