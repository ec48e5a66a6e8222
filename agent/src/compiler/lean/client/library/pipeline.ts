/** Stages with sums, a forecast and conversions. Each file is emitted when another one imports it. */
export const pipelineLibrary: Readonly<Record<string, string>> = {
  "components/pipeline-figures.tsx": `import { countOf } from "../lib/count.ts";
import type { Deal, PipelineStages } from "../lib/pipeline.ts";
import { conversionsOf, forecastOf, isOpenDeal, sumOfDeals, winRateOf } from "../lib/pipeline.ts";
import { formatShare } from "../lib/share.ts";
import { formatNumber } from "../lib/number.ts";
import { optionLabel } from "../lib/option-label.ts";
import type { Option } from "../lib/options.ts";
import "../styles/pipeline.css";
import { Metric } from "./metric.tsx";

type PipelineFiguresProps = {
  readonly deals: readonly Deal[];
  readonly stages: PipelineStages;
  readonly options: readonly Option[];
  /** How amounts are written; without amounts everything is counted. */
  readonly format?: (value: number) => string;
  /** How many next actions are overdue, where there are any. */
  readonly overdue?: number;
  /** “deal”, “deals”. */
  readonly label: string;
  readonly labelPlural: string;
};

/** What is on its way and what it is worth, what was won, and how many get from stage to stage. */
export function PipelineFigures({ deals, stages, options, format, overdue, label, labelPlural }: PipelineFiguresProps) {
  const open = deals.filter((deal) => isOpenDeal(deal, stages));
  const won = deals.filter(({ stage }) => stage !== null && stage === stages.won);
  const forecast = forecastOf(deals, stages);
  const winRate = winRateOf(deals, stages);
  const conversions = conversionsOf(deals, stages);
  const figure = (list: readonly Deal[]): string => (format === undefined ? formatNumber(list.length) : format(sumOfDeals(list)));
  const note = (list: readonly Deal[]): string => countOf(list.length, label, labelPlural);
  const nameOf = (stage: string): string => optionLabel(options, stage);
  return (
    <section className="pipeline-figures" aria-label="Figures">
      <dl className="metrics">
        <Metric label="Open">
          {figure(open)} <span className="metric-note">{note(open)}</span>
        </Metric>
        {forecast !== undefined && format !== undefined && (
          <Metric label="Weighted forecast">
            {format(forecast.amount)} <span className="metric-note">{forecast.unknown === 0 ? "by probability" : \`\${formatNumber(forecast.unknown)} without a probability\`}</span>
          </Metric>
        )}
        {stages.won !== null && (
          <Metric label={nameOf(stages.won)}>
            {figure(won)} <span className="metric-note">{winRate === undefined ? note(won) : \`\${note(won)}, \${formatShare(winRate)} of those closed\`}</span>
          </Metric>
        )}
        {overdue !== undefined && (
          <Metric label="Next actions overdue">
            <span className={overdue > 0 ? "metric-alert" : undefined}>{formatNumber(overdue)}</span>
          </Metric>
        )}
      </dl>
      {conversions.length > 0 && (
        <details className="conversions surface">
          <summary>Conversion between stages</summary>
          <table>
            <caption className="visually-hidden">How many get from one stage to the next</caption>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Came to it</th>
                <th scope="col">Went on</th>
                <th scope="col">Share</th>
              </tr>
            </thead>
            <tbody>
              {conversions.map(({ from, to, came, went, share }) => (
                <tr key={from}>
                  <th scope="row">{nameOf(from)}</th>
                  <td>{nameOf(to)}</td>
                  <td>{formatNumber(came)}</td>
                  <td>{formatNumber(went)}</td>
                  <td>{share === null ? "–" : formatShare(share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
`,
  "components/next-action.tsx": `import { Badge } from "./badge.tsx";
import { RelativeDate } from "./relative-date.tsx";

type NextActionProps = { readonly label: string; readonly date: string; readonly isOverdue: boolean };

/** The day by which something is to be done. */
export function NextAction({ label, date, isOverdue }: NextActionProps) {
  return (
    <p className="next-action">
      <span>{label}</span> <RelativeDate date={date} />
      {isOverdue && <Badge tone="danger">Overdue</Badge>}
    </p>
  );
}
`,
  "lib/pipeline.ts": `import { currentDay } from "./current-day.ts";

/** What a pipeline knows of a record; the probability is in percent. */
export type Deal = {
  readonly stage: string | null;
  readonly amount: number | null;
  readonly probability: number | null;
  /** The furthest stage that it came to. */
  readonly reached: string | null;
};

/** The stages on the way, in their order, and those at the ends. */
export type PipelineStages = {
  readonly open: readonly string[];
  readonly won: string | null;
  readonly lost: string | null;
  /** How likely it is to win from a stage, in percent, where that was said. */
  readonly probabilities: ReadonlyMap<string, number>;
};

/** What is neither won nor lost; without a stage it stands at the first one. */
export const isOpenDeal = ({ stage }: Deal, { won, lost }: PipelineStages): boolean => stage === null || (stage !== won && stage !== lost);

/** Sums of decimal fractions carry noise, such as 0.1 + 0.2. */
const round = (value: number): number => Number(value.toFixed(6));

export const sumOfDeals = (deals: readonly Deal[]): number => round(deals.reduce((total, { amount }) => total + (amount ?? 0), 0));

/** How likely a deal is won, in percent: what it says itself, else what holds for its stage. */
function probabilityOf({ stage, probability }: Deal, { open, probabilities }: PipelineStages): number | undefined {
  return probability ?? probabilities.get(stage ?? open[0] ?? "");
}

/** What the open deals will probably bring, and how many of them say nothing about it. Undefined where none does. */
export function forecastOf(deals: readonly Deal[], stages: PipelineStages): { readonly amount: number; readonly unknown: number } | undefined {
  const open = deals.filter((deal) => isOpenDeal(deal, stages));
  const known = open.flatMap((deal) => {
    const percent = probabilityOf(deal, stages);
    return percent === undefined ? [] : [((deal.amount ?? 0) * percent) / 100];
  });
  if (known.length === 0) return undefined;
  return { amount: round(known.reduce((total, value) => total + value, 0)), unknown: open.length - known.length };
}

/** The share of what came to an end that was won; undefined where nothing did. */
export function winRateOf(deals: readonly Deal[], { won, lost }: PipelineStages): number | undefined {
  const count = (stage: string | null): number => deals.filter((deal) => stage !== null && deal.stage === stage).length;
  const closed = count(won) + count(lost);
  return won === null || lost === null || closed === 0 ? undefined : count(won) / closed;
}

type Conversion = { readonly from: string; readonly to: string; readonly came: number; readonly went: number; readonly share: number | null };

/** How many came to each stage, and how many of them to the next one. What was lost counts as far as it came. */
export function conversionsOf(deals: readonly Deal[], stages: PipelineStages): Conversion[] {
  const path = stages.won === null ? stages.open : [...stages.open, stages.won];
  const places = deals.map((deal) => placeOf(deal, path, stages));
  const cameTo = (index: number): number => places.filter((place) => place >= index).length;
  return path.slice(0, -1).map((from, index) => {
    const [came, went] = [cameTo(index), cameTo(index + 1)];
    return { from, to: path[index + 1] ?? "", came, went, share: came === 0 ? null : went / came };
  });
}

function placeOf(deal: Deal, path: readonly string[], { open, won }: PipelineStages): number {
  if (deal.stage !== null && deal.stage === won) return path.length - 1;
  const furthest = Math.max(0, path.indexOf(deal.stage ?? ""), path.indexOf(deal.reached ?? ""));
  // What was called won by mistake has come no further than the last stage before.
  return Math.min(furthest, Math.max(0, open.length - 1));
}

/** The sum of a column, and what of it is to be expected where that is known. */
export function dealSumText(deals: readonly Deal[], stages: PipelineStages, format: (value: number) => string): string {
  const forecast = forecastOf(deals, stages);
  const sum = format(sumOfDeals(deals));
  return forecast === undefined || forecast.unknown > 0 ? sum : \`\${sum} · weighted \${format(forecast.amount)}\`;
}

/** Whether something should have been done about an open deal before today. */
export function isNextOverdue(date: string | null, deal: Deal, stages: PipelineStages, today = currentDay()): boolean {
  return date !== null && date !== "" && date.slice(0, 10) < today && isOpenDeal(deal, stages);
}
`,
  "styles/pipeline.css": `.pipeline-figures {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1rem;
  margin-bottom: 1.25rem;
}

.pipeline-figures .metrics dd {
  font-size: 1.5rem;
}

.metric-note {
  display: block;
  color: var(--muted);
  font-size: 0.8125rem;
  font-weight: 400;
  letter-spacing: 0;
}

.metric-alert {
  color: var(--danger);
}

.conversions {
  padding: 0.75rem 1.1rem;
}

.conversions summary {
  color: var(--link);
  cursor: pointer;
  font-weight: 600;
}

.conversions table {
  width: 100%;
  max-width: 44rem;
  margin-top: 0.6rem;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.conversions :is(th, td) {
  padding: 0.4rem 0.75rem 0.4rem 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  font-weight: 400;
}

.conversions thead th {
  color: var(--muted);
  font-size: 0.875rem;
}

.next-action {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.3rem 0.5rem;
  font-size: 0.9rem;
}

.next-action > span:first-child {
  color: var(--muted);
}
`,
};
