import type { Field, ProgressView } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { inSentence } from "../../code.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { displayOf, formatterOf, textOf } from "../display.ts";
import { canBeCreatedByTitle } from "../entity/controls.ts";
import { fieldsCode } from "../entity/emit-form.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";

/** What is measured over time, subject by subject. */
export function emitProgress(home: HomePage<ProgressView>): Module[] {
  const { client, page, view, entity } = home;
  const { one, many, varName, typeName, type } = entity;
  const date = fieldOf(entity.entity, view.dateField);
  const subject = view.subjectField === undefined ? undefined : fieldOf(entity.entity, view.subjectField);
  if (date === undefined) throw new Error(`${typeName} has no field ${view.dateField}`);
  const target = subject?.reference === undefined ? undefined : entityOf(client, subject.reference.entity);
  const noun = inSentence(entity.entity.label);
  const again = `repeat${typeName}`;
  const measures = `${varName}Measures`;
  const canRepeat = subject !== undefined || view.repsField !== undefined;
  const main = emitHomePage(home, {
    others: target === undefined ? [] : [target],
    isFrame: true,
    hasMain: true,
    content: `<Progress
          items={${many}.items}
          dayOf={(${one}) => ${one}.${date.name}}
          measures={${measures}}
          textOf={(${one}) => ${summaryCode(entity, view)}}
          ${subject === undefined ? "" : `subjects={${subjectsCode(home, subject, target)}}`}
          ${jsxAttribute("label", noun)}
          ${canRepeat ? `onRepeat={${again}}` : ""}
          onOpen={editor.open}
          renderForm={(${subject === undefined ? "" : "subject"}) => <${typeName}QuickLog ${subject === undefined ? "" : "key={subject} subject={subject} "}/>}
        />`,
  });
  const rows = measureRows(entity, view);
  const code = `/** What is measured. */
const ${measures}: readonly ProgressMeasure<${type}>[] = [
${rows.map((row) => `  ${row},`).join("\n")}
];

${canRepeat ? `${repeatCode(entity, date, again)}\n\n` : ""}${quickLogCode(client, entity, { view, date, subject })}`;
  return [{ path: pagePath(page), code: `${main.code.replace(/^[ \t]+$\n/gm, "")}\n\n${code}` }];
}

function subjectsCode({ client, entity }: HomePage, field: Field, target: ClientEntity | undefined): string {
  const { one, many } = entity;
  const value = `${one}.${field.name}`;
  const words = isNullable(field) ? `flatMap((${one}) => ${value} ?? [])` : `map((${one}) => ${value})`;
  const choices =
    target !== undefined
      ? `${target.many}.items.map(({ id }) => ({ key: id, label: names.${field.name}(id) }))`
      : field.type === "enum"
        ? `${optionsName(entity, field)}.map(({ value, label }) => ({ key: value, label }))`
        : `[...new Set(${many}.items.${words})].map((word) => ({ key: word, label: word }))`;
  const adder =
    target === undefined || !canBeCreatedByTitle(entityOf(client, target.entity.name))
      ? ""
      : `, adder: (onCreated) => <QuickAdd ${jsxAttribute("label", `New ${target.label}`)} create={create${target.typeName}} onCreated={onCreated} />`;
  return `{ label: ${stringOf(field.label)}, choices: ${choices}, isFree: ${field.type === "string"}, subjectOf: (${one}) => ${value}${adder} }`;
}

/** The values of one record in a line: 3 × 8 × 70 kg. */
function summaryCode(entity: ClientEntity, view: ProgressView): string {
  const named = (name: string | undefined): Field | undefined =>
    name === undefined ? undefined : fieldOf(entity.entity, name);
  const set = [view.setsField, view.repsField, view.weightField].flatMap((name) => named(name) ?? []);
  const own = new Set(set.map(({ name }) => name));
  const rest = view.measureFields.flatMap((name) => (own.has(name) ? [] : (named(name) ?? [])));
  const texts = (fields: readonly Field[]): string[] => fields.map((field) => textOf(entity, field, entity.one));
  const lone = rest.length > 1 || set.length > 0;
  const others = rest.map((field, index) => {
    const text = texts(rest)[index] ?? '""';
    // A bare number says nothing about what it is.
    if (!lone || field.unit !== undefined || displayOf(field) !== "number") return text;
    return isNullable(field)
      ? `${entity.one}.${field.name} === null ? "" : \`${escapeTemplate(field.label)} \${${text}}\``
      : `\`${escapeTemplate(field.label)} \${${text}}\``;
  });
  const sets = set.length === 0 ? [] : [`[${texts(set).join(", ")}].filter(Boolean).join(" × ")`];
  return `[${[...sets, ...others].join(", ")}].filter(Boolean).join(" · ") || "–"`;
}

