import type { Archetype } from "./archetype.ts";

/** A kind of app that is played, computed with or taken part in, rather than a list of records. */
export type Play = {
  readonly id: PlayId;
  /** The noun in a derived name and the title of its page. */
  readonly noun: string;
  readonly test: RegExp;
  /** `#rrggbb`. */
  readonly accent: string;
  /**
   * What becomes of other things that a brief names before it. `page`: it stands beside them. `records`: it gives way to them.
   * `whole`: they are its own words.
   */
  readonly scope: "page" | "whole" | "records";
  /** Where this matches, the brief is about nothing else, whatever it names besides. */
  readonly certain?: RegExp;
  /** Entries that it is made of; a brief may name them. The first are added when they are missing, in this order. */
  readonly needs: (lower: string) => readonly string[];
  /** Further entries that belong to it when the brief names them. */
  readonly own?: readonly string[];
};
export type PlayId =
  | "calculator"
  | "converter"
  | "counter"
  | "flashcards"
  | "game"
  | "landing"
  | "picker"
  | "poll"
  | "quiz"
  | "timer";

/** The archetype of an app that is nothing but this. */
export function archetypeOf({ id, noun, test, accent }: Play): Archetype {
  return { id, noun, test, accent, weight: 6 };
}
