import type { AppFile, Field } from "@joinery/shared";
import type { Daily } from "../../daily.ts";
import type { Sides } from "../../sides.ts";
import { isNullable } from "../../field-rules.ts";
import { capitalise, findEntity, optionsName, type AppPlan, type EntityPlan } from "../../plan.ts";
import {
  file,
  importMentioned,
  inSentence,
  literal,
  paragraphs,
  pickHelpers,
  withArticle,
  type Helper,
} from "../code.ts";
import { completerCall, completerName } from "./computed.ts";
import { guardsOf } from "./guards.ts";
import { stagesOf } from "./stages.ts";

/** Names of the functions in `src/server/records/<entities>.ts`. */
export function recordFunctions({ typeName, varPlural }: EntityPlan) {
  return { find: `find${typeName}`, list: `list${capitalise(varPlural)}`, parse: `parse${typeName}` };
}

/** `src/server/records/<entities>.ts`: finding, listing and checking the records of one entity. */
export function emitRecords(plan: AppPlan, entityPlan: EntityPlan): AppFile {
  const { entity, typeName, varName, kebab, kebabPlural } = entityPlan;
  const code = paragraphs(
    emitFind(entityPlan),
    emitList(plan, entityPlan),
    emitSortKeys(plan, entityPlan),
    emitParse(plan, entityPlan),
  );
  const guards = guardsOf(plan, entityPlan);
  const stages = stagesOf(plan, entityPlan);
  const imports = [
    importMentioned(
      code,
      [
        ...entity.fields.filter(({ type }) => type === "enum").map((field) => optionsName(entityPlan, field)),
        `${varName}Input`,
        `type ${typeName}`,
        `type ${typeName}Input`,
      ],
      `../../shared/${kebab}.ts`,
    ),
    importMentioned(code, ["ApiError", "fieldError"], "../api-error.ts"),
    importMentioned(code, ["isMissing", "isTaken"], "../checks.ts"),
    importMentioned(code, [completerName(entityPlan)], "../computed.ts"),
    importMentioned(code, ["compareValues", "matchesText", "matchesValue", "type Value"], "../query.ts"),
    ...guards.map((guard) => importMentioned(code, [guard.name], guard.path)),
    importMentioned(code, ["parseInput"], "../request.ts"),
    ...(stages === undefined ? [] : [importMentioned(code, [stages.name], stages.path)]),
    importMentioned(code, ["type Store"], "../store.ts"),
  ];
  return file(`src/server/records/${kebabPlural}.ts`, imports.join(""), code);
}

function emitFind(entityPlan: EntityPlan): string {
  const { entity, typeName, varName, varPlural } = entityPlan;
  const complete = completerCall(entityPlan);
  const result = complete === undefined ? varName : `${complete}(${varName})`;
  return `/** @throws ApiError 404 */
export function ${recordFunctions(entityPlan).find}(store: Store, id: string): ${typeName} {
  const ${varName} = store.${varPlural}.get(id);
  if (${varName} === undefined) throw new ApiError(404, ${literal(`This ${inSentence(entity.label)} does not exist any more.`)});
  return ${result};
}`;
}

