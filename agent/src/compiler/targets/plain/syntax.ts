import { parseSync } from "rolldown/utils";

/** A node of the syntax tree (ESTree with TypeScript and JSX), as far as the transformations look into it. */
export type Node = { readonly type: string; readonly start: number; readonly end: number } & {
  readonly [key: string]: unknown;
};
/** A piece of the text that becomes another. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Reads a TypeScript module.
 * @throws Error when it is none: emitted code that does not parse is a fault of the compiler.
 */
export function parseModule(path: string, code: string): { program: Node; comments: readonly Node[] } {
  const { program, comments, errors } = parseSync(path, code, { lang: path.endsWith("x") ? "tsx" : "ts" });
  const [problem] = errors;
  if (problem !== undefined) throw new Error(`${path} does not parse: ${problem.message}`);
  return { program: program as unknown as Node, comments: comments as unknown as readonly Node[] };
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The node below a key; `undefined` where there is none. */
export function childOf(node: Node, key: string): Node | undefined {
  const child = node[key];
  return isNode(child) ? child : undefined;
}

/** The nodes of a list below a key. */
export function childrenOf(node: Node, key: string): Node[] {
  const list = node[key];
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** The text of a name or a literal. */
export function textOf(node: Node | undefined, key: "name" | "value"): string {
  const value = node?.[key];
  return typeof value === "string" ? value : "";
}

/** Every node directly below, in the order of the tree. */
export function listChildren(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

/** Every node of the tree, parents first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of listChildren(node)) yield* walk(child);
}

/** The text with all edits made. At one place insertions come first, in their order; an edit within a wider one does not count. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  const width = ({ start, end }: Edit): number => end - start;
  const ordered = edits.toSorted((left, right) => {
    if (left.start !== right.start) return left.start - right.start;
    return width(left) === 0 || width(right) === 0 ? width(left) - width(right) : width(right) - width(left);
  });
  let result = "";
  let position = 0;
  for (const { start, end, text } of ordered) {
    if (start < position) continue;
    result += code.slice(position, start) + text;
    position = end;
  }
  return result + code.slice(position);
}
