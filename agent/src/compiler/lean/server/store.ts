import type { AppFile, Field } from "@joinery/shared";
import { isList, isNullable } from "../../field-rules.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { hasSamples } from "../samples.ts";
import { hasAccess } from "./access.ts";
import { needsClock } from "./stages.ts";

const hasFormerNames = (entities: readonly EntityPlan[]): boolean =>
  entities.some(({ formerPlurals }) => formerPlurals.length > 0);

/** `src/server/store.ts`: all collections, opened from the data file or in memory. */
export function emitStore(plan: AppPlan): AppFile {
  const { entities } = plan;
  const isSeeded = hasSamples(plan);
  const isGuarded = hasAccess(plan);
  const hasClock = needsClock(plan);
  const collections = [
    ...entities.map(({ varPlural, typeName }) => `  ${varPlural}: Collection<${typeName}Input>;`),
    ...(isGuarded ? ["  userAccounts: Collection<UserAccount>;", "  userSessions: Collection<UserSession>;"] : []),
  ];
  return file(
    "src/server/store.ts",
    emitImports(entities, isSeeded) +
      (isGuarded ? importLine(["type UserAccount", "type UserSession"], "./access/roles.ts") : ""),
    `export type Store = {
${collections.join("\n")}
  /** Resolves when everything that was changed so far is on disk. */
  save(): Promise<void>;
${hasClock ? "  /** Tells the time. */\n  now(): Date;\n" : ""}};

export type RecordKind = Exclude<keyof Store, "save"${hasClock ? ' | "now"' : ""}${isGuarded ? ' | "userAccounts" | "userSessions"' : ""}>;`,
    emitSchema(entities, isGuarded),
    emitOpen(entities, isSeeded, isGuarded, hasClock),
    emitCreate(entities, isGuarded, hasClock),
    ...entities.map(emitBlank),
  );
}

function emitImports(entities: readonly EntityPlan[], isSeeded: boolean): string {
  const collection =
    entities.length === 0 ? "" : importLine(["createCollection", "type Collection"], "./collection.ts");
  return [
    importLine(["join"], "node:path"),
    'import * as z from "zod";\n',
    ...entities.map(({ typeName, varName, kebab }) =>
      importLine([`type ${typeName}Input`, `${varName}Input`], `../shared/${kebab}.ts`),
    ),
    collection,
    importLine(["createJsonWriter", "readJsonFile", ...(entities.length === 0 ? [] : ["keepCopy"])], "./json-file.ts"),
    isSeeded ? importLine(["seed"], "./seed.ts") : "",
    entities.length === 0
      ? ""
      : importLine(["upgradeRecords", ...(hasFormerNames(entities) ? ["renameKinds"] : [])], "./upgrade.ts"),
  ].join("");
}

function emitSchema(entities: readonly EntityPlan[], isGuarded: boolean): string {
  const records = `const SavedRecord = z.looseObject({ id: z.string(), createdAt: z.string(), updatedAt: z.string() });
`;
  return `${entities.length === 0 ? "" : records}
/** The data file. Kinds of records that this version of the app does not know are kept as they are. */
const SavedData = z.looseObject({
${entities.map(({ varPlural }) => `  ${varPlural}: z.array(SavedRecord).default([]),`).join("\n")}
${isGuarded ? SAVED_ACCOUNTS : ""}});
type SavedData = z.infer<typeof SavedData>;`;
}

const SAVED_ACCOUNTS = `  userAccounts: z.array(SavedRecord.extend({ name: z.string(), email: z.string(), role: z.string(), passwordHash: z.string() })).default([]),
  userSessions: z.array(SavedRecord.extend({ user: z.string(), tokenHash: z.string(), expiresAt: z.string() })).default([]),
`;

