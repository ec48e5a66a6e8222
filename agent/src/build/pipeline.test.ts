import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createScriptedCompiler, makeSpec } from "../../test/scripted-parts.ts";
import { openLocalQueue } from "../jobs/local.ts";
import type { Job, JobQueue } from "../jobs/queue.ts";
import type { Compiler } from "./compiler.ts";
import { createDrafts, type DraftsDeps } from "./drafts.ts";
import { formatFiles } from "./format.ts";
import { createPipeline, type PipelineDeps } from "./pipeline.ts";
import type { Finding } from "./review.ts";
import { createStaticVerifier } from "./verify/static-verifier.ts";
import { STEPS, toStep } from "./verify/verification.ts";
import type { Verifier } from "./verify/verifier.ts";

let queue: JobQueue;
beforeEach(() => {
  queue = openLocalQueue({ path: ":memory:", now: () => 0 });
  queue.enqueue(KEY, makeSpec());
});
afterEach(() => queue[Symbol.dispose]());

const KEY = { conversationId: "c", version: 1 };
const running = { signal: new AbortController().signal, isPausing: () => false };

function takeJob(): Job {
  const job = queue.take();
  if (job === undefined) throw new Error("no job is queued");
  return job;
}

type Overrides = Partial<PipelineDeps> & Partial<Pick<DraftsDeps, "compiler" | "review" | "verify">>;
function createBuild({
  compiler = createScriptedCompiler(),
  review = async () => [],
  verify = createStaticVerifier().run,
  ...overrides
}: Overrides = {}) {
  const drafts = createDrafts({
    compiler,
    format: formatFiles,
    review,
    verify,
    isBusy: () => true,
    log: pino({ level: "silent" }),
  });
  return createPipeline({
    drafts,
    queue,
    onReport: () => undefined,
    phaseDelayMs: 0,
    sleep: async () => undefined,
    log: pino({ level: "silent" }),
    ...overrides,
  });
}

/** Empties the outbox. */
function readReports() {
  const reports = [];
  for (let row = queue.nextReport("c"); row !== undefined; row = queue.nextReport("c")) {
    reports.push(row.report);
    queue.removeReport(row.id);
  }
  return reports;
}
const readPhases = () => readReports().map(({ phase }) => phase);

