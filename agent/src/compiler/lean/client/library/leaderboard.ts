/** Players by their results. Each file is emitted when another one imports it. */
export const leaderboardLibrary: Readonly<Record<string, string>> = {
  "components/standings.tsx": `import type { Standing } from "../lib/standings.ts";
import "../styles/leaderboard.css";

type StandingsProps = {
  readonly rows: readonly Standing[];
  readonly titleOf: (id: string) => string;
  /** Points, or a rating. */
  readonly scoreLabel: string;
};

const FORM = { W: "won", D: "drew", L: "lost" } as const;

/** The table of players, the best one first. */
export function Standings({ rows, titleOf, scoreLabel }: StandingsProps) {
  return (
    <section className="standings surface" aria-label="Standings">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span aria-hidden="true">#</span>
              <span className="visually-hidden">Rank</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col">Played</th>
            <th scope="col">W–D–L</th>
            <th scope="col" className="standing-form-head">
              Last five
            </th>
            <th scope="col">{scoreLabel}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.rank <= 3 && row.played > 0 ? \`standing-\${row.rank}\` : undefined}>
              <td>
                <span className="standing-rank">{row.rank}</span>
              </td>
              <th scope="row">{titleOf(row.id)}</th>
              <td>{row.played}</td>
              <td>
                {row.wins}–{row.draws}–{row.losses}
              </td>
              <td className="standing-form">
                {row.form.map((letter, index) => (
                  <span key={index} className={\`form-\${letter}\`} title={FORM[letter]}>
                    <span aria-hidden="true">{letter}</span>
                    <span className="visually-hidden">{FORM[letter]}</span>
                  </span>
                ))}
              </td>
              <td className="standing-score">{row.score}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
`,
  "components/quick-result.tsx": `import { useState } from "react";
import type { SideResult } from "../lib/standings.ts";
import "../styles/leaderboard.css";
import { Button } from "./button.tsx";

type Player = { readonly id: string; readonly title: string };

type QuickResultProps = {
  readonly players: readonly Player[];
  /** Whether the numbers decide, or who won. */
  readonly hasScores: boolean;
  readonly mayDraw: boolean;
  /** Returns whether it was added. */
  readonly onAdd: (result: SideResult) => Promise<boolean>;
};

/** A result in two taps: who played, and who won. */
export function QuickResult({ players, hasScores, mayDraw, onAdd }: QuickResultProps) {
  const [home, setHome] = useState(players[0]?.id ?? "");
  const [away, setAway] = useState(players[1]?.id ?? "");
  const [scores, setScores] = useState({ home: "", away: "" });
  const titleOf = (id: string): string => players.find((player) => player.id === id)?.title ?? "";
  const add = async (result: Omit<SideResult, "home" | "away">): Promise<void> => {
    if (await onAdd({ home, away, ...result })) setScores({ home: "", away: "" });
  };
  const isSame = home === away;
  const areScored = scores.home !== "" && scores.away !== "";
  return (
    <section className="quick-result surface" aria-label="Add a result">
      <div className="quick-sides">
        <PlayerSelect label="First player" players={players} value={home} onChange={setHome} />
        {hasScores && <ScoreInput label={\`Score of \${titleOf(home)}\`} value={scores.home} onChange={(value) => setScores({ ...scores, home: value })} />}
        <span className="versus">vs</span>
        {hasScores && <ScoreInput label={\`Score of \${titleOf(away)}\`} value={scores.away} onChange={(value) => setScores({ ...scores, away: value })} />}
        <PlayerSelect label="Second player" players={players} value={away} onChange={setAway} />
      </div>
      {isSame && <p className="quick-hint">Choose two different players.</p>}
      {hasScores ? (
        <Button kind="primary" isDisabled={isSame || !areScored} onClick={() => void add({ winner: null, homeScore: Number(scores.home), awayScore: Number(scores.away) })}>
          Add result
        </Button>
      ) : (
        <div className="quick-winners">
          <Button kind="primary" isDisabled={isSame} onClick={() => void add({ winner: home, homeScore: null, awayScore: null })}>
            {titleOf(home)} won
          </Button>
          {mayDraw && (
            <Button isDisabled={isSame} onClick={() => void add({ winner: null, homeScore: null, awayScore: null })}>
              Draw
            </Button>
          )}
          <Button kind="primary" isDisabled={isSame} onClick={() => void add({ winner: away, homeScore: null, awayScore: null })}>
            {titleOf(away)} won
          </Button>
        </div>
      )}
    </section>
  );
}

type PlayerSelectProps = { readonly label: string; readonly players: readonly Player[]; readonly value: string; readonly onChange: (id: string) => void };

function PlayerSelect({ label, players, value, onChange }: PlayerSelectProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {players.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

type ScoreInputProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

function ScoreInput({ label, value, onChange }: ScoreInputProps) {
  return <input type="number" inputMode="numeric" min={0} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />;
}
`,
  "components/head-to-head.tsx": `import { useState } from "react";
import type { SideResult } from "../lib/standings.ts";
import { headToHead } from "../lib/standings.ts";
import "../styles/leaderboard.css";
import { FilterSelect } from "./filter-select.tsx";

type HeadToHeadProps = {
  readonly results: readonly SideResult[];
  readonly players: readonly { readonly id: string; readonly title: string }[];
};

/** How two players did against each other. */
export function HeadToHead({ results, players }: HeadToHeadProps) {
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const options = players.map(({ id, title }) => ({ value: id, label: title }));
  const { wins, draws, losses } = headToHead(results, first, second);
  const total = wins + draws + losses;
  return (
    <section className="head-to-head surface" aria-labelledby="head-to-head">
      <h2 id="head-to-head">Head to head</h2>
      <div className="quick-sides">
        <FilterSelect label="One" options={options} value={first} onChange={setFirst} />
        <FilterSelect label="Other" options={options} value={second} onChange={setSecond} />
      </div>
      <p role="status">
        {first === "" || second === "" || first === second
          ? "Choose two players."
          : total === 0
            ? "They have not played each other yet."
            : \`\${wins} won, \${draws} drawn, \${losses} lost\`}
      </p>
      {total > 0 && (
        <div className="duel-bar" aria-hidden="true">
          <span className="duel-wins" style={{ flexGrow: wins }} />
          <span className="duel-draws" style={{ flexGrow: draws }} />
          <span className="duel-losses" style={{ flexGrow: losses }} />
        </div>
      )}
    </section>
  );
}
`,
  "components/result-list.tsx": `import type { ReactNode } from "react";
import "../styles/record.css";

type ResultListProps<Item> = {
  readonly title: string;
  readonly items: readonly Item[];
  readonly textOf: (item: Item) => string;
  readonly noteOf: (item: Item) => string;
  readonly actions: (item: Item) => ReactNode;
  readonly emptyText: string;
};

/** The newest records in a line each. */
export function ResultList<Item extends { readonly id: string }>({ title, items, textOf, noteOf, actions, emptyText }: ResultListProps<Item>) {
  return (
    <section className="related surface" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      {items.length === 0 && <p className="related-none">{emptyText}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>{textOf(item)}</span>
            <span className="related-notes">
              {noteOf(item)}
              {actions(item)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
`,
  "lib/standings.ts": `/** Two sides, and what came of it: scores where they decide, otherwise the winner; neither is a draw. */
export type SideResult = {
  readonly home: string | null;
  readonly away: string | null;
  readonly homeScore: number | null;
  readonly awayScore: number | null;
  readonly winner: string | null;
};

type Letter = "W" | "D" | "L";

export type Standing = {
  readonly id: string;
  readonly rank: number;
  readonly played: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** Points, or the rating. */
  readonly score: number;
  /** The last five, the newest one last. */
  readonly form: readonly Letter[];
};

type Rules = { readonly scoring: "points" | "elo"; readonly hasScores: boolean };

const FIRST_RATING = 1000;
/** How much one result can change a rating. */
const STEP = 32;
const POINTS = { W: 3, D: 1, L: 0 } as const;

/** The table after some results, from the oldest one to the newest; players with the same score share a rank. */
export function standingsOf(results: readonly SideResult[], players: readonly string[], { scoring, hasScores }: Rules): Standing[] {
  const letters = new Map<string, Letter[]>(players.map((player) => [player, []]));
  const ratings = new Map(players.map((player) => [player, FIRST_RATING]));
  for (const result of results) {
    const letter = letterOf(result, hasScores);
    const [home, away] = [letters.get(result.home ?? ""), letters.get(result.away ?? "")];
    if (letter === undefined || home === undefined || away === undefined || home === away) continue;
    home.push(letter);
    away.push(opposite(letter));
    rate(ratings, result, letter);
  }
  const rows = players.map((id) => {
    const own = letters.get(id) ?? [];
    const count = (wanted: Letter): number => own.filter((letter) => letter === wanted).length;
    const points = own.reduce((sum, letter) => sum + POINTS[letter], 0);
    const score = scoring === "elo" ? Math.round(ratings.get(id) ?? FIRST_RATING) : points;
    return { id, played: own.length, wins: count("W"), draws: count("D"), losses: count("L"), score, form: own.slice(-5) };
  });
  const sorted = rows.toSorted((a, b) => b.score - a.score || b.wins - a.wins || a.losses - b.losses);
  return sorted.map((row) => ({ ...row, rank: 1 + sorted.filter(({ score }) => score > row.score).length }));
}

/** How the first side did; undefined where nothing is known of the outcome. */
function letterOf({ home, away, homeScore, awayScore, winner }: SideResult, hasScores: boolean): Letter | undefined {
  if (hasScores) {
    if (homeScore === null || awayScore === null) return undefined;
    return homeScore === awayScore ? "D" : homeScore > awayScore ? "W" : "L";
  }
  if (winner === null) return "D";
  if (winner === home) return "W";
  return winner === away ? "L" : undefined;
}

const opposite = (letter: Letter): Letter => (letter === "D" ? "D" : letter === "W" ? "L" : "W");

/** Elo: a win against somebody stronger counts for more. What one gains the other loses. */
function rate(ratings: Map<string, number>, { home, away }: SideResult, letter: Letter): void {
  if (home === null || away === null) return;
  const [own, other] = [ratings.get(home) ?? FIRST_RATING, ratings.get(away) ?? FIRST_RATING];
  const expected = 1 / (1 + 10 ** ((other - own) / 400));
  const change = STEP * ((letter === "W" ? 1 : letter === "D" ? 0.5 : 0) - expected);
  ratings.set(home, own + change);
  ratings.set(away, other - change);
}

/** How one player did against another. */
export function headToHead(results: readonly SideResult[], first: string, second: string): { wins: number; draws: number; losses: number } {
  const letters = results.flatMap((result) => {
    const letter = letterOf(result, result.homeScore !== null && result.awayScore !== null);
    if (letter === undefined) return [];
    if (result.home === first && result.away === second) return [letter];
    return result.home === second && result.away === first ? [opposite(letter)] : [];
  });
  const count = (wanted: Letter): number => letters.filter((letter) => letter === wanted).length;
  return { wins: count("W"), draws: count("D"), losses: count("L") };
}
`,
  "styles/leaderboard.css": `.leaderboard {
  display: grid;
  gap: 1rem;
}

.standings {
  padding: 0.6rem 1.2rem;
  overflow-x: auto;
}

.standings table {
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.standings :is(th, td) {
  padding: 0.65rem 0.5rem;
  border-top: 1px solid var(--line);
  text-align: center;
}

.standings thead th {
  border: 0;
  color: var(--muted);
  font-size: 0.85rem;
  font-weight: 600;
  white-space: nowrap;
}

.standings :is(th:nth-child(2), tbody th) {
  width: 40%;
  text-align: left;
}

.standing-rank {
  display: inline-grid;
  place-items: center;
  width: 1.9rem;
  height: 1.9rem;
  border-radius: 50%;
  font-weight: 700;
}

.standing-1 .standing-rank {
  color: var(--on-accent);
  background: var(--accent);
}

:is(.standing-2, .standing-3) .standing-rank {
  background: var(--hover);
}

.standing-form {
  white-space: nowrap;
}

.standing-form > span {
  display: inline-grid;
  place-items: center;
  width: 1.5rem;
  height: 1.5rem;
  margin: 0 0.1rem;
  border-radius: 0.35rem;
  font-size: 0.75rem;
  font-weight: 700;
}

.form-W {
  color: var(--success-text);
  background: var(--success-fill);
}

.form-D {
  color: var(--neutral-text);
  background: var(--neutral-fill);
}

.form-L {
  color: var(--danger-text);
  background: var(--danger-fill);
}

.standing-score {
  font-size: 1.1rem;
  font-weight: 700;
}

.quick-result,
.head-to-head {
  display: grid;
  justify-items: center;
  gap: 0.85rem;
  padding: 1.2rem;
}

.quick-sides,
.quick-winners {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: 0.6rem;
}

.quick-sides > :is(select, input) {
  min-height: 2.75rem;
  padding: 0.35rem 0.6rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.quick-sides > select {
  max-width: 12rem;
}

.quick-sides > input {
  width: 4.5rem;
  font-size: 1.2rem;
  font-weight: 700;
  text-align: center;
}

.versus,
.quick-hint {
  color: var(--muted);
}

.duel-bar {
  display: flex;
  width: min(24rem, 100%);
  height: 0.75rem;
  overflow: hidden;
  border-radius: 1rem;
}

.duel-wins {
  background: var(--chart-1);
}

.duel-draws {
  background: var(--line);
}

.duel-losses {
  background: var(--chart-2);
}

@media (max-width: 40rem) {
  .standings {
    padding-inline: 0.4rem;
  }

  .standing-form,
  .standing-form-head {
    display: none;
  }
}
`,
};
