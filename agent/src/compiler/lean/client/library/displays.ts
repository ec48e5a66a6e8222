/** One way of showing per kind of value. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const displaysLibrary: Readonly<Record<string, string>> = {
  "components/badge.tsx": `import type { ReactNode } from "react";
import type { Tone } from "../lib/options.ts";
import "../styles/badge.css";

type BadgeProps = { readonly tone?: Tone; readonly children: ReactNode };

export function Badge({ tone = "neutral", children }: BadgeProps) {
  return <span className={\`badge badge-\${tone}\`}>{children}</span>;
}
`,
  "components/check-mark.tsx": `import { Icon } from "./icon.tsx";

/** Yes or no, as a tick or a dash. */
export function CheckMark({ isOn }: { readonly isOn: boolean }) {
  return (
    <span className={isOn ? "check-mark check-mark-on" : "check-mark"}>
      {isOn ? <Icon name="check" /> : <span aria-hidden="true">–</span>}
      <span className="visually-hidden">{isOn ? "Yes" : "No"}</span>
    </span>
  );
}
`,
  "components/long-text.tsx": `type LongTextProps = { readonly text: string | null };

/** Several lines; long ones are cut off in lists and complete in the form. */
export function LongText({ text }: LongTextProps) {
  return text === null || text === "" ? null : <span className="long-text">{text}</span>;
}
`,
  "components/markdown.tsx": `import type { ReactNode } from "react";

type MarkdownProps = { readonly text: string | null };

/** Paragraphs, lists, headings, **bold**, *italics*, \`code\` and links. Everything else is plain text, so no markup gets through. */
export function Markdown({ text }: MarkdownProps) {
  if (text === null || text === "") return null;
  return <div className="markdown">{text.split(/\\n{2,}/).map(renderBlock)}</div>;
}

function renderBlock(block: string, key: number): ReactNode {
  const lines = block.split("\\n");
  const heading = /^#{1,4} (.+)$/.exec(block);
  if (heading !== null)
    return (
      <p key={key}>
        <strong>{renderSpans(heading[1] ?? "")}</strong>
      </p>
    );
  if (lines.every((line) => /^[-*] /.test(line)))
    return (
      <ul key={key}>
        {lines.map((line, index) => (
          <li key={index}>{renderSpans(line.slice(2))}</li>
        ))}
      </ul>
    );
  return <p key={key}>{renderSpans(block)}</p>;
}

