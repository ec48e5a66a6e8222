/** Numbers and charts. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const dashboardLibrary: Readonly<Record<string, string>> = {
  "components/charts/axes.tsx": `import type { Point } from "../../lib/points.ts";
import type { Plot } from "./plot.ts";
import { PLOT_HEIGHT } from "./plot.ts";

type AxesProps = {
  readonly plot: Plot;
  readonly points: readonly Point[];
};

/** The lines behind a chart, with their values, and the labels below it. */
export function Axes({ plot, points }: AxesProps) {
  return (
    <g className="chart-axes">
      {plot.ticks.map((tick) => (
        <g key={tick.value}>
          <line x1={plot.left} x2={plot.right} y1={plot.y(tick.value)} y2={plot.y(tick.value)} />
          <text x={plot.left - 8} y={plot.y(tick.value)} dy="0.32em" textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {points.map((point, index) =>
        index % plot.labelEvery === 0 ? (
          <text key={index} x={plot.x(index)} y={PLOT_HEIGHT - 8} textAnchor="middle">
            {point.label}
          </text>
        ) : null,
      )}
    </g>
  );
}
`,
  "components/charts/bar-chart.tsx": `import type { Point } from "../../lib/points.ts";
import { useWidth } from "../../lib/use-width.ts";
import { ChartFrame } from "./chart-frame.tsx";

const ROW_HEIGHT = 46;
const MOST_BARS = 10;

type BarChartProps = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
};

/** Lying bars, so that there is room for names; the biggest come first. */
export function BarChart({ title, points, format }: BarChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const shown = points.slice(0, MOST_BARS);
  const highest = Math.max(...shown.map((point) => Math.abs(point.value)));
  return (
    <ChartFrame title={title} points={points} format={format} frameRef={ref}>
      {width > 0 && (
      <svg role="img" aria-label={title} width={width} height={shown.length * ROW_HEIGHT}>
        {shown.map((point, index) => (
          <g key={index} transform={\`translate(0 \${index * ROW_HEIGHT})\`}>
            <text className="chart-name" x={0} y={16}>
              {shorten(point.label, width)}
            </text>
            <text className="chart-value" x={width} y={16} textAnchor="end">
              {format(point.value)}
            </text>
            <rect className="chart-track" y={25} width={width} height={10} rx={5} />
            <rect className="chart-bar" y={25} width={(Math.abs(point.value) / (highest || 1)) * width} height={10} rx={5} />
          </g>
        ))}
      </svg>
      )}
    </ChartFrame>
  );
}

/** As much of a name as fits beside its value. */
function shorten(label: string, width: number): string {
  const most = Math.max(8, Math.floor(width / 12));
  return label.length > most ? \`\${label.slice(0, most - 1)}…\` : label;
}
`,
  "components/charts/chart-frame.tsx": `import type { ReactNode, Ref } from "react";
import { useId } from "react";
import type { Point } from "../../lib/points.ts";
import "../../styles/chart.css";

type ChartFrameProps = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
  readonly frameRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
};

/** The title of a chart, its drawing, and the same numbers as a table for those who cannot see it. */
export function ChartFrame({ title, points, format, frameRef, children }: ChartFrameProps) {
  const id = useId();
  const isEmpty = points.every((point) => point.value === 0);
  return (
    <section className="chart surface" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div ref={frameRef} className="chart-drawing">
        {isEmpty ? <p className="chart-empty">Nothing to show yet.</p> : children}
      </div>
      <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <tbody>
          {points.map((point, index) => (
            <tr key={index}>
              <th scope="row">{point.label}</th>
              <td>{format(point.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      </div>
    </section>
  );
}
`,
  "components/charts/chart-scale.ts": `import { roundStep } from "../../lib/round-step.ts";

/** Round values from at most zero to at least the largest value, for the lines behind a chart. */
export function ticksFor(values: readonly number[]): number[] {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const step = roundStep(highest - lowest || 1, 4);
  const first = Math.floor(lowest / step);
  const last = Math.ceil(highest / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
`,
  "components/charts/column-chart.tsx": `import type { Point } from "../../lib/points.ts";
import { useWidth } from "../../lib/use-width.ts";
import { Axes } from "./axes.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { PLOT_HEIGHT, plotOf } from "./plot.ts";

type ColumnChartProps = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
};

/** Upright bars in the order of time. */
export function ColumnChart({ title, points, format }: ColumnChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = plotOf(
    points.map((point) => point.value),
    width,
    format,
  );
  const barWidth = Math.min(44, plot.slot * 0.64);
  return (
    <ChartFrame title={title} points={points} format={format} frameRef={ref}>
      {width > 0 && (
      <svg role="img" aria-label={title} width={width} height={PLOT_HEIGHT}>
        <Axes plot={plot} points={points} />
        {points.map((point, index) => (
          <rect
            key={index}
            className="chart-bar"
            x={plot.x(index) - barWidth / 2}
            y={Math.min(plot.y(point.value), plot.y(0))}
            width={barWidth}
            height={Math.abs(plot.y(point.value) - plot.y(0))}
            rx={3}
          >
            <title>{\`\${point.label}: \${format(point.value)}\`}</title>
          </rect>
        ))}
      </svg>
      )}
    </ChartFrame>
  );
}
`,
  "components/charts/donut-chart.tsx": `import type { Point } from "../../lib/points.ts";
import "../../styles/donut.css";
import { ChartFrame } from "./chart-frame.tsx";

const SIZE = 180;
const RADIUS = 70;
const LENGTH = 2 * Math.PI * RADIUS;
const MOST_SLICES = 8;

type DonutChartProps = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
};

/** Shares of a whole; each slice stands in the legend beside it, and the smallest ones are put together. */
export function DonutChart({ title, points, format }: DonutChartProps) {
  const slices = slicesOf(points.filter((point) => point.value > 0));
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  let start = 0;
  return (
    <ChartFrame title={title} points={points} format={format}>
      <div className="donut">
        <svg role="img" aria-label={title} viewBox={\`0 0 \${SIZE} \${SIZE}\`}>
          {slices.map((slice, index) => {
            const offset = start;
            start += (slice.value / total) * LENGTH;
            return (
              <circle
                key={index}
                className={\`chart-slice chart-color-\${index + 1}\`}
                cx={SIZE / 2}
                cy={SIZE / 2}
                r={RADIUS}
                strokeDasharray={\`\${Math.max(1, start - offset - 2)} \${LENGTH}\`}
                strokeDashoffset={-offset}
              >
                <title>{\`\${slice.label}: \${format(slice.value)}\`}</title>
              </circle>
            );
          })}
        </svg>
        <ul className="donut-legend">
          {slices.map((slice, index) => (
            <li key={index}>
              <span className={\`legend-dot chart-color-\${index + 1}\`} aria-hidden="true" />
              <span className="legend-label">{slice.label}</span>
              <span className="legend-value">{format(slice.value)}</span>
            </li>
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}

function slicesOf(points: readonly Point[]): readonly Point[] {
  if (points.length <= MOST_SLICES) return points;
  const rest = points.slice(MOST_SLICES - 1);
  return [...points.slice(0, MOST_SLICES - 1), { label: "Other", value: rest.reduce((sum, point) => sum + point.value, 0) }];
}
`,
  "components/charts/line-chart.tsx": `import type { Point } from "../../lib/points.ts";
import { useWidth } from "../../lib/use-width.ts";
import { Axes } from "./axes.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { PLOT_HEIGHT, plotOf } from "./plot.ts";

type LineChartProps = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
};

/** How a value changes from point to point. */
export function LineChart({ title, points, format }: LineChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = plotOf(
    points.map((point) => point.value),
    width,
    format,
  );
  const corners = points.map((point, index) => \`\${plot.x(index)},\${plot.y(point.value)}\`);
  const area = [\`\${plot.x(0)},\${plot.y(0)}\`, ...corners, \`\${plot.x(points.length - 1)},\${plot.y(0)}\`];
  return (
    <ChartFrame title={title} points={points} format={format} frameRef={ref}>
      {width > 0 && (
      <svg role="img" aria-label={title} width={width} height={PLOT_HEIGHT}>
        <Axes plot={plot} points={points} />
        <polygon className="chart-area" points={area.join(" ")} />
        <polyline className="chart-line" points={corners.join(" ")} />
        {points.map((point, index) => (
          <circle key={index} className="chart-dot" cx={plot.x(index)} cy={plot.y(point.value)} r={4}>
            <title>{\`\${point.label}: \${format(point.value)}\`}</title>
          </circle>
        ))}
      </svg>
      )}
    </ChartFrame>
  );
}
`,
  "components/charts/plot.ts": `import { ticksFor } from "./chart-scale.ts";

export const PLOT_HEIGHT = 220;
const TOP = 10;
const BOTTOM = 28;
const RIGHT = 8;
const LABEL_WIDTH = 56;
const CHARACTER_WIDTH = 7.4;

export type Plot = {
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** The width of one point's slot. */
  readonly slot: number;
  readonly left: number;
  readonly right: number;
  /** Every how many points there is room for a label. */
  readonly labelEvery: number;
  /** The middle of a point's slot. */
  x(index: number): number;
  y(value: number): number;
};

/** Where things are drawn in a chart of values over a row of labels. */
export function plotOf(values: readonly number[], width: number, format: (value: number) => string): Plot {
  const ticks = ticksFor(values);
  const labels = ticks.map((tick) => shortNumber(format(tick)));
  const left = Math.max(...labels.map((label) => label.length)) * CHARACTER_WIDTH + 14;
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const slot = (width - left - RIGHT) / Math.max(1, values.length);
  return {
    ticks: ticks.map((value, index) => ({ value, label: labels[index] ?? "" })),
    slot,
    left,
    right: width - RIGHT,
    labelEvery: Math.max(1, Math.ceil(LABEL_WIDTH / slot)),
    x: (index) => left + (index + 0.5) * slot,
    y: (value) => TOP + ((high - value) / (high - low || 1)) * (PLOT_HEIGHT - TOP - BOTTOM),
  };
}

/** Round numbers need no cents. */
function shortNumber(text: string): string {
  return text.replace(/[.,]00(?!\\d)/, "");
}
`,
  "components/metric.tsx": `import type { ReactNode } from "react";
import "../styles/dashboard.css";

type MetricProps = { readonly label: string; readonly children: ReactNode };

/** One number that matters. */
export function Metric({ label, children }: MetricProps) {
  return (
    <div className="metric surface">
      <dt>{label}</dt>
      <dd>{children === "" || children === null ? "–" : children}</dd>
    </div>
  );
}
`,
  "components/record-list.tsx": `import type { ReactNode } from "react";
import { Link } from "../lib/router.tsx";
import "../styles/dashboard.css";

const MOST_SHOWN = 5;

type RecordListProps<Item> = {
  readonly title: ReactNode;
  readonly items: readonly Item[];
  /** The page that lists these records. */
  readonly path: string;
  readonly titleOf: (item: Item) => string;
  readonly noteOf: (item: Item) => ReactNode;
};

/** A few records with links to them, and how many more there are. */
export function RecordList<Item extends { readonly id: string }>({ title, items, path, titleOf, noteOf }: RecordListProps<Item>) {
  return (
    <section className="record-list surface">
      <h3>{title}</h3>
      <ul>
        {items.slice(0, MOST_SHOWN).map((item) => (
          <li key={item.id}>
            <Link to={\`\${path}?record=\${encodeURIComponent(item.id)}\`}>{titleOf(item)}</Link>
            <span className="record-note">{noteOf(item)}</span>
          </li>
        ))}
      </ul>
      <p className="record-more">
        <Link to={path}>{items.length > MOST_SHOWN ? \`All \${items.length}\` : "Open the list"}</Link>
      </p>
    </section>
  );
}
`,
  "lib/bucket.ts": `import { toIsoDate } from "./iso-date.ts";

export type Bucket = "day" | "week" | "month" | "year";

/** The first day (YYYY-MM-DD) of the day, week, month or year that contains a date; weeks begin on Monday. */
export function bucketOf(unit: Bucket, date: string): string {
  if (unit === "year") return \`\${date.slice(0, 4)}-01-01\`;
  if (unit === "month") return \`\${date.slice(0, 7)}-01\`;
  const day = new Date(\`\${date.slice(0, 10)}T00:00\`);
  if (unit === "week") day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return toIsoDate(day);
}
`,
  "lib/grouped.ts": `import type { Point } from "./points.ts";

/** One point for each group, biggest first; records without a group are collected under “None”. */
export function groupedPoints<Item>(
  items: readonly Item[],
  { keyOf, labelOf, measure }: {
    readonly keyOf: (item: Item) => string | null;
    readonly labelOf: (item: Item) => string;
    readonly measure: (items: readonly Item[]) => number | null;
  },
): Point[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item) ?? "";
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()]
    .map((group) => ({ label: group.slice(0, 1).map(labelOf)[0] || "None", value: measure(group) ?? 0 }))
    .toSorted((a, b) => b.value - a.value);
}
`,
  "lib/measure.ts": `//#if sum
/** Empty values count for nothing. */
export function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

//#end
//#if some
/** Takes empty values out, so that they do not count as zeros. */
const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

//#end
//#if average
/** Null when there is nothing to average. */
export function average(values: readonly (number | null)[]): number | null {
  const numbers = known(values);
  return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0) / numbers.length;
}

//#end
//#if min
/** Null when there is nothing to compare. */
export function smallest(values: readonly (number | null)[]): number | null {
  const numbers = known(values);
  return numbers.length === 0 ? null : Math.min(...numbers);
}

//#end
//#if max
/** Null when there is nothing to compare. */
export function largest(values: readonly (number | null)[]): number | null {
  const numbers = known(values);
  return numbers.length === 0 ? null : Math.max(...numbers);
}

//#end
`,
  "lib/period.ts": `import { bucketOf } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";

/** Whether a date lies in the day, week, month or year that contains today. */
export function isInCurrent(unit: Bucket, date: string | null, today: string): boolean {
  return date !== null && date !== "" && bucketOf(unit, date) === bucketOf(unit, today);
}
`,
  "lib/points.ts": `/** One bar, dot or slice of a chart. */
export type Point = { readonly label: string; readonly value: number };
`,
  "lib/timeline.ts": `import { appInfo } from "../../shared/app-info.ts";
import type { Bucket } from "./bucket.ts";
import { bucketOf } from "./bucket.ts";
import type { Point } from "./points.ts";
import { toIsoDate } from "./iso-date.ts";

/** How many periods a chart shows at most, the newest ones. */
const MOST: Readonly<Record<Bucket, number>> = { day: 31, week: 26, month: 12, year: 10 };
const LABELS: Readonly<Record<Bucket, Intl.DateTimeFormatOptions>> = {
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "2-digit" },
  year: { year: "numeric" },
};

/** One point for each period up to the newest record; periods for which there is no value, not even zero, are left out. */
export function timelinePoints<Item>(
  items: readonly Item[],
  { unit, dateOf, measure }: {
    readonly unit: Bucket;
    readonly dateOf: (item: Item) => string | null;
    readonly measure: (items: readonly Item[]) => number | null;
  },
): Point[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const date = dateOf(item);
    if (date === null || date === "") continue;
    const start = bucketOf(unit, date);
    groups.set(start, [...(groups.get(start) ?? []), item]);
  }
  const format = new Intl.DateTimeFormat(appInfo.language, LABELS[unit]);
  return periodsOf(unit, [...groups.keys()]).flatMap((start) => {
    const value = measure(groups.get(start) ?? []);
    return value === null ? [] : { label: format.format(new Date(\`\${start}T00:00\`)), value };
  });
}

/** Every period from the oldest to the newest one, without gaps. */
function periodsOf(unit: Bucket, starts: readonly string[]): string[] {
  const oldest = starts.toSorted()[0];
  let period = starts.toSorted().at(-1);
  const periods: string[] = [];
  while (oldest !== undefined && period !== undefined && period >= oldest && periods.length < MOST[unit]) {
    periods.unshift(period);
    period = previousOf(unit, period);
  }
  return periods;
}

function previousOf(unit: Bucket, start: string): string {
  const dayBefore = new Date(\`\${start}T00:00\`);
  dayBefore.setDate(dayBefore.getDate() - 1);
  return bucketOf(unit, toIsoDate(dayBefore));
}
`,
  "lib/round-step.ts": `/** A round step so that about \`count\` of them cover \`span\`: 1, 2 or 5 times a power of ten. */
export function roundStep(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}
`,
  "lib/use-width.ts": `import { useLayoutEffect, useRef, useState } from "react";

/** The width of an element in pixels, kept up to date, so that charts draw text at its true size. */
export function useWidth<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
`,
};
