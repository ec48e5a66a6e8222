import type { AppFile, DocumentView, Entity, Field } from "@joinery/shared";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { commentText, file, importLine, inSentence, withArticle } from "../code.ts";

/** A document view with everything that it names looked up. */
export type DocumentPlan = {
  readonly view: DocumentView;
  readonly document: EntityPlan;
  readonly line: EntityPlan;
  readonly number: Field;
  readonly date: Field;
  readonly customer: Field | undefined;
  readonly due: Field | undefined;
  readonly tax: Field | undefined;
  readonly total: Field | undefined;
  readonly status: Field | undefined;
  readonly paid: string | undefined;
  readonly links: { readonly via: Field; readonly description: Field; readonly quantity: Field; readonly price: Field };
  /** `typedInvoice` and `typedInvoiceLine`: what is typed in; number and total are the server's. */
  readonly inputName: string;
  readonly lineInputName: string;
};

/** The first document view of each entity. */
export function planDocuments(plan: AppPlan): DocumentPlan[] {
  const views = plan.spec.pages.flatMap(({ view }) => (view.kind === "document" ? [view] : []));
  return views
    .filter((view, index) => views.findIndex(({ entity }) => entity === view.entity) === index)
    .flatMap((view) => planDocument(plan, view) ?? []);
}

export function planDocument(plan: AppPlan, view: DocumentView): DocumentPlan | undefined {
  const document = findEntity(plan, view.entity);
  const line = findEntity(plan, view.lineEntity);
  const of = (name: string | undefined): Field | undefined => fieldNamed(document.entity, name);
  const [number, date, status] = [of(view.numberField), of(view.dateField), of(view.statusField)];
  const [via, description, quantity, price] = [
    fieldNamed(line.entity, view.viaField),
    fieldNamed(line.entity, view.descriptionField),
    fieldNamed(line.entity, view.quantityField),
    fieldNamed(line.entity, view.priceField),
  ];
  if (number === undefined || date === undefined) return undefined;
  if (via === undefined || description === undefined || quantity === undefined || price === undefined) return undefined;
  return {
    view,
    document,
    line,
    number,
    date,
    status,
    customer: of(view.customerField),
    due: of(view.dueField),
    tax: of(view.taxField),
    total: of(view.totalField),
    paid: status?.options?.find(({ value }) => value === view.paidValue)?.value,
    links: { via, description, quantity, price },
    inputName: `typed${document.typeName}`,
    lineInputName: `typed${line.typeName}`,
  };
}

const fieldNamed = (entity: Entity, name: string | undefined): Field | undefined =>
  entity.fields.find((field) => field.name === name);

/** The fields that are typed in. */
export function typedFields({ document, number, total }: DocumentPlan): Field[] {
  return document.entity.fields.filter((field) => field !== number && field !== total);
}

/** `src/shared/document-totals.ts`: what is typed in for documents with lines, and what they add up to. */
export function emitDocumentTotals(plan: AppPlan): AppFile[] {
  const documents = planDocuments(plan);
  if (documents.length === 0) return [];
  const schemas = documents.map(({ document, line, number, total, links, inputName, lineInputName }) => {
    const names = [number, total].flatMap((field) => (field === undefined ? [] : [`${field.name}: true`]));
    return `/** What is typed in for ${commentText(withArticle(inSentence(document.entity.label)))}; the number and the total are worked out. */
export const ${inputName} = ${document.varName}Input.omit({ ${names.join(", ")} });
export type Typed${document.typeName} = z.infer<typeof ${inputName}>;

/** One line of it. */
export const ${lineInputName} = ${line.varName}Input.omit({ ${links.via.name}: true });`;
  });
  const imports = [...new Set(documents.flatMap(({ document, line }) => [document, line]))]
    .map(({ varName, kebab }) => importLine([`${varName}Input`], `./${kebab}.ts`))
    .join("");
  return [file("src/shared/document-totals.ts", `import type * as z from "zod";\n${imports}`, ...schemas, CODE)];
}

const CODE = `export type Totals = { readonly subtotal: number; readonly tax: number; readonly total: number };

/** The value of one line, rounded to the cent as it is printed. */
export function lineTotal(quantity: number | null, price: number | null): number {
  return roundCents((quantity ?? 0) * (price ?? 0) * 100) / 100;
}

/** What lines add up to, with the tax in percent of all of them; every amount is exact to the cent. */
export function totalsOf(lines: readonly { readonly quantity: number | null; readonly price: number | null }[], taxPercent: number): Totals {
  const cents = lines.reduce((sum, { quantity, price }) => sum + roundCents(lineTotal(quantity, price) * 100), 0);
  const tax = roundCents((cents * taxPercent) / 100);
  return { subtotal: cents / 100, tax: tax / 100, total: (cents + tax) / 100 };
}

/** Products of decimal fractions carry noise, such as 1.005 * 100. */
const roundCents = (cents: number): number => Math.round(Number(cents.toFixed(6)));`;
