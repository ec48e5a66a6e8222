import { isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { readChunk } from "./chunk.ts";
import type { Mention, Role } from "./mention.ts";
import { isSeparator, isVerbToken, skipTo } from "./marks.ts";
import type { Page, Item, Step } from "./page.ts";
import { addMention, addPlain } from "./record.ts";
import type { Token } from "./token.ts";

const COUNTED: ReadonlySet<Role> = new Set(["lead", "title", "object", "content"]);

/** "By subject and topic", "per month". */
export function readGroup(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, list } = item;
  const chunk = readChunk(tokens, at + 1);
  const owner = item.last;
  const alone = tokens[at + 1];
  if (chunk === undefined) {
    if (alone?.tag === "ADJ")
      addPlain(page, alone.text, { role: "group", ...(owner === undefined ? {} : { owner }) }, list);
    const joint = tokens[at + 2];
    const isMore =
      alone !== undefined &&
      joint !== undefined &&
      isSeparator(joint, joint.lower) &&
      readChunk(tokens, at + 3) !== undefined;
    return isMore ? readGroup(page, tokens, { ...item, at: at + 2 }) : { next: at + 1 };
  }
  const role = /^(?:per|each|every)$/.test(tokens[at]?.lower ?? "") ? "place" : "group";
  const group = addMention(page, tokens, chunk, { role, list, ...(owner === undefined ? {} : { owner }) });
  // "Milk yield per goat": there are goats.
  const isCounted = tokens[at]?.lower === "per" && owner !== undefined && COUNTED.has(owner.role);
  if (isCounted && group?.noun.entry !== undefined) {
    group.hasOwn = true;
    // "Different rate per client": clients have a rate.
    const isField = owner.role === "lead" && !owner.noun.isPlural && isKnownFieldName(owner.raw);
    if (isField) addPlain(page, owner.noun.label, { role: "attribute", owner: group }, list);
    else if (owner.role === "lead" && !owner.noun.isPlural) owner.hasOwn = true;
  }
  const joint = tokens[chunk.end];
  const further = readChunk(tokens, chunk.end + 1);
  // "Singers by voice, pieces": a comma and a plural begin another item.
  const isMore =
    role === "group" &&
    joint !== undefined &&
    isSeparator(joint, joint.lower) &&
    further !== undefined &&
    !(joint.text === "," && isPluralPhrase(further.text.toLowerCase()));
  return isMore ? readGroup(page, tokens, { ...item, at: chunk.end }) : { next: chunk.end };
}

/** What stands behind a preposition. */
export function readPlace(page: Page, tokens: readonly Token[], item: Item): Step {
  const chunk = readChunk(tokens, item.at + 1);
  if (chunk === undefined) return { next: item.at + 1 };
  const place = addMention(page, tokens, chunk, { role: "place", list: item.list });
  const isEach = chunk.determiners.some((word) => /^(?:each|every)$/.test(word));
  return isEach && place !== undefined && readEach(page, tokens, chunk.end, place) ? "done" : { next: chunk.end };
}

/** "For each donkey its appointments", "for every order I write down the name": a list of what it has. */
export function readEach(page: Page, tokens: readonly Token[], from: number, owner: Mention): boolean {
  const next = tokens[from]?.lower ?? "";
  const isOwn = /^(?:its|their|his|her)$/.test(next);
  const verb = tokens.findIndex((_, index) => index > from && isVerbToken(tokens, index));
  if (!isOwn && !/^(?:i|we|you|they)$/.test(next)) return false;
  const start = verb < 0 ? skipTo(tokens, from) : verb + 1;
  const isPhrasal = /^(?:down|up|in)$/.test(tokens[verb + 1]?.lower ?? "");
  owner.hasOwn = true;
  page.list(page, tokens.slice(isOwn ? from : isPhrasal ? verb + 2 : start), { role: "attribute", owner });
  return true;
}
