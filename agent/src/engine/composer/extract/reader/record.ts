import { findEntry } from "../../lexicon/entity-lexicon.ts";
import { FEATURE_ROWS } from "../../lexicon/feature-lexicon.ts";
import { FILLERS } from "../../lexicon/words.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { toNoun } from "../noun-phrase.ts";
import type { Chunk } from "./chunk.ts";
import { END, WEAK, isParticiple } from "./marks.ts";
import type { Deed } from "./deed.ts";
import type { Mention, Reading, Role } from "./mention.ts";
import type { Page } from "./page.ts";
import type { Token } from "./token.ts";

type Placed = {
  readonly role: Role;
  readonly list: number;
  readonly raw?: string;
  readonly owner?: Mention;
  readonly topic?: Mention;
  readonly isOneOfMany?: boolean;
};

export function addMention(page: Page, tokens: readonly Token[], chunk: Chunk, placed: Placed): Mention | undefined {
  const isCounted = chunk.determiners.some((word) => /^(?:many|several|multiple|various|different|which)$/.test(word));
  const isListed = placed.role === "deed" || placed.role === "listed" || placed.role === "attribute";
  // "Track my applications" speaks of something to keep, "applications for work" may not.
  const isTools = /^tools$/i.test(chunk.text) && /^(?:lead|object|content)$/.test(placed.role);
  const isOwn = placed.role === "object" && chunk.determiners.some((word) => /^(?:my|our)$/.test(word));
  const noun =
    toBelonging(tokens, chunk) ??
    toDay(chunk) ??
    toNoun(chunk.text, {
      allowsContext: isCounted || ((isListed || isOwn || isTools) && isPluralPhrase(chunk.text.toLowerCase())),
    });
  const raw = placed.raw ?? chunk.text;
  if (noun === undefined) {
    addPlain(page, raw, placed, placed.list);
    return undefined;
  }
  const mention: Mention = {
    noun: placed.isOneOfMany === true ? { ...noun, isPlural: true } : noun,
    raw,
    order: orderIn(page.reading),
    role: placed.role,
    list: placed.list,
    determiners: chunk.determiners,
    hasOwn: false,
    ...(placed.owner === undefined ? {} : { owner: placed.owner }),
    ...(placed.topic === undefined ? {} : { topic: placed.topic }),
  };
  page.reading.mentions.push(mention);
  return mention;
}

/** A mention that no chunk of the text stands for. */
export function pushMention(
  { reading }: Page,
  { noun, raw, role, hasOwn }: Pick<Mention, "noun" | "raw" | "role" | "hasOwn">,
): Mention {
  reading.lists += 1;
  const mention: Mention = { noun, raw, role, hasOwn, order: orderIn(reading), list: reading.lists, determiners: [] };
  reading.mentions.push(mention);
  return mention;
}

/** What was done, and to what: each of these has several of it. Gives where reading goes on. */
export function addDeed(page: Page, tokens: readonly Token[], { label, object, end }: Deed, list: number): number {
  const entry = findEntry(label);
  const mention: Mention = {
    noun: { label, isPlural: true, ...(entry === undefined ? {} : { entry }) },
    raw: label,
    order: orderIn(page.reading),
    role: "object",
    list,
    determiners: [],
    hasOwn: false,
  };
  page.reading.mentions.push(mention);
  if (object !== undefined) addMention(page, tokens, object, { role: "place", list, owner: mention });
  return end;
}

/** "Stuff I want to sell", "things we own": items. */
function toBelonging(tokens: readonly Token[], { text, end }: Chunk): Mention["noun"] | undefined {
  if (!/^(?:stuff|things)$/i.test(text) || !/^(?:i|we)$/.test(tokens[end]?.lower ?? "")) return undefined;
  const isOwned = tokens.slice(end, end + 5).some(({ lemma }) => OWNED.test(lemma));
  const entry = isOwned ? findEntry("item") : undefined;
  return entry === undefined ? undefined : { label: "item", isPlural: true, entry };
}

const OWNED = /^(?:sell|own|lend|borrow|buy|store|collect|need|rent|donate|inherit)$/;

