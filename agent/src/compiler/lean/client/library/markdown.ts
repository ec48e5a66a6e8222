/** Text with markup: a reader of our own, which makes elements and never HTML. Each file is emitted when another one imports it. */
export const markdownLibrary: Readonly<Record<string, string>> = {
  "components/markdown.tsx": `import type { ReactNode } from "react";
import type { Block, Span } from "../lib/markdown.ts";
import { parseBlocks, parseSpans } from "../lib/markdown.ts";
import "../styles/markdown.css";

type MarkdownProps = { readonly text: string | null };

/** Headings, emphasis, lists, tasks, code, quotes, tables and links. Everything else is plain text, so no markup gets through. */
export function Markdown({ text }: MarkdownProps) {
  if (text === null || text === "") return null;
  return <div className="markdown">{parseBlocks(text).map(renderBlock)}</div>;
}

function renderBlock(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case "heading":
      return (
        <p key={key} className={\`markdown-heading markdown-heading-\${block.level}\`} role="heading" aria-level={Math.min(6, block.level + 2)}>
          {renderText(block.text)}
        </p>
      );
    case "code":
      return (
        <pre key={key} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return <blockquote key={key}>{block.blocks.map(renderBlock)}</blockquote>;
    case "list":
      return renderList(block, key);
    case "table":
      return renderTable(block, key);
    case "rule":
      return <hr key={key} />;
    case "paragraph":
      return <p key={key}>{renderText(block.text)}</p>;
  }
}

function renderList({ isOrdered, items }: Extract<Block, { kind: "list" }>, key: number): ReactNode {
  const rows = items.map(({ text, isDone, depth }, index) => (
    <li key={index} className={\`markdown-depth-\${depth}\${isDone === undefined ? "" : " markdown-task"}\`}>
      {isDone !== undefined && <input type="checkbox" checked={isDone} disabled aria-label={isDone ? "Done" : "To do"} />}
      <span>{renderText(text)}</span>
    </li>
  ));
  return isOrdered ? <ol key={key}>{rows}</ol> : <ul key={key}>{rows}</ul>;
}

function renderTable({ head, rows }: Extract<Block, { kind: "table" }>, key: number): ReactNode {
  return (
    <div key={key} className="markdown-table" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {renderText(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {head.map((_, column) => (
                <td key={column}>{renderText(row[column] ?? "")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const renderText = (text: string): ReactNode => parseSpans(text).map(renderSpan);

function renderSpan(span: Span, key: number): ReactNode {
  switch (span.kind) {
    case "text":
      return span.text;
    case "code":
      return <code key={key}>{span.text}</code>;
    case "strong":
      return <strong key={key}>{span.spans.map(renderSpan)}</strong>;
    case "emphasis":
      return <em key={key}>{span.spans.map(renderSpan)}</em>;
    case "deleted":
      return <del key={key}>{span.spans.map(renderSpan)}</del>;
    case "link":
      return (
        <a key={key} href={span.href} target="_blank" rel="noreferrer">
          {span.text}
        </a>
      );
  }
}
`,
  "lib/markdown.ts": `export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph" | "code"; readonly text: string }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "rule" };

/** \`isDone\` is undefined for what is no task. */
type ListItem = { readonly text: string; readonly isDone: boolean | undefined; readonly depth: number };

export type Span =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "deleted"; readonly spans: readonly Span[] }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const FENCE = /^\\s{0,3}\`\`\`/;
const ITEM = /^(\\s*)(?:[-*+]|(\\d{1,9})[.)])\\s+(.*)$/;
const DIVIDER = /^\\s*\\|?\\s*:?-+:?\\s*(?:\\|\\s*:?-+:?\\s*)*\\|?\\s*$/;
const DEEPEST_QUOTE = 5;
const DEEPEST_ITEM = 3;

/** The parts of a text, from top to bottom. Any text is fine: what is no markup is a paragraph. */
export function parseBlocks(text: string, depth = 0): Block[] {
  const lines = text.replace(/\\r\\n?/g, "\\n").split("\\n");
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; ) {
    const [block, length] = readBlock(lines.slice(index), depth);
    if (block !== undefined) blocks.push(block);
    index += length;
  }
  return blocks;
}

/** The block at the top of some lines, and how many of them it takes. */
function readBlock(lines: readonly string[], depth: number): [Block | undefined, number] {
  const [line = "", next = ""] = lines;
  if (line.trim() === "") return [undefined, 1];
  if (FENCE.test(line)) {
    const end = lines.findIndex((other, index) => index > 0 && FENCE.test(other));
    const last = end < 0 ? lines.length : end;
    return [{ kind: "code", text: lines.slice(1, last).join("\\n") }, last + 1];
  }
  const [, marks, title] = /^(#{1,6})\\s+(.+?)\\s*#*$/.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) return [{ kind: "heading", level: marks.length, text: title }, 1];
  if (/^\\s*([-*_])(?:\\s*\\1){2,}\\s*$/.test(line)) return [{ kind: "rule" }, 1];
  if (line.startsWith(">") && depth < DEEPEST_QUOTE) {
    const own = takeWhile(lines, (other) => other.startsWith(">"));
    const inner = own.map((other) => other.replace(/^> ?/, "")).join("\\n");
    return [{ kind: "quote", blocks: parseBlocks(inner, depth + 1) }, own.length];
  }
  if (ITEM.test(line)) return readList(lines);
  if (line.includes("|") && next.includes("-") && DIVIDER.test(next)) return readTable(lines);
  const own = [line, ...takeWhile(lines.slice(1), (other) => !beginsBlock(other))];
  return [{ kind: "paragraph", text: own.join("\\n") }, own.length];
}

const beginsBlock = (line: string): boolean => line.trim() === "" || FENCE.test(line) || /^(?:#{1,6}\\s|>)/.test(line) || ITEM.test(line);

function readList(lines: readonly string[]): [Block, number] {
  const isOrdered = ITEM.exec(lines[0] ?? "")?.[2] !== undefined;
  const own = takeWhile(lines, (line) => {
    const [, indent = "", number] = ITEM.exec(line) ?? ["", "", undefined];
    return ITEM.test(line) && (indent !== "" || (number !== undefined) === isOrdered);
  });
  const items = own.map((line): ListItem => {
    const [, indent = "", , content = ""] = ITEM.exec(line) ?? [];
    const [, mark, text] = /^\\[([ xX])\\]\\s+(.*)$/.exec(content) ?? [];
    const depth = Math.min(DEEPEST_ITEM, Math.floor(indent.replace(/\\t/g, "  ").length / 2));
    return { text: text ?? content, isDone: mark === undefined ? undefined : mark !== " ", depth };
  });
  return [{ kind: "list", isOrdered, items }, own.length];
}

function readTable(lines: readonly string[]): [Block, number] {
  const own = takeWhile(lines, (line) => line.includes("|"));
  const [head = [], , ...rows] = own.map((line) =>
    line
      .trim()
      .replace(/^\\||\\|$/g, "")
      .split("|")
      .map((cell) => cell.trim()),
  );
  return [{ kind: "table", head, rows }, own.length];
}

function takeWhile(lines: readonly string[], test: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !test(line));
  return lines.slice(0, end < 0 ? lines.length : end);
}

const SPAN =
  /\`([^\`\\n]+)\`|\\[([^\\]\\n]+)\\]\\(([^\\s()]+)\\)|\\*\\*(?=\\S)((?:[^*]|\\*(?!\\*)|\\*(?=\\*\\*))+)\\*\\*|~~(\\S(?:[^~]*?\\S)?)~~|\\*(\\S(?:[^*]*?\\S)?)\\*|(?<![\\w_])_(\\S(?:[^_]*?\\S)?)_(?![\\w_])|(https?:\\/\\/[^\\s<>"')]+[^\\s<>"').,;:!?])/g;

/** The parts of a line. Links lead to web and mail addresses only; any other stays the text that it is. */
export function parseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > end) spans.push({ kind: "text", text: text.slice(end, match.index) });
    spans.push(toSpan(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ kind: "text", text: text.slice(end) });
  return spans;
}

function toSpan([all, code, label, target, strong, deleted, starred, underlined, address]: RegExpMatchArray): Span {
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", spans: parseSpans(strong) };
  if (deleted !== undefined) return { kind: "deleted", spans: parseSpans(deleted) };
  const emphasis = starred ?? underlined;
  if (emphasis !== undefined) return { kind: "emphasis", spans: parseSpans(emphasis) };
  const href = target ?? address ?? "";
  return isSafe(href) ? { kind: "link", text: label ?? href, href } : { kind: "text", text: all ?? "" };
}

/** A script in a link would run as the app itself. */
function isSafe(href: string): boolean {
  return URL.canParse(href) && ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}
`,
  "styles/markdown.css": `.markdown {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.75rem;
}

.markdown p {
  white-space: pre-line;
}

.markdown-heading {
  margin-top: 0.4rem;
  font-weight: 700;
  letter-spacing: -0.01em;
  line-height: 1.25;
}

.markdown-heading-1 {
  font-size: 1.4rem;
}

.markdown-heading-2 {
  font-size: 1.2rem;
}

.markdown-heading-3 {
  font-size: 1.05rem;
}

.markdown :is(ul, ol) {
  display: grid;
  gap: 0.25rem;
  margin: 0;
  padding-left: 1.4rem;
}

.markdown ul {
  list-style: disc;
}

.markdown .markdown-task {
  display: flex;
  align-items: baseline;
  gap: 0.5rem;
  margin-left: -1.4rem;
}

.markdown-depth-1 {
  margin-left: 1.25rem;
}

.markdown-depth-2 {
  margin-left: 2.5rem;
}

.markdown-depth-3 {
  margin-left: 3.75rem;
}

.markdown blockquote {
  display: grid;
  gap: 0.5rem;
  margin: 0;
  padding: 0.15rem 0 0.15rem 1rem;
  color: var(--muted);
  border-left: 3px solid var(--line-strong);
}

.markdown :is(code, pre) {
  background: var(--hover);
  border-radius: 0.35rem;
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
  font-size: 0.9em;
}

.markdown code {
  padding: 0.1rem 0.35rem;
}

.markdown pre {
  margin: 0;
  padding: 0.75rem 1rem;
  overflow-x: auto;
}

.markdown pre code {
  padding: 0;
  background: none;
}

.markdown hr {
  width: 100%;
  margin: 0.25rem 0;
  border: 0;
  border-top: 1px solid var(--line);
}

.markdown-table {
  overflow-x: auto;
}

.markdown-table table {
  border-collapse: collapse;
}

.markdown-table :is(th, td) {
  padding: 0.4rem 0.8rem;
  border: 1px solid var(--line);
  text-align: left;
}
`,
};
