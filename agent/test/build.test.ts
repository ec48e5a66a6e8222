import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createScriptedCompiler, makeSpec } from "./scripted-parts.ts";
import { startScriptedRouter, toError, until, type ScriptedRouter } from "./scripted-router.ts";
import { makeCall, startAgent, type TestAgent, type TestAgentOptions } from "./start-agent.ts";

const PHASES = ["plan", "codegen", "review", "testgen", "scaffold", "completed"];

let router: ScriptedRouter;
const agents: TestAgent[] = [];
beforeEach(async () => {
  router = await startScriptedRouter();
});
afterEach(async () => {
  for (const agent of agents.splice(0)) await agent[Symbol.asyncDispose]();
  await router[Symbol.asyncDispose]();
});

async function start(options: TestAgentOptions = {}): Promise<TestAgent> {
  const agent = await startAgent({ ...options, env: { A2A_ROUTER_URL: router.url, ...options.env } });
  agents.push(agent);
  return agent;
}

const isEnded = () => router.reports.some((report) => report.status !== "in_progress");
const phasesOf = (conversationId: string) =>
  router.reports.filter((report) => report.conversationId === conversationId).map((report) => report.phase);

describe("a confirmed build", () => {
  it("is answered with 202 at once and reported phase by phase until the files are there", async () => {
    const agent = await start();
    const first = await agent.post("/intent", makeCall());
    expect(first).toMatchObject({ status: 200, body: { status: "AWAITING_USER_INPUT", isComplete: true } });
    const second = await agent.post("/intent", makeCall({ userInput: "yes", appSpec: makeSpec() }));
    expect(second).toEqual({ status: 202, body: { status: "queued", conversationId: "conv-1" } });

    await until(isEnded);
    expect(router.reports.map((report) => report.phase)).toEqual(PHASES);
    expect(router.reports.map((report) => report.percent)).toEqual([55, 70, 82, 90, 96, 100]);
    expect(router.reports.map((report) => report.message)).toEqual([
      "Planned 1 entity and 1 page",
      "Wrote 3 files: 1 entity, 1 page",
      expect.stringMatching(
        /^Verified in \d+\.\d s: it compiles with every import and package in place\. Not verified: /,
      ),
      "Wrote 1 test in 1 file",
      "Added 2 project files and declared 2 dependencies",
      expect.stringMatching(
        /^Notes is ready: 6 files, 2 dependencies\. Verified in .* verification is off \(VERIFY=off\)\.$/,
      ),
    ]);
    expect(router.reports.map((report) => report.eventId)).toEqual(PHASES.map((phase) => `1:${phase}:1`));
    const last = router.reports.at(-1);
    expect(last).toMatchObject({ status: "completed", version: 1, dependencies: ["zod@^4", "@types/node@^26"] });
    expect(last?.verification).toMatchObject({ status: "passed", isolation: "none" });
    expect(last?.files?.find((file) => file.path === "src/shared/info.ts")?.content).toBe(
      'export const name = "Notes";\n',
    );
  });

  it("is queued once when the router repeats the call, and answered with the files when it is over", async () => {
    const agent = await start({ env: { BUILD_PHASE_DELAY_MS: "30" } });
    const call = makeCall({ userInput: "yes", appSpec: makeSpec() });
    const answers = await Promise.all([agent.post("/intent", call), agent.post("/intent", call)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    await until(isEnded);
    expect(phasesOf("conv-1")).toEqual(PHASES);
    const again = await agent.post("/intent", makeCall({ userInput: "yes", appSpec: makeSpec(), version: 2 }));
    expect(again).toMatchObject({
      status: 200,
      body: { status: "completed", version: 1, verification: { status: "passed" } },
    });
    expect(again.body).toHaveProperty("message", expect.stringContaining("Nothing has changed"));
    expect(router.reports).toHaveLength(PHASES.length);
  });

  it("is followed by the next version when a later turn changes the spec", async () => {
    const agent = await start();
    await agent.post("/intent", makeCall({ userInput: "yes", appSpec: makeSpec() }));
    await until(isEnded);
    const renamed = makeCall({ userInput: "call it Ideas", confirm: true, version: 2 });
    expect((await agent.post("/intent", renamed)).status).toBe(202);
    await until(() => router.reports.filter((report) => report.status === "completed").length === 2);
    expect(router.reports.at(-1)).toMatchObject({ version: 2, eventId: "2:completed:1", message: /^Ideas is ready/ });
  });

  it("ends in an error that says what is wrong when the code does not compile", async () => {
    const broken = { path: "src/broken.ts", content: "export const count: number = 'three';\n" };
    const { emitCode } = createScriptedCompiler();
    const compiler = createScriptedCompiler({ emitCode: (plan) => [...emitCode(plan), broken] });
    const agent = await start({ compiler });
    await agent.post("/intent", makeCall({ userInput: "yes" }));
    await until(isEnded);
    expect(phasesOf("conv-1")).toEqual(["plan", "codegen", "error"]);
    expect(router.reports.at(-1)).toMatchObject({ status: "error", code: "build_failed", percent: 70 });
    expect(router.reports.at(-1)?.message).toContain(
      "src/broken.ts:1 Type 'string' is not assignable to type 'number'",
    );
  });

  it("ends in an error without inner text when a phase crashes, and can be confirmed again", async () => {
    let isBroken = true;
    const compiler = createScriptedCompiler();
    const emitCode: typeof compiler.emitCode = (plan) => {
      if (isBroken) throw new Error("secret /inner/path");
      return compiler.emitCode(plan);
    };
    const agent = await start({ compiler: { ...compiler, emitCode } });
    await agent.post("/intent", makeCall({ userInput: "yes" }));
    await until(isEnded);
    expect(router.reports.at(-1)).toMatchObject({
      status: "error",
      code: "build_failed",
      message: "Something went wrong on our side while writing the code.",
    });
    expect(JSON.stringify(router.reports)).not.toContain("secret");
    isBroken = false;
    expect((await agent.post("/intent", makeCall({ userInput: "yes" }))).status).toBe(202);
    await until(() => router.reports.some((report) => report.status === "completed"));
    expect(router.reports.at(-1)?.eventId).toBe("1:completed:2");
  });

  it("stops when it is cancelled and reports nothing more", async () => {
    const agent = await start({ env: { BUILD_PHASE_DELAY_MS: "150" } });
    await agent.post("/intent", makeCall({ userInput: "yes" }));
    await until(() => router.reports.length === 1);
    const key = { conversationId: "conv-1", version: 1 };
    expect(await agent.post("/cancel", key)).toEqual({
      status: 200,
      body: { status: "cancelled", conversationId: "conv-1" },
    });
    expect((await agent.post("/cancel", key)).body).toMatchObject({ error: { code: "build_not_running" } });
    expect((await (await fetch(`${agent.url}/ready`)).json()) as unknown).toMatchObject({ jobs: 0 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(phasesOf("conv-1")).toEqual(["plan"]);
  });

  it("is dropped when the router says that it is not running any more", async () => {
    router.answer = (call) => (call.path === "/a2a/progress" ? toError(404, "conversation_not_found") : undefined);
    const agent = await start({ env: { BUILD_PHASE_DELAY_MS: "100" } });
    await agent.post("/intent", makeCall({ userInput: "yes" }));
    await until(() => router.received.some((call) => call.path === "/a2a/progress"));
    const open = async () => ((await (await fetch(`${agent.url}/ready`)).json()) as { jobs: number }).jobs;
    await expect.poll(open).toBe(0);
    expect(router.received.filter((call) => call.path === "/a2a/progress")).toHaveLength(1);
  });
});

describe("a router that is away or confused", () => {
  it("gets every report afterwards, in order", async () => {
    const agent = await start();
    await until(() => router.received.some((call) => call.path === "/a2a/agents"));
    const { port } = router;
    await router[Symbol.asyncDispose]();
    await agent.post("/intent", makeCall({ userInput: "yes" }));
    await agent.post("/intent", makeCall({ userInput: "yes", conversationId: "conv-2" }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    router = await startScriptedRouter(port);
    await until(() => router.reports.filter((report) => report.status === "completed").length === 2);
    expect(phasesOf("conv-1")).toEqual(PHASES);
    expect(phasesOf("conv-2")).toEqual(PHASES);
  });

  it("gets a report again after errors, a rate limit and a forgotten token, each once in the end", async () => {
    const script = [
      { status: 500, body: "<html>" },
      { status: 429, headers: { "retry-after": "0" } },
      toError(409, "build_not_running"),
      toError(403, "forbidden"),
    ];
    const isRegistration = (path: string, method: string) => path === "/a2a/agents" && method === "POST";
    router.answer = (call) => (call.path === "/a2a/progress" ? script.shift() : undefined);
    const agent = await start();
    await agent.post("/intent", makeCall({ userInput: "yes" }));
    await until(isEnded);
    expect(phasesOf("conv-1")).toEqual(PHASES);
    expect(script).toEqual([]);
    await until(() => router.received.filter(({ path, method }) => isRegistration(path, method)).length >= 2);
  });

  it("drops a build whose conversation another instance took over, at once and for good, and registers no more for it", async () => {
    const isTaken = (body: unknown) => (body as { conversationId: string }).conversationId === "taken";
    const reportsOn = (id: string) =>
      router.received.filter(({ path, body }) => path === "/a2a/progress" && isTaken(body) === (id === "taken"));
    router.answer = (call) =>
      call.path === "/a2a/progress" && isTaken(call.body) ? toError(403, "not_holder") : undefined;
    const agent = await start({ env: { BUILD_PHASE_DELAY_MS: "20" } });
    await agent.post("/intent", makeCall({ userInput: "yes", conversationId: "taken" }));
    await until(() => reportsOn("taken").length > 0);
    await agent.post("/intent", makeCall({ userInput: "yes", conversationId: "own" }));
    await until(() => phasesOf("own").includes("completed"));
    expect(reportsOn("taken")).toHaveLength(1);
    expect(await agent.post("/cancel", { conversationId: "taken", version: 1 })).toMatchObject({
      status: 409,
      body: { error: { code: "build_not_running" } },
    });
    expect(router.received.filter(({ path, method }) => path === "/a2a/agents" && method === "POST")).toHaveLength(1);
  });

  it("does not let one stuck conversation hold up another", async () => {
    const isStuck = (body: unknown) => (body as { conversationId: string }).conversationId === "stuck";
    router.answer = (call) => (call.path === "/a2a/progress" && isStuck(call.body) ? { status: 503 } : undefined);
    const agent = await start();
    await agent.post("/intent", makeCall({ userInput: "yes", conversationId: "stuck" }));
    await agent.post("/intent", makeCall({ userInput: "yes", conversationId: "free" }));
    await until(() => phasesOf("free").includes("completed"));
    expect(phasesOf("stuck")).toEqual([]);
  });
});
