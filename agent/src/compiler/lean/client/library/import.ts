/** Reading CSV files in the browser. Each file is emitted when another one imports it. */
export const importLibrary: Readonly<Record<string, string>> = {
  "components/csv-import.tsx": `import { useId, useState } from "react";
import { importLimits } from "../../shared/import-limits.ts";
import type { Checked } from "../lib/csv-checks.ts";
import { countOf } from "../lib/count.ts";
import type { ImportColumn, Matching } from "../lib/csv-columns.ts";
import { checkRows, matchHeaders } from "../lib/csv-columns.ts";
import { parseCsv } from "../lib/csv-table.ts";
import { refusalText } from "../lib/import-refusal.ts";
import "../styles/import.css";
import { Button } from "./button.tsx";
//#if importOthers
import type { NewOthers } from "../lib/csv-others.ts";
import { inputsOf, listNames } from "../lib/csv-others.ts";
//#end
import { ImportPreview } from "./import-preview.tsx";
import { ImportProblems } from "./import-problems.tsx";

type CsvImportProps<Input> = {
  readonly label: string;
  readonly labelPlural: string;
  readonly columns: readonly ImportColumn[];
  readonly check: (values: Readonly<Record<string, unknown>>) => Checked<Input>;
  //#if importOthers
  readonly onImport: (records: readonly Input[], others: NewOthers) => Promise<unknown>;
  //#else
  readonly onImport: (records: readonly Input[]) => Promise<unknown>;
  //#end
};

type Table = { readonly name: string; readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A file is chosen, its columns are matched with the fields, and what is wrong is shown before anything is added. */
export function CsvImport<Input>({ label, labelPlural, columns, check, onImport }: CsvImportProps<Input>) {
  const id = useId();
  const [table, setTable] = useState<Table | undefined>();
  const [chosen, setChosen] = useState<Matching["chosen"]>({});
  //#if importOthers
  const [adding, setAdding] = useState<readonly string[]>([]);
  //#end
  const [isRunning, setIsRunning] = useState(false);
  const [done, setDone] = useState("");
  const [refusal, setRefusal] = useState("");
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const [headers = [], ...rows] = parseCsv(await file.text());
    setDone("");
    setRefusal("");
    //#if importOthers
    setAdding([]);
    //#end
    setTable({ name: file.name, headers, rows });
    setChosen(matchHeaders(headers, columns));
  };
  //#if importOthers
  const { inputs, problems, missing } = checkRows(table?.rows ?? [], { columns, chosen, adding }, check);
  const added = missing.filter(({ list }) => adding.includes(list));
  //#else
  const { inputs, problems } = checkRows(table?.rows ?? [], { columns, chosen }, check);
  //#end
  const isTooLong = (table?.rows.length ?? 0) > importLimits.records;
  const what = [
    countOf(inputs.length, label, labelPlural),
    //#if importOthers
    ...added.map(({ label: one, labelPlural: many, names }) => countOf(names.length, one, many)),
    //#end
  ].join(" and ");
  const add = async (): Promise<void> => {
    setIsRunning(true);
    setRefusal("");
    try {
      //#if importOthers
      await onImport(inputs, inputsOf(added));
      //#else
      await onImport(inputs);
      //#end
      setDone(\`\${what} imported.\`);
      setTable(undefined);
    } catch (error) {
      setRefusal(refusalText(error));
    }
    setIsRunning(false);
  };
  return (
    <div className="import surface">
      <div className="import-file">
        <label htmlFor={id}>CSV file</label>
        <input key={done} id={id} type="file" accept=".csv,.tsv,.txt,text/csv" onChange={(event) => void open(event.target.files?.[0])} />
        <p>The first line holds the headings. Columns may be divided by commas, semicolons or tabs.</p>
      </div>
      <p className="import-news" role="status">
        {table === undefined ? done : \`\${table.name}: \${countOf(table.rows.length, "line", "lines")}, \${inputs.length} ready, \${problems.length === 0 ? "no problems" : countOf(problems.length, "problem", "problems")}\`}
      </p>
      {table !== undefined && (
        <>
          <fieldset className="import-columns">
            <legend>Which column is which</legend>
            {columns.map((column) => (
              <label key={column.name}>
                {column.label}
                <select value={chosen[column.name] ?? -1} onChange={(event) => setChosen({ ...chosen, [column.name]: Number(event.target.value) })}>
                  <option value={-1}>Leave empty</option>
                  {table.headers.map((header, index) => (
                    <option key={index} value={index}>
                      {header || \`Column \${index + 1}\`}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </fieldset>
          <ImportPreview rows={table.rows} columns={columns} chosen={chosen} />
          {isTooLong && <p className="import-problems">There can be at most {importLimits.records} lines in a file. Divide it into several.</p>}
          <ImportProblems problems={problems} />
          //#if importOthers
          {missing.map(({ list, label: one, labelPlural: many, names }) => (
            <label key={list} className="import-offer">
              <input type="checkbox" checked={adding.includes(list)} onChange={(event) => setAdding(event.target.checked ? [...adding, list] : adding.filter((other) => other !== list))} />
              <span>
                Add {countOf(names.length, \`new \${one}\`, \`new \${many}\`)}: {listNames(names)}
              </span>
            </label>
          ))}
          //#end
          {refusal !== "" && (
            <p className="import-problems" role="alert">
              Nothing was imported. {refusal}
            </p>
          )}
          <Button kind="primary" isDisabled={isRunning || isTooLong || problems.length > 0 || inputs.length === 0} onClick={() => void add()}>
            Import {what}
          </Button>
        </>
      )}
    </div>
  );
}
`,
  "components/import-preview.tsx": `import type { ImportColumn, Matching } from "../lib/csv-columns.ts";

const SHOWN_ROWS = 5;

type ImportPreviewProps = {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly ImportColumn[];
  readonly chosen: Matching["chosen"];
};

/** How the first lines of a file are understood. */
export function ImportPreview({ rows, columns, chosen }: ImportPreviewProps) {
  const used = columns.filter(({ name }) => (chosen[name] ?? -1) >= 0);
  if (used.length === 0 || rows.length === 0) return null;
  return (
    <div className="import-preview" role="region" tabIndex={0} aria-label="The first lines">
      <table>
        <caption>The first lines</caption>
        <thead>
          <tr>
            {used.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_ROWS).map((row, index) => (
            <tr key={index}>
              {used.map(({ name }) => (
                <td key={name}>{row[chosen[name] ?? -1]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
`,
  "components/import-problems.tsx": `import type { Problem } from "../lib/csv-columns.ts";
import { groupProblems } from "../lib/csv-columns.ts";

const SHOWN_PROBLEMS = 20;
const SHOWN_LINES = 5;

/** What is wrong with which lines of a file; what is wrong with several stands once. */
export function ImportProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const groups = groupProblems(problems);
  if (groups.length === 0) return null;
  return (
    <ul className="import-problems" aria-label="Problems">
      {groups.slice(0, SHOWN_PROBLEMS).map(({ text, lines }) => (
        <li key={text}>
          <strong>
            {lines.length === 1 ? "Line" : "Lines"} {lines.slice(0, SHOWN_LINES).join(", ")}
            {lines.length > SHOWN_LINES && \` and \${lines.length - SHOWN_LINES} more\`}:
          </strong>{" "}
          {text}
        </li>
      ))}
      {groups.length > SHOWN_PROBLEMS && <li>and {groups.length - SHOWN_PROBLEMS} more</li>}
    </ul>
  );
}
`,
  "lib/import-refusal.ts": `import { ApiError, problemText } from "./api.ts";

/** Why the server took nothing of a file: where one record is to blame, by its line. */
export function refusalText(error: unknown): string {
  const [[field, text] = ["", ""]] = Object.entries(error instanceof ApiError ? error.fields : {});
  const index = /^records\\.(\\d+)\\./.exec(field)?.[1];
  return index === undefined ? problemText(error) : \`Line \${Number(index) + 2}: \${text}\`;
}
`,
  "lib/csv-table.ts": `const DELIMITERS = [",", ";", "\\t", "|"];

/** The rows of a CSV file after RFC 4180; which sign divides its columns is seen from its first line. Empty lines are left out. */
export function parseCsv(file: string): string[][] {
  const text = file.replace(/^\\uFEFF/, "");
  const delimiter = findDelimiter(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === delimiter) {
      row.push(cell);
      cell = "";
    } else if (sign === "\\n" || sign === "\\r") {
      if (sign === "\\r" && text.charAt(index + 1) === "\\n") index += 1;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += sign;
  }
  rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((value) => value.trim() !== ""));
}

/** The sign that is there most often in the first line, outside quotes. */
function findDelimiter(text: string): string {
  const line = (/^[^\\r\\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((sign) => line.split(sign).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
`,
  "lib/csv-checks.ts": `export type Checked<Input> = { readonly input?: Input; readonly problems: readonly string[] };

type Schema<Input> = {
  safeParse(
    values: unknown,
  ): { success: true; data: Input } | { success: false; error: { issues: readonly { message: string }[] } };
};

/** Whether values make a record, and what is wrong with them. */
export function checkBy<Input>(schema: Schema<Input>, values: unknown): Checked<Input> {
  const result = schema.safeParse(values);
  return result.success
    ? { input: result.data, problems: [] }
    : { problems: result.error.issues.map(({ message }) => message) };
}
`,
  "lib/csv-columns.ts": `import type { Checked } from "./csv-checks.ts";
//#if importOthers
import type { Others } from "./csv-others.ts";
import { createMissing, findOthers } from "./csv-others.ts";

//#end
/** A field that a column of a file can fill. What cannot be read is left as it is, for the check to refuse. */
export type ImportColumn = { readonly name: string; readonly label: string } & (
  | { readonly read: (text: string) => unknown }
  //#if importOthers
  | { readonly others: Others }
  //#end
);

/** What is wrong with a line of the file; the headings are line 1. */
export type Problem = { readonly line: number; readonly text: string };

export type Matching = {
  readonly columns: readonly ImportColumn[];
  /** The place of each field's column; -1 where there is none. */
  readonly chosen: Readonly<Record<string, number>>;
  //#if importOthers
  /** The lists to which the names are added that are not in them yet. */
  readonly adding: readonly string[];
  //#end
};

const fold = (text: string): string => text.toLowerCase().replace(/[^\\p{L}\\p{N}]/gu, "");

/** The column of each field, by its heading. */
export function matchHeaders(headers: readonly string[], columns: readonly ImportColumn[]): Record<string, number> {
  const folded = headers.map(fold);
  return Object.fromEntries(columns.map(({ name, label }) => [name, folded.findIndex((header) => header === fold(label) || header === fold(name))]));
}

/** What the lines become, and what is wrong with which. */
export function checkRows<Input>(
  rows: readonly (readonly string[])[],
  matching: Matching,
  check: (values: Readonly<Record<string, unknown>>) => Checked<Input>,
) {
  const inputs: Input[] = [];
  const problems: Problem[] = [];
  //#if importOthers
  const missing = createMissing();
  //#end
  rows.forEach((row, index) => {
    const texts: string[] = [];
    const values: Record<string, unknown> = {};
    for (const column of matching.columns) {
      const text = row[matching.chosen[column.name] ?? -1]?.trim() ?? "";
      if (text === "") continue;
      //#if importOthers
      if ("others" in column) {
        const found = findOthers(column.others, asText(text), missing, matching.adding);
        values[column.name] = found.value;
        texts.push(...found.problems.map((problem) => \`\${column.label}: \${problem}\`));
        continue;
      }
      //#end
      values[column.name] = column.read(text);
    }
    const { input, problems: wrong } = check(values);
    texts.push(...wrong);
    if (input !== undefined && texts.length === 0) inputs.push(input);
    problems.push(...texts.map((text) => ({ line: index + 2, text })));
  });
  //#if importOthers
  return { inputs, problems, missing: missing.all() };
  //#else
  return { inputs, problems };
  //#end
}

/** The lines of each problem. */
export function groupProblems(problems: readonly Problem[]): { text: string; lines: number[] }[] {
  const groups = new Map<string, Set<number>>();
  for (const { text, line } of problems) groups.set(text, (groups.get(text) ?? new Set()).add(line));
  return [...groups].map(([text, lines]) => ({ text, lines: [...lines] }));
}

/** Text without the apostrophe that keeps spreadsheets from running it. */
const asText = (text: string): string => text.replace(/^'(?=\\s*[=+\\-@])/, "");

/** 1,234.50 and 1.234,50 and € 12 as numbers. */
function asNumber(text: string): unknown {
  const bare = text.replace(/[^\\d.,+-]/g, "");
  const isComma = bare.lastIndexOf(",") > bare.lastIndexOf(".") && !/^[+-]?\\d{1,3}(?:,\\d{3})+$/.test(bare);
  const plain = isComma ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  return plain === "" || Number.isNaN(Number(plain)) ? text : Number(plain);
}

/** Days as 2030-06-15, 15.06.2030 or 6/15/2030; the day comes first where a month cannot. */
function asDay(text: string): string {
  const [, first = "", sign = "", second = "", year = "", rest = ""] = /^(\\d{1,2})([./-])(\\d{1,2})[./-](\\d{4})(.*)$/.exec(text) ?? [];
  if (year === "") return text.replace(" ", "T");
  const isDayFirst = sign === "." || Number(first) > 12;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return \`\${year}-\${month.padStart(2, "0")}-\${day.padStart(2, "0")}\${rest.trim().replace(/^(?=\\d)/, "T")}\`;
}

function asYesNo(text: string): unknown {
  if (/^(?:yes|y|true|x|1|on)$/i.test(text)) return true;
  return /^(?:no|n|false|0|off)$/i.test(text) ? false : text;
}

const asTags = (text: string): string[] => text.split(/[,;]/).map((tag) => tag.trim()).filter(Boolean);

/** One of several by what it is called. */
function asChoice(choices: readonly { readonly value: string; readonly label: string }[]): (text: string) => string {
  return (text) => choices.find(({ value, label }) => fold(label) === fold(text) || fold(value) === fold(text))?.value ?? text;
}

/** How each kind of field is read from text. */
export const readers = { text: asText, number: asNumber, day: asDay, yesNo: asYesNo, tags: asTags, choice: asChoice } as const;
`,
  "lib/csv-others.ts": `import type { Checked } from "./csv-checks.ts";

/** The records that a field points at, found by what they are called. */
export type Others = {
  /** The last part of their address in the API. */
  readonly list: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly idsOf: (name: string) => readonly string[];
  /** Whether one cell may name several, with semicolons between them. */
  readonly isSeveral: boolean;
  /** Checks one that has no more than its name; left out where that is not enough. */
  readonly create?: (name: string) => Checked<unknown>;
};

/** Names in a file that no record has, and what would be added for them. */
export type Missing = Pick<Others, "list" | "label" | "labelPlural"> & { readonly names: readonly NewName[] };

/** A name as it is first written; the key stands in records where its id will be. */
type NewName = { readonly key: string; readonly name: string; readonly input: unknown };

/** The names of a file that nothing has yet, list by list. */
export function createMissing() {
  const lists = new Map<string, { readonly others: Others; readonly names: Map<string, NewName> }>();
  return {
    /** The key of a name, whatever its case in this line; undefined where nothing can be added under it. */
    put(others: Others, name: string): string | undefined {
      const { names } = lists.get(others.list) ?? { names: new Map<string, NewName>() };
      const known = names.get(plain(name));
      if (known !== undefined) return known.key;
      const input = others.create?.(name).input;
      if (input === undefined) return undefined;
      const key = \`new-\${names.size + 1}\`;
      names.set(plain(name), { key, name, input });
      lists.set(others.list, { others, names });
      return key;
    },
    all: (): Missing[] => [...lists.values()].map(({ others: { list, label, labelPlural }, names }) => ({ list, label, labelPlural, names: [...names.values()] })),
  };
}

/** What is to be added to each list, under the key by which the records call it. */
export type NewOthers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const plain = (name: string): string => name.normalize("NFC").trim().replace(/\\s+/g, " ").toLowerCase();

/** Finds records by what they are called, whatever the case, or by their id. */
export function indexNames<Item extends { readonly id: string }>(
  items: readonly Item[],
  titleOf: (item: Item) => string,
): (name: string) => readonly string[] {
  const byName = new Map<string, string[]>();
  for (const item of items) {
    const name = plain(titleOf(item));
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [item.id]);
    else known.push(item.id);
  }
  const ids = new Set(items.map(({ id }) => id));
  return (name) => byName.get(plain(name)) ?? (ids.has(name) ? [name] : []);
}

/** The ids of the records that a cell names, or the keys of those that are to be added. What could be is put with the missing ones. */
export function findOthers(others: Others, text: string, missing: ReturnType<typeof createMissing>, adding: readonly string[]) {
  const isOne = !others.isSeveral || others.idsOf(text).length > 0;
  const names = isOne ? [text] : text.split(";").map((name) => name.trim()).filter(Boolean);
  const problems: string[] = [];
  const ids = names.map((name) => {
    const [id, ...more] = others.idsOf(name);
    if (id !== undefined && more.length === 0) return id;
    if (id !== undefined) problems.push(\`there are \${more.length + 1} \${others.labelPlural} called “\${name}”\`);
    else {
      const key = missing.put(others, name);
      if (key !== undefined && adding.includes(others.list)) return key;
      problems.push(\`there is no \${others.label} called “\${name}”\`);
    }
    return "unknown";
  });
  return { value: others.isSeveral ? [...new Set(ids)] : (ids[0] ?? ""), problems };
}

export function inputsOf(missing: readonly Missing[]): NewOthers {
  return Object.fromEntries(missing.map(({ list, names }) => [list, Object.fromEntries(names.map(({ key, input }) => [key, input]))]));
}

const SHOWN_NAMES = 12;

/** The first names of many. */
export function listNames(names: Missing["names"]): string {
  const shown = names.slice(0, SHOWN_NAMES).map(({ name }) => name).join(", ");
  return names.length > SHOWN_NAMES ? \`\${shown} and \${names.length - SHOWN_NAMES} more\` : shown;
}
`,
  "styles/import.css": `.import {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  justify-items: start;
  gap: 1rem;
  max-width: 56rem;
  padding: 1.2rem;
}

.import-file {
  display: grid;
  gap: 0.4rem;
  max-width: 100%;
}

.import-file label {
  font-weight: 600;
}

.import-file input {
  max-width: 100%;
  min-height: 2.6rem;
}

.import-file input::file-selector-button {
  min-height: 2.5rem;
  margin-right: 0.75rem;
  padding: 0.3rem 0.9rem;
  color: var(--text);
  background: var(--hover);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}

.import-file p,
.import-news {
  color: var(--muted);
  font-size: 0.925rem;
}

.import-columns {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
  gap: 0.75rem;
  width: 100%;
  border: 0;
}

.import-columns legend {
  margin-bottom: 0.5rem;
  font-weight: 600;
}

.import-columns label {
  display: grid;
  gap: 0.25rem;
  color: var(--muted);
  font-size: 0.9rem;
}

.import-columns select {
  min-height: 2.6rem;
  padding: 0.3rem 0.6rem;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.import-preview {
  width: 100%;
  overflow-x: auto;
  border: 1px solid var(--line);
  border-radius: var(--radius-small);
}

.import-preview table {
  width: 100%;
  border-collapse: collapse;
  font-size: 0.925rem;
}

.import-preview caption {
  padding: 0.6rem 0.8rem;
  color: var(--muted);
  text-align: left;
}

.import-preview th,
.import-preview td {
  padding: 0.5rem 0.8rem;
  border-top: 1px solid var(--line);
  text-align: left;
  white-space: nowrap;
}

.import-offer {
  display: flex;
  align-items: flex-start;
  gap: 0.6rem;
  min-height: 2rem;
}

.import-offer input {
  flex: none;
  width: 1.15rem;
  height: 1.15rem;
  margin-top: 0.15rem;
  accent-color: var(--accent);
}

.import-offer span {
  overflow-wrap: anywhere;
}

.import-problems {
  width: 100%;
  overflow-wrap: anywhere;
  padding: 0.7rem 1rem;
  color: var(--danger-text);
  background: var(--danger-fill);
  border-radius: var(--radius-small);
}
`,
};
