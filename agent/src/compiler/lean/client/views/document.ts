import type { DocumentView, Field } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { optionsName, type PagePlan } from "../../../plan.ts";
import { planDocument, typedFields, type DocumentPlan } from "../../shared/document.ts";
import { entityOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { textOf } from "../display.ts";
import { titleCall } from "../entity/emit-data.ts";
import { fieldsCode } from "../entity/emit-form.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";

type Parts = {
  readonly client: ClientPlan;
  readonly page: PagePlan;
  readonly planned: DocumentPlan;
  readonly entity: ClientEntity;
  readonly line: ClientEntity;
  /** The list that the receiver is looked up in. */
  readonly receivers: ClientEntity | undefined;
};

/** Papers with lines: list, editor and the sheet to print. */
export function emitDocument(client: ClientPlan, page: PagePlan, view: DocumentView): Module[] {
  const planned = planDocument(client.plan, view);
  if (planned === undefined) throw new Error(`${view.entity} lacks what a document needs`);
  const target = planned.customer?.reference?.entity;
  const parts: Parts = {
    client,
    page,
    planned,
    entity: entityOf(client, view.entity),
    line: entityOf(client, view.lineEntity),
    receivers: target === undefined ? undefined : entityOf(client, target),
  };
  const code = [emitPage(parts), emitRowOf(parts), emitEditor(parts)].join("\n\n").replace(/\n[ \t]*(?=\n[ \t])/g, "");
  return [{ path: pagePath(page), code }];
}

function emitPage(parts: Parts): string {
  const { page, entity, line, planned, receivers } = parts;
  const { many, one, typeName, varName, label } = entity;
  const { links } = planned;
  const lists = [entity, line, ...(receivers === undefined ? [] : [receivers])];
  return `export function ${page.componentName}() {
  ${lists.map((list) => `const ${list.many} = useRecords(${list.varName}Collection);`).join("\n  ")}
  ${entity.hasNames ? `const names = use${typeName}Names();` : ""}
  const linkedId = useLocation().query.get("record");
  const [open, setOpen] = useState<Opened | undefined>(linkedId === null ? undefined : { id: linkedId, isEditing: false });
  const shown = ${many}.items.find(({ id }) => id === open?.id);
  const itemsOf = (id: string): readonly DocumentItem[] =>
    ${line.many}.items
      .filter((${line.one}) => ${line.one}.${links.via.name} === id)
      .map((${line.one}) => ({ id: ${line.one}.id, description: ${line.one}.${links.description.name}, quantity: ${line.one}.${links.quantity.name}, price: ${line.one}.${links.price.name} }));
  const rows = ${many}.items.map((${one}) => ${varName}Row(${one}, totalsOf(itemsOf(${one}.id), ${taxCode(planned, one)}).total${planned.customer === undefined ? "" : `, ${customerCode(parts)}`}));
  return (
    <Page
      ${jsxAttribute("title", page.page.title)}
      actions={
        open === undefined && (
          <Button kind="primary" onClick={() => setOpen({ isEditing: true })}>
            ${jsxText(`New ${label}`)}
          </Button>
        )
      }
    >
      <WhenReady lists={[${lists.map((list) => list.many).join(", ")}]}>
        {open === undefined || (open.id !== undefined && shown === undefined) ? (
          <DocumentList
            rows={rows}
            ${jsxAttribute("label", label)}
            ${jsxAttribute("labelPlural", entity.labelPlural)}
            ${jsxAttribute("emptyText", entity.entity.emptyText ?? `There are no ${entity.labelPlural} yet.`)}
            hasDue={${planned.due !== undefined}}
            onOpen={(id) => setOpen({ id, isEditing: false })}
          />
        ) : open.isEditing || shown === undefined ? (
          <${typeName}Editor
            ${one}={shown}
            items={shown === undefined ? [] : itemsOf(shown.id)}
            onCancel={() => setOpen(shown === undefined ? undefined : { id: shown.id, isEditing: false })}
            onSaved={(id) => setOpen({ id, isEditing: false })}
          />
        ) : (
          ${emitSheet(parts)}
        )}
      </WhenReady>
    </Page>
  );
}

/** What is on the page instead of the list. */
type Opened = { readonly id?: string; readonly isEditing: boolean };`;
}

const taxCode = ({ tax, view }: DocumentPlan, one: string): string => {
  if (tax === undefined) return String(view.taxPercent ?? 0);
  return isNullable(tax) ? `${one}.${tax.name} ?? 0` : `${one}.${tax.name}`;
};

const customerCode = ({ planned, entity }: Parts, one = entity.one): string =>
  planned.customer === undefined ? '""' : textOf(entity, planned.customer, one);

function emitSheet(parts: Parts): string {
  const { planned, entity } = parts;
  const { varName, typeName } = entity;
  const { status, paid, number } = planned;
  const title = titleCall(entity, "shown");
  const pay =
    status === undefined || paid === undefined
      ? ""
      : `{shown.${status.name} !== ${stringOf(paid)} && (
              <Button onClick={() => void attempt(() => ${varName}Collection.patch(shown.id, { ${status.name}: ${stringOf(paid)} }), ${stringOf(`${entity.entity.label} marked as ${paidLabel(planned).toLowerCase()}.`)})}>
                ${jsxText(`Mark as ${paidLabel(planned).toLowerCase()}`)}
              </Button>
            )}`;
  return `<DocumentSheet
            ${jsxAttribute("kind", entity.entity.label)}
            number={shown.${number.name}${isNullable(number) ? ' ?? ""' : ""}}
            receiver={${receiverCode(parts)}}
            details={[${detailsOf(parts)}]}
            notes={[${notesOf(parts)}]}
            items={itemsOf(shown.id)}
            taxPercent={${taxCode(planned, "shown")}}
            status={statusOf(shown)}
            onBack={() => setOpen(undefined)}
          >
            ${pay}
            <Button onClick={() => setOpen({ id: shown.id, isEditing: true })}>Edit</Button>
            <Button kind="danger" onClick={() => void delete${typeName}(shown, ${title})}>
              Delete
            </Button>
          </DocumentSheet>`;
}

const paidLabel = ({ status, paid }: DocumentPlan): string =>
  status?.options?.find(({ value }) => value === paid)?.label ?? "Paid";

const ADDRESS = /^(?:company|address|street|city|postalCode|zip|country|email|phone|vatId|taxId)$/i;

/** The receiver's name, and of a record of its own also where to reach it. */
function receiverCode(parts: Parts): string {
  const { planned, receivers } = parts;
  const name = customerCode(parts, "shown");
  if (planned.customer === undefined) return "[]";
  const fields = receivers?.entity.fields.filter(
    ({ name: field, type }) => (type === "string" || type === "text") && ADDRESS.test(field),
  );
  if (receivers === undefined || fields === undefined || fields.length === 0) return `[${name}]`;
  const values = fields.map((field) => `${receivers.one}.${field.name}`).join(", ");
  const key = planned.customer.name;
  return `[${name}, ...${receivers.many}.items.filter(({ id }) => id === shown.${key}).flatMap((${receivers.one}) => [${values}])]`;
}

function otherFields({ planned }: Parts): Field[] {
  const { customer, date, due, tax, status } = planned;
  const known = new Set([customer, date, due, tax, status]);
  return typedFields(planned).filter((field) => !known.has(field));
}

function detailsOf(parts: Parts): string {
  const { planned, entity } = parts;
  const fields = [planned.date, planned.due, ...otherFields(parts).filter(({ type }) => type !== "text")];
  return fields
    .flatMap((field) =>
      field === undefined ? [] : [`{ label: ${stringOf(field.label)}, text: ${textOf(entity, field, "shown")} }`],
    )
    .join(", ");
}

const notesOf = (parts: Parts): string =>
  otherFields(parts)
    .filter(({ type }) => type === "text")
    .map(({ name }) => `shown.${name}`)
    .join(", ");

/** Of which status nothing is late: what is not sent yet, and what is settled. */
const SETTLED = /draft|cancel|void|declin|reject|accept|refund/i;

function emitRowOf(parts: Parts): string {
  const { planned, entity } = parts;
  const { type, one, varName } = entity;
  const { status, due, paid, number, date, customer } = planned;
  const settled = (status?.options ?? [])
    .filter(({ value, label }) => value === paid || SETTLED.test(label))
    .map(({ value }) => stringOf(value));
  const plain =
    status === undefined
      ? `{ label: "All", tone: "neutral" }`
      : `${optionsName(entity, status)}.find((option) => option.value === ${one}.${status.name}) ?? { label: "No status", tone: "neutral" }`;
  const late =
    due === undefined || status === undefined || paid === undefined
      ? ""
      : `  const isOpen = ![${settled.join(", ")}].some((settled) => settled === ${one}.${status.name});
  if (isOpen && ${isNullable(due) ? `${one}.${due.name} !== null && ` : ""}${one}.${due.name} < currentDay()) return { label: "Overdue", tone: "danger" };\n`;
  return `/** Its status; one that should have been settled by now is overdue. */
function statusOf(${one}: ${type}): { readonly label: string; readonly tone: Tone } {
${late}  return ${plain};
}

function ${varName}Row(${one}: ${type}, total: number${customer === undefined ? "" : ", customer: string | null"}): DocumentRow {
  const { label, tone } = statusOf(${one});
  return { id: ${one}.id, number: ${one}.${number.name}${isNullable(number) ? ' ?? ""' : ""}, customer: ${customer === undefined ? '""' : 'customer ?? ""'}, date: ${one}.${date.name}, due: ${due === undefined ? "null" : `${one}.${due.name}`}, status: label, tone, total };
}`;
}

function emitEditor(parts: Parts): string {
  const { client, planned, entity } = parts;
  const { type, typeName, varName, one, planned: names } = entity;
  const { links, inputName, number, tax } = planned;
  const { hooks, elements } = fieldsCode(client, entity, typedFields(planned));
  const path = `/api/${names.kebabPlural}`;
  const percent = tax === undefined ? String(planned.view.taxPercent ?? 0) : `form.field("${tax.name}").value ?? 0`;
  return `type ${typeName}EditorProps = {
  /** Undefined for a new one. */
  readonly ${one}: ${type} | undefined;
  readonly items: readonly DocumentItem[];
  readonly onCancel: () => void;
  readonly onSaved: (id: string) => void;
};

/** Names that the server has for the parts of a line. */
const lineParts = { ${links.description.name}: "description", ${links.quantity.name}: "quantity", ${links.price.name}: "price" };

function ${typeName}Editor({ ${one}, items, onCancel, onSaved }: ${typeName}EditorProps) {
${hooks}  const [lines, setLines] = useState<readonly LineDraft[]>(() => (items.length === 0 ? [newLine()] : items.map(toLineDraft)));
  const [problems, setProblems] = useState<LineProblems>({});
  const save = async (document: Typed${names.typeName}): Promise<void> => {
    const sent = filledLines(lines);
    const body = { document, lines: sent.map((line) => ({ ${links.description.name}: line.description, ${links.quantity.name}: line.quantity, ${links.price.name}: line.price })) };
    try {
      const saved = await (${one} === undefined
        ? request<${type}>("${path}/with-lines", "POST", body)
        : request<${type}>(\`${path}/\${${one}.id}/with-lines\`, "PUT", body));
      await reloadVisible();
      onSaved(saved.id);
    } catch (error) {
      setProblems(error instanceof ApiError ? lineProblems(error.fields, sent, lineParts) : {});
      throw error;
    }
  };
  const form = useForm<Typed${names.typeName}>({
    initial: ${one} === undefined ? new${typeName}() : ${varName}Draft(${one}),
    schema: ${inputName},
    save,
    onSaved: () => notify(${stringOf(`${entity.entity.label} saved.`)}),
  });
  return (
    <DocumentEditor
      title={${one} === undefined ? ${stringOf(`New ${entity.label}`)} : ${one}.${number.name}${isNullable(number) ? ` ?? ${stringOf(entity.entity.label)}` : ""}}
      form={form}
      lines={lines}
      onLines={setLines}
      problems={problems}
      taxPercent={${percent}}
      onCancel={onCancel}
    >
${elements.map((element) => `      ${element}`).join("\n")}
    </DocumentEditor>
  );
}`;
}