function emitList(plan: AppPlan, entityPlan: EntityPlan): string {
  const { entity, typeName, varName, varPlural } = entityPlan;
  const complete = completerCall(entityPlan);
  const completed = complete === undefined ? "" : `.map(${complete})`;
  const texts = searchTexts(plan, entityPlan).join(", ");
  const filters = entity.fields.map(
    ({ name }) => `matchesValue(query[${literal(filterParameter(name))}], ${varName}.${name})`,
  );
  const preset = entity.sort;
  return `/** The ${varPlural} that match \`q\` and the wanted field values, in the order of \`sort\` and \`order\`. */
export function ${recordFunctions(entityPlan).list}(store: Store, query: Record<string, string> = {}): ${typeName}[] {
  const found = store.${varPlural}.all()${completed}.filter(
    (${varName}) =>
      ${[`matchesText(query["q"], [${texts}])`, ...filters].join(" &&\n      ")},
  );
  return sortBy(found, query["sort"]${preset === undefined ? "" : ` ?? ${literal(preset.field)}`}, query["order"]${
    preset?.direction === "desc" ? ` ?? (query["sort"] === undefined ? "desc" : "asc")` : ` ?? "asc"`
  }, store);
}

function sortBy(${varPlural}: ${typeName}[], sort: string${preset === undefined ? " | undefined" : ""}, order: string, store: Store): ${typeName}[] {
${preset === undefined ? `  // Without a wish they stay in the order in which they were added.\n  if (sort === undefined) return order === "desc" ? ${varPlural}.reverse() : ${varPlural};\n` : ""}  const keyOf = sortKeys.get(sort);
  if (keyOf === undefined) throw new ApiError(400, "The list cannot be sorted by this field.");
  const direction = order === "desc" ? -1 : 1;
  return ${varPlural}.sort((a, b) => direction * compareValues(keyOf(a, store), keyOf(b, store)));
}`;
}

/** The parameters of search and order come first; a field of such a name is filtered as `field.<name>`. */
export function filterParameter(name: string): string {
  return name === "q" || name === "sort" || name === "order" ? `field.${name}` : name;
}

/** What a search looks at: texts, words, labels of options and the titles of the records that are pointed at. */
function searchTexts(plan: AppPlan, entityPlan: EntityPlan): string[] {
  const { entity, varName } = entityPlan;
  return entity.fields.flatMap((field) => {
    if (field.type === "string" || field.type === "text" || field.type === "tags") return [`${varName}.${field.name}`];
    if (field.type === "enum") {
      const isShown = `(option) => option.value === ${varName}.${field.name}`;
      return [`${optionsName(entityPlan, field)}.find(${isShown})?.label`];
    }
    return field.reference === undefined ? [] : [targetTitle(plan, field, varName)];
  });
}

/** The title of the record that a reference points at, or those of several. */
function targetTitle(plan: AppPlan, field: Field, varName: string): string {
  const target = findEntity(plan, field.reference?.entity ?? "");
  if (field.type === "references") {
    return `${varName}.${field.name}.map((id) => String(store.${target.varPlural}.get(id)?.${target.entity.titleField} ?? ""))`;
  }
  const id = `${varName}.${field.name}${isNullable(field) ? ' ?? ""' : ""}`;
  return `store.${target.varPlural}.get(${id})?.${target.entity.titleField}`;
}

function emitSortKeys(plan: AppPlan, entityPlan: EntityPlan): string {
  const { entity, typeName, varName } = entityPlan;
  const keys = entity.fields.map((field) => {
    if (field.reference !== undefined)
      return `[${literal(field.name)}, (${varName}, store) => ${targetTitle(plan, field, varName)}],`;
    if (field.type !== "enum") return `[${literal(field.name)}, (${varName}) => ${varName}.${field.name}],`;
    const index = `${optionsName(entityPlan, field)}.findIndex((option) => option.value === ${varName}.${field.name})`;
    if (!isNullable(field)) return `[${literal(field.name)}, (${varName}) => ${index}],`;
    return `[${literal(field.name)}, (${varName}) => ${varName}.${field.name} === null ? null : ${index}],`;
  });
  const computed = entity.computed.map(({ name }) => `[${literal(name)}, (${varName}) => ${varName}.${name}],`);
  const times = ["createdAt", "updatedAt"].map((name) => `["${name}", (${varName}) => ${varName}.${name}],`);
  return `/** What a list can be sorted by: options in their own order, references by title. */
const sortKeys = new Map<string, (${varName}: ${typeName}, store: Store) => Value>([
  ${[...keys, ...computed, ...times].join("\n  ")}
]);`;
}

function emitParse(plan: AppPlan, entityPlan: EntityPlan): string {
  const { entity, typeName, varName, varPlural, references } = entityPlan;
  const missing = references.map((field) => {
    const target = findEntity(plan, field.reference?.entity ?? "");
    const isSeveral = field.type === "references";
    const wanted = isSeveral ? inSentence(target.entity.labelPlural) : withArticle(inSentence(target.entity.label));
    const message = `${field.label}: choose ${wanted} that ${isSeveral ? "exist" : "exists"}`;
    const test = isSeveral
      ? `input.${field.name}.some((other) => isMissing(store.${target.varPlural}, other))`
      : `isMissing(store.${target.varPlural}, input.${field.name})`;
    return `  if (${test}) {
    throw fieldError(400, ${literal(field.name)}, ${literal(message)});
  }`;
  });
  const taken = entity.fields
    .filter((field) => field.unique)
    .map(
      (field) => `  if (isTaken(store.${varPlural}, (${varName}) => ${varName}.${field.name}, input, id)) {
    throw fieldError(409, ${literal(field.name)}, ${literal(`${field.label} is already in use`)});
  }`,
    );
  const daily = entityPlan.daily.map((rule) => emitDailyCheck(plan, entityPlan, rule));
  const sides = entityPlan.sides === undefined ? [] : [emitSidesCheck(entityPlan.sides)];
  const guards = guardsOf(plan, entityPlan).map((guard) => `  ${guard.name}(store, input, id);`);
  const checks = [...missing, ...sides, ...taken, ...daily, ...guards];
  const name = recordFunctions(entityPlan).parse;
  const stages = stagesOf(plan, entityPlan);
  if (checks.length === 0 && stages === undefined) {
    return `/** @throws ApiError 400 with what is wrong with each field */
