/**
 * Names in generated code, made from words of the user. The only place that decides them: whatever comes in, what comes out
 * fits the schema of the spec and clashes with nothing that code has a meaning for.
 */
const words = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");

const MAX_NAME_CHARS = 40;
const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** Globals and names that the parts of a generated app use themselves. */
const RESERVED_TYPES = new Set(
  (
    "object array string number boolean function symbol date map set error record event promise proxy math json regexp url " +
    "request response file node element document window text image option partial pick omit required readonly page app " +
    "field column api react fragment router route link form input button table card board store history location " +
    "notification selection range context props state view theme action rule chart metric filter main"
  ).split(" "),
);
const RESERVED_FIELDS = new Set(
  (
    "id createdat updatedat constructor prototype proto tostring valueof hasownproperty tolocalestring isprototypeof tojson " +
    "break case catch class const continue debugger default delete do else enum export extends false finally for function " +
    "if import in instanceof new null return super switch this throw true try typeof var void while with yield let static " +
    "await async implements interface package private protected public arguments eval undefined key"
  ).split(" "),
);

/** `expense item` as `ExpenseItem`, whatever it may clash with: a name of the lexicon, not of code. */
export function toPascalName(text: string): string {
  return words(text).map(capitalise).join("");
}

/** `expense item` as `ExpenseItem`; names that code has a meaning for get `Item` behind them. */
export function toTypeName(text: string, taken: Iterable<string> = []): string {
  const name = words(text).map(capitalise).join("").replace(/^\d+/, "").slice(0, MAX_NAME_CHARS);
  const proper = name === "" ? "Entry" : capitaliseFirst(name);
  return free(RESERVED_TYPES.has(proper.toLowerCase()) ? `${proper}Item` : proper, taken);
}

/** `due date` as `dueDate`; reserved words get `Value` behind them. */
export function toFieldName(text: string, taken: Iterable<string> = []): string {
  const [first = "", ...rest] = words(text);
  const joined = (first.toLowerCase() + rest.map(capitalise).join("")).replace(/^\d+/, "").slice(0, MAX_NAME_CHARS);
  const name = joined === "" ? "value" : joined.charAt(0).toLowerCase() + joined.slice(1);
  return free(RESERVED_FIELDS.has(name.toLowerCase()) ? `${name}Value` : name, taken);
}

/** `/expense-items`, or with a number when that path is taken. */
export function toPagePath(text: string, taken: Iterable<string> = []): string {
  const slug = words(text).join("-").toLowerCase().slice(0, MAX_NAME_CHARS).replace(/-+$/, "");
  return free(`/${slug === "" ? "page" : slug}`, taken, "-");
}

const capitaliseFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function free(name: string, taken: Iterable<string>, separator = ""): string {
  const used = new Set([...taken].map((other) => other.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) {
    const candidate = `${name}${separator}${number}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
