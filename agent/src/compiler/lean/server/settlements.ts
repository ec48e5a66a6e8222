import type { AppFile, Field, View } from "@joinery/shared";
import { isList, maxLengthOf } from "../../field-rules.ts";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal, mentions, withArticle } from "../code.ts";
import { parseCall, recordFunctions } from "./records.ts";

type BalancesView = Extract<View, { kind: "balances" }>;

/** Whether a payment between two people can be written down as an expense of the one for the other. */
export function canSettle(plan: AppPlan, view: BalancesView): boolean {
  const { entity } = findEntity(plan, view.entity);
  const amount = entity.fields.find(({ name }) => name === view.amountField);
  return (
    view.participantsField !== undefined &&
    amount?.type === "decimal" &&
    !amount.unique &&
    entity.fields.every((field) => valueFor(field, view) !== undefined)
  );
}

/** The value of a field of a settlement, as an expression; undefined where nothing sensible can be said. */
function valueFor(field: Field, view: BalancesView): string | undefined {
  if (field.name === view.payerField) return "payment.from";
  if (field.name === view.amountField) return "payment.cents / 100";
  if (field.name === view.participantsField) return "[payment.to]";
  if (field.name === view.settlementField) return "true";
  if (field.unique) return undefined;
  if (field.type === "boolean") return "false";
  if (field.type === "date") return "toDay(now)";
  if (field.type === "datetime") return "`${toDay(now)}T${toTime(now)}`";
  if (!field.required) return isList(field) ? "[]" : "null";
  if (field.type === "enum") return literal(field.default ?? field.options?.[0]?.value ?? "");
  const isPlain = field.type === "text" || (field.type === "string" && ["input", "textarea"].includes(field.interface));
  return isPlain && maxLengthOf(field) >= TITLE.length ? literal(TITLE) : undefined;
}

export const TITLE = "Settled up";

/** The pages with balances whose debts can be settled, one for each kind of expense. */
export function settledViews(plan: AppPlan): BalancesView[] {
  const views = plan.spec.pages.flatMap(({ view }) =>
    view.kind === "balances" && canSettle(plan, view) ? [view] : [],
  );
  return views.filter((view, index) => views.findIndex(({ entity }) => entity === view.entity) === index);
}

export const settlementsName = ({ typeName }: EntityPlan): string => `register${typeName}Settlements`;

/** `src/server/settlements/<expenses>.ts`: a payment that makes two people even, as far as they owe each other. */
export function emitSettlements(plan: AppPlan): AppFile[] {
  return settledViews(plan).map((view) => emitSettlementFile(plan, view));
}

function emitSettlementFile(plan: AppPlan, view: BalancesView): AppFile {
  const expense = findEntity(plan, view.entity);
  const person = findEntity(plan, view.personEntity);
  const { varName, varPlural, kebabPlural } = expense;
  const { find } = recordFunctions(expense);
  const values = expense.entity.fields.map((field) => `${field.name}: ${valueFor(field, view) ?? "null"},`);
  const missing = withArticle(inSentence(person.entity.label));
  const parse = parseCall(plan, expense, "input");
  const code = `/** Who pays whom. */
const Settlement = z.object({ from: z.string("From is required"), to: z.string("To is required") });

/** Settles debts: \`POST /api/${kebabPlural}/settlements\` writes down the payment that makes two people even. */
export function ${settlementsName(expense)}(app: Hono, { store, clock }: AppDeps): void {
  app.post(${literal(`/api/${kebabPlural}/settlements`)}, async (context) => {
    const { from, to } = parseInput(Settlement, await readBody(context));
    if (store.${person.varPlural}.get(from) === undefined) throw fieldError(400, "from", ${literal(`From: choose ${missing} that exists`)});
    if (store.${person.varPlural}.get(to) === undefined) throw fieldError(400, "to", ${literal(`To: choose ${missing} that exists`)});
    const payment = openPayments(store).find((open) => open.from === from && open.to === to);
    if (payment === undefined) throw new ApiError(409, "There is nothing to settle between these two.");
    const now = clock();
    const input = {
      ${values.join("\n      ")}
    };
    const { id } = store.${varPlural}.add(${parse});
    await store.save();
    return context.json(${find}(store, id), 201);
  });
}

function openPayments(store: Store): Payment[] {
  const expenses = store.${varPlural}.all().map((${varName}) => ({
    payer: ${varName}.${view.payerField},
    amount: ${varName}.${view.amountField},
    participants: ${varName}.${view.participantsField ?? ""},
  }));
  const people = store.${person.varPlural}.all().map(({ id }) => id);
  return paymentsFor(accountsOf(expenses, people));
}`;
  const usesNow = mentions(code.split("const now = clock();")[1] ?? "", "now");
  return file(
    `src/server/settlements/${kebabPlural}.ts`,
    importLine(["type Hono"], "hono") +
      'import * as z from "zod";\n' +
      importLine(["accountsOf", "paymentsFor", "type Payment"], "../../shared/balances.ts") +
      importMentioned(code, ["toDay", "toTime"], "../../shared/dates.ts") +
      importLine(["ApiError", "fieldError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importLine([find, recordFunctions(expense).parse], `../records/${kebabPlural}.ts`) +
      importLine(["parseInput", "readBody"], "../request.ts") +
      importLine(["type Store"], "../store.ts"),
    usesNow ? code : code.replace("    const now = clock();\n", "").replace("{ store, clock }", "{ store }"),
  );
}
