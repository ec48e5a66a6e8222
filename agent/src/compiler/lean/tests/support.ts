import type { AppFile } from "@joinery/shared";
import { firstValueByStage } from "../../pipelines.ts";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, inSentence, literal, mentions, withArticle, commentText } from "../code.ts";
import { TEST_DAY } from "../evaluate.ts";
import { hasAccess } from "../server/access.ts";
import { emitStartValue, WEEKS_AFTER } from "./booking-values.ts";
import { emitSeatsValue } from "./signup-values.ts";
import { isDayOfTimesheet } from "./timesheet-values.ts";
import { emitTestValue } from "./values.ts";

/** `newPart`, `addPart` and `anyPart` of `tests/records.ts`. */
export function testFunctions({ typeName }: EntityPlan) {
  return { new: `new${typeName}`, add: `add${typeName}`, any: `any${typeName}` };
}

/** `tests/test-api.ts`: the whole app over an empty store. */
export function emitTestApi(plan: AppPlan): AppFile {
  const code = hasAccess(plan) ? SIGNED_IN_API : TEST_API;
  const [year, month, day] = TEST_DAY.split("-").map(Number);
  return file(
    "tests/test-api.ts",
    importLine(["createApp"], "../src/server/app.ts") + importLine(["createMemoryStore"], "../src/server/store.ts"),
    `/** The moment at which all tests happen. */
export const NOW = new Date(${year}, ${(month ?? 1) - 1}, ${day}, 12, 0);
export const TODAY = "${TEST_DAY}";`,
    code,
  );
}

const TEST_API = `
export type Refusal = { error: { message: string; fields?: Record<string, string> } };
export type TestApi = ReturnType<typeof createTestApi>;

/** The whole app over an empty store, called without a network. */
export function createTestApi() {
  const clock = () => NOW;
  const store = createMemoryStore(clock);
  const app = createApp({ store, clock });
  const counts = new Map<string, number>();

  const send = async <Body>(method: string, path: string, input?: unknown): Promise<{ status: number; body: Body }> => {
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json" },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text === "" ? "null" : text) };
  };

  return {
    app,
    store,
    send,
    /** 1, 2, 3 … for each path: makes values of new records differ. */
    nextNumber(path: string): number {
      const next = (counts.get(path) ?? 0) + 1;
      counts.set(path, next);
      return next;
    },
    /** Adds a record that the app has to accept. */
    async add<Record>(path: string, input: unknown): Promise<Record> {
      const { status, body } = await send<Record>("POST", path, input);
      if (status !== 201) throw new Error(\`\${path} answered \${status}: \${JSON.stringify(body)}\`);
      return body;
    },
    async list<Item>(path: string): Promise<Item[]> {
      const { body } = await send<{ items: Item[]; total: number }>("GET", path);
      return body.items;
    },
  };
}`;

/** Where people sign in, the first account does: it administers. */
const SIGNED_IN_API = TEST_API.replace(
  `  const send = async`,
  `  let signedIn: Promise<string> | undefined;
  /** The cookie of the administrator, who is the first to sign up. */
  const cookie = (): Promise<string> => (signedIn ??= signUp());
  const signUp = async (): Promise<string> => {
    const body = JSON.stringify({ name: "Ada", email: "ada@example.com", password: "correct horse" });
    const headers = { "content-type": "application/json" };
    const response = await app.request("/api/account/sign-up", { method: "POST", headers, body });
    return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  };

  const send = async`,
)
  .replace(
    `headers: { "content-type": "application/json" },
      ...`,
    `headers: { "content-type": "application/json", cookie: await cookie() },
      ...`,
  )
  .replace(`    app,\n`, `    app,\n    cookie,\n`);

/** `tests/records.ts`: valid records of every kind. */
export function emitTestRecords(plan: AppPlan): AppFile {
  const functions = plan.entities.map((entity) => emitRecordFunctions(plan, entity)).join("\n\n");
  return file(
    "tests/records.ts",
    plan.entities
      .map(({ typeName, kebab }) =>
        importLine([`type ${typeName}`, `type ${typeName}Input`], `../src/shared/${kebab}.ts`),
      )
      .join("") + importLine(["type TestApi"], "./test-api.ts"),
    functions,
    mentions(functions, "weeksAfter") ? WEEKS_AFTER : "",
  );
}

function emitRecordFunctions(plan: AppPlan, entityPlan: EntityPlan): string {
  const { entity, typeName, kebabPlural } = entityPlan;
  const names = testFunctions(entityPlan);
  const values = entity.fields.map((field) => {
    const start = emitStartValue(plan, entityPlan, field.name) ?? emitSeatsValue(plan, entityPlan, field.name);
    if (start !== undefined) return `${field.name}: ${start},`;
    const staged = firstValueByStage(plan.spec, entity, field.name);
    if (staged !== undefined) return `${field.name}: ${literal(staged)},`;
    const isNeeded = field.required && field.reference !== undefined;
    const isDaily =
      entityPlan.daily.some(({ date }) => date.name === field.name) || isDayOfTimesheet(plan, entityPlan, field.name);
    if (!isNeeded || field.reference === undefined)
      return `${field.name}: ${emitTestValue(isDaily ? { ...field, unique: true } : field)},`;
    const isAway = entityPlan.sides?.away.name === field.name;
    const target = testFunctions(findEntity(plan, field.reference.entity));
    // A unique reference needs a record of its own each time.
    const id = `(await ${field.unique || isAway ? target.add : target.any}(api)).id`;
    return `${field.name}: changes.${field.name} ?? ${field.type === "references" ? `[${id}]` : id},`;
  });
  const isAny = isPointedAt(plan, entityPlan);
  const needsNumber = mentions(values.join("\n"), "n") || values.some((value) => value.includes("${n}"));
  const any = `

/** One that is there already, or a new one. */
export async function ${names.any}(api: TestApi): Promise<${typeName}> {
  const [first] = await api.list<${typeName}>("/api/${kebabPlural}");
  return first ?? ${names.add}(api);
}`;
  return `/** Valid input for ${commentText(withArticle(inSentence(entity.label)))}. */
export async function ${names.new}(${needsNumber || values.some((value) => value.includes("(api)")) ? "api" : "_api"}: TestApi, changes: Partial<${typeName}Input> = {}): Promise<${typeName}Input> {
${needsNumber ? `  const n = api.nextNumber("/api/${kebabPlural}");\n` : ""}  return {
    ${values.join("\n    ")}
    ...changes,
  };
}

export async function ${names.add}(api: TestApi, changes: Partial<${typeName}Input> = {}): Promise<${typeName}> {
  return api.add<${typeName}>("/api/${kebabPlural}", await ${names.new}(api, changes));
}${isAny ? any : ""}`;
}

/** Whether tests need one to point at. */
function isPointedAt(plan: AppPlan, { entity }: EntityPlan): boolean {
  return plan.entities.some(({ references }) =>
    references.some((field) => field.required && !field.unique && field.reference?.entity === entity.name),
  );
}
