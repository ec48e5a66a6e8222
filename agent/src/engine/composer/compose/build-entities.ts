import type { Entity, Field } from "@joinery/shared";
import { toFieldName, toTypeName } from "../identifiers.ts";
import type { EntityEntry } from "../lexicon/entity-entry.ts";
import { inferField, isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { plainFieldsOf } from "../lexicon/plain-fields.ts";
import type { FieldWish } from "../lexicon/field-kinds.ts";
import { parseFieldNotation } from "../lexicon/field-notation.ts";
import type { ThingWish } from "../extract/resolve-things.ts";
import { toLabel, toSentenceCase } from "../text/normalise.ts";
import { toPlural, toSingular } from "../text/nouns.ts";
import { buildField } from "./build-field.ts";

export const MAX_FIELDS = 16;
/** From so many named fields on, the brief's list is taken as the whole list. */
const EXCLUSIVE_FROM = 3;

/** An entity of the app under construction, with the thing that it came from. */
export type BuiltEntity = { readonly entity: Entity; readonly entry?: EntityEntry };
/** Names and labels decided, fields still to come. */
export type NamedThing = ThingWish & { readonly name: string };

/** Decides the names of all things first, since fields refer to other things. */
export function nameThings(things: readonly ThingWish[], taken: readonly string[] = []): NamedThing[] {
  const names = [...taken];
  return things.map((thing) => {
    const name = toTypeName(thing.label, names);
    names.push(name);
    return { ...thing, name };
  });
}

/** The entity of a thing: the fields of the brief, completed from the lexicon. `all` are the things that it can refer to. */
export function buildEntity(
  thing: NamedThing,
  all: readonly NamedThing[],
  options: ReadonlyMap<string, readonly string[]>,
): BuiltEntity {
  const label = toLabel(toSentenceCase(thing.label), 40) ?? thing.name;
  const known = parseFieldNotation(thing.entry?.fields ?? plainFieldsOf(thing.label));
  const explicit = thing.fields.map((field) => fieldWish(field, known, thing, all));
  const wishes = completeWishes(thing, known, explicit, all);
  const fields: Field[] = [];
  for (const wish of wishes.slice(0, MAX_FIELDS)) {
    const target = findTarget(wish, thing, all);
    if (target === undefined && wish.isOnlyReference === true) continue;
    const named = namedOptions(wish, options);
    const called = callByTarget(wish, target);
    const narrowed: FieldWish =
      named !== undefined && (wish.kind === "enum" || wish.kind === "string") ? withOptions(called, named) : called;
    const taken = fields.map(({ name }) => name);
    if (!taken.includes(toFieldName(narrowed.label))) fields.push(buildField(narrowed, taken, target));
  }
  const titleField = pickTitle(fields);
  return {
    ...(thing.entry === undefined ? {} : { entry: thing.entry }),
    entity: {
      name: thing.name,
      label,
      labelPlural: toLabel(toSentenceCase(thing.plural ?? toPlural(label)), 48) ?? label,
      fields: fields.map((field) => (field.name === titleField ? { ...field, required: true } : field)),
      computed: [],
      titleField,
      ...sortOf(fields),
    },
  };
}

/** `field` in the lexicon's version when the thing is known to have it. */
function fieldWish(name: string, known: readonly FieldWish[], thing: ThingWish, all: readonly NamedThing[]): FieldWish {
  const lower = toSingular(name.toLowerCase().replace(/\s*\([^)]*\)$/, ""));
  const inferred = inferField(name);
  const listed =
    known.find(({ label }) => toSingular(label.toLowerCase()) === lower) ??
    // A stage is what the lexicon calls the status.
    known.find(({ label }) => isStation(label) && isStation(lower)) ??
    // "Table seating" is what the lexicon calls "Table".
    known.find(
      ({ label }) =>
        label.length > 3 &&
        !/^(?:time|date|name|amount|price|cost|total|number|value)$/i.test(label) &&
        lower.startsWith(`${label.toLowerCase()} `) &&
        !/ (?:on|at|by|in|from|until|to)$/.test(lower) &&
        !isKnownFieldName(name),
    );
  if (listed !== undefined && (inferred.kind !== "enum" || listed.kind === "enum") && !name.includes("("))
    return { ...listed, ...(isStation(lower) ? { label: toSentenceCase(lower) } : {}), isOnlyReference: false };
  const other = all.find(({ label }) => label.toLowerCase() === lower && label !== thing.label);
  return other === undefined
    ? inferred
    : { label: toSentenceCase(other.label), kind: "reference", refersTo: other.name };
}

