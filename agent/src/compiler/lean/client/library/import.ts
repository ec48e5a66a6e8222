/** Reading CSV files in the browser. Each file is emitted when another one imports it. */
export const importLibrary: Readonly<Record<string, string>> = {
  "components/csv-import.tsx": `import { useId, useState } from "react";
import { countOf } from "../lib/count.ts";
import type { Checked, ImportColumn } from "../lib/csv-columns.ts";
import { checkRows, matchHeaders } from "../lib/csv-columns.ts";
import { parseCsv } from "../lib/csv-table.ts";
import { attempt } from "../lib/notices.ts";
import "../styles/import.css";
import { Button } from "./button.tsx";

type CsvImportProps<Input> = {
  readonly label: string;
  readonly labelPlural: string;
  readonly columns: readonly ImportColumn[];
  readonly check: (values: Readonly<Record<string, unknown>>) => Checked<Input>;
  readonly onImport: (records: readonly Input[]) => Promise<unknown>;
};

type Table = { readonly name: string; readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };

const SHOWN_ROWS = 5;
const SHOWN_PROBLEMS = 20;

/** A file is chosen, its columns are matched with the fields, and what is wrong is shown before anything is added. */
export function CsvImport<Input>({ label, labelPlural, columns, check, onImport }: CsvImportProps<Input>) {
  const id = useId();
  const [table, setTable] = useState<Table | undefined>();
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const [done, setDone] = useState("");
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const [headers = [], ...rows] = parseCsv(await file.text());
    setDone("");
    setTable({ name: file.name, headers, rows });
    setChosen(matchHeaders(headers, columns));
  };
  const { inputs, problems } = checkRows(table?.rows ?? [], { columns, chosen, check });
  const add = async (): Promise<void> => {
    const isAdded = await attempt(() => onImport(inputs), "");
    if (!isAdded) return;
    setDone(\`\${countOf(inputs.length, label, labelPlural)} imported.\`);
    setTable(undefined);
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
          <Preview table={table} columns={columns} chosen={chosen} />
          {problems.length > 0 && (
            <ul className="import-problems" aria-label="Problems">
              {problems.slice(0, SHOWN_PROBLEMS).map(({ line, text }, index) => (
                <li key={index}>
                  <strong>Line {line}:</strong> {text}
                </li>
              ))}
              {problems.length > SHOWN_PROBLEMS && <li>and {problems.length - SHOWN_PROBLEMS} more</li>}
            </ul>
          )}
          <Button kind="primary" isDisabled={problems.length > 0 || inputs.length === 0} onClick={() => void add()}>
            Import {countOf(inputs.length, label, labelPlural)}
          </Button>
        </>
      )}
    </div>
  );
}

type PreviewProps = { readonly table: Table; readonly columns: readonly ImportColumn[]; readonly chosen: Readonly<Record<string, number>> };

function Preview({ table, columns, chosen }: PreviewProps) {
  const used = columns.filter(({ name }) => (chosen[name] ?? -1) >= 0);
  if (used.length === 0 || table.rows.length === 0) return null;
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
          {table.rows.slice(0, SHOWN_ROWS).map((row, index) => (
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
  "lib/csv-columns.ts": `/** A field that a column of a file can fill. What cannot be read is left as it is, for the check to refuse. */
export type ImportColumn = { readonly name: string; readonly label: string; readonly read: (text: string) => unknown };

export type Checked<Input> = { readonly input?: Input; readonly problems: readonly string[] };

type Matching<Input> = {
  readonly columns: readonly ImportColumn[];
  /** The place of each field's column; -1 where there is none. */
  readonly chosen: Readonly<Record<string, number>>;
  readonly check: (values: Readonly<Record<string, unknown>>) => Checked<Input>;
};

const fold = (text: string): string => text.toLowerCase().replace(/[^\\p{L}\\p{N}]/gu, "");

/** The column of each field, by its heading. */
export function matchHeaders(headers: readonly string[], columns: readonly ImportColumn[]): Record<string, number> {
  const folded = headers.map(fold);
  return Object.fromEntries(columns.map(({ name, label }) => [name, folded.findIndex((header) => header === fold(label) || header === fold(name))]));
}

/** What the lines become, and what is wrong with which; the headings are line 1. */
export function checkRows<Input>(rows: readonly (readonly string[])[], { columns, chosen, check }: Matching<Input>) {
  const inputs: Input[] = [];
  const problems: { readonly line: number; readonly text: string }[] = [];
  rows.forEach((row, index) => {
    const filled = columns.flatMap(({ name, read }) => {
      const text = row[chosen[name] ?? -1]?.trim() ?? "";
      return text === "" ? [] : [[name, read(text)]];
    });
    const checked = check(Object.fromEntries(filled));
    if (checked.input !== undefined) inputs.push(checked.input);
    for (const text of checked.problems) problems.push({ line: index + 2, text });
  });
  return { inputs, problems };
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

/** One of several by what it is called: an option, or another record. */
function asChoice(choices: readonly { readonly value: string; readonly label: string }[]): (text: string) => string {
  return (text) => choices.find(({ value, label }) => fold(label) === fold(text) || fold(value) === fold(text))?.value ?? text;
}

/** How each kind of field is read from text. */
export const readers = { text: asText, number: asNumber, day: asDay, yesNo: asYesNo, tags: asTags, choice: asChoice } as const;
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

.import-problems {
  width: 100%;
  padding: 0.7rem 1rem;
  color: var(--danger-text);
  background: var(--danger-fill);
  border-radius: var(--radius-small);
}
`,
};
