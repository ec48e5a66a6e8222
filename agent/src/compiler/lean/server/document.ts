import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, literal } from "../code.ts";
import { planDocuments, type DocumentPlan } from "../shared/document.ts";
import { everything } from "./rights.ts";
import { firstNumber } from "./next-number.ts";
import { parseCall, recordFunctions } from "./records.ts";

/** What a route file calls for an entity that is written with its lines: its name and where it is. */
export function documentOf(
  plan: AppPlan,
  entityPlan: EntityPlan,
): { readonly name: string; readonly path: string } | undefined {
  const document = planDocuments(plan).find((candidate) => candidate.document === entityPlan);
  if (document === undefined) return undefined;
  return { name: `add${entityPlan.typeName}Documents`, path: `../documents/${entityPlan.kebabPlural}.ts` };
}

/** `src/server/documents/<entities>.ts`: a document and its lines are saved as one, or not at all. */
export function emitDocumentRoutes(plan: AppPlan): AppFile[] {
  return planDocuments(plan).map((document) => emitFile(plan, document));
}

function emitFile(plan: AppPlan, planned: DocumentPlan): AppFile {
  const { document, line, inputName, lineInputName } = planned;
  const { find, parse } = recordFunctions(document);
  const code = [emitRoutes(plan, planned), emitLines(planned), emitSave(planned)].join("\n\n");
  return file(
    `src/server/documents/${document.kebabPlural}.ts`,
    importLine(["type Hono"], "hono") +
      'import * as z from "zod";\n' +
      importMentioned(code, ["wholeOf"], "../access/permitted-store.ts") +
      importMentioned(code, [inputName, lineInputName, "totalsOf"], "../../shared/document-totals.ts") +
      importMentioned(code, [`type ${line.typeName}Input`], `../../shared/${line.kebab}.ts`) +
      importLine(["fieldError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importLine(["nextNumber"], "../next-number.ts") +
      importMentioned(code, [find, parse], `../records/${document.kebabPlural}.ts`) +
      importLine(["parseInput", "readBody"], "../request.ts") +
      importLine(["type Store"], "../store.ts"),
    code,
  );
}

function emitRoutes(plan: AppPlan, planned: DocumentPlan): string {
  const { document, number, inputName } = planned;
  const { find } = recordFunctions(document);
  const values = (numberCode: string): string =>
    `{ ...typed, ${number.name}: ${numberCode}${planned.total === undefined ? "" : `, ${planned.total.name}: ${emitTotal(planned)}`} }`;
  const next = `nextNumber(${everything(plan)}.${document.varPlural}.all().map((other) => other.${number.name}), ${literal(firstNumber(document.entity.label))})`;
  return `/** Saves ${document.varPlural} together with their lines: \`/api/${document.kebabPlural}/with-lines\`. */
export function add${document.typeName}Documents(app: Hono, { store }: AppDeps): void {
  app.post(${literal(`/api/${document.kebabPlural}/with-lines`)}, async (context) => {
    const body: { document?: unknown; lines?: unknown } = await readBody(context);
    const lines = parseLines(body.lines);
    const typed = parseInput(${inputName}, body.document);
    const input = ${parseCall(plan, document, values(next))};
    const { id } = store.${document.varPlural}.add(input);
    replaceLines(${everything(plan)}, id, lines);
    await store.save();
    return context.json(${find}(store, id), 201);
  });

  app.put(${literal(`/api/${document.kebabPlural}/:id/with-lines`)}, async (context) => {
    const body: { document?: unknown; lines?: unknown } = await readBody(context);
    const before = ${find}(store, context.req.param("id"));
    const lines = parseLines(body.lines);
    const typed = parseInput(${inputName}, body.document);
    const input = ${parseCall(plan, document, values(`before.${number.name}`), "before.id")};
    store.${document.varPlural}.replace(before.id, input);
    replaceLines(${everything(plan)}, before.id, lines);
    await store.save();
    return context.json(${find}(store, before.id));
  });
}`;
}

function emitTotal({ links, tax, view }: DocumentPlan): string {
  const priced = `lines.map((line) => ({ quantity: line.${links.quantity.name}, price: line.${links.price.name} }))`;
  const percent = tax === undefined ? String(view.taxPercent ?? 0) : `typed.${tax.name} ?? 0`;
  return `totalsOf(${priced}, ${percent}).total`;
}

function emitLines({ lineInputName, line, links }: DocumentPlan): string {
  return `type LineInput = Omit<${line.typeName}Input, ${literal(links.via.name)}>;

const MOST_LINES = 200;

/** Every line is checked; the message says which one is wrong. */
function parseLines(lines: unknown): LineInput[] {
  if (!Array.isArray(lines) || lines.length === 0) throw fieldError(400, "lines", "Add at least one line");
  if (lines.length > MOST_LINES) throw fieldError(400, "lines", \`There can be at most \${MOST_LINES} lines\`);
  return lines.map((line: unknown, index) => {
    const result = z.safeParse(${lineInputName}, line);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw fieldError(400, \`lines.\${index}.\${String(issue?.path[0] ?? "")}\`, \`Line \${index + 1}: \${issue?.message ?? ""}\`);
  });
}`;
}

function emitSave({ line, links }: DocumentPlan): string {
  return `/** Takes out the lines that a document had, and puts in others. */
function replaceLines(store: Store, id: string, lines: readonly LineInput[]): void {
  for (const old of store.${line.varPlural}.all()) if (old.${links.via.name} === id) store.${line.varPlural}.remove(old.id);
  for (const added of lines) store.${line.varPlural}.add({ ...added, ${links.via.name}: id });
}`;
}
