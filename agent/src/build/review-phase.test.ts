import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createScriptedCompiler, makeSpec } from "../../test/scripted-parts.ts";
import { createDraft } from "./draft.ts";
import type { News } from "./phase.ts";
import { reviewPhase } from "./review-phase.ts";
import { toStep, type Verification } from "./verify/verification.ts";
import type { Verifier } from "./verify/verifier.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const passed: Verification = {
  status: "passed",
  steps: [toStep("tests", "passed", 9, "1 passed")],
  isolation: { level: "full", layers: [], missing: [] },
  ms: 10,
};
const failed: Verification = {
  ...passed,
  status: "failed",
  steps: [
    toStep("build", "failed", 9, "ended with code 1\nsecond line"),
    toStep("tests", "skipped", 0, "an earlier step failed"),
  ],
};

function run(verify: Verifier["run"]) {
  const news: News[] = [];
  const draft = createDraft(
    { compiler: createScriptedCompiler(), format: async (files) => [...files], review: async () => [], verify },
    { spec: makeSpec(), kept: new Map(), signal: new AbortController().signal },
  );
  const control = { signal: new AbortController().signal, tell: (item: News) => void news.push(item) };
  return { news, draft, outcome: reviewPhase.run(draft, control) };
}

describe("reviewPhase", () => {
  it("tells each step as it begins and ends, and its share never falls, not even in the next round", async () => {
    const { news, outcome } = run(async (app, { onBegin, onStep, onRound } = {}) => {
      onBegin?.("tests");
      onStep?.(toStep("tests", "failed", 3, "1 failed"));
      onRound?.({ round: 1, failed: ["tests"], fixes: ["a.ts imports ./b.ts"], ms: 4 });
      onBegin?.("pages");
      onStep?.(toStep("tests", "passed", 9, "1 passed"));
      onStep?.(toStep("stop", "passed", 1));
      return { app, verification: passed, rounds: [] };
    });
    expect(await outcome).toMatchObject({ kind: "done", message: /^Verified in 0\.0 s: it passes its own tests/ });
    expect(news.map(({ message }) => message)).toEqual([
      "Running 1 test …",
      "Own tests failed: 1 failed",
      "Repaired after own tests failed: a.ts imports ./b.ts. Looking again …",
      "Looking at 1 page at two widths …",
      "Own tests: 1 passed",
      "Stop: passed",
    ]);
    expect(news[1]?.detail).toEqual({ step: "tests", status: "failed", ms: 3, text: "1 failed", round: 1 });
    expect(news[3]?.detail).toEqual({ step: "pages", status: "running", round: 2 });
    const shares = news.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
  });

  it("says that it waits for the packages when that takes long, and only then", async () => {
    const release = Promise.withResolvers<void>();
    const { news, outcome } = run(async (app, { onBegin, onStep } = {}) => {
      onBegin?.("install");
      onStep?.(toStep("typecheck", "passed", 1));
      await release.promise;
      onStep?.(toStep("install", "passed", 500));
      return { app, verification: passed, rounds: [] };
    });
    await vi.advanceTimersByTimeAsync(399);
    expect(news.map(({ message }) => message)).toEqual(["Installing 2 packages …", "Code check: passed"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(news[2]?.message).toContain("prepared for the first time");
    release.resolve();
    await outcome;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(news).toHaveLength(4);
  });

  it("hands over the repaired application, once, to whoever asks afterwards", async () => {
    let runs = 0;
    const { draft, outcome } = run(async (app) => {
      runs += 1;
      const mended = { ...app, files: [{ path: "mended.ts", content: "" }], dependencies: ["zod@^4"] };
      const rounds = [{ round: 1, failed: ["build" as const], fixes: ["mended"], ms: 1 }];
      return { app: mended, verification: passed, rounds };
    });
    expect(await outcome).toMatchObject({
      output: { files: [{ path: "mended.ts" }], verification: { repairs: ["mended"] } },
    });
    const { app } = await draft.review({ signal: new AbortController().signal });
    expect(app.dependencies).toEqual(["zod@^4"]);
    expect(runs).toBe(1);
  });

  it("ends in what failed and what was tried when the application cannot be made to work", async () => {
    const rounds = [
      { round: 1, failed: ["build" as const], fixes: ["declared zod@^4"], ms: 1 },
      { round: 2, failed: ["build" as const], fixes: [], ms: 1 },
    ];
    const { outcome } = run(async (app) => ({ app, verification: failed, rounds }));
    expect(await outcome).toMatchObject({
      kind: "failed",
      message:
        "The app did not pass its verification. build: ended with code 1\nsecond line\nIt still fails after 1 repair: declared zod@^4.",
      detail: { total: 0, rounds },
      verification: { status: "failed", notVerified: ["Own tests: an earlier step failed."] },
    });
  });

  it("throws what broke on our side instead of blaming the application", async () => {
    const broken = createDraft(
      {
        compiler: createScriptedCompiler(),
        format: async (files) => [...files],
        review: () => Promise.reject(new Error("the compiler has ended")),
        verify: async (app, { checkTypes } = {}) => {
          await checkTypes?.(app).catch(() => undefined);
          return { app, verification: failed, rounds: [] };
        },
      },
      { spec: makeSpec(), kept: new Map(), signal: new AbortController().signal },
    );
    await expect(broken.review({ signal: new AbortController().signal })).rejects.toThrow("the compiler has ended");
  });
});
