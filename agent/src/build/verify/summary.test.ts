import { describe, expect, it } from "vitest";
import { Verification as Wire } from "@joinery/shared";
import type { RepairResult, RepairRound } from "../repair/repair-app.ts";
import { describeStep, describeSummary, toSummary } from "./summary.ts";
import { toStep, type Verification, type VerificationStep } from "./verification.ts";

const FULL = { level: "full", layers: [], missing: [] } as const;
const passed: readonly VerificationStep[] = [
  toStep("install", "passed", 1, "29 packages"),
  toStep("typecheck", "passed", 1),
  toStep("build", "passed", 1),
  toStep("start", "passed", 1),
  toStep("health", "passed", 1),
  toStep("tests", "passed", 1, "14 passed"),
  toStep("pages", "passed", 1, "4 visits at 390 and 1280 pixels"),
  toStep("stop", "passed", 1),
];

function makeResult(verification: Partial<Verification>, rounds: readonly RepairRound[] = []): RepairResult {
  const app = { files: [], dependencies: [], pages: [], origin: "compiled" } as const;
  return {
    app,
    verification: { status: "passed", steps: passed, isolation: FULL, ms: 4_120, ...verification },
    rounds,
  };
}

describe("toSummary", () => {
  it("is what the contract says, and leaves nothing open when every step has run", () => {
    const summary = toSummary(makeResult({}));
    expect(Wire.parse(summary)).toEqual(summary);
    expect(summary).toMatchObject({ status: "passed", isolation: "full", ms: 4_120, notVerified: [] });
    expect(summary).not.toHaveProperty("repairs");
  });

  it("tells what was skipped, together where the reason is the same, and what was around the app", () => {
    const skipped = passed.map((step) =>
      step.name === "pages" || step.name === "tests" ? toStep(step.name, "skipped", 0, "it was too late") : step,
    );
    const isolation = {
      level: "reduced",
      layers: [],
      missing: ["namespaces: bubblewrap is not installed", "more"],
    } as const;
    expect(toSummary(makeResult({ steps: skipped, isolation }))).toMatchObject({
      isolation: "reduced",
      notVerified: [
        "Own tests, pages in a browser: it was too late.",
        "Full isolation: bubblewrap is not installed. The app ran with limits and under Node's permission model only.",
      ],
    });
  });

  it("adds up the rounds and lists the repairs, within the contract's bounds", () => {
    const fixes = Array.from({ length: 130 }, (_, index) => `${index} ${"x".repeat(2_000)}`);
    const summary = toSummary(
      makeResult({}, [
        { round: 1, failed: ["tests"], fixes, ms: 2_000 },
        { round: 2, failed: [], fixes: [], ms: 1_500 },
      ]),
    );
    expect(summary).toMatchObject({ ms: 3_500 });
    expect(summary.repairs).toHaveLength(100);
    expect(Wire.safeParse(summary).success).toBe(true);
  });
});

describe("in words", () => {
  it("says what was proven in one sentence, and what was not", () => {
    expect(describeSummary(toSummary(makeResult({})))).toBe(
      "Verified in 4.1 s: it compiles with every import and package in place, builds, runs, passes its own tests (14 passed) and shows its pages without an error (4 visits at 390 and 1280 pixels).",
    );
    const without = passed.map((step) =>
      step.name === "pages" ? toStep("pages", "skipped", 0, "Chromium is not installed") : step,
    );
    const rounds = [{ round: 1, failed: ["build" as const], fixes: ["declared zod@^4"], ms: 1 }];
    expect(describeSummary(toSummary(makeResult({ steps: without }, rounds)))).toMatch(
      /\. Repaired: declared zod@\^4\. Not verified: Pages in a browser: Chromium is not installed\.$/,
    );
  });

  it("says of a step no more than its first line", () => {
    expect(describeStep(toStep("tests", "passed", 1, "14 passed"))).toBe("Own tests: 14 passed");
    expect(describeStep(toStep("build", "passed", 1))).toBe("Build: passed");
    expect(describeStep(toStep("start", "failed", 1, "ended with code 1\nat main.ts:3"))).toBe(
      "Start failed: ended with code 1",
    );
  });
});
