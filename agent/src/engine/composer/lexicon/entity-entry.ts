import type { ViewKind } from "@joinery/shared";
import { toPascalName } from "../identifiers.ts";

/** A thing that people keep, with what is usually known of it. */
export type EntityEntry = {
  /** The type name in code. */
  readonly name: string;
  /** What it is called, singular and lower case; the first is its label. */
  readonly aliases: readonly string[];
  /** Those aliases that mean just the same: the thing keeps its first name. Others are kinds of it and keep theirs. */
  readonly synonyms: ReadonlySet<string>;
  /** In field notation; the first field is the title. Parsed when needed. */
  readonly fields: string;
  /** Records, the cells in the order of the fields. References name the title of a record of the other entity. */
  readonly samples: readonly string[];
  readonly view: ViewKind;
};

/** Writes an entry in one call: names and kinds with `|` between them, synonyms after `||`, cells with `|` between them. */
export function entry(
  aliases: string,
  fields: string,
  samples: readonly string[],
  view: ViewKind = "table",
): EntityEntry {
  const [kinds = "", synonyms] = aliases.split("||");
  const same = synonyms?.split("|") ?? [];
  const list = [...kinds.split("|"), ...same];
  return { name: toPascalName(list[0] ?? ""), aliases: list, synonyms: new Set(same), fields, samples, view };
}
