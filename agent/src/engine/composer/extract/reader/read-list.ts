import { isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { isPluralPhrase } from "../../text/nouns.ts";
import { FIELD_PLURALS, toNoun } from "../noun-phrase.ts";
import { readChunk, type Chunk } from "./chunk.ts";
import {
  WITH,
  SUBORDINATE,
  ASKING,
  EXAMPLES,
  ABOUT,
  GROUPING,
  LISTED,
  isSkipped,
  isVerbToken,
  endOfItem,
  afterSubordinate,
} from "./marks.ts";
import type { Mention } from "./mention.ts";
import type { Page, Frame, Item, Step } from "./page.ts";
import { readGroup, readPlace } from "./read-group.ts";
import { readNamed } from "./read-named.ts";
import { readOwned } from "./read-tail.ts";
import { readDeed } from "./deed.ts";
import { addDeed, addPlain } from "./record.ts";
import type { Token } from "./token.ts";

/**
 * Reads a list item by item. An item may turn into something else half way: "pets with name and age" begins a list of its own,
 * "students borrow books" is a clause.
 */
export function readList(page: Page, tokens: readonly Token[], frame: Frame): void {
  const list = (page.reading.lists += 1);
  let last: Mention | undefined;
  let at = 0;
  let current = frame;
  while (at < tokens.length) {
    const end = endOfItem(tokens, at);
    const step = readItem(page, tokens, { at, end, list, frame: current, last });
    if (step === "done") return;
    last = step.mention ?? last;
    // "Geocaching log, difficulty, terrain": behind what it is called stands what is in it.
    if (last?.role === "title" && frame.role === "lead") current = { role: "listed" };
    // "Departure board for our ferry, destination, time": behind whom it is for stands what is in it.
    if (frame.role === "audience" && isOurs(last))
      current = { role: "appAttribute", ...(frame.owner === undefined ? {} : { topic: frame.owner }) };
    // "Jigsaw puzzles I own, brand, number of pieces": what follows in the singular is known of them.
    const isTheirs = frame.role === "listed" && last?.determiners.some((word) => /^(?:their|its)$/.test(word)) === true;
    if (
      (frame.role === "lead" || isTheirs) &&
      last?.noun.isPlural === true &&
      last.list === list &&
      isSingular(tokens, step.next)
    )
      current = { role: "listed", owner: last };
    at = step.next;
  }
}

const isOurs = (mention: Mention | undefined): boolean =>
  mention !== undefined && mention.determiners.some((word) => /^(?:my|our|an?|the|your)$/.test(word));

/** An item in the singular that begins behind a comma. */
function isSingular(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.text !== ",") return false;
  const chunk = readChunk(tokens, at);
  const head = chunk?.text ?? "";
  return (
    chunk !== undefined &&
    chunk.start === at &&
    (/^(?:number|amount)$/i.test(head) || FIELD_PLURALS.test(head) || !isPluralPhrase(head.toLowerCase()))
  );
}

function readItem(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, end, frame } = item;
  const next = end + 1;
  const first = tokens[at];
  if (first === undefined || at >= end) return { next: Math.max(next, at + 1) };
  if (first.lower === "as" && readChunk(tokens, at + 1) !== undefined && at === 0)
    return { next: readChunk(tokens, at + 1)?.end ?? at + 1 };
  if (first.lower === "but" || first.lower === "as" || first.lower === "well") return { next: at + 1 };
  if (WITH.test(first.lower)) {
    readOwned(page, tokens.slice(at + 1), item.last ?? frame.owner, frame);
    return "done";
  }
  // "…, people should be able to sign up": anybody at all is nobody in particular.
  if (isAnybody(first) && MODAL.test(tokens[at + 1]?.lower ?? "")) {
    // Without whom it is about, or the clause would be read as this list again, for ever.
    page.clause(page, tokens.slice(at + 1));
    return "done";
  }
  if (EXAMPLES.test(first.lower) || (first.lower === "such" && tokens[at + 1]?.lower === "as")) return { next };
  if (first.text === "(") return { next };
  // "Student, from, until, fee".
  if (end === at + 1 && LISTED.has(frame.role) && isKnownFieldName(first.lower)) {
    if (first.tag === "ADP" || SUBORDINATE.test(first.lower)) {
      addPlain(page, first.text, frame, item.list);
      return { next };
    }
  }
  if (ASKING.test(first.lower)) return readAsked(page, tokens, item);
  if (SUBORDINATE.test(first.lower) && tokens[at + 1] !== undefined && !/^(?:which|that)$/.test(first.lower)) {
    page.clause(page, afterSubordinate(tokens, at));
    return "done";
  }
  if (GROUPING.test(first.lower) && first.lower !== "each" && first.lower !== "every")
    return readGroup(page, tokens, item);
  const chunk = readChunk(tokens, at);
  if (chunk === undefined) return readWithoutNoun(page, tokens, item);
  return readNamed(page, tokens, item, chunk);
}

