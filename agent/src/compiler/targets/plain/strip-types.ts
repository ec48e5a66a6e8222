/**
 * Takes the types out of a module. Emitted code is erasable (`erasableSyntaxOnly`): whatever belongs to types alone can go without a
 * replacement. Syntax that cannot is an error, so that nothing is ever stripped half.
 */
import { childOf, childrenOf, listChildren, textOf, type Edit, type Node } from "./syntax.ts";

/** Statements that leave nothing behind. */
const TYPE_STATEMENTS = new Set(["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "TSDeclareFunction"]);
/** Parts of a node that go as they stand. */
const TYPE_PARTS = new Set([
  "TSTypeAnnotation",
  "TSTypeParameterDeclaration",
  "TSTypeParameterInstantiation",
  "TSIndexSignature",
]);
const MODIFIERS = /\b(?:override|readonly|public|private|protected|declare)\s+/g;

type Source = { readonly code: string; readonly comments: readonly Node[] };

/** The edits that remove every type below a node. @throws Error for TypeScript that is more than types. */
export function listTypeEdits(node: Node, source: Source): Edit[] {
  if (isTypeStatement(node)) return [removeStatement(node, source)];
  if (TYPE_PARTS.has(node.type)) return [remove(node.start, node.end)];
  const inner = () => listChildren(node).flatMap((child) => listTypeEdits(child, source));
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSInstantiationExpression": {
      const expression = childOf(node, "expression");
      if (expression === undefined) throw new Error(`${node.type} without an expression`);
      return [...listTypeEdits(expression, source), remove(expression.end, node.end)];
    }
    case "Identifier":
      return node["optional"] === true ? [...inner(), removeMark(node, "?", source)] : inner();
    case "PropertyDefinition":
    case "MethodDefinition":
      return [...inner(), ...listMemberEdits(node, source)];
    case "TSClassImplements":
      // Goes with the class's own edit, which takes the word in front of it, too.
      return [];
    case "ClassDeclaration":
    case "ClassExpression":
      return [...inner(), ...listClassEdits(node, source)];
    case "ImportDeclaration":
      return listSpecifierEdits(node, source, "importKind");
    case "ExportNamedDeclaration":
      return node["declaration"] === null ? listSpecifierEdits(node, source, "exportKind") : inner();
    default:
      if (node.type.startsWith("TS")) throw new Error(`${node.type} cannot be stripped: ${textIn(node, source)}`);
      return inner();
  }
}

function isTypeStatement(node: Node): boolean {
  if (TYPE_STATEMENTS.has(node.type) || node["importKind"] === "type" || node["declare"] === true)
    return node.type !== "ImportSpecifier";
  if (node.type !== "ExportNamedDeclaration") return false;
  const declaration = childOf(node, "declaration");
  return declaration === undefined ? node["exportKind"] === "type" : isTypeStatement(declaration);
}

const remove = (start: number, end: number): Edit => ({ start, end, text: "" });
const textIn = (node: Node, { code }: Source): string => code.slice(node.start, node.end).slice(0, 80);

/** With the comment that belongs to it: one that ends where it begins, without an empty line between. */
function removeStatement(node: Node, { code, comments }: Source): Edit {
  let { start } = node;
  for (const comment of comments.toReversed()) {
    if (comment.end <= start && /^[^\S\n]*\n?[^\S\n]*$/.test(code.slice(comment.end, start))) start = comment.start;
  }
  const [rest = ""] = /^[^\S\n]*\n?/.exec(code.slice(node.end)) ?? [];
  return remove(start, node.end + rest.length);
}

/** The `?` of an optional parameter stands between its name and its type. */
function removeMark(node: Node, mark: string, { code }: Source): Edit {
  const at = code.indexOf(mark, node.start + textOf(node, "name").length);
  return remove(at, at + 1);
}

function listMemberEdits(node: Node, source: Source): Edit[] {
  const key = childOf(node, "key");
  if (key === undefined) return [];
  const head = source.code.slice(node.start, key.start);
  const edits = [...head.matchAll(MODIFIERS)].map(({ index, 0: text }) =>
    remove(node.start + index, node.start + index + text.length),
  );
  if (node["optional"] === true || node["definite"] === true) edits.push(remove(key.end, key.end + 1));
  return edits;
}

function listClassEdits(node: Node, source: Source): Edit[] {
  if (node["abstract"] === true) throw new Error(`an abstract class cannot be stripped: ${textIn(node, source)}`);
  const [first] = childrenOf(node, "implements");
  const body = childOf(node, "body");
  if (first === undefined || body === undefined) return [];
  const start = source.code.lastIndexOf("implements", first.start);
  return [remove(start, body.start)];
}

/** `import { type A, b }` as `import { b }`; a list that held types alone goes with its statement. */
function listSpecifierEdits(node: Node, source: Source, kind: "importKind" | "exportKind"): Edit[] {
  const all = childrenOf(node, "specifiers");
  const kept = all.filter((specifier) => specifier[kind] !== "type");
  if (kept.length === all.length) return [];
  if (kept.length === 0) return [removeStatement(node, source)];
  const named = kept
    .filter(({ type }) => type !== "ImportDefaultSpecifier")
    .map(({ start, end }) => source.code.slice(start, end));
  const first = all.find(({ type }) => type !== "ImportDefaultSpecifier") ?? all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ start: first.start, end: last.end, text: named.join(", ") }];
}
