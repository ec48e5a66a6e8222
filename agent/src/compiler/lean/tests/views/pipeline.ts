import type { AppFile } from "@joinery/shared";

export const pipelineTests: AppFile = {
  path: "tests/pipeline.test.ts",
  content: `import { conversionsOf, forecastOf, isNextOverdue, dealSumText, winRateOf } from "../src/client/lib/pipeline.ts";

const STAGES = { open: ["lead", "offer"], won: "won", lost: "lost", probabilities: new Map([["lead", 10]]) };
const deal = (stage: string | null, amount: number | null, more: { probability?: number; reached?: string } = {}) => ({ stage, amount, probability: null, reached: null, ...more });

test("a forecast weighs what is open by its own probability, else by that of its stage", () => {
  const deals = [deal("lead", 1000), deal("offer", 500, { probability: 50 }), deal("won", 9000), deal("lost", 10, { probability: 100 })];
  assert.deepEqual(forecastOf(deals, STAGES), { amount: 350, unknown: 0 });
  assert.deepEqual(forecastOf([...deals, deal("offer", 7)], STAGES), { amount: 350, unknown: 1 });
  assert.deepEqual(forecastOf([deal(null, 100), deal("lead", null, { probability: 0 })], STAGES), { amount: 10, unknown: 0 });
});

test("where nobody says how likely it is, nothing is forecast", () => {
  assert.equal(forecastOf([deal("offer", 7), deal("won", 7, { probability: 90 })], STAGES), undefined);
  assert.equal(dealSumText([deal("offer", 0.1), deal("offer", 0.2)], STAGES, String), "0.3");
  assert.equal(dealSumText([deal("lead", 100)], STAGES, String), "100 · weighted 10");
});

test("what is lost counts as far as it came, and what is won all the way", () => {
  const deals = [deal("lead", 1), deal("offer", 1), deal("won", 1), deal("lost", 1, { reached: "offer" }), deal("lost", 1)];
  assert.deepEqual(conversionsOf(deals, STAGES), [
    { from: "lead", to: "offer", came: 5, went: 3, share: 0.6 },
    { from: "offer", to: "won", came: 3, went: 1, share: 1 / 3 },
  ]);
  assert.equal(winRateOf(deals, STAGES), 1 / 3);
});

test("what was taken back is not won, and nothing has no share", () => {
  const back = conversionsOf([deal("lead", 1, { reached: "won" })], STAGES);
  assert.deepEqual(back.map(({ came, went }) => [came, went]), [[1, 1], [1, 0]]);
  assert.deepEqual(conversionsOf([], STAGES).map(({ share }) => share), [null, null]);
  assert.equal(winRateOf([deal("lead", 1)], STAGES), undefined);
});

test("only what is open can be overdue", () => {
  assert.equal(isNextOverdue("2030-06-14", deal("lead", 1), STAGES, "2030-06-15"), true);
  assert.equal(isNextOverdue("2030-06-15T08:00", deal("lead", 1), STAGES, "2030-06-15"), false);
  assert.equal(isNextOverdue("2030-06-14", deal("won", 1), STAGES, "2030-06-15"), false);
  assert.equal(isNextOverdue(null, deal("lead", 1), STAGES, "2030-06-15"), false);
});
`,
};