const MODAL = /^(?:should|can|could|must|may|might|will|would)$/;
const isAnybody = ({ lower }: Token): boolean =>
  /^(?:people|everyone|everybody|anyone|anybody|someone|somebody|users?|visitors?)$/.test(lower);

/** "Paid", "valid from": a field by its state. A verb begins a clause of its own. */
function readWithoutNoun(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, end, frame, list } = item;
  const first = tokens[at] as Token;
  if (LISTED.has(frame.role) && isState(first, tokens.slice(at, end))) {
    addPlain(page, page.source.slice(first.start, tokens[end - 1]?.end), frame, list);
    return { next: end + 1 };
  }
  if (isSkipped(first) || first.lower === "their") {
    const verb = tokens.findIndex((token, index) => index >= at && !isSkipped(token));
    if (verb < 0) return "done";
    if (verb < end && isVerbToken(tokens, verb)) {
      page.verb(page, tokens.slice(verb), frame.doer);
      return "done";
    }
    return { next: Math.max(verb, at + 1) };
  }
  if (isVerbToken(tokens, at)) {
    page.verb(page, tokens.slice(at), frame.doer ?? (frame.role === "attribute" ? frame.owner : undefined));
    return "done";
  }
  if (first.tag === "ADP" && !ABOUT.test(first.lower)) return readPlace(page, tokens, item);
  return { next: at + 1 };
}

/** "Paid", "valid from", "last seen". */
function isState(first: Token, item: readonly Token[]): boolean {
  const size = item.length;
  const last = item.at(-1);
  const isWhole = item.slice(1).every(({ tag }) => tag === "ADP" || tag === "PART" || tag === "ADV");
  const isTimed = /^(?:last|next|first)$/.test(first.lower) && last?.tag !== "NOUN" && size > 1 && size <= 3;
  const isForm =
    first.tag === "ADJ" || /(?:ed|en|nt|ne|id|ght|ld|pt|und|ung|ade|one|own|eft|back|won)$/.test(first.lower);
  return isTimed || (size <= 2 && isForm) || (size === 3 && isForm && first.tag !== "ADJ" && isWhole);
}

/** Something that is had by the amount, not a thing that is counted. */
const isHad = (tokens: readonly Token[], { text, end }: Chunk): boolean =>
  toNoun(text)?.entry === undefined &&
  !isPluralPhrase(text.toLowerCase()) &&
  /^(?:i|we|he|she|they|my|our)$/.test(tokens[end]?.lower ?? "");

/** "How it felt", "when it is due", "whether it was paid": what is known of the thing, in the words of a question. */
function readAsked(page: Page, tokens: readonly Token[], item: Item): Step {
  const { at, end, frame, list } = item;
  const first = tokens[at] as Token;
  if (first.lower === "what" && tokens[at + 1]?.tag === "NOUN") {
    const chunk = readChunk(tokens, at);
    if (chunk !== undefined)
      return readNamed(
        page,
        tokens,
        { ...item, frame: { ...frame, role: frame.role === "lead" ? "object" : frame.role } },
        chunk,
      );
  }
  // "What I sent, what I got": fields in the words of the brief.
  const isDone =
    first.lower === "what" &&
    end - at === 3 &&
    LISTED.has(frame.role) &&
    /^(?:i|we|he|she|they)$/.test(tokens[at + 1]?.lower ?? "");
  if (isDone) {
    addPlain(page, page.source.slice(first.start, tokens[end - 1]?.end), frame, list);
    return { next: end + 1 };
  }
  if (/^(?:who|whom|what|why|whose)$/.test(first.lower) && end - at > 1) return { next: end + 1 };
  if (first.lower === "how" && /^(?:many|much)$/.test(tokens[at + 1]?.lower ?? "")) {
    const chunk = readChunk(tokens, at + 2);
    // "How much protein I eat": what is had is written down each time.
    if (!LISTED.has(frame.role) && chunk !== undefined && isHad(tokens, chunk)) {
      addDeed(page, tokens, { label: `${chunk.text.toLowerCase()} entry`, end: chunk.end }, list);
      addPlain(page, chunk.text, { role: "object" }, list);
      return { next: chunk.end + 1 };
    }
    readList(page, tokens.slice(at + 2), { ...frame, role: frame.role === "lead" ? "object" : frame.role });
    return "done";
  }
  const isShort = end - at <= 5 && LISTED.has(frame.role);
  if (first.lower === "where" && tokens[at + 1] !== undefined && !isShort) {
    const verb = tokens.findIndex((token, index) => index > at && isVerbToken(tokens, index));
    if (verb > 0) {
      page.clause(page, tokens.slice(at + 1));
      return "done";
    }
  }
  const deed = first.lower === "when" && !LISTED.has(frame.role) ? readDeed(tokens, at + 1) : undefined;
  if (deed !== undefined) return { next: addDeed(page, tokens, deed, list) };
  const isListed = frame.role !== "lead" && frame.role !== "weakObject";
  if (isListed && item.end - item.at <= 8)
    addPlain(page, page.source.slice(first.start, tokens[end - 1]?.end), frame, list);
  return { next: end + 1 };
}
