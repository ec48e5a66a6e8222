import { parseAppSpec, type AppSpec } from "@joinery/shared";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createComposer, discoverTurn } from "./composer.ts";

/** Far above what any turn takes: it only tells a search without end from a busy machine. */
const MAX_TURN_MS = 5_000;

/** Pieces of the grammar: strung together at random they reach the rules that plain noise never meets. */
const FRAGMENTS = [
  "each",
  "every",
  "task",
  "tasks",
  "has",
  "have",
  "many",
  "with",
  "and",
  ",",
  ":",
  "track",
  "customers",
  "invoices",
  "add",
  "remove",
  "rename",
  "to",
  "from",
  "no",
  "yes",
  "but",
  "a",
  "the",
  "due date",
  "priority",
  "(low, high)",
  "make it",
  "green",
  "#f80",
  "background",
  "use euros",
  "call it",
  '"Foo"',
  "chart",
  "by",
  "borrow",
  "belongs to",
  "app",
  "tracker",
  "list",
  "kanban",
  "calendar",
  "constructor",
  "__proto__",
  "toString",
  "id",
  "class",
  "<b>",
  "</script>",
  "\n- ",
  "?",
  "!",
  ".",
  "👍",
  "🏳️‍🌈",
  "é",
  "\u202e",
  "\u0000",
  "\ud800",
  "of",
  "is required",
  "sort by",
  "as cards",
  "per",
  "for my shop",
];
const sentence = fc
  .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 60 })
  .map((words) => words.join(" "));
const noise = fc.string({ unit: "binary", minLength: 1, maxLength: 400 });
const turnText = fc.oneof(sentence, noise, fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }));

function timed<T>(run: () => T): { result: T; elapsedMs: number } {
  const started = performance.now();
  const result = run();
  return { result, elapsedMs: performance.now() - started };
}

function takeTurn(
  userInput: string,
  appSpec: AppSpec | undefined,
  flags: { confirm: boolean; isBuilt: boolean },
): AppSpec {
  const turn = { userInput, history: [], ...flags, ...(appSpec === undefined ? {} : { appSpec }) };
  const { result, elapsedMs } = timed(() => discoverTurn(turn));
  // The composer is pure: the second run tells slow code from a machine that was busy with something else.
  const slowMs = elapsedMs < MAX_TURN_MS ? elapsedMs : timed(() => discoverTurn(turn)).elapsedMs;
  expect(slowMs, `${slowMs} ms for ${JSON.stringify(userInput.slice(0, 300))}`).toBeLessThan(MAX_TURN_MS);
  expect(result.reply.trim()).not.toBe("");
  expect(result.isConfirmed && !result.isComplete).toBe(false);
  expect(result.isComplete && result.appSpec.questions.length > 0).toBe(false);
  expect(result.isComplete && result.appSpec.entities.length === 0).toBe(false);
  return parseAppSpec(JSON.parse(JSON.stringify(result.appSpec)));
}

describe("any input", () => {
  beforeAll(() => {
    createComposer();
  });

  it("gives a spec that parses, never throws and takes little time, whatever is said in whatever order", () => {
    fc.assert(
      fc.property(
        fc.array(turnText, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        (texts, confirm, isBuilt) => {
          let spec: AppSpec | undefined;
          for (const text of texts) spec = takeTurn(text, spec, { confirm, isBuilt });
        },
      ),
      { numRuns: 250 },
    );
  });

  it.each([
    ["one word of 32,000 letters", "a".repeat(32_000)],
    ["32,000 characters of words", "track the task ".repeat(2_133)],
    ["a list without end", `track ${"apples, ".repeat(3_900)}`],
    ["commas", ",".repeat(32_000)],
    ["brackets", "(".repeat(32_000)],
    ["quotes", '"a'.repeat(16_000)],
    ["line breaks", "\n- each task has ".repeat(1_800)],
    ["spaces around one word", `${" ".repeat(16_000)}x${" ".repeat(15_000)}`],
    ["open tags", "<script ".repeat(4_000)],
    ["yes without end", "yes, ".repeat(6_000)],
    ["each without end", "each task has each ".repeat(1_600)],
    ["colours", "background #ffffff ".repeat(1_600)],
    ["emoji", "👩‍👩‍👧‍👦".repeat(2_900)],
    ["marks on one letter", `e${"\u0301".repeat(31_000)}`],
    ["lone surrogates", "\ud800".repeat(32_000)],
  ])("handles %s as a brief and as a correction", (_, text) => {
    const draft = takeTurn("CRM: customers, jobs, invoices", undefined, { confirm: false, isBuilt: false });
    const briefSpec = takeTurn(text, undefined, { confirm: false, isBuilt: false });
    expect(briefSpec.brief.length).toBeLessThanOrEqual(32_000);
    takeTurn(text, draft, { confirm: false, isBuilt: false });
  });

  it("keeps names that code has a meaning for out of the code and in the labels", () => {
    const spec = takeTurn(
      "track objects and events. Each event has a constructor, __proto__, id, class, default, toString and created at",
      undefined,
      { confirm: false, isBuilt: false },
    );
    const event = spec.entities.find(({ label }) => label === "Event");
    expect(event?.name).not.toBe("Event");
    expect(event?.fields.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Constructor", "Class", "Default"]),
    );
    const reserved = new Set(["constructor", "__proto__", "id", "class", "default", "toString", "createdAt"]);
    expect(event?.fields.filter(({ name }) => reserved.has(name))).toEqual([]);
  });

  it("takes markup for text", () => {
    const spec = takeTurn('track books <script>alert("x")</script> with <b>rating</b>', undefined, {
      confirm: false,
      isBuilt: false,
    });
    expect(JSON.stringify({ ...spec, brief: "" })).not.toMatch(/script|alert/);
    expect(spec.entities.map(({ label }) => label)).toEqual(["Book"]);
  });
});
