import { isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { FIELD_PLURALS, toNoun } from "../noun-phrase.ts";
import type { Chunk } from "./chunk.ts";
import { END, ABOUT, KEEPS, LISTED, isClause, isPluralKnown, isMeasure, isParticiple } from "./marks.ts";
import type { Mention } from "./mention.ts";
import { readEach } from "./read-group.ts";
import type { Page, Frame, Item, Step } from "./page.ts";
import { readTail, readAudience } from "./read-tail.ts";
import { addMention, addPlain, addTitle, rawOf } from "./record.ts";
import type { Token } from "./token.ts";

/** An item that names something: with what follows it up to the end of the item. */
export function readNamed(page: Page, tokens: readonly Token[], item: Item, whole: Chunk): Step {
  if (isAskedField(tokens, item, whole)) {
    addPlain(
      page,
      whole.text,
      {
        ...item.frame,
        ...(item.frame.owner === undefined && item.last !== undefined ? { owner: item.last } : {}),
        role: "attribute",
      },
      item.list,
    );
    return { next: item.end + 1 };
  }
  const { owner: whose, ...chunk } = readOwnerBefore(page, tokens, item, whole);
  const { list, end } = item;
  const frame: Frame = whose === undefined ? item.frame : { role: "attribute", owner: whose };
  const isContainer = END.test(chunk.text) && !isPluralKnown(chunk.text);
  const of = tokens[chunk.end];
  // "A list of matches", "glasses of water" are matches and water.
  if (
    of !== undefined &&
    ABOUT.test(of.lower) &&
    (isContainer ||
      (isMeasure(chunk.text, of.lower) &&
        !(LISTED.has(frame.role) && /^(?:number|amount|kinds?|types?)$/i.test(chunk.text))))
  ) {
    const title = isContainer ? addTitle(page, tokens, chunk, list) : undefined;
    page.list(
      page,
      tokens.slice(chunk.end + 1),
      contentFrame(frame, title, isContainer, readAudience(tokens, chunk.end + 1)),
    );
    return "done";
  }
  if (LISTED.has(frame.role) && isClause(tokens, chunk.end)) {
    addMention(page, tokens, chunk, { role: frame.role, list, ...ownerOf(frame) });
    return { next: end + 1 };
  }
  if (
    LISTED.has(frame.role) &&
    tokens[chunk.end]?.lower === "of" &&
    /^(?:number|amount|date|time|place|length|country|year|name|type|kind|method|proof|cost|rate)$/i.test(chunk.text)
  ) {
    addPlain(page, page.source.slice(tokens[item.at]?.start, tokens[end - 1]?.end), frame, list);
    return { next: end + 1 };
  }
  if (item.last !== undefined && isClause(tokens, chunk.end)) {
    page.list(page, tokens.slice(item.at), { role: "lead" });
    return "done";
  }
  const back = frame.outer !== undefined && isBackOutside(page, tokens, item, chunk) ? frame.outer : undefined;
  if (back !== undefined) {
    page.list(page, tokens.slice(item.at), back);
    return "done";
  }
  const mention =
    isContainer && (LISTED.has(frame.role) || item.last !== undefined) && KEEPS.test(chunk.text)
      ? addTitle(page, tokens, chunk, list, "content")
      : isContainer && (frame.role === "lead" || frame.role === "weakObject" || frame.role === "object")
        ? addTitle(page, tokens, chunk, list)
        : addMention(page, tokens, chunk, {
            role: frame.role,
            list,
            raw: rawOf(page, tokens, chunk, end),
            ...ownerOf(frame),
            ...(frame.isOneOfMany === true ? { isOneOfMany: true } : {}),
          });
  if (isContainer && mention?.role === "title") shareTitle(page, mention);
  relate(page, frame, mention);
  const isEach = chunk.determiners.some((word) => /^(?:each|every)$/.test(word));
  if (mention !== undefined && isEach && readEach(page, tokens, chunk.end, mention)) return "done";
  return readTail(page, tokens, { ...item, last: mention ?? item.last }, chunk.end, isContainer);
}

/** "Baby sleep and feeding log" is a log of both. */
function shareTitle({ reading }: Page, title: Mention): void {
  reading.mentions.forEach((mention, index) => {
    const isBeside =
      mention.list === title.list && mention.role === "lead" && !mention.noun.isPlural && !mention.hasOwn;
    if (isBeside) reading.mentions[index] = { ...mention, role: "title" };
  });
}

/** "Room, which contractor has to fix it": one thing is asked for each, so it is a field. "Which student is in which course" asks for both. */
function isAskedField(tokens: readonly Token[], { at, end, last, frame }: Item, { determiners, text }: Chunk): boolean {
  const asked = tokens.slice(at, end).filter(({ lower }) => lower === "which").length;
  return (
    determiners[0] === "which" &&
    asked === 1 &&
    (last ?? frame.owner) !== undefined &&
    tokens[at - 1]?.text === "," &&
    tokens[at - 2] !== undefined &&
    !isPluralPhrase(text.toLowerCase()) &&
    LISTED.has(frame.role)
  );
}

/** Behind fields in the singular, ", and" with a plural goes on with what was listed before. */
function isBackOutside({ reading }: Page, tokens: readonly Token[], { at, list }: Item, chunk: Chunk): boolean {
  const isKnown =
    toNoun(chunk.text)?.entry !== undefined && !isKnownFieldName(chunk.text) && !isParticiple(tokens, chunk.end);
  const isNew =
    (tokens[at - 1]?.tag === "CCONJ" && tokens[at - 2]?.text === ",") || (isKnown && tokens[at - 1]?.text === ",");
  const isThing = isPluralPhrase(chunk.text.toLowerCase()) && !FIELD_PLURALS.test(chunk.text);
  const before = reading.mentions.filter((mention) => mention.list === list);
  return isNew && isThing && before.length > 0 && before.every(({ noun }) => !noun.isPlural);
}

/** "Students' belts": the students are named as well. */
function readOwnerBefore(
  page: Page,
  tokens: readonly Token[],
  { frame, list }: Item,
  chunk: Chunk,
): Chunk & { readonly owner?: Mention } {
  const [, whose, what] = /^(.+?)'s? (.+)$/.exec(chunk.text) ?? [];
  if (whose === undefined || what === undefined) return chunk;
  // "The boat's length": there are boats.
  const isOne = !isPluralPhrase(whose.toLowerCase());
  const isKnown =
    toNoun(whose)?.entry !== undefined && chunk.determiners.some((word) => /^(?:the|each|every)$/.test(word));
  if (isOne && !(isKnown && isKnownFieldName(what))) return chunk;
  const owner = addMention(page, tokens, { ...chunk, text: whose }, { role: frame.role, list });
  // "Parents' phone numbers" are known of the parents.
  if (owner !== undefined && isOne) owner.hasOwn = true;
  if (owner !== undefined && isKnownFieldName(what)) return { ...chunk, text: what, determiners: [], owner };
  return { ...chunk, text: what, determiners: [] };
}

/** After "tracker for" stands what is tracked, unless it says whom the app is for. */
function contentFrame(frame: Frame, title: Mention | undefined, isContainer: boolean, isAudience: boolean): Frame {
  if (!isContainer) return frame;
  return { role: isAudience ? "audience" : "content", ...(title === undefined ? {} : { owner: title }) };
}

const ownerOf = ({ owner, topic }: Frame): { owner?: Mention; topic?: Mention } => ({
  ...(owner === undefined ? {} : { owner }),
  ...(topic === undefined ? {} : { topic }),
});

function relate({ reading }: Page, { verb, doer }: Frame, object: Mention | undefined): void {
  if (verb !== undefined && doer !== undefined && object !== undefined)
    reading.relations.push({ subject: doer, object, verb });
}