export function ${name}(body: unknown): ${typeName}Input {
  return parseInput(${varName}Input, body);
}`;
  }
  return `/**
 * Checks everything about the input of a new record, or of the one with the id.
 * @throws ApiError 400 or 409 with what is wrong with each field
 */
export function ${name}(store: Store, body: unknown${needsId(plan, entityPlan) ? ", id?: string" : ""}): ${typeName}Input {
  const input = parseInput(${varName}Input, body);
${checks.map((check) => `${check}\n`).join("")}  return ${stages === undefined ? "input" : `${stages.name}(store, input, id)`};
}`;
}

/** What has to differ from other records is not compared with the record itself. */
const needsId = (plan: AppPlan, entityPlan: EntityPlan): boolean =>
  entityPlan.daily.length > 0 ||
  entityPlan.entity.fields.some((field) => field.unique) ||
  guardsOf(plan, entityPlan).length > 0 ||
  stagesOf(plan, entityPlan) !== undefined;

/** Nobody plays against themselves. */
function emitSidesCheck({ home, away }: Sides): string {
  const guard = isNullable(home) ? `input.${home.name} !== null && ` : "";
  return `  if (${guard}input.${home.name} === input.${away.name}) {
    throw fieldError(400, ${literal(away.name)}, ${literal(`${away.label}: choose somebody else than for ${inSentence(home.label)}`)});
  }`;
}

/** A second tick on one day would count twice. */
function emitDailyCheck(plan: AppPlan, { varName, varPlural }: EntityPlan, { via, date }: Daily): string {
  const target = findEntity(plan, via.reference?.entity ?? "").entity;
  const day = (record: string): string =>
    `${record}.${date.name}${date.type === "datetime" ? `${isNullable(date) ? "?" : ""}.slice(0, 10)` : ""}`;
  const guards = [via, date].filter(isNullable).map((field) => `input.${field.name} !== null && `);
  const message = `${date.label}: there is one already on this day for this ${inSentence(target.label)}`;
  return `  const isDouble = (${varName}: ${"{ id: string }"} & typeof input): boolean =>
    ${varName}.id !== id && ${varName}.${via.name} === input.${via.name} && ${day(varName)} === ${day("input")};
  if (${guards.join("")}store.${varPlural}.all().some(isDouble)) {
    throw fieldError(409, ${literal(date.name)}, ${literal(message)});
  }`;
}

/** The arguments of the parse function for a body, as `emitParse` declares them. */
export function parseCall(plan: AppPlan, entityPlan: EntityPlan, body: string, id?: string): string {
  const { references } = entityPlan;
  const isCompared = needsId(plan, entityPlan);
  const needsStore = isCompared || references.length > 0;
  const parts = [...(needsStore ? ["store"] : []), body, ...(isCompared && id !== undefined ? [id] : [])];
  return `${recordFunctions(entityPlan).parse}(${parts.join(", ")})`;
}

const CHECKS: readonly Helper[] = [
  {
    name: "isMissing",
    code: `/** Whether a reference leads nowhere. */
export function isMissing(collection: { get(id: string): unknown }, id: string | null): boolean {
  return id !== null && collection.get(id) === undefined;
}`,
  },
  {
    name: "isTaken",
    code: `/** Whether another record has the same value; upper and lower case count as the same, nothing is never taken. */
export function isTaken<Input extends object>(
  collection: Collection<Input>,
  valueOf: (input: Input) => string | number | null,
  input: Input,
  id: string | undefined,
): boolean {
  const wanted = fold(valueOf(input));
  return wanted !== "" && collection.all().some((other) => other.id !== id && fold(valueOf(other)) === wanted);
}`,
  },
  { name: "fold", code: `const fold = (value: string | number | null): string => String(value ?? "").toLowerCase();` },
];

/** `src/server/checks.ts`; nothing when no record needs such a check. */
export function emitChecks(records: readonly AppFile[]): AppFile[] {
  const picked = pickHelpers(CHECKS, records.map(({ content }) => content).join("\n"));
  if (picked.length === 0) return [];
  const code = picked.map((helper) => helper.code);
  return [
    file("src/server/checks.ts", importMentioned(code.join("\n"), ["type Collection"], "./collection.ts"), ...code),
  ];
}
