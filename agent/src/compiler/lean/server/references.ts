import type { AppFile } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../plan.ts";
import { replaceOnce } from "../../targets/replace-once.ts";
import { file, importLine, inSentence, literal } from "../code.ts";
import { hasAccess } from "./rights.ts";

/** Whether any entity points at another: only then deleting a record can concern others. */
export function hasReferences(plan: AppPlan): boolean {
  return plan.entities.some((entity) => entity.references.length > 0);
}

/** `src/server/references.ts`: what happens to records that point at one that is deleted. */
export function emitReferences(plan: AppPlan): AppFile[] {
  if (!hasReferences(plan)) return [];
  const links = plan.entities.flatMap(({ references, varPlural, entity }) =>
    references.flatMap(({ name, type, reference }) => {
      if (reference === undefined) return [];
      const label = `label: ${literal(inSentence(entity.label))}, labelPlural: ${literal(inSentence(entity.labelPlural))}`;
      const to = findEntity(plan, reference.entity).varPlural;
      const isSeveral = type === "references";
      const rest = isSeveral ? `record.${name}.filter((other) => other !== to)` : "null";
      const clear = `(store, id${isSeveral ? ", to" : ""}) => {
      const record = store.${varPlural}.get(id);
      if (record !== undefined) store.${varPlural}.replace(id, { ...record, ${name}: ${rest} });
    }`;
      const pointers = isSeveral
        ? `flatMap((record) => record.${name}.map((to) => ({ id: record.id, to })))`
        : `map((record) => ({ id: record.id, to: record.${name} }))`;
      return [
        `  {
    from: ${literal(varPlural)},
    to: ${literal(to)},
    onDelete: ${literal(reference.onDelete)},
    ${label},
    pointers: (store) => store.${varPlural}.all().${pointers},
    ${reference.onDelete === "clear" ? `clear: ${clear},` : ""}
  },`,
      ];
    }),
  );
  return [
    file(
      "src/server/references.ts",
      (hasAccess(plan) ? importLine(["wholeOf"], "./access/permitted-store.ts") : "") +
        importLine(["ApiError"], "./api-error.ts") +
        importLine(["type RecordKind", "type Store"], "./store.ts"),
      TYPES,
      `export const links: readonly Link[] = [\n${links.join("\n")}\n];`,
      hasAccess(plan) ? withRights(CODE) : CODE,
    ),
  ];
}

/** Records that the person cannot see point at others too; and nothing of somebody else goes with what is deleted. */
function withRights(code: string): string {
  const renamed = replaceOnce(
    code,
    "export function removeRecords(store: Store, kind: RecordKind, ids: readonly string[]): void {",
    `export function removeRecords(permitted: Store, kind: RecordKind, ids: readonly string[]): void {
  const store = wholeOf(permitted);`,
  );
  return replaceOnce(
    renamed,
    "const isDoomed =",
    `if (ids.some((id) => !permitted[kind].mayChange(id))) throw new ApiError(403, "Somebody else entered this: only they and administrators can change it.");
  if ([...doomed.values()].some((record) => !permitted[record.kind].mayChange(record.id))) {
    throw new ApiError(409, "This cannot be deleted: what you may not delete belongs to it.");
  }
  const isDoomed =`,
  );
}

const TYPES = `
/** A field that points from one kind of record to another. */
type Link = {
  from: RecordKind;
  to: RecordKind;
  onDelete: "restrict" | "cascade" | "clear";
  label: string;
  labelPlural: string;
  pointers(store: Store): { id: string; to: string | null }[];
  /** Takes what is deleted out of the field of one record. */
  clear?(store: Store, id: string, to: string): void;
};`;

const CODE = `
/** A place in the store. */
export type Place = \`\${RecordKind}/\${string}\`;

export const placeOf = (kind: RecordKind, id: string): Place => \`\${kind}/\${id}\`;

/**
 * Deletes records together with those that cannot be without them, and empties the fields of others that point at them.
 * Nothing is deleted when a record that stays still needs one of them.
 */
export function removeRecords(store: Store, kind: RecordKind, ids: readonly string[]): void {
  const doomed = collectDoomed(store, kind, ids);
  const isDoomed = (to: RecordKind, id: string | null): boolean => id !== null && doomed.has(placeOf(to, id));

  for (const link of links) {
    if (link.onDelete !== "restrict") continue;
    const blocking = link
      .pointers(store)
      .filter((pointer) => isDoomed(link.to, pointer.to) && !isDoomed(link.from, pointer.id));
    if (blocking.length === 0) continue;
    const who = blocking.length === 1 ? \`1 \${link.label}\` : \`\${blocking.length} \${link.labelPlural}\`;
    throw new ApiError(409, \`This cannot be deleted: still in use by \${who}.\`);
  }
  for (const link of links) {
    for (const pointer of link.pointers(store)) {
      if (pointer.to === null || !isDoomed(link.to, pointer.to) || isDoomed(link.from, pointer.id)) continue;
      link.clear?.(store, pointer.id, pointer.to);
    }
  }
  for (const { kind: from, id } of doomed.values()) store[from].remove(id);
}

/** The records themselves, and all that go with them. */
function collectDoomed(store: Store, kind: RecordKind, ids: readonly string[]) {
  const doomed = new Map<Place, { kind: RecordKind; id: string }>();
  let added = ids.map((id) => ({ kind, id }));
  while (added.length > 0) {
    for (const record of added) doomed.set(placeOf(record.kind, record.id), record);
    added = links
      .filter((link) => link.onDelete === "cascade")
      .flatMap((link) =>
        link
          .pointers(store)
          .filter(({ id, to }) => to !== null && doomed.has(placeOf(link.to, to)) && !doomed.has(placeOf(link.from, id)))
          .map(({ id }) => ({ kind: link.from, id })),
      );
  }
  return doomed;
}`;