/** "Ski days", "training weeks" are no periods. */
function toDay({ text }: Chunk): Mention["noun"] | undefined {
  const [, kind, unit] = /^([a-z-]+) (days|weeks|nights|hours)$/i.exec(text) ?? [];
  if (
    kind === undefined ||
    unit === undefined ||
    FILLERS.has(kind.toLowerCase()) ||
    /^(?:last|next|work|week|time)$/i.test(kind)
  )
    return undefined;
  return unit === "hours" ? undefined : { label: `${kind} ${unit.slice(0, -1)}`.toLowerCase(), isPlural: true };
}

export function addPlain(
  { reading }: Page,
  raw: string,
  { role, owner, topic }: { role: Role; owner?: Mention; topic?: Mention },
  list: number,
): void {
  reading.plain.push({
    raw,
    role,
    list,
    order: orderIn(reading),
    ...(owner === undefined ? {} : { owner }),
    ...(topic === undefined ? {} : { topic }),
  });
}

/** What stands before these is what they are about, not what they keep. */
const ABOUT_TOPIC = /(?:^| )(?:blog|forum|quiz|podcast|magazine|newsletter)$|^reading challenge$/i;

/** What stands before "tracker", "log" or "app". */
export function addTitle(
  page: Page,
  tokens: readonly Token[],
  chunk: Chunk,
  list: number,
  role: Role = "title",
): Mention | undefined {
  if (ABOUT_TOPIC.test(chunk.text)) return undefined;
  let text = chunk.text;
  for (let cut = text.replace(END, ""); cut !== text && !isWholeName(text); cut = text.replace(END, ""))
    text = cut.trim();
  if (text === "") return undefined;
  const isDoing = /(?:ing|off|tion|ment|intake)$/i.test(text);
  const noun = toNoun(text, { allowsInner: isDoing, isPlain: true });
  const isFeature = FEATURE_ROWS.some(({ test }) => test.test(text.toLowerCase()));
  if (
    noun === undefined ||
    (noun.entry === undefined &&
      (isFeature ? !/(?:queue|log|journal|diary)$/i.test(chunk.text) : WEAK.test(chunk.text)))
  )
    return undefined;
  const mention: Mention = {
    noun,
    raw: text,
    order: orderIn(page.reading),
    role,
    list,
    determiners: chunk.determiners,
    hasOwn: false,
  };
  page.reading.mentions.push(mention);
  void tokens;
  return mention;
}

/** "To-do list", "football team roster": the last words name a thing by themselves. */
const isWholeName = (text: string): boolean => {
  const words = text.toLowerCase().split(" ");
  return (
    findEntry(words.join(" ")) !== undefined || (words.length > 2 && findEntry(words.slice(-2).join(" ")) !== undefined)
  );
};

const orderIn = ({ mentions, plain }: Reading): number => mentions.length + plain.length;

/** The item as it was written, with brackets, units and participles. */
export function rawOf(page: Page, tokens: readonly Token[], chunk: Chunk, end: number): string {
  const start = tokens
    .slice(0, chunk.end)
    .reduce(
      (sum, token, index) => (index >= chunk.start && chunk.text.startsWith(token.text) ? index : sum),
      chunk.start + chunk.determiners.length,
    );
  const first = tokens[start];
  let last = chunk.end;
  while (last < end && (isParticiple(tokens, last) || isUnit(tokens, last, end))) last += 1;
  if (tokens[last]?.text === "(")
    last = tokens.findIndex((token, index) => index > last && token.text === ")") + 1 || last;
  return page.source.slice(first?.start ?? 0, tokens[last - 1]?.end);
}

/** "Weight in kg", "paid by", "date of birth", "warranty until". */
function isUnit(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (token?.lower === "of") return false;
  if (token === undefined || token.tag !== "ADP")
    return tokens[at - 1]?.tag === "ADP" && at === end - 1 && tokens[at - 1]?.lower !== "for";
  return at === end - 1 || (token.lower === "in" && at === end - 2) || /^(?:of|per)$/.test(token.lower);
}
