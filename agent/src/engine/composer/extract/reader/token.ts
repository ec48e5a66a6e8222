import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import { correctTag } from "./correct-tag.ts";

/** A part of speech as the Universal Dependencies project names it. */
export type Tag =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PUNCT"
  | "VERB"
  | "OTHER";

/** A word or a mark of a clause. */
export type Token = {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly tag: Tag;
  /** Where it stands in the clause. */
  readonly start: number;
  readonly end: number;
};

const nlp = winkNLP(model, ["pos"]);
const { its } = nlp;
// Its declared type asks for an argument that the library passes by itself.
const lemma = its.lemma as ItsFunction<string>;

const TAGS: Readonly<Record<string, Tag>> = {
  ADJ: "ADJ",
  ADP: "ADP",
  ADV: "ADV",
  AUX: "AUX",
  CCONJ: "CCONJ",
  DET: "DET",
  NOUN: "NOUN",
  NUM: "NUM",
  PART: "PART",
  PRON: "PRON",
  PROPN: "NOUN",
  PUNCT: "PUNCT",
  SCONJ: "ADP",
  SYM: "NOUN",
  VERB: "VERB",
};

/** The words of a clause with their parts of speech; compounds with a hyphen or a slash are one word. Linear in the text. */
export function tagClause(clause: string): Token[] {
  const tokens = nlp.readDoc(clause).tokens();
  const texts = tokens.out();
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(lemma);
  const spaces = tokens.out(its.precedingSpaces);
  const words: Token[] = [];
  let at = 0;
  texts.forEach((text, index) => {
    at += (spaces[index] ?? "").length;
    const token: Token = {
      text,
      lower: text.toLowerCase().replaceAll("’", "'"),
      lemma: lemmas[index] ?? text.toLowerCase(),
      tag: TAGS[tags[index] ?? ""] ?? "OTHER",
      start: at,
      end: at + text.length,
    };
    at = token.end;
    const last = words.at(-1);
    if (last !== undefined && last.end === token.start && isJoint(last, token))
      words[words.length - 1] = join(last, token);
    else words.push(token);
  });
  return words.map((token, index) => Object.assign({}, token, { tag: correctTag(words, index) }));
}

const isJoint = (last: Token, next: Token): boolean =>
  (/^[-/&]$/.test(next.text) && /[\p{L}\p{N}]$/u.test(last.text)) ||
  (/^\d+$/.test(last.text) && /^\p{L}+$/u.test(next.text)) ||
  (/[\p{L}\p{N}][-/&]$/u.test(last.text) && /^[\p{L}\p{N}]/u.test(next.text));

const join = (last: Token, next: Token): Token => ({
  text: last.text + next.text,
  lower: last.lower + next.lower,
  lemma: last.lower + next.lower,
  tag: next.tag === "PUNCT" ? last.tag : next.tag,
  start: last.start,
  end: next.end,
});