const escapeTemplate = (text: string): string => text.replace(/[\\`]|\$\{/g, "\\$&");

function measureRows(entity: ClientEntity, view: ProgressView): string[] {
  const { one } = entity;
  const [low, plain] = [new Set(view.lowFields), new Set(view.plainFields)];
  const own = [...new Set(view.measureFields)].flatMap((name) => {
    const field = fieldOf(entity.entity, name);
    if (field === undefined) return [];
    const best = plain.has(name) ? "none" : low.has(name) ? "lowest" : "highest";
    return [
      rowCode(field, { key: name, label: field.label, value: `(${one}) => ${one}.${name}`, perDay: "best", best }),
    ];
  });
  const [weight, reps] = [view.weightField, view.repsField].map((name) =>
    name === undefined ? undefined : fieldOf(entity.entity, name),
  );
  if (weight === undefined || reps === undefined) return own;
  const sets = view.setsField === undefined ? "null" : `${one}.${view.setsField}`;
  const values = `${one}.${weight.name}, ${one}.${reps.name}`;
  const key = (wanted: string): string => (view.measureFields.includes(wanted) ? `${wanted}Computed` : wanted);
  return [
    ...own,
    rowCode(weight, {
      key: key("volume"),
      label: "Volume",
      value: `(${one}) => volumeOf(${values}, ${sets})`,
      perDay: "sum",
      best: "highest",
    }),
    rowCode(weight, {
      key: key("oneRepMax"),
      label: "Estimated one-rep max",
      value: `(${one}) => oneRepMax(${values})`,
      perDay: "best",
      best: "highest",
    }),
  ];
}

type Row = { key: string; label: string; value: string; perDay: "best" | "sum"; best: string };

function rowCode(field: Field, { key, label, value, perDay, best }: Row): string {
  const kind = displayOf(field);
  const format = formatterOf(kind === "stars" ? "number" : kind);
  const unit = field.unit === undefined || format !== "formatNumber" ? "" : `, ${stringOf(field.unit)}`;
  return `{ key: ${stringOf(key)}, label: ${stringOf(label)}, valueOf: ${value}, perDay: "${perDay}", best: "${best}", format: (value) => ${format}(value${unit}) }`;
}

const dayCode = ({ type }: Field): string => (type === "datetime" ? "currentMoment()" : "currentDay()");

/** The same once more, today; notes and the like belong to the one that they were written for. */
function repeatCode(entity: ClientEntity, date: Field, name: string): string {
  const { type, typeName, varName, one } = entity;
  const kept = entity.entity.fields.filter(
    (field) =>
      field !== date &&
      (field.type === "integer" ||
        field.type === "decimal" ||
        field.type === "enum" ||
        field.type === "reference" ||
        field.type === "string"),
  );
  const values = [...kept.map((field) => `${field.name}: ${one}.${field.name}`), `${date.name}: ${dayCode(date)}`];
  return `/** Adds the same once more, today. */
function ${name}(${one}: ${type}): Promise<${type}> {
  return ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${values.join(", ")} }));
}`;
}

type LogParts = { readonly view: ProgressView; readonly date: Field; readonly subject: Field | undefined };

function quickLogCode(client: ClientPlan, entity: ClientEntity, { view, date, subject }: LogParts): string {
  const { typeName, varName } = entity;
  const names = new Set([...view.measureFields, view.weightField, view.repsField, view.setsField, date.name]);
  const { title } = entity;
  // What a record is called by is asked for, unless the subject says it.
  if (title?.type === "string" && title !== subject) names.add(title.name);
  const asked = entity.entity.fields.filter((field) => names.has(field.name));
  const { hooks, elements } = fieldsCode(client, entity, asked);
  const preset = [
    ...(subject === undefined ? [] : [`${subject.name}: ${subjectValue(entity, subject)}`]),
    `${date.name}: ${dayCode(date)}`,
  ];
  const component = `${typeName}QuickLog`;
  const reset = "setRound(round + 1)";
  const props = subject === undefined ? "" : "{ subject }: { readonly subject: string }";
  const inner = `${typeName}QuickForm`;
  const given = subject === undefined ? "" : " subject={subject}";
  return `/** Writes the next one down. */
function ${component}(${props}) {
  const [round, setRound] = useState(0);
  return <${inner} key={round}${given} onSaved={() => ${reset}} />;
}

function ${inner}({ ${subject === undefined ? "" : "subject, "}onSaved }: { ${subject === undefined ? "" : "readonly subject: string; "}readonly onSaved: () => void }) {
${hooks}  const form = useForm<${typeName}Input>({
    initial: { ...new${typeName}(), ${preset.join(", ")} },
    schema: ${varName}Input,
    save: (input) => ${varName}Collection.create(input),
    onSaved: () => {
      notify(${stringOf(`${entity.entity.label} added.`)});
      onSaved();
    },
  });
  return (
    <QuickLog form={form} ${jsxAttribute("saveLabel", `Add ${entity.label}`)}>
${elements.map((element) => `      ${element}`).join("\n")}
    </QuickLog>
  );
}`;
}

function subjectValue(entity: ClientEntity, subject: Field): string {
  if (subject.type === "enum")
    return `${optionsName(entity, subject)}.find(({ value }) => value === subject)?.value ?? null`;
  return 'subject === "" ? null : subject';
}
