import { toSingular } from "../text/nouns.ts";
import type { EntityEntry } from "./entity-entry.ts";
import { EVERYDAY } from "./entities/everyday.ts";
import { HOME } from "./entities/home.ts";
import { LEARNING } from "./entities/learning.ts";
import { LIFE } from "./entities/life.ts";
import { NATURE } from "./entities/nature.ts";
import { PLAY } from "./entities/play.ts";
import { RECORDS } from "./entities/records.ts";
import { SOCIETY } from "./entities/society.ts";
import { STOCK } from "./entities/stock.ts";
import { WORKSHOP } from "./entities/workshop.ts";
import { WORK } from "./entities/work.ts";

export const ENTITY_ENTRIES: readonly EntityEntry[] = [
  ...WORK,
  ...STOCK,
  ...HOME,
  ...LIFE,
  ...LEARNING,
  ...RECORDS,
  ...PLAY,
  ...SOCIETY,
  ...WORKSHOP,
  ...NATURE,
  ...EVERYDAY,
];

const BY_ALIAS: ReadonlyMap<string, EntityEntry> = new Map(
  ENTITY_ENTRIES.flatMap((entry) => entry.aliases.map((alias) => [alias, entry] as const)).toReversed(),
);
const BY_NAME: ReadonlyMap<string, EntityEntry> = new Map(ENTITY_ENTRIES.map((entry) => [entry.name, entry]));

/** The longest alias in words; how far a scan has to look ahead. */
export const MAX_ALIAS_WORDS = 4;

/** The entry that a noun names, in singular or plural, lower case. */
export function findEntry(noun: string): EntityEntry | undefined {
  return BY_ALIAS.get(noun) ?? BY_ALIAS.get(toSingular(noun));
}

/** The entry of that type name. */
export function entryNamed(name: string): EntityEntry | undefined {
  return BY_NAME.get(name);
}
