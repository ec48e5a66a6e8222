import type { AppSpec, DocumentView, Entity, Field } from "@joinery/shared";
import { fieldLike, freeName, newField, withCovered, withEntity, withMainPage, type Workflow } from "./workflow.ts";

const PAPER = /^(?:sales )?(?:invoice|quote|quotation|estimate|receipt|bill)$/i;
/** Papers that are written here, not only kept track of. */
const WRITES =
  /\bline[- ]items?\b|\bitemi[sz]ed\b|\bprint(?:s|ed|ing|able)?\b|\bpdf\b|\bvat\b|\bgst\b|\btax(?:es)?\b|\bsubtotals?\b|\b(?:creat\w+|generat\w+|make|making|write|writing|issu\w+|send\w*) (?:[\w'-]+ ){0,3}(?:invoices?|quotes?|quotations?|estimates?|receipts?|bills?)\b|\b(?:invoice|quote|receipt|estimate) (?:generator|maker|builder|creator|app)\b|\binvoicing\b/i;

/** Invoices, quotes and receipts with lines, totals and a sheet to print. */
export const document: Workflow = (given, text) => {
  const spec = withPaper(given, text);
  const found = spec.entities.find(({ label }) => PAPER.test(label));
  if (found === undefined || !WRITES.test(text)) return undefined;
  const entity = withNeededFields(found, text);
  const line = lineEntity(spec, entity);
  const written = withSamples(withEntity(withEntity(spec, entity), line), entity, line);
  const paged = withMainPage(written, entity.name, entity.labelPlural, buildDocument(entity, line));
  const pages = paged.pages.filter(({ view }) => !("entity" in view) || view.entity !== line.name);
  const covered = withCovered({ ...paged, pages }, `${entity.label} lines with totals`);
  const prints = /\bprint|\bpdf\b/i.test(text) && !/\bexport|\bcsv\b/i.test(text);
  return prints ? withCovered(covered, "Printing and PDF", ["Export and print"]) : covered;
};

const GENERATOR = /\b(invoice|quote|estimate|receipt)s? (?:generator|maker|builder|creator|app|writer)\b/i;

/** "An invoice generator for freelancers" is about invoices, whoever writes them. */
function withPaper(spec: AppSpec, text: string): AppSpec {
  const [, kind] = GENERATOR.exec(text) ?? [];
  if (kind === undefined || spec.entities.some(({ label }) => PAPER.test(label))) return spec;
  const label = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  const entity: Entity = {
    name: freeName(spec, label),
    label,
    labelPlural: `${label}s`,
    titleField: "number",
    computed: [],
    fields: [
      newField.text("number", `${label} number`, { required: true }),
      newField.text("customer", "Customer", { required: true }),
      newField.day("issueDate", "Issue date"),
      newField.day("dueDate", "Due date"),
      newField.text("status", "Status", {
        type: "enum",
        interface: "select",
        display: "badge",
        required: true,
        default: "draft",
        options: [
          { value: "draft", label: "Draft", tone: "neutral" },
          { value: "sent", label: "Sent", tone: "info" },
          { value: "paid", label: "Paid", tone: "success" },
        ],
      }),
      newField.long("notes", "Notes"),
    ],
  };
  return withEntity(spec, entity);
}

function withNeededFields(entity: Entity, text: string): Entity {
  const number = numberField(entity) ?? newField.text(`number`, `${entity.label} number`);
  const dated = dateOf(entity) ?? newField.day("issueDate", "Issue date");
  const total = totalOf(entity) ?? newField.money("total", "Total");
  const tax = taxOf(entity) ?? (/\bvat\b|\bgst\b|\btax/i.test(text) ? taxField(text) : undefined);
  const needed = [number, dated, total, ...(tax === undefined ? [] : [tax])];
  const changes = new Map<Field, Partial<Field>>([
    [number, { required: true }],
    [dated, { required: true, default: "today" }],
    [total, { label: "Total" }],
    ...(tax === undefined ? [] : [[tax, rateOf(text)] as const]),
  ]);
  const all = [...entity.fields, ...needed.filter((field) => !entity.fields.includes(field))];
  const fields = all.map((field) => Object.assign({}, field, changes.get(field)));
  return { ...entity, fields, titleField: number.name };
}

const numberField = (entity: Entity): Field | undefined => fieldLike(entity, ["string"], /number|^no\.?$|reference/i);
const totalOf = (entity: Entity): Field | undefined =>
  fieldLike(entity, ["decimal"], /^(?:amount|total|sum|grand total)/i);
const taxOf = (entity: Entity): Field | undefined => fieldLike(entity, ["decimal", "integer"], /tax|vat|gst/i);
const dueOf = (entity: Entity): Field | undefined => fieldLike(entity, ["date"], /due|until|expir/i);
const dateOf = (entity: Entity): Field | undefined =>
  fieldLike(entity, ["date"], /issue|^date$|sent|invoice ?date/i) ??
  entity.fields.find((field) => field.type === "date" && field !== dueOf(entity));
const customerOf = (entity: Entity): Field | undefined =>
  fieldLike(entity, ["reference", "string"], /client|customer|company|recipient|bill ?to|buyer/i);

const RATE =
  /(\d{1,2}(?:\.\d)?) ?% ?(?:vat|tax|gst|sales tax)|\b(?:vat|tax|gst)(?: rate)?(?: of)? (\d{1,2}(?:\.\d)?) ?%/i;

/** The rate that the brief names; otherwise it is typed in. */
function rateOf(text: string): Partial<Field> {
  const [, before, after] = RATE.exec(text) ?? [];
  return {
    interface: "number",
    display: "percent",
    unit: "%",
    min: 0,
    max: 100,
    default: Number(before ?? after ?? 0),
  };
}

function taxField(text: string): Field {
  const name = /\bvat\b/i.test(text) ? "VAT" : /\bgst\b/i.test(text) ? "GST" : "Tax";
  return newField.money("taxRate", `${name} rate`);
}

function lineEntity(spec: AppSpec, entity: Entity): Entity {
  const known = spec.entities.find(
    ({ label }) => /^(?:\w+ )?(?:line|line item|item)$/i.test(label) && label !== entity.label,
  );
  const isFit =
    known !== undefined &&
    (/line/i.test(known.label) || known.fields.some(({ reference }) => reference?.entity === entity.name));
  return {
    name: isFit ? known.name : freeName(spec, `${entity.name}Line`),
    label: isFit ? known.label : `${entity.label} line`,
    labelPlural: isFit ? known.labelPlural : `${entity.label} lines`,
    titleField: "description",
    computed: [],
    fields: [
      newField.text("description", "Description", { required: true }),
      newField.reference("document", entity.label, entity.name, "cascade"),
      newField.money("quantity", "Quantity", { interface: "number", display: "number", required: true }),
      newField.money("unitPrice", "Unit price", { required: true }),
    ],
  };
}

function buildDocument(entity: Entity, line: Entity): DocumentView {
  const status = entity.fields.find(({ type, name }) => type === "enum" && /status|state/i.test(name));
  const paid = status?.options?.find(({ label }) => /^(?:paid|accepted|settled|done)$/i.test(label))?.value;
  const [customer, due, tax] = [customerOf(entity), dueOf(entity), taxOf(entity)];
  return {
    kind: "document",
    entity: entity.name,
    numberField: numberField(entity)?.name ?? entity.titleField,
    dateField: dateOf(entity)?.name ?? "issueDate",
    ...(customer === undefined ? {} : { customerField: customer.name }),
    ...(due === undefined ? {} : { dueField: due.name }),
    ...(tax === undefined ? {} : { taxField: tax.name }),
    ...(status === undefined ? {} : { statusField: status.name }),
    ...(paid === undefined ? {} : { paidValue: paid }),
    totalField: totalOf(entity)?.name ?? "total",
    lineEntity: line.name,
    viaField: "document",
    descriptionField: "description",
    quantityField: "quantity",
    priceField: "unitPrice",
  };
}

const WORK = ["Consulting", "Design work", "Materials", "Installation", "Maintenance"];

/** Each sample has a line, and a total that is the sum of its lines and the tax. */
function withSamples(spec: AppSpec, entity: Entity, line: Entity): AppSpec {
  const [total, tax, number] = [totalOf(entity)?.name ?? "total", taxOf(entity), numberField(entity)?.name ?? ""];
  const date = dateOf(entity)?.name ?? "issueDate";
  const records = (spec.sampleData[entity.name] ?? []).map(({ key, values }, index) => {
    const net = typeof values[total] === "number" ? Number(values[total]) : 120 * (index + 1);
    const percent = typeof tax?.default === "number" ? tax.default : 0;
    const taxed = tax === undefined ? {} : { [tax.name]: percent };
    const numbered = { [number]: values[number] ?? `${entity.label.slice(0, 3).toUpperCase()}-${1001 + index}` };
    const sum = Math.round(net * (100 + percent)) / 100;
    return {
      net,
      record: { key, values: { [date]: `today-${12 - index * 3}`, ...values, ...numbered, ...taxed, [total]: sum } },
    };
  });
  const lines = records.map(({ net, record }, index) => ({
    key: `${line.name}-${index + 1}`,
    values: {
      description: WORK[index % WORK.length] ?? "Work",
      document: record.key,
      quantity: index % 2 === 0 ? 1 : 2,
      unitPrice: index % 2 === 0 ? net : net / 2,
    },
  }));
  return {
    ...spec,
    sampleData: { ...spec.sampleData, [entity.name]: records.map(({ record }) => record), [line.name]: lines },
  };
}