function emitOpen(entities: readonly EntityPlan[], isSeeded: boolean, isGuarded: boolean, hasClock: boolean): string {
  const clock = hasClock ? ", now: clock" : "";
  const names = [...entities.map(({ varPlural }) => varPlural), ...(isGuarded ? ["userAccounts", "userSessions"] : [])];
  const content = names.map((name) => `    ${name}: collections.${name}.all(),`);
  const hasRecords = entities.length > 0;
  const opening = hasRecords
    ? `const { hasLosses, ...collections } = createCollections(saved.data, clock);
  // What this version cannot hold is still in the copy.
  if (hasLosses) await keepCopy(path, clock());`
    : "const collections = createCollections(saved.data, clock);";
  const memory = hasRecords
    ? `const { hasLosses: _, ...collections } = createCollections(SavedData.parse({}), clock);
  return { ...collections${clock}, save: async () => undefined };`
    : "return { ...createCollections(SavedData.parse({}), clock), save: async () => undefined };";
  const seeding = `  if (content === undefined) {
    seed(store, clock());
    await store.save();
  }
`;
  return `/** Opens the data below a folder${isSeeded ? "; a new app starts with sample data" : ""}. */
export async function openStore(folder: string, clock: () => Date): Promise<Store> {
  const path = join(folder, "data.json");
  const content = await readJsonFile(path);
  const saved = SavedData.safeParse(${hasFormerNames(entities) ? "renameKinds(content ?? {})" : "content ?? {}"});
  if (!saved.success) throw new Error(\`\${path} does not hold data of this app. Repair it, or move it away.\`);
  ${opening}
  const save = createJsonWriter(path, () => ({
    ...saved.data,
${content.join("\n")}
  }));
  const store: Store = { ...collections${clock}, save };
${isSeeded ? seeding : ""}  return store;
}

/** A store that keeps nothing, for tests. */
export function createMemoryStore(clock: () => Date): Store {
  ${memory}
}`;
}

function emitCreate(entities: readonly EntityPlan[], isGuarded: boolean, hasClock: boolean): string {
  const kept = hasClock ? '"save" | "now"' : '"save"';
  if (entities.length === 0) {
    return `function createCollections(_saved: SavedData, _clock: () => Date): Omit<Store, "save"> {
  return {};
}`;
  }
  const upgrades = entities.map(
    ({ varPlural, varName, typeName }) =>
      `  const ${varPlural} = upgradeRecords(${varName}Input, blank${typeName}, saved.${varPlural});`,
  );
  const collections = entities.map(
    ({ varPlural, typeName }) => `    ${varPlural}: createCollection<${typeName}Input>(${varPlural}.records, clock),`,
  );
  const losses = entities.map(({ varPlural }) => `${varPlural}.hasLosses`).join(" || ");
  return `/** The collections, and whether the data of an earlier version had values that this one cannot hold. */
function createCollections(saved: SavedData, clock: () => Date): Omit<Store, ${kept}> & { hasLosses: boolean } {
${upgrades.join("\n")}
  return {
${collections.join("\n")}
${isGuarded ? "    userAccounts: createCollection<UserAccount>(saved.userAccounts, clock),\n    userSessions: createCollection<UserSession>(saved.userSessions, clock),\n" : ""}    hasLosses: ${losses},
  };
}`;
}

function emitBlank({ entity, typeName }: EntityPlan): string {
  const fields = entity.fields.map((field) => `  ${field.name}: ${literal(blankValue(field))},`);
  return `const blank${typeName}: ${typeName}Input = {\n${fields.join("\n")}\n};`;
}

/** The value that stands for "not known" in a field that did not exist when the record was written. */
function blankValue(field: Field): unknown {
  if (field.type === "boolean") return field.default === true;
  if (isList(field)) return [];
  if (isNullable(field)) return null;
  if (field.type === "enum") return field.default ?? field.options?.[0]?.value ?? "";
  if (field.type === "integer" || field.type === "decimal") return field.default ?? field.min ?? 0;
  return "";
}