/** A reference that bears the usual name of its target takes the name that the target has in this app. */
function callByTarget(wish: FieldWish, target: NamedThing | undefined): FieldWish {
  const isUsual = target !== undefined && wish.label.toLowerCase() === target.entry?.aliases[0];
  return isUsual ? { ...wish, label: toSentenceCase(target.label) } : wish;
}

/** Stages, statuses and columns are three words for the same. */
const isStation = (name: string): boolean => /^(?:status|stage|column)$/i.test(name);

function namedOptions(wish: FieldWish, options: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const name = toSingular(wish.label.toLowerCase());
  const hasStations = wish.kind === "enum" && isStation(name);
  return (
    options.get(name) ??
    (hasStations ? (options.get("stage") ?? options.get("status") ?? options.get("column")) : undefined)
  );
}

function withOptions({ preset: _preset, ...wish }: FieldWish, labels: readonly string[]): FieldWish {
  return { ...wish, kind: "enum", options: labels };
}

const TITLES =
  /^(?:(?:full |first |project |item |product |book |recipe )?(?:name|title)|description|subject|question|headline|front|species|topic|company|item|invoice number|order number|symptom|behaviour|dish|\w+ (?:name|title))$/i;

/** The brief's fields in front; a title, references and what the views need come from the lexicon. */
function completeWishes(
  thing: NamedThing,
  known: readonly FieldWish[],
  explicit: readonly FieldWish[],
  all: readonly NamedThing[],
): FieldWish[] {
  const has = (wish: FieldWish): boolean =>
    explicit.some((one) => sameLabel(one, wish) || (isStation(one.label) && isStation(wish.label)));
  const parents = thing.parents
    .filter((parent) => ![...explicit, ...known].some((wish) => pointsAt(wish, parent, all)))
    .map((parent): FieldWish => {
      const target = all.find(({ label }) => label === parent);
      return {
        label: toSentenceCase(parent),
        kind: "reference",
        refersTo: target?.name ?? "",
        isOnlyReference: true,
        required: true,
      };
    });
  const lists = (thing.several ?? []).flatMap((label): FieldWish[] => {
    const target = all.find((other) => other.label === label);
    if (target === undefined) return [];
    return [
      { label: toSentenceCase(toPlural(label)), kind: "references", refersTo: target.name, isOnlyReference: true },
    ];
  });
  // The list says it already: a guest of events has no event besides.
  const listedBy = new Set(all.filter((other) => other.several?.includes(thing.label) === true));
  const unlisted = known.filter((wish) => !listedBy.has(findTarget(wish, thing, all) ?? thing));
  const rest = thing.parents.length > 0 ? unlisted.map(asOnlyReference) : unlisted;
  if (explicit.length < EXCLUSIVE_FROM)
    return [
      ...rest.slice(0, 1),
      ...parents,
      ...lists,
      ...explicit.filter((wish) => !sameLabel(wish, known[0]) && !lists.some((list) => sameLabel(wish, list))),
      ...rest.slice(1).filter((wish) => !has(wish) && !lists.some((list) => sameLabel(wish, list))),
    ];
  const title = known[0];
  const isTitled = explicit.some(
    ({ label, kind }) => (TITLES.test(label) && kind !== "enum") || sameLabel({ label, kind }, title),
  );
  const refers = unlisted.filter(
    (wish) => wish !== title && wish.refersTo !== undefined && !has(wish) && findTarget(wish, thing, all) !== undefined,
  );
  const needed = known.filter((wish) => !has(wish) && wish !== title && isNeeded(wish, thing, explicit));
  const titled = explicit.findIndex(({ label, kind }) => TITLES.test(label) && kind !== "enum");
  const ordered =
    titled > 0
      ? [...explicit.slice(titled, titled + 1), ...explicit.slice(0, titled), ...explicit.slice(titled + 1)]
      : explicit;
  return [
    ...(isTitled || title === undefined ? [] : [title]),
    ...ordered.filter((wish) => !lists.some((list) => sameLabel(wish, list))),
    ...parents,
    ...lists,
    ...refers.map(asReference),
    ...needed,
  ];
}

