import type { Action, AppFile, Rule } from "@joinery/shared";
import { actionName, findEntity, ruleName, type AppPlan, type EntityPlan } from "../../plan.ts";
import { emitConditions } from "../condition.ts";
import { file, importLine, literal, mentions, paragraphs, pickHelpers, type Helper } from "../code.ts";
import { balancesFile } from "./balances.ts";
import { emitSlots } from "./booking.ts";
import { emitDocumentTotals } from "./document.ts";
import { emitEntity } from "./entity.ts";
import { emitCheckout } from "./shop.ts";
import { emitSeats } from "./signup.ts";
import { emitFieldHelpers } from "./fields.ts";
import { emitImportLimits } from "./import-limits.ts";

/** `src/shared/`: what the browser and the server agree on. */
export function emitShared(plan: AppPlan): AppFile[] {
  const entities = plan.entities.map((entity) => emitEntity(plan, entity));
  const fields = emitFieldHelpers(entities.map((entity) => entity.content).join("\n"));
  return [
    emitAppInfo(plan),
    ...(fields === undefined ? [] : [{ path: "src/shared/fields.ts", content: fields }]),
    ...entities,
    ...(plan.spec.pages.some(({ view }) => view.kind === "balances") ? [balancesFile] : []),
    ...emitViewParts(plan),
    ...(plan.spec.rules.length === 0 ? [] : [emitRules(plan)]),
    ...(plan.spec.actions.length === 0 ? [] : [emitActions(plan)]),
  ];
}

/** What single kinds of views have on both sides, below `src/shared/`. */
export function emitViewParts(plan: AppPlan): AppFile[] {
  return [
    ...emitSlots(plan),
    ...emitCheckout(plan),
    ...emitDocumentTotals(plan),
    ...emitSeats(plan),
    ...emitImportLimits(plan),
  ];
}

function emitAppInfo({ spec }: AppPlan): AppFile {
  return file(
    "src/shared/app-info.ts",
    `export const appInfo = {
  name: ${literal(spec.name)},
  summary: ${literal(spec.summary)},
  /** ISO 4217; every amount of money is in it. */
  currency: ${literal(spec.currency)},
  /** BCP 47; decides how dates and numbers are written. */
  language: ${literal(spec.language)},
} as const;`,
  );
}

function emitRules(plan: AppPlan): AppFile {
  const predicates = plan.spec.rules.map((rule) => emitPredicate(plan, ruleName(rule), rule.entity, rule.when));
  const rows = plan.spec.rules.map((rule: Rule) => {
    const entity = findEntity(plan, rule.entity).kebabPlural;
    return `  { id: ${literal(rule.id)}, label: ${literal(rule.label)}, tone: ${literal(rule.tone)}, entity: ${literal(entity)} },`;
  });
  return file(
    "src/shared/rules.ts",
    importsOf(plan, predicates.join("\n")),
    "/** When a record needs attention. `today` is the user's day as YYYY-MM-DD. */",
    ...predicates,
    `export const rules = [\n${rows.join("\n")}\n] as const;`,
  );
}

function emitActions(plan: AppPlan): AppFile {
  const predicates = plan.spec.actions.map((action) =>
    emitPredicate(plan, actionName(action), action.entity, action.where),
  );
  const rows = plan.spec.actions.map((action: Action) => {
    const entity = findEntity(plan, action.entity).kebabPlural;
    return `  { id: ${literal(action.id)}, label: ${literal(action.label)}, scope: ${literal(action.scope)}, entity: ${literal(entity)} },`;
  });
  return file(
    "src/shared/actions.ts",
    importsOf(plan, predicates.join("\n")),
    "/** To which records an action applies. `today` is the user's day as YYYY-MM-DD. */",
    ...predicates,
    `export const actions = [\n${rows.join("\n")}\n] as const;`,
  );
}

function emitPredicate(plan: AppPlan, name: string, entityName: string, when: Rule["when"]): string {
  const { entity, typeName, varName } = findEntity(plan, entityName);
  const expression = emitConditions(entity, varName, when);
  const parameter = (text: string): string => (mentions(expression, text) ? text : `_${text}`);
  return `export function ${name}(${parameter(varName)}: ${typeName}, ${parameter("today")}: string): boolean {
  return ${expression};
}`;
}

function importsOf(plan: AppPlan, code: string): string {
  const imports = plan.entities
    .filter((entity) => mentions(code, entity.typeName))
    .map((entity: EntityPlan) => importLine([`type ${entity.typeName}`], `./${entity.kebab}.ts`));
  const dates = mentions(code, "addDays") ? importLine(["addDays"], "./dates.ts") : "";
  return `${dates}${imports.join("")}`;
}

const DATE_HELPERS: readonly Helper[] = [
  {
    name: "toDay",
    code: `/** The day of a moment in local time, as YYYY-MM-DD. */
export function toDay(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, "0");
  const day = String(date.getDate()).padStart(2, "0");
  return \`\${date.getFullYear()}-\${month}-\${day}\`;
}`,
  },
  {
    name: "toTime",
    code: `/** The time of a moment in local time, as HH:MM. */
export function toTime(date: Date): string {
  return \`\${String(date.getHours()).padStart(2, "0")}:\${String(date.getMinutes()).padStart(2, "0")}\`;
}`,
  },
  {
    name: "addDays",
    code: `/** A day as YYYY-MM-DD, so many days later. Counted in UTC, where every day has 24 hours. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}`,
  },
];

/** `src/shared/dates.ts` with the helpers that the other files use; nothing when they use none. */
export function emitDates(files: readonly AppFile[]): AppFile[] {
  const picked = pickHelpers(DATE_HELPERS, files.map((other) => other.content).join("\n"));
  if (picked.length === 0) return [];
  return [{ path: "src/shared/dates.ts", content: paragraphs(...picked.map((helper) => helper.code)) }];
}
