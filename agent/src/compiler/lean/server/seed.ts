import type { AppFile, FieldValue } from "@joinery/shared";
import { isList } from "../../field-rules.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, literal, mentions } from "../code.ts";
import { emitConstant } from "../moment.ts";
import { hasSamples, planSamples, SAMPLE_PREFIX, type Sample } from "../samples.ts";
import { hasReferences } from "./references.ts";

/** `src/server/seed.ts`; nothing when the spec has no sample data. */
export function emitSeed(plan: AppPlan): AppFile[] {
  if (!hasSamples(plan)) return [];
  const samples = planSamples(plan);
  const body = plan.entities
    .flatMap((entityPlan) =>
      (samples.get(entityPlan.entity.name) ?? []).map((sample) => emitSample(entityPlan, sample)),
    )
    .join("\n");
  const usesToday = mentions(body, "today");
  const usesNow = usesToday || body.includes("toTime(now)");
  return [
    file(
      "src/server/seed.ts",
      importMentioned(`${body} ${usesToday ? "toDay" : ""}`, ["addDays", "toDay", "toTime"], "../shared/dates.ts") +
        importLine(["type Store"], "./store.ts"),
      `/** Fills a new app with sample data. The ids tell it from the user's own. */
export function seed(store: Store, ${usesNow ? "now" : "_now"}: Date): void {
${usesToday ? "  const today = toDay(now);\n" : ""}${body}
}`,
    ),
  ];
}

function emitSample({ entity, varPlural }: EntityPlan, sample: Sample): string {
  const values = entity.fields.map((field) => {
    const missing: FieldValue = field.type === "boolean" ? field.default === true : isList(field) ? [] : null;
    return `${field.name}: ${emitConstant(field, sample.values[field.name] ?? missing)}`;
  });
  return `  store.${varPlural}.add(\n    {\n      ${values.join(",\n      ")},\n    },\n    ${literal(sample.id)},\n  );`;
}

/** `src/server/routes/sample-data.ts`: how many sample records there are, and their removal in one step. */
export function emitSampleData(plan: AppPlan): AppFile[] {
  if (plan.entities.length === 0) return [];
  const kinds = plan.entities.map(({ varPlural }) => literal(varPlural)).join(", ");
  const linked = hasReferences(plan);
  return [
    file(
      "src/server/routes/sample-data.ts",
      importLine(["type Hono"], "hono") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        (linked ? importLine(["links", "placeOf"], "../references.ts") : "") +
        importLine(["type RecordKind", "type Store"], "../store.ts"),
      `const KINDS: readonly RecordKind[] = [${kinds}];\nconst SAMPLE_PREFIX = ${literal(SAMPLE_PREFIX)};`,
      SAMPLE_ROUTES,
      linked ? LINKED_COLLECT : PLAIN_COLLECT,
    ),
  ];
}

const SAMPLE_ROUTES = `/** Counts and removes the sample data: \`/api/sample-data\`. */
export function registerSampleDataRoutes(app: Hono, { store }: AppDeps): void {
  app.get("/api/sample-data", (context) => context.json({ count: collectSamples(store).length }));

  app.delete("/api/sample-data", async (context) => {
    const samples = collectSamples(store);
    for (const { kind, id } of samples) store[kind].remove(id);
    await store.save();
    return context.json({ removed: samples.length });
  });
}

type Sample = { kind: RecordKind; id: string };`;

const UNTOUCHED = `KINDS.flatMap((kind) =>
    store[kind]
      .all()
      .filter((record) => record.id.startsWith(SAMPLE_PREFIX) && record.updatedAt === record.createdAt)
      .map(({ id }) => ({ kind, id })),
  )`;

const PLAIN_COLLECT = `/** Sample records that the user has not changed. */
function collectSamples(store: Store): Sample[] {
  return ${UNTOUCHED};
}`;

const LINKED_COLLECT = `/** Sample records that the user has not changed and that no record of the user needs. */
function collectSamples(store: Store): Sample[] {
  const untouched: Sample[] = ${UNTOUCHED};
  const samples = new Map(untouched.map((sample) => [placeOf(sample.kind, sample.id), sample]));
  // A record that stays keeps what it points at, which then keeps what that points at.
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const link of links) {
      for (const { id, to } of link.pointers(store)) {
        if (to === null || samples.has(placeOf(link.from, id))) continue;
        if (samples.delete(placeOf(link.to, to))) isSettled = false;
      }
    }
  }
  return [...samples.values()];
}`;
