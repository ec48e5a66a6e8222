import type { EntityEntry } from "../lexicon/entity-entry.ts";
import { entryNamed } from "../lexicon/entity-lexicon.ts";
import { parseFieldNotation } from "../lexicon/field-notation.ts";
import type { Claims } from "./claim-types.ts";
import type { Noun } from "./noun-phrase.ts";

export type Draft = {
  label: string;
  entry: EntityEntry | undefined;
  fields: string[];
  parents: string[];
  /** Labels of the things of which each has several, while those have several of it. */
  several: string[];
  isNamed: boolean;
  isGuess: boolean;
};

export function claim(drafts: Draft[], noun: Noun, isNamed: boolean): Draft {
  const known = find(drafts, noun);
  if (known !== undefined) {
    // A thing stands where it is first named, not where a title only alluded to it.
    if (isNamed && !known.isNamed) drafts.push(...drafts.splice(drafts.indexOf(known), 1));
    if (isNamed && !known.isNamed) known.label = noun.label;
    known.isNamed ||= isNamed;
    return known;
  }
  const draft: Draft = {
    label: noun.label,
    entry: noun.entry,
    fields: [],
    parents: [],
    several: [],
    isNamed,
    isGuess: false,
  };
  drafts.push(draft);
  return draft;
}

/** The same thing said again: by the same word, or by another word of the entry when one of the two is its first. */
export function find(drafts: readonly Draft[], noun: Noun): Draft | undefined {
  return drafts.find(({ label, entry }) => {
    if (label.toLowerCase() === noun.label.toLowerCase()) return true;
    const areSame = entry !== undefined && entry === noun.entry;
    if ((areSame && ` ${label} `.includes(` ${noun.label} `)) || (areSame && ` ${noun.label} `.includes(` ${label} `)))
      return true;
    if (entry === undefined || entry !== noun.entry) return ` ${label} `.endsWith(` ${noun.label} `);
    const canonical = entry.aliases[0];
    return label === canonical || noun.label === canonical;
  });
}

/** Whether the lexicon already has the first point at the second: a shift has its volunteer, not the other way round. */
export function refersTo(from: Draft, to: Draft): boolean {
  return (
    from.entry !== undefined &&
    to.entry !== undefined &&
    parseFieldNotation(from.entry.fields).some((wish) => wish.refersTo === to.entry?.name)
  );
}

export function addJoin(drafts: Draft[], { subject, object, entryName }: Claims["joins"][number]): void {
  const owners = [claim(drafts, subject, true), claim(drafts, object, true)];
  const entry = entryNamed(entryName);
  if (entry === undefined) return;
  const joined = claim(drafts, { label: entry.aliases[0] ?? "record", isPlural: true, entry }, true);
  for (const { label } of owners) if (!joined.parents.includes(label)) joined.parents.push(label);
}
