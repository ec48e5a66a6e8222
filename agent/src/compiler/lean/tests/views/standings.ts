import type { AppFile } from "@joinery/shared";

export const standingsTests: AppFile = {
  path: "tests/standings.test.ts",
  content: `import { headToHead, standingsOf, type SideResult } from "../src/client/lib/standings.ts";

const played = (home: string, away: string, homeScore: number, awayScore: number): SideResult => ({ home, away, homeScore, awayScore, winner: null });
const won = (home: string, away: string, winner: string | null): SideResult => ({ home, away, winner, homeScore: null, awayScore: null });

test("scores make wins, draws, losses and points", () => {
  const results = [played("a", "b", 2, 1), played("b", "a", 0, 0), played("c", "a", 3, 1), played("c", "gone", 9, 0), { ...won("a", "c", "a") }];
  const rows = standingsOf(results, ["a", "b", "c"], { scoring: "points", hasScores: true });
  assert.deepEqual(
    rows.map(({ id, rank, played: count, wins, draws, losses, score, form }) => [id, rank, count, wins, draws, losses, score, form.join("")]),
    [
      ["a", 1, 3, 1, 1, 1, 4, "WDL"],
      ["c", 2, 1, 1, 0, 0, 3, "W"],
      ["b", 3, 2, 0, 1, 1, 1, "LD"],
    ],
  );
});

test("without scores the winner decides, and players with the same points share a rank", () => {
  const rows = standingsOf([won("a", "b", "b"), won("a", "b", null), won("a", "b", "c")], ["a", "b", "c", "d"], { scoring: "points", hasScores: false });
  assert.deepEqual(
    rows.map(({ id, rank, score }) => [id, rank, score]),
    [
      ["b", 1, 4],
      ["a", 2, 1],
      ["c", 3, 0],
      ["d", 3, 0],
    ],
  );
});

test("a rating moves by what was to be expected, and what one gains the other loses", () => {
  const rating = (results: readonly SideResult[]) =>
    Object.fromEntries(standingsOf(results, ["a", "b"], { scoring: "elo", hasScores: false }).map(({ id, score }) => [id, score]));
  assert.deepEqual(rating([]), { a: 1000, b: 1000 });
  assert.deepEqual(rating([won("a", "b", "a")]), { a: 1016, b: 984 });
  const { a = 0, b = 0 } = rating([won("a", "b", "a"), won("b", "a", "b")]);
  assert.ok(b > 1000 && a < 1000 && a + b === 2000);
});

test("a head-to-head counts the results of two, whichever stood first", () => {
  const results = [won("a", "b", "a"), won("b", "a", "a"), won("b", "a", null), played("a", "b", 0, 1), won("a", "c", "a")];
  assert.deepEqual(headToHead(results, "a", "b"), { wins: 2, draws: 1, losses: 1 });
});
`,
};
