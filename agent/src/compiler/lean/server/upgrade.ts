import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";

/** `src/server/upgrade.ts`: brings data that an earlier version of the app wrote into the form of this one. */
export function emitUpgrade(plan: AppPlan): AppFile {
  const renamed = plan.entities.filter(({ formerPlurals }) => formerPlurals.length > 0);
  const names = renamed.map(({ varPlural, formerPlurals }) => `  ${varPlural}: ${literal(formerPlurals)},`);
  return file(
    "src/server/upgrade.ts",
    importLine(["type Stored"], "./collection.ts"),
    CODE,
    ...(renamed.length === 0
      ? []
      : [`const FORMER_NAMES: Record<string, string[]> = {\n${names.join("\n")}\n};`, RENAME]),
  );
}

const RENAME = `
/** Kinds of records under the names that they have now. */
export function renameKinds(content: unknown): unknown {
  if (typeof content !== "object" || content === null) return content;
  const data: Record<string, unknown> = { ...content };
  for (const [name, formers] of Object.entries(FORMER_NAMES)) {
    const former = formers.find((candidate) => candidate in data);
    if (name in data || former === undefined) continue;
    data[name] = data[former];
    delete data[former];
  }
  return data;
}`;

const CODE = `
type Schema = {
  safeParse(value: unknown): { success: boolean; error?: { issues: { path: PropertyKey[] }[] } };
};
type SavedRecord = { id: string; createdAt: string; updatedAt: string };
type Upgrade<Input> = { records: Stored<Input>[]; hasLosses: boolean };

/**
 * Records of an earlier version as this one wants them: fields that are new are blank, and values of another kind are converted. What
 * cannot be converted is blank as well, and told by \`hasLosses\`.
 */
export function upgradeRecords<Input extends object>(
  schema: Schema,
  blank: Input,
  saved: readonly SavedRecord[],
): Upgrade<Input> {
  let hasLosses = false;
  const records = saved.map((record) => {
    const upgraded: Record<string, unknown> = { ...blank, ...record };
    const issues = schema.safeParse(upgraded).error?.issues ?? [];
    for (const name of new Set(issues.map(({ path }) => path[0]))) {
      if (typeof name !== "string" || !(name in record)) continue;
      const isAccepted = (value: unknown): boolean => accepts(schema, { ...upgraded, [name]: value }, name);
      const value = upgraded[name];
      const converted = convert(value).find(isAccepted);
      // A value of the right kind that a new rule refuses stays: its owner corrects it with the next change.
      if (converted !== undefined) upgraded[name] = converted;
      else if (!likeness(value).some(isAccepted)) {
        upgraded[name] = (blank as Record<string, unknown>)[name];
        hasLosses ||= value !== null && value !== "";
      }
    }
    return upgraded as Stored<Input>;
  });
  return { records, hasLosses };
}

function accepts(schema: Schema, record: object, name: string): boolean {
  return schema.safeParse(record).error?.issues.every(({ path }) => path[0] !== name) ?? true;
}

/** What a value could become, the likeliest first. */
function convert(value: unknown): unknown[] {
  if (typeof value === "number") return [String(value), value !== 0, Math.round(value)];
  if (typeof value === "boolean") return [value ? "Yes" : "No", Number(value)];
  if (Array.isArray(value)) return [value.join(", ")];
  if (typeof value !== "string" || value.trim() === "") return [];
  const text = value.trim();
  const number = Number(text.replace(/[^\\d.,-]/g, "").replace(",", "."));
  const dashed = text.toLowerCase().replace(/\\s+/g, "-");
  const words = text.split(/\\s*,\\s*/);
  return [
    ...(/^[^\\d-]{0,4}-?[\\d.,]+\\s?\\D{0,8}$/.test(text) ? [number, Math.round(number)] : []),
    ...(/^(?:yes|true|done|on)$/i.test(text) ? [true] : []),
    ...(/^(?:no|false|open|off)$/i.test(text) ? [false] : []),
    ...(/^\\d{4}-\\d\\d-\\d\\dT/.test(text) ? [text.slice(0, 10)] : []),
    ...(/^\\d{4}-\\d\\d-\\d\\d$/.test(text) ? [\`\${text}T00:00\`] : []),
    dashed,
    words,
  ];
}

/** Values of the same kind: when one of them fits, the field is still of that kind. */
function likeness(value: unknown): unknown[] {
  if (typeof value === "number") return [0, 1, 5];
  if (typeof value === "string") return ["x", "x@example.com", "https://example.com"];
  return typeof value === "boolean" ? [true] : [[], ["x"]];
}`;