describe("createPipeline", () => {
  it("keeps the files of a finished build as they were reported", async () => {
    await createBuild()(takeJob(), running);
    const last = readReports().at(-1);
    expect(queue.get(KEY)).toMatchObject({ state: "done", bundle: { files: last?.files } });
    expect(queue.outputs(KEY).size).toBe(0);
  });

  it("pauses between two phases and goes on there, without making again what was made", async () => {
    let phases = 0;
    await createBuild({ onReport: () => (phases += 1) })(takeJob(), { ...running, isPausing: () => phases === 2 });
    expect(readPhases()).toEqual(["plan", "codegen"]);
    expect(queue.get(KEY)).toMatchObject({ state: "running", checkpoint: "codegen" });

    queue.resume();
    const compiler: Compiler = {
      ...createScriptedCompiler(),
      emitCode: () => {
        throw new Error("the code is made already");
      },
    };
    await createBuild({ compiler })(takeJob(), running);
    expect(readPhases()).toEqual(["review", "testgen", "scaffold", "completed"]);
    expect(queue.get(KEY)?.bundle?.files.map(({ path }) => path)).toContain("src/server/main.ts");
  });

  it("ends with what the review has found, and lists no more of it than a reader takes in", async () => {
    const findings: Finding[] = Array.from({ length: 30 }, (_, line) => ({ path: "a.ts", line, message: "is wrong" }));
    await createBuild({ review: async () => findings })(takeJob(), running);
    const last = readReports().at(-1);
    expect(last).toMatchObject({
      status: "error",
      code: "build_failed",
      percent: 70,
      message:
        "The review found 30 problems: a.ts:0 is wrong; a.ts:1 is wrong; a.ts:2 is wrong (and 27 more)\nNo repair is known for it.",
      detail: { failedPhase: "review", total: 30 },
      verification: { status: "failed" },
    });
    expect(last?.detail?.["problems"]).toHaveLength(20);
    expect(queue.get(KEY)?.state).toBe("failed");
  });

  it("hands over what was verified when it is resumed behind its review, and looks at nothing again", async () => {
    let phases = 0;
    await createBuild({ onReport: () => (phases += 1) })(takeJob(), { ...running, isPausing: () => phases === 3 });
    queue.resume();
    readReports();
    const compiler = createScriptedCompiler({ emitTests: () => [{ path: "test/other.test.ts", content: "" }] });
    await createBuild({ compiler, review: async () => [{ path: "a.ts", message: "is wrong" }] })(takeJob(), running);
    const last = readReports().at(-1);
    expect(last).toMatchObject({ status: "completed", verification: { status: "passed" } });
    expect(last?.files?.map(({ path }) => path)).toContain("test/notes.test.ts");
  });

  it("looks itself when the review that it is resumed behind left nothing that it can read", async () => {
    const job = takeJob();
    const report = { conversationId: "c", status: "in_progress", phase: "review", percent: 82, message: "m" } as const;
    queue.checkpoint(job, { phase: "review", output: "null", report });
    queue.resume();
    readReports();
    await createBuild({ review: async () => [{ path: "a.ts", message: "is wrong" }] })(takeJob(), running);
    expect(readReports().at(-1)).toMatchObject({ status: "error", detail: { failedPhase: "review" } });
  });

  it("reports the news of a phase under ids of its own, with a percent within the phase", async () => {
    const verify: Verifier["run"] = async (app, calls = {}) => {
      for (const name of ["install", "build", "tests"] as const) calls.onBegin?.(name);
      for (const name of STEPS) calls.onStep?.(toStep(name, "passed", 1));
      return createStaticVerifier().run(app, calls);
    };
    await createBuild({ verify })(takeJob(), running);
    const reports = readReports().filter(({ phase }) => phase === "review");
    expect(reports).toHaveLength(12);
    expect(new Set(reports.map(({ eventId }) => eventId)).size).toBe(12);
    expect(reports.at(-1)).toMatchObject({ percent: 82, eventId: "1:review:1" });
    const percents = reports.map(({ percent }) => percent);
    expect(percents).toEqual(percents.toSorted((left, right) => left - right));
    expect(percents.slice(0, -1).every((percent) => percent >= 70 && percent < 82)).toBe(true);
  });

  it("says nothing more once it was cancelled, in the middle of a phase too", async () => {
    const controller = new AbortController();
    const review = async () => {
      queue.finish(KEY, { state: "cancelled" });
      controller.abort();
      throw new Error("aborted");
    };
    await createBuild({ review })(takeJob(), { signal: controller.signal, isPausing: () => false });
    expect(readReports()).toEqual([]);
    expect(queue.get(KEY)?.state).toBe("cancelled");
  });

  it("ends in a plain error when the plan cannot be made or the files cannot be handed over", async () => {
    const broken = createScriptedCompiler({
      planApp: () => {
        throw new Error("inner text");
      },
    });
    await createBuild({ compiler: broken })(takeJob(), running);
    expect(readReports()).toMatchObject([
      { status: "error", percent: 50, message: "Something went wrong on our side." },
    ]);

    queue.enqueue(KEY, makeSpec());
    const unsafe = createScriptedCompiler({ emitCode: () => [{ path: "../escape", content: "" }] });
    await createBuild({ compiler: unsafe })(takeJob(), running);
    const reports = readReports();
    expect(reports.at(-1)).toMatchObject({ status: "error", code: "build_failed" });
    expect(JSON.stringify(reports.at(-1))).not.toContain("escape");
  });
});