const SPAN = /(\\*\\*[^*]+\\*\\*|\\*[^*]+\\*|\`[^\`]+\`|\\[[^\\]]+\\]\\(https?:\\/\\/[^\\s)]+\\))/;

function renderSpans(text: string): ReactNode[] {
  return text.split(SPAN).map((span, index) => {
    const link = /^\\[([^\\]]+)\\]\\((.+)\\)$/.exec(span);
    if (link !== null)
      return (
        <a key={index} href={link[2]} target="_blank" rel="noreferrer">
          {link[1]}
        </a>
      );
    if (/^\\*\\*.+\\*\\*$/.test(span)) return <strong key={index}>{span.slice(2, -2)}</strong>;
    if (/^\\*.+\\*$/.test(span)) return <em key={index}>{span.slice(1, -1)}</em>;
    if (/^\`.+\`$/.test(span)) return <code key={index}>{span.slice(1, -1)}</code>;
    return span;
  });
}
`,
  "components/option-badge.tsx": `import type { Option } from "../lib/option.ts";
import { Badge } from "./badge.tsx";

type OptionBadgeProps = { readonly options: readonly Option[]; readonly value: string | null };

/** A choice in its colour. */
export function OptionBadge({ options, value }: OptionBadgeProps) {
  const option = options.find((candidate) => candidate.value === value);
  return option === undefined ? null : <Badge tone={option.tone}>{option.label}</Badge>;
}
`,
  "components/relative-date.tsx": `import { formatDate } from "../lib/date.ts";
import { formatRelativeDate } from "../lib/relative-date.ts";
import { currentDay } from "../lib/current-day.ts";

type RelativeDateProps = { readonly date: string | null };

/** A day seen from today; the date itself shows on hover. */
export function RelativeDate({ date }: RelativeDateProps) {
  if (date === null || date === "") return null;
  return (
    <time dateTime={date} title={formatDate(date)}>
      {formatRelativeDate(date, currentDay())}
    </time>
  );
}
`,
  "components/safe-link.tsx": `type SafeLinkProps = { readonly value: string | null; readonly scheme?: "mailto" | "tel" };

/** A link to what the user typed: web addresses, mail and telephone only, never a script. */
export function SafeLink({ value, scheme }: SafeLinkProps) {
  if (value === null || value === "") return null;
  if (scheme !== undefined) return <a href={\`\${scheme}:\${encodeURI(value)}\`}>{value}</a>;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) return value;
  return (
    <a href={url.href} target="_blank" rel="noreferrer">
      {url.host + (url.pathname === "/" ? "" : url.pathname)}
    </a>
  );
}
`,
  "components/stars.tsx": `import "../styles/stars.css";

type StarsProps = { readonly value: number | null; readonly max?: number };

/** A rating; a fraction is rounded to whole stars and said in full. */
export function Stars({ value, max = 5 }: StarsProps) {
  if (value === null) return null;
  const full = Math.min(max, Math.max(0, Math.round(value)));
  const text = \`\${Number(value.toFixed(1))} of \${max} stars\`;
  return (
    <span className="stars" role="img" aria-label={text} title={text}>
      {"★".repeat(full)}
      <span className="stars-rest">{"★".repeat(max - full)}</span>
    </span>
  );
}
`,
  "components/swatch.tsx": `type SwatchProps = { readonly color: string | null };

/** A colour with its name, as not everybody can tell colours apart. */
export function Swatch({ color }: SwatchProps) {
  if (color === null || color === "") return null;
  return (
    <span className="swatch">
      <span style={{ backgroundColor: color }} />
      {color}
    </span>
  );
}
`,
  "components/tag-list.tsx": `import { Badge } from "./badge.tsx";

export function TagList({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span className="tag-list">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  );
}
`,
  "lib/count.ts": `/** “1 book”, “3 books”. */
export function countOf(count: number, one: string, many: string): string {
  return \`\${count} \${count === 1 ? one : many}\`;
}
`,
  "lib/currency-symbol.ts": `import { appInfo } from "../../shared/app-info.ts";

/** The sign of the app's currency, such as $ or €. */
export const currencySymbol =
  new Intl.NumberFormat(appInfo.language, { style: "currency", currency: appInfo.currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find((part) => part.type === "currency")?.value ?? appInfo.currency;
`,
  "lib/date-time.ts": `import { appInfo } from "../../shared/app-info.ts";

const momentFormat = new Intl.DateTimeFormat(appInfo.language, { dateStyle: "medium", timeStyle: "short" });

/** A moment as people write it; empty when there is none. */
export function formatDateTime(moment: string | null): string {
  return moment === null || moment === "" ? "" : momentFormat.format(new Date(moment));
}
`,
  "lib/date.ts": `import { appInfo } from "../../shared/app-info.ts";

const dateFormat = new Intl.DateTimeFormat(appInfo.language, { dateStyle: "medium" });

/** A day as people write it; empty when there is none. Takes dates and date-times. */
export function formatDate(date: string | null): string {
  if (date === null || date === "") return "";
  return dateFormat.format(new Date(\`\${date.slice(0, 10)}T00:00\`));
}
`,
  "lib/money.ts": `import { appInfo } from "../../shared/app-info.ts";

const moneyFormat = new Intl.NumberFormat(appInfo.language, { style: "currency", currency: appInfo.currency });

/** An amount in the app's currency; empty when there is none. */
export function formatMoney(value: number | null): string {
  return value === null ? "" : moneyFormat.format(value);
}
`,
  "lib/number.ts": `import { appInfo } from "../../shared/app-info.ts";

const numberFormat = new Intl.NumberFormat(appInfo.language, { maximumFractionDigits: 2 });

/** A number with its unit; empty when there is none. */
export function formatNumber(value: number | null, unit = ""): string {
  if (value === null) return "";
  return unit === "" ? numberFormat.format(value) : \`\${numberFormat.format(value)}\\u00a0\${unit}\`;
}
`,
  "lib/option-order.ts": `import type { Option } from "./option.ts";

/** The place of a choice among the options, to sort by. */
export function optionOrder(options: readonly Option[], value: string | null): number | null {
  const index = options.findIndex((option) => option.value === value);
  return index < 0 ? null : index;
}
`,
  "lib/options.ts": `export type Tone = "neutral" | "info" | "success" | "warning" | "danger";
`,
  "lib/option.ts": `import type { Tone } from "./options.ts";

export type Option = { readonly value: string; readonly label: string; readonly tone: Tone };
`,
  "lib/option-label.ts": `import type { Option } from "./option.ts";

/** How a choice is called; empty when nothing is chosen. */
export function optionLabel(options: readonly Option[], value: string | null): string {
  return options.find((option) => option.value === value)?.label ?? "";
}
`,
  "lib/percent.ts": `import { appInfo } from "../../shared/app-info.ts";

const percentFormat = new Intl.NumberFormat(appInfo.language, { style: "percent", maximumFractionDigits: 1 });

/** A share of 100 as a percentage: 25 is “25%”. */
export function formatPercent(value: number | null): string {
  return value === null ? "" : percentFormat.format(value / 100);
}
`,
  "lib/relative-date.ts": `import { appInfo } from "../../shared/app-info.ts";

const DAY_MS = 86_400_000;
const ageFormat = new Intl.RelativeTimeFormat(appInfo.language, { numeric: "auto" });

/** “today”, “in 3 days”, “2 months ago”; empty when there is no date. Takes dates and date-times. */
export function formatRelativeDate(date: string | null, today: string): string {
  if (date === null || date === "") return "";
  const days = Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today)) / DAY_MS);
  if (Math.abs(days) < 14) return ageFormat.format(days, "day");
  if (Math.abs(days) < 60) return ageFormat.format(Math.round(days / 7), "week");
  if (Math.abs(days) < 700) return ageFormat.format(Math.round(days / 30.44), "month");
  return ageFormat.format(Math.round(days / 365.25), "year");
}
`,
  "lib/share.ts": `import { appInfo } from "../../shared/app-info.ts";

const shareFormat = new Intl.NumberFormat(appInfo.language, { style: "percent", maximumFractionDigits: 1 });

/** A ratio as a percentage: 0.25 is “25%”. */
export function formatShare(value: number | null): string {
  return value === null ? "" : shareFormat.format(value);
}
`,
  "lib/time.ts": `import { appInfo } from "../../shared/app-info.ts";

const timeFormat = new Intl.DateTimeFormat(appInfo.language, { timeStyle: "short" });

/** HH:MM, also at the end of a date-time, as people write it; empty when there is none. */
export function formatTime(time: string | null): string {
  if (time === null || time === "") return "";
  return timeFormat.format(new Date(\`2000-01-01T\${time.slice(-5)}\`));
}
`,
};
