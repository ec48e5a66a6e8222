import type { ViewKind } from "@joinery/shared";

/** A kind of app that people ask for. Grows by rows: recognised by words, filled from the entity lexicon. */
export type Archetype = {
  readonly id: string;
  /** The noun in a derived name: "Bike Shop Inventory". */
  readonly noun: string;
  /** Words that speak for it. */
  readonly test: RegExp;
  /** How much they count. */
  readonly weight: number;
  /** `#rrggbb`. */
  readonly accent: string;
  /** Entities when the brief names none; `A|B` is satisfied by either, A is the default. The first is the main one. */
  readonly core?: readonly string[];
  /** Entities that it cannot do without. */
  readonly always?: readonly string[];
  /** Entries that it uses in place of others: tasks on a board have a status. */
  readonly variants?: Readonly<Record<string, string>>;
  /** Nothing but its own entities belongs in it. */
  readonly isWhole?: boolean;
  /** Even when other things are named, the main one must be there: service records need a car. */
  readonly needsMain?: boolean;
  /** Entities that its words only seem to name. */
  readonly without?: readonly string[];
  /** The entry whose fields an unknown thing gets: a "lamp inventory" keeps lamps like items. */
  readonly template?: string;
  /** How the first entity is shown, against the entry's own way. */
  readonly view?: ViewKind;
};
