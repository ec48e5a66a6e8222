import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSpec } from "./scripted-parts.ts";
import { startScriptedRouter, until, type ScriptedRouter } from "./scripted-router.ts";
import { makeCall, startAgent, type TestAgent } from "./start-agent.ts";
import { GITHUB_TOKEN, startGithubServer, type GithubServer } from "./support/github-server.ts";

let router: ScriptedRouter;
let github: GithubServer;
const stack: AsyncDisposable[] = [];
beforeEach(async () => {
  router = await startScriptedRouter();
  github = await startGithubServer();
  stack.push(router, github);
});
afterEach(async () => {
  for (const part of stack.splice(0).toReversed()) await part[Symbol.asyncDispose]();
});

async function start(env: Record<string, string> = {}): Promise<TestAgent> {
  const agent = await startAgent({
    env: {
      A2A_ROUTER_URL: router.url,
      GITHUB_TOKEN,
      GITHUB_REPO: "acme/apps",
      GITHUB_API_URL: github.apiUrl,
      ...env,
    },
  });
  stack.push(agent);
  return agent;
}

/** Builds, and gives the last report. */
async function build(agent: TestAgent, fields: Record<string, unknown> = {}) {
  const isEnd = ({ status }: { status: string }): boolean => status !== "in_progress";
  const before = router.reports.filter(isEnd).length;
  await agent.post("/intent", makeCall({ userInput: "yes", appSpec: makeSpec(), ...fields }));
  await until(() => router.reports.filter(isEnd).length > before);
  return router.reports.findLast(isEnd);
}

describe("a finished build and GitHub", () => {
  it("is proposed as one commit on a branch of its own in a draft pull request", async () => {
    const main = github.git("rev-parse", "main");
    const report = await build(await start());
    expect(report).toMatchObject({ status: "completed", github_pr_url: "https://github.example/acme/apps/pull/1" });
    expect(report?.message).toContain("The draft pull request is https://github.example/acme/apps/pull/1.");

    const [pull] = github.pulls;
    expect(pull).toMatchObject({ draft: true, base: "main", title: "Add Notes" });
    expect(pull?.head).toMatch(/^joinery\/notes-[0-9a-f]{10}-v1$/);
    expect(pull?.head).not.toContain("conv-1");
    expect(pull?.body).toContain("## What it keeps");
    expect(pull?.body).toContain("## Verification");
    const files = github.files(pull?.head ?? "");
    expect(files.get("README.md")).toBeDefined();
    for (const { path, content } of report?.files ?? []) expect(files.get(path), path).toBe(content.trim());
    expect(github.git("rev-list", "--count", `main..${pull?.head}`)).toBe("1");
    expect(github.git("rev-parse", "main")).toBe(main);
  });

  it("lies in its folder, where what it does not have any more goes and the rest of the repository stays", async () => {
    await build(await start({ GITHUB_DIRECTORY: "apps/old" }));
    const files = github.files(github.pulls[0]?.head ?? "");
    expect(files.has("apps/old/gone.ts")).toBe(false);
    expect(files.has("apps/old/package.json")).toBe(true);
    expect(files.get("README.md")).toBe("hello");
  });

  it("gets a pull request for each version, and the same one when a version is published twice", async () => {
    const agent = await start();
    await build(agent);
    const renamed = { version: 2, userInput: "call it Ideas", confirm: true };
    const second = await build(agent, renamed);
    expect(second).toMatchObject({ version: 2, github_pr_url: "https://github.example/acme/apps/pull/2" });
    // An agent that lost its data builds the first version once more.
    router.reports.length = 0;
    const again = await build(await start());
    expect(again?.github_pr_url).toBe("https://github.example/acme/apps/pull/1");
    expect(github.pulls).toHaveLength(2);
  });

  it("works with a GitHub Enterprise address", async () => {
    const enterprise = await startGithubServer({ prefix: "/api/v3" });
    stack.push(enterprise);
    const report = await build(await start({ GITHUB_API_URL: enterprise.apiUrl }));
    expect(report).toHaveProperty("github_pr_url");
  });

  it("is not proposed when the user does not want it, or when no repository is configured", async () => {
    expect(await build(await start(), { skip_github: true })).not.toHaveProperty("github_pr_url");
    const plain = await start({ GITHUB_REPO: "" });
    const report = await build(plain, { conversationId: "conv-2" });
    expect(report).not.toHaveProperty("github_pr_url");
    expect(github.pulls).toEqual([]);
  });

  it.each([
    ["a wrong token", { GITHUB_TOKEN: "ghp_wrong" }, /token is not accepted/],
    ["a repository that is not there", { GITHUB_REPO: "acme/none" }, /not there, or the token may not see it/],
    ["a base branch that is not there", { GITHUB_BASE_BRANCH: "release" }, /not there/],
    ["a server that is not there", { GITHUB_API_URL: "http://127.0.0.1:9" }, /cannot be reached/],
  ])("completes in spite of %s, and says why there is none", async (_, env, reason) => {
    const report = await build(await start(env));
    expect(report).toMatchObject({
      status: "completed",
      detail: { github: { ok: false, reason: expect.stringMatching(reason) } },
    });
    expect(report?.message).toMatch(reason);
    expect(report?.files?.length).toBeGreaterThan(0);
    expect(JSON.stringify(router.received)).not.toMatch(/ghp_/);
  });

  it("completes when the repository fails or refuses in the middle", async () => {
    github.answer = ({ path, method }) =>
      method === "POST" && path.endsWith("/git/trees") ? { status: 502 } : undefined;
    const report = await build(await start());
    expect(report?.message).toMatch(/GitHub failed with 502/);
    expect(github.pulls).toEqual([]);
  });

  it("brings no workflows into the repository", async () => {
    const { createPublish } = await import("../src/github/publish.ts");
    const { createOctokit } = await import("../src/github/octokit.ts");
    const { pino } = await import("pino");
    const octokit = createOctokit({ token: GITHUB_TOKEN, apiUrl: github.apiUrl, log: pino({ level: "silent" }) });
    const publish = createPublish({
      octokit,
      repository: { owner: "acme", repo: "apps" },
      base: undefined,
      directory: "",
    });
    const files = [
      { path: ".github/workflows/steal.yml", content: "on: push" },
      { path: "src/main.ts", content: "" },
    ];
    const app = { conversationId: "c", version: 1, spec: makeSpec(), files };
    expect(await publish(app, new AbortController().signal)).toMatchObject({ ok: true });
    expect([...github.files(github.pulls[0]?.head ?? "").keys()]).not.toContain(".github/workflows/steal.yml");
  });
});
