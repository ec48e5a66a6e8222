import { pickHelpers, paragraphs, type Helper } from "../code.ts";
import { MAX_REFERENCES, MAX_TAG_LENGTH, MAX_TAGS } from "../../field-rules.ts";

/** `src/shared/fields.ts`: the vocabulary in which the entities are written, reduced to what the app uses. */

const HELPERS: readonly Helper[] = [
  {
    name: "explain",
    code: `/** The message for a value that is missing, or of the wrong type. */
function explain(label: string, problem: string) {
  return {
    error: ({ input }: { input?: unknown }) =>
      isBlank(input) ? \`\${label} is required\` : \`\${label} \${problem}\`,
  };
}`,
  },
  {
    name: "isBlank",
    code: `/** Forms send an empty text, programs leave a field out: both mean that nothing is known. */
function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}`,
  },
  {
    name: "optional",
    code: `/** A field that may stay empty; empty is always null. */
export function optional<Schema extends z.core.SomeType>(schema: Schema) {
  return z.preprocess((value) => (isBlank(value) ? null : value), z.nullable(schema));
}`,
  },
  {
    name: "text",
    code: `export function text(label: string, limits: { max: number }) {
  return z
    .string(explain(label, "must be text"))
    .trim()
    .min(1, \`\${label} is required\`)
    .max(limits.max, \`\${label} must have at most \${limits.max} characters\`);
}`,
  },
  {
    name: "email",
    code: `export function email(label: string, limits: { max: number }) {
  return text(label, limits).pipe(z.email(\`\${label} must be an e-mail address such as name@example.com\`));
}`,
  },
  {
    name: "webAddress",
    code: `/** Only http and https: other schemes, such as javascript, must never become a link. */
export function webAddress(label: string, limits: { max: number }) {
  return text(label, limits).pipe(
    z.url({ protocol: /^https?$/, error: \`\${label} must be an address such as https://example.com\` }),
  );
}`,
  },
  {
    name: "phoneNumber",
    code: `export function phoneNumber(label: string, limits: { max: number }) {
  return text(label, limits).regex(/^\\+?[\\d\\s()./-]{3,30}$/, \`\${label} must be a phone number\`);
}`,
  },
  {
    name: "colour",
    code: `export function colour(label: string) {
  return z
    .string(explain(label, "must be a colour"))
    .trim()
    .min(1, \`\${label} is required\`)
    .regex(/^#[0-9a-f]{6}$/i, \`\${label} must be a colour such as #1f7a4d\`);
}`,
  },
  {
    name: "Limits",
    code: `type Limits = { min?: number; max?: number };`,
  },
  {
    name: "wholeNumber",
    code: `export function wholeNumber(label: string, limits: Limits = {}) {
  return within(z.number(explain(label, "must be a whole number")).int(\`\${label} must be a whole number\`), label, limits);
}`,
  },
  {
    name: "decimalNumber",
    code: `export function decimalNumber(label: string, limits: Limits = {}) {
  return within(z.number(explain(label, "must be a number")), label, limits);
}`,
  },
  {
    name: "within",
    code: `function within(schema: z.ZodNumber, label: string, { min, max }: Limits): z.ZodNumber {
  const atLeast = min === undefined ? schema : schema.min(min, \`\${label} must be at least \${min}\`);
  return max === undefined ? atLeast : atLeast.max(max, \`\${label} must be at most \${max}\`);
}`,
  },
  {
    name: "yesNo",
    code: `export function yesNo(label: string, preset = false) {
  return z.boolean(\`\${label} must be yes or no\`).default(preset);
}`,
  },
  {
    name: "day",
    code: `/** YYYY-MM-DD, a day that exists. */
export function day(label: string) {
  return z.iso.date(explain(label, "must be a date"));
}`,
  },
  {
    name: "timeOfDay",
    code: `/** HH:MM. */
export function timeOfDay(label: string) {
  return z.iso.time({ precision: -1, ...explain(label, "must be a time such as 09:30") });
}`,
  },
  {
    name: "moment",
    code: `/** YYYY-MM-DDTHH:MM in the user's own time. */
export function moment(label: string) {
  return z.iso.datetime({ local: true, precision: -1, ...explain(label, "must be a date and a time") });
}`,
  },
  {
    name: "choice",
    code: `/** One of the options, by its value. */
export function choice<const Value extends string>(label: string, options: readonly { value: Value }[]) {
  return z.enum(
    options.map((option) => option.value),
    explain(label, "must be one of the options"),
  );
}`,
  },
  {
    name: "words",
    code: `/** Several short words; the same word counts once. */
export function words(label: string, limits: { min: number }) {
  const word = z
    .string(\`\${label} must be words\`)
    .trim()
    .min(1, \`\${label} must not have empty words\`)
    .max(${MAX_TAG_LENGTH}, \`\${label} must have at most ${MAX_TAG_LENGTH} characters each\`);
  return z
    .preprocess((value) => value ?? [], z.array(word, \`\${label} must be a list of words\`))
    .refine((list) => list.length >= limits.min, \`\${label} is required\`)
    .refine((list) => list.length <= ${MAX_TAGS}, \`\${label} must be at most ${MAX_TAGS} words\`)
    .transform((list) => [...new Set(list)]);
}`,
  },
  {
    name: "reference",
    code: `/** The id of another record. That it exists is checked by the server. */
export function reference(label: string) {
  return z.string(explain(label, "must be the id of a record")).min(1, \`\${label} is required\`).max(100);
}`,
  },
  {
    name: "references",
    code: `/** The ids of several other records, each once. That they exist is checked by the server. */
export function references(label: string, limits: { min: number }) {
  const id = z.string(\`\${label} must be ids of records\`).min(1, \`\${label} must not have empty ids\`).max(100);
  return z
    .preprocess((value) => value ?? [], z.array(id, \`\${label} must be a list of records\`))
    .refine((list) => list.length >= limits.min, \`\${label} is required\`)
    .refine((list) => list.length <= ${MAX_REFERENCES}, \`\${label} must be at most ${MAX_REFERENCES} records\`)
    .transform((list) => [...new Set(list)]);
}`,
  },
];

export const FIELD_HELPER_NAMES: readonly string[] = HELPERS.map((helper) => helper.name);

/** The helpers that the entities' code uses, exported ones first; nothing when it uses none. */
export function emitFieldHelpers(entityCode: string): string | undefined {
  const picked = pickHelpers(HELPERS, entityCode);
  if (picked.length === 0) return undefined;
  const [exported, local] = [true, false].map((wanted) =>
    picked.filter((helper) => helper.code.includes("export function") === wanted).map((helper) => helper.code),
  );
  return paragraphs(
    'import * as z from "zod";',
    "/** How the fields of a record are checked, with messages for people. The form and the API use the same checks. */",
    ...(exported ?? []),
    ...(local ?? []),
  );
}