const asReference = (wish: FieldWish): FieldWish => ({ ...wish, isOnlyReference: true });
/** A loan of a neighbour has no member besides. */
const asOnlyReference = (wish: FieldWish): FieldWish => (wish.refersTo === undefined ? wish : asReference(wish));

const sameLabel = (wish: FieldWish, other: FieldWish | undefined): boolean =>
  other !== undefined && toSingular(wish.label.toLowerCase()) === toSingular(other.label.toLowerCase());

const DATED = new Set(["date", "due", "datetime"]);

/** A journal and a calendar need a day, a checklist its box, a board its columns. */
function isNeeded(wish: FieldWish, thing: ThingWish, explicit: readonly FieldWish[]): boolean {
  const view = thing.entry?.view;
  if (DATED.has(wish.kind))
    return (
      (wish.preset === "today" && !explicit.some(({ kind }) => DATED.has(kind))) ||
      (view === "calendar" && !explicit.some(({ kind }) => DATED.has(kind)) && wish.label === "Date")
    );
  if (view === "recipes") return /^(?:ingredients|instructions)$/i.test(wish.label);
  if (view === "notes") return wish.kind === "markdown";
  if (view === "checklist") return wish.kind === "boolean" && !explicit.some(({ kind }) => kind === "boolean");
  return view === "board" && /^(?:status|stage)$/i.test(wish.label) && !explicit.some(({ kind }) => kind === "enum");
}

function pointsAt(wish: FieldWish, parent: string, all: readonly NamedThing[]): boolean {
  const target = all.find(({ label }) => label === parent);
  return (
    target !== undefined &&
    wish.refersTo !== undefined &&
    (wish.refersTo === target.name || wish.refersTo === target.entry?.name)
  );
}

/** Who may stand in for whom: a dog's owner is the client when the app has clients. */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  Option: ["PollChoice"],
  Owner: ["Client", "Customer", "Person"],
  Customer: ["Client"],
  Client: ["Customer"],
  Member: ["Friend", "Person", "Customer", "Client", "Student", "Employee"],
  Player: ["Member", "Friend", "Person"],
  Friend: ["Person", "Employee", "Member"],
  Person: ["Friend", "Employee", "Member"],
  Teacher: ["Employee"],
};

/**
 * The thing that a wish refers to: by its own name first, then by the entry that it was made from, then by who stands in for it, unless
 * the thing has another field for that one. Never itself.
 */
function findTarget(wish: FieldWish, thing: NamedThing, all: readonly NamedThing[]): NamedThing | undefined {
  const { refersTo } = wish;
  if (refersTo === undefined) return undefined;
  const others = all.filter(({ name }) => name !== thing.name);
  const direct = others.find(({ name }) => name === refersTo) ?? others.find(({ entry }) => entry?.name === refersTo);
  if (direct !== undefined) return direct;
  const own = new Set(parseFieldNotation(thing.entry?.fields ?? plainFieldsOf(thing.label)).map((one) => one.refersTo));
  const standIns = new Set((STAND_INS[refersTo] ?? []).filter((name) => !own.has(name)));
  return others.find(
    ({ entry, label }) => entry !== undefined && standIns.has(entry.name) && !thing.parents.includes(label),
  );
}

/** The first line of text, or else whatever comes first. */
function pickTitle(fields: Field[]): string {
  const [first] = fields;
  const isNaming =
    first !== undefined &&
    (first.type === "reference" || first.type === "date" || (first.type === "string" && first.interface === "input"));
  const text = fields.find(({ type, interface: editor }) => type === "string" && editor === "input");
  const title = isNaming ? first : (text ?? first);
  if (title !== undefined) return title.name;
  fields.push(buildField({ label: "Name", kind: "string" }, []));
  return "name";
}

function sortOf(fields: readonly Field[]): Pick<Entity, "sort"> {
  const due = fields.find(({ display }) => display === "relativeDate");
  if (due !== undefined) return { sort: { field: due.name, direction: "asc" } };
  const date = fields.find(({ type }) => type === "date" || type === "datetime");
  return date === undefined ? {} : { sort: { field: date.name, direction: "desc" } };
}
