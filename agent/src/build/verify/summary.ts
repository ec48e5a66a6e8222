import type { Verification as Summary } from "@joinery/shared";
import type { RepairResult } from "../repair/repair-app.ts";
import type { StepName, Verification, VerificationStep } from "./verification.ts";

const MAX_SENTENCE_CHARS = 1_000;
const MAX_REPAIRS = 100;

/** What each step looks at, for a sentence. */
export const STEP_LABELS: Readonly<Record<StepName, string>> = {
  install: "installation",
  typecheck: "code check",
  build: "build",
  start: "start",
  health: "health",
  tests: "own tests",
  pages: "pages in a browser",
  stop: "stop",
};

/** What crosses the wire of a verification and the repairs before it. */
export function toSummary({ verification, rounds }: RepairResult): Summary {
  const repairs = rounds.flatMap(({ fixes }) => fixes).map((text) => text.slice(0, MAX_SENTENCE_CHARS));
  return {
    status: verification.status,
    steps: [...verification.steps],
    isolation: verification.isolation.level,
    // A single round is measured more closely by the verification itself.
    ms: rounds.length > 1 ? rounds.reduce((sum, { ms }) => sum + ms, 0) : verification.ms,
    notVerified: listNotVerified(verification),
    ...(repairs.length === 0 ? {} : { repairs: repairs.slice(0, MAX_REPAIRS) }),
  };
}

/** Steps that were skipped for the same reason are told together. */
function listNotVerified({ steps, isolation }: Verification): string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, status, detail = "no reason was given" } of steps) {
    if (status === "skipped") byReason.set(detail, [...(byReason.get(detail) ?? []), STEP_LABELS[name]]);
  }
  const skipped = [...byReason].map(([reason, labels]) => `${capitalise(labels.join(", "))}: ${reason}.`);
  const [why = "namespaces cannot be used here"] = isolation.missing;
  const reduced =
    isolation.level === "reduced"
      ? [
          `Full isolation: ${why.replace(/^namespaces: /, "")}. The app ran with limits and under Node's permission model only.`,
        ]
      : [];
  return [...skipped, ...reduced].map((text) => text.slice(0, MAX_SENTENCE_CHARS));
}

/** One sentence or two for the user: what was proven, and what was not. */
export function describeSummary({ steps, ms, notVerified, repairs = [] }: Summary): string {
  const passed = new Map(steps.flatMap(({ name, status, detail }) => (status === "passed" ? [[name, detail]] : [])));
  const facts = [
    ...(passed.has("typecheck") ? ["compiles with every import and package in place"] : []),
    ...(passed.has("build") ? ["builds"] : []),
    ...(passed.has("health") ? ["runs"] : []),
    ...(passed.has("tests") ? [`passes its own tests${inBrackets(passed.get("tests"))}`] : []),
    ...(passed.has("pages") ? [`shows its pages without an error${inBrackets(passed.get("pages"))}`] : []),
  ];
  const proven = facts.length === 0 ? [] : [`Verified in ${(ms / 1_000).toFixed(1)} s: it ${joinWords(facts)}.`];
  const mended = repairs.length === 0 ? [] : [`Repaired: ${repairs.join("; ")}.`];
  const open = notVerified.length === 0 ? [] : [`Not verified: ${notVerified.join(" ")}`];
  return [...proven, ...mended, ...open].join(" ");
}

/** How a step went, for the progress. */
export function describeStep({ name, status, detail = "" }: VerificationStep): string {
  const [line = ""] = detail.split("\n");
  const label = capitalise(STEP_LABELS[name]);
  if (status === "passed") return `${label}: ${line === "" ? "passed" : line}`;
  return `${label} ${status}${line === "" ? "" : `: ${line.slice(0, 300)}`}`;
}

function inBrackets(detail: string | undefined): string {
  return detail === undefined ? "" : ` (${detail})`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
