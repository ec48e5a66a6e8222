import type { FieldOption } from "@joinery/shared";
import { toLabel, toSentenceCase } from "../text/normalise.ts";

type Tone = FieldOption["tone"];

const set = (text: string): ReadonlySet<string> => new Set(text.split("|"));

const TONES: readonly (readonly [Tone, ReadonlySet<string>])[] = [
  [
    "success",
    set(
      "done|complete|completed|paid|confirmed|active|approved|accepted|won|finished|delivered|received|available|resolved|" +
        "fixed|passed|offer|hired|yes|attending|healthy|in stock|returned|published|healthy|great|happy|excellent|good|easy|win|low|in",
    ),
  ],
  [
    "danger",
    set(
      "overdue|cancelled|canceled|rejected|lost|high|urgent|critical|failed|declined|blocked|broken|expired|out of stock|no|" +
        "no show|missing|terrible|awful|hard|loss|severe|retired|churned|refunded|out",
    ),
  ],
  [
    "warning",
    set(
      "medium|pending|waiting|on hold|partly paid|at risk|maybe|in review|review|sent|needs repair|in repair|late|moderate|" +
        "bad|sad|negotiation|low stock|under repair|reserved|stressed|tired|paused",
    ),
  ],
  [
    "info",
    set(
      "in progress|doing|new|planned|scheduled|applied|interview|contacted|qualified|reading|watching|playing|ordered|" +
        "shipped|booked|open|assigned|normal|testing|proposal|learning|processing|on loan|in use|started|ongoing|invited",
    ),
  ],
];
const TONE_OF: ReadonlyMap<string, Tone> = new Map(
  TONES.flatMap(([tone, words]) => [...words].map((word) => [word, tone])),
);

/** Words that say that nothing more is to be done; the last one listed of a field wins as its final option. */
const FINAL = set(
  "done|complete|completed|paid|finished|delivered|received|resolved|fixed|closed|returned|cancelled|canceled|rejected|won|lost|" +
    "refunded|expired|sold|attended|published|read|watched|hired|declined|no show|churned|retired|harvested|played|donated",
);
export const isFinalOption = (option: FieldOption): boolean => FINAL.has(option.label.toLowerCase());

/** Whether it says that the thing succeeded, as against having been called off. */
const DROPPED = set("cancelled|canceled|rejected|lost|refunded|expired|declined|no show|churned|retired");
export const isSuccessfulEnd = (option: FieldOption): boolean =>
  isFinalOption(option) && !DROPPED.has(option.label.toLowerCase());

/** Units keep their small letters. */
const UNIT = /^(?:kg|g|mg|l|ml|cm|mm|m|km|oz|lb|lbs|h|min)$/;

/** Options for a choice, at most 12, no two alike; values are lower case with hyphens. */
export function toOptions(labels: readonly string[]): FieldOption[] {
  const options = new Map<string, FieldOption>();
  for (const raw of labels) {
    const text = raw.trim();
    const label = toLabel(UNIT.test(text) ? text : toSentenceCase(text), 40);
    if (label === undefined || options.size >= 12) continue;
    const slug = label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+]+/gu, "-")
      .replace(/^-+|-+$/g, "");
    const value = slug === "" ? label : slug;
    if (!options.has(value)) options.set(value, { value, label, tone: TONE_OF.get(label.toLowerCase()) ?? "neutral" });
  }
  return [...options.values()];
}
