/** Tables as files for spreadsheets. Each file is emitted when another one imports it. */
export const csvLibrary: Readonly<Record<string, string>> = {
  "components/export-button.tsx": `import type { CsvValue } from "../lib/csv.ts";
import { toCsv } from "../lib/csv.ts";
import { saveFile } from "../lib/save-file.ts";
import { Button } from "./button.tsx";

type ExportButtonProps = {
  /** What the file is called, without its ending. */
  readonly name: string;
  /** Made when the button is pressed; the first row has the headings. */
  readonly rows: () => readonly (readonly CsvValue[])[];
  readonly isDisabled: boolean;
};

/** Saves what is shown as a file for spreadsheets. */
export function ExportButton({ name, rows, isDisabled }: ExportButtonProps) {
  return (
    <Button isDisabled={isDisabled} onClick={() => saveFile(\`\${name}.csv\`, toCsv(rows()), "text/csv;charset=utf-8")}>
      Export CSV
    </Button>
  );
}
`,
  "lib/csv.ts": `export type CsvValue = string | number | null;

// Spreadsheets take a file for UTF-8 by this mark alone.
const BYTE_ORDER_MARK = "\\uFEFF";

/** Rows as CSV after RFC 4180, safe to open in a spreadsheet. */
export function toCsv(rows: readonly (readonly CsvValue[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => \`\${row.map(toCell).join(",")}\\r\\n\`).join("");
}

function toCell(value: CsvValue): string {
  if (typeof value === "number") return String(value);
  const text = withoutFormula(value ?? "");
  return /[",\\r\\n]/.test(text) ? \`"\${text.replaceAll('"', '""')}"\` : text;
}

/** Text that a spreadsheet would run as a formula stays text behind an apostrophe. */
function withoutFormula(text: string): string {
  return /^\\s*[=+\\-@]|^[\\t\\r]/.test(text) ? \`'\${text}\` : text;
}
`,
  "lib/save-file.ts": `/** Hands the user a file. */
export function saveFile(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
`,
};
