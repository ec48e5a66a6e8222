import type { AppFile, Computed, Field } from "@joinery/shared";
import { isComputedNullable, isNullable, maxLengthOf } from "../../field-rules.ts";
import { findEntity, optionsName, type AppPlan, type EntityPlan } from "../../plan.ts";
import { isOwned } from "../server/rights.ts";
import { commentText, file, importLine, importMentioned, inSentence, literal, withArticle } from "../code.ts";
import { FIELD_HELPER_NAMES } from "./fields.ts";

/** `src/shared/<entity>.ts`: the options, the schema and the types of one entity. */
export function emitEntity(plan: AppPlan, entityPlan: EntityPlan): AppFile {
  const { entity, varName } = entityPlan;
  const options = entity.fields.filter((field) => field.type === "enum").map((field) => emitOptions(entityPlan, field));
  const fields = entity.fields.map((field) => `  ${field.name}: ${fieldSchema(entityPlan, field)},`).join("\n");
  const schema = `/** What can be entered for ${commentText(withArticle(inSentence(entity.label)))}. */
export const ${varName}Input = z.object({
${fields}
});`;
  return file(
    `src/shared/${entityPlan.kebab}.ts`,
    `import * as z from "zod";\n${importMentioned(fields, FIELD_HELPER_NAMES, "./fields.ts")}${isOwned(plan, entityPlan) ? importLine(["type EnteredBy"], "./rights.ts") : ""}`,
    ...options,
    schema,
    emitTypes(plan, entityPlan),
  );
}

function emitOptions(entityPlan: EntityPlan, field: Field): string {
  const rows = (field.options ?? []).map(
    ({ value, label, tone }) => `  { value: ${literal(value)}, label: ${literal(label)}, tone: ${literal(tone)} },`,
  );
  return `export const ${optionsName(entityPlan, field)} = [\n${rows.join("\n")}\n] as const;`;
}

function emitTypes(plan: AppPlan, entityPlan: EntityPlan): string {
  const { entity, typeName, varName } = entityPlan;
  const owner = isOwned(plan, entityPlan)
    ? "  /** Kept by the server: nobody says for themselves whose a record is. */\n  enteredBy: EnteredBy | null;\n"
    : "";
  const computed = entity.computed.map(
    (value) =>
      `  /** ${commentText(describeComputed(plan, value))} */\n  ${value.name}: number${isComputedNullable(entity, value) ? " | null" : ""};`,
  );
  return `export type ${typeName}Input = z.infer<typeof ${varName}Input>;

export type ${typeName} = ${typeName}Input & {
  id: string;
  /** ISO 8601 in UTC, as is \`updatedAt\`. */
  createdAt: string;
  updatedAt: string;
${owner}${computed.join("\n")}
};`;
}

/** Where a computed value comes from, for its doc comment. */
export function describeComputed(plan: AppPlan, computed: Computed): string {
  if (computed.kind === "arithmetic") {
    return `Worked out, never stored: ${computed.left} ${computed.op} ${computed.right}.`;
  }
  const source = findEntity(plan, computed.entity);
  const list = source.varPlural;
  if (computed.op === "count") return `Worked out, never stored: the number of ${list} that point here.`;
  return `Worked out, never stored: the ${computed.op} of ${computed.field ?? ""} over the ${list} that point here.`;
}

/** The zod schema of one field in the vocabulary of `fields.ts`. */
function fieldSchema(entityPlan: EntityPlan, field: Field): string {
  const label = literal(field.label);
  if (field.type === "boolean") return field.default === true ? `yesNo(${label}, true)` : `yesNo(${label})`;
  if (field.type === "tags") return `words(${label}, { min: ${field.required ? 1 : 0} })`;
  if (field.type === "references") return `references(${label}, { min: ${field.required ? 1 : 0} })`;
  const base = baseSchema(entityPlan, field, label);
  if (isNullable(field)) return `optional(${base})`;
  const hasConstantDefault =
    field.default !== undefined && (field.type === "enum" || typeof field.default === "number");
  return hasConstantDefault ? `${base}.default(${literal(field.default)})` : base;
}

function baseSchema(entityPlan: EntityPlan, field: Field, label: string): string {
  switch (field.type) {
    case "integer":
      return `wholeNumber(${label}${numberLimits(field)})`;
    case "decimal":
      return `decimalNumber(${label}${numberLimits(field)})`;
    case "date":
      return `day(${label})`;
    case "time":
      return `timeOfDay(${label})`;
    case "datetime":
      return `moment(${label})`;
    case "enum":
      return `choice(${label}, ${optionsName(entityPlan, field)})`;
    case "reference":
      return `reference(${label})`;
    default:
      return textSchema(field, label);
  }
}

function numberLimits({ min, max }: Field): string {
  const limits = [min === undefined ? "" : `min: ${min}`, max === undefined ? "" : `max: ${max}`].filter(Boolean);
  return limits.length === 0 ? "" : `, { ${limits.join(", ")} }`;
}

function textSchema(field: Field, label: string): string {
  const limits = `{ max: ${maxLengthOf(field)} }`;
  switch (field.interface) {
    case "email":
      return `email(${label}, ${limits})`;
    case "url":
      return `webAddress(${label}, ${limits})`;
    case "tel":
      return `phoneNumber(${label}, ${limits})`;
    case "color":
      return `colour(${label})`;
    default:
      return `text(${label}, ${limits})`;
  }
}
