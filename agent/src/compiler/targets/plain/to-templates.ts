/**
 * Turns JSX into tagged templates for `htm`, in place: `<Field label="Name" {...rest}>{x}</Field>` becomes
 * html`<${Field} label="Name" ...${rest}>${x}<//>`. Lines stay where they are: both languages drop space with a line break in it at
 * the edges of a text, and keep all other space.
 */
import { childOf, childrenOf, listChildren, textOf, walk, type Edit, type Node } from "./syntax.ts";

export type TemplateNames = { readonly tag: string; readonly fragment: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

export function hasTemplates(program: Node): boolean {
  return walk(program).some(isJsx);
}

export function usesFragment(program: Node): boolean {
  return walk(program).some(({ type }) => type === "JSXFragment");
}

/** The edits that turn all JSX below a node into templates. @throws Error for JSX that has no counterpart. */
export function listTemplateEdits(node: Node, code: string, names: TemplateNames): Edit[] {
  const visit = (child: Node): Edit[] => listTemplateEdits(child, code, names);
  const context = { code, names, visit };
  if (isJsx(node))
    return [insert(node.start, `${names.tag}\``), ...listElementEdits(node, context), insert(node.end, "`")];
  const inside = node.type === "ParenthesizedExpression" ? childOf(node, "expression") : undefined;
  if (inside === undefined || !isJsx(inside)) return listChildren(node).flatMap(visit);
  // The parentheses around several lines become the quotes.
  const [open, close] = [
    { start: node.start, end: node.start + 1 },
    { start: node.end - 1, end: node.end },
  ];
  return [{ ...open, text: `${names.tag}\`` }, ...listElementEdits(inside, context), { ...close, text: "`" }];
}

type Context = {
  readonly code: string;
  readonly names: TemplateNames;
  readonly visit: (node: Node) => Edit[];
};

const isJsx = ({ type }: Node): boolean => type === "JSXElement" || type === "JSXFragment";
const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
const replace = ({ start, end }: Node, text: string): Edit => ({ start, end, text });

function listElementEdits(node: Node, context: Context): Edit[] {
  const inner = childrenOf(node, "children").flatMap((child) => listChildEdits(child, context));
  if (node.type === "JSXFragment") {
    const [opening, closing] = [childOf(node, "openingFragment"), childOf(node, "closingFragment")];
    if (opening === undefined || closing === undefined) throw new Error("a fragment has two tags");
    return [replace(opening, `<\${${context.names.fragment}}>`), ...inner, replace(closing, "<//>")];
  }
  const [opening, closing] = [childOf(node, "openingElement"), childOf(node, "closingElement")];
  const name = opening === undefined ? undefined : childOf(opening, "name");
  if (opening === undefined || name === undefined) throw new Error("an element has a tag");
  const isComponent = name.type === "JSXMemberExpression" || /^[A-Z]/.test(textOf(name, "name"));
  const attributes = childrenOf(opening, "attributes").flatMap((attribute) => listAttributeEdits(attribute, context));
  if (!isComponent) return [...attributes, ...inner];
  const component = replace(name, `\${${context.code.slice(name.start, name.end)}}`);
  return [component, ...attributes, ...inner, ...(closing === undefined ? [] : [replace(closing, "<//>")])];
}

function listAttributeEdits(attribute: Node, { code, visit }: Context): Edit[] {
  if (attribute.type === "JSXSpreadAttribute") {
    const argument = childOf(attribute, "argument");
    if (argument === undefined) throw new Error("a spread has an argument");
    return [{ start: attribute.start, end: argument.start, text: "...${" }, ...visit(argument)];
  }
  const value = childOf(attribute, "value");
  if (value === undefined) return [];
  if (value.type === "JSXExpressionContainer") return [insert(value.start, "$"), ...visit(value)];
  if (isJsx(value)) return [insert(value.start, "${"), ...visit(value), insert(value.end, "}")];
  return [replace(value, quoteAttribute(decodeEntities(code.slice(value.start + 1, value.end - 1))))];
}

/** As a plain attribute, or as a value where the text could end it or be read as something else. */
function quoteAttribute(text: string): string {
  return /["`\\\n]|\$\{/.test(text) ? `\${${JSON.stringify(text)}}` : `"${text}"`;
}

function listChildEdits(child: Node, context: Context): Edit[] {
  if (child.type === "JSXText") return [replace(child, toTemplateText(context.code.slice(child.start, child.end)))];
  if (isJsx(child)) return listElementEdits(child, context);
  if (child.type !== "JSXExpressionContainer") throw new Error(`${child.type} has no counterpart in a template`);
  const expression = childOf(child, "expression");
  // A comment among children.
  if (expression?.type === "JSXEmptyExpression") return [replace(child, "")];
  return [insert(child.start, "$"), ...context.visit(child)];
}

/** Lines within a text are joined by single spaces, as JSX does it; the space around the text stays. */
function toTemplateText(raw: string): string {
  const [before = ""] = /^\s*\n\s*/.exec(raw) ?? [];
  const rest = raw.slice(before.length);
  const [after = ""] = /\s*\n\s*$/.exec(rest) ?? [];
  const text = rest.slice(0, rest.length - after.length).replace(/[^\S\n]*\n\s*/g, " ");
  return `${before}${escapeText(decodeEntities(text))}${after}`;
}

/** `htm` reads no entities but tags, and a template reads backticks, backslashes and `${`. */
function escapeText(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replaceAll("<", '${"<"}');
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (entity, name: string) => {
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1).replace(/^x/i, "0x")));
    const character = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (character === undefined) throw new Error(`${entity} is not a known entity`);
    return character;
  });
}
