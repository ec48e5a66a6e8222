import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine } from "../code.ts";
import { hasAccess } from "./rights.ts";
import { hasOwnRecords } from "./rights.ts";
import { replaceOnce } from "../../targets/replace-once.ts";

/** `src/server/collection.ts`: the records of one kind in memory. */
export function emitCollection(plan: AppPlan): AppFile {
  const guarded = hasAccess(plan) ? withRights(CODE) : CODE;
  return file(
    "src/server/collection.ts",
    importLine(["randomUUID"], "node:crypto") +
      (hasOwnRecords(plan) ? importLine(["type EnteredBy"], "../shared/rights.ts") : ""),
    hasOwnRecords(plan) ? withOwners(guarded) : guarded,
  );
}

/** What the store of a request answers differently for each person. */
function withRights(code: string): string {
  const typed = replaceOnce(
    code,
    "  remove(id: string): void;\n",
    `  remove(id: string): void;
  /** Whether the person who asks may change or delete it. */
  mayChange(id: string): boolean;
  /** Puts a record back as it was. */
  restore(record: Stored<Input>): void;
  /** The records that one has to differ from where a value is unique. */
  peers(id?: string): Stored<Input>[];
`,
  );
  return replaceOnce(
    typed,
    "    remove(id) {\n",
    "    mayChange: (id) => stored.has(id),\n    peers: () => [...stored.values()],\n    restore: (record) => void stored.set(record.id, record),\n    remove(id) {\n",
  );
}

/** Records that know who entered them; those of earlier versions may not. */
function withOwners(code: string): string {
  return [
    [
      "Input & { id: string; createdAt: string; updatedAt: string };",
      "Input & { id: string; createdAt: string; updatedAt: string; enteredBy: EnteredBy | null };",
    ],
    [
      "add(input: Input, id?: string): Stored<Input>;",
      "add(input: Input, id?: string, enteredBy?: EnteredBy | null): Stored<Input>;",
    ],
    [
      "  remove(id: string): void;\n",
      "  remove(id: string): void;\n  /** Hands a record to somebody, or to nobody. */\n  handTo(id: string, person: EnteredBy | null): void;\n",
    ],
    [
      "new Map(saved.map((record) => [record.id, record]))",
      "new Map(saved.map((record) => [record.id, { ...record, enteredBy: record.enteredBy ?? null }]))",
    ],
    ["add(input, id = randomUUID()) {", "add(input, id = randomUUID(), enteredBy = null) {"],
    ["{ ...input, id, createdAt: now, updatedAt: now }", "{ ...input, id, createdAt: now, updatedAt: now, enteredBy }"],
    [
      "{ ...input, id, createdAt: old.createdAt, updatedAt: clock().toISOString() }",
      "{ ...input, id, createdAt: old.createdAt, updatedAt: clock().toISOString(), enteredBy: old.enteredBy }",
    ],
    [
      "saved: readonly Stored<Input>[],",
      "saved: readonly (Input & { id: string; createdAt: string; updatedAt: string; enteredBy?: EnteredBy | null })[],",
    ],
    [
      "    remove(id) {\n",
      `    handTo(id, person) {
      const record = stored.get(id);
      if (record !== undefined) stored.set(id, { ...record, enteredBy: person });
    },
    remove(id) {\n`,
    ],
  ].reduce((current, [from = "", to = ""]) => replaceOnce(current, from, to), code);
}

const CODE = `
/** What the server adds to the input of every record. The times are ISO 8601 in UTC. */
export type Stored<Input> = Input & { id: string; createdAt: string; updatedAt: string };

export type Collection<Input extends object> = {
  /** In the order in which they were added. */
  all(): Stored<Input>[];
  get(id: string): Stored<Input> | undefined;
  add(input: Input, id?: string): Stored<Input>;
  /** Replaces the input of a record that is there. */
  replace(id: string, input: Input): Stored<Input>;
  remove(id: string): void;
};

export function createCollection<Input extends object>(
  saved: readonly Stored<Input>[],
  clock: () => Date,
): Collection<Input> {
  const stored = new Map(saved.map((record) => [record.id, record]));

  return {
    all: () => [...stored.values()],
    get: (id) => stored.get(id),
    add(input, id = randomUUID()) {
      const now = clock().toISOString();
      const record = { ...input, id, createdAt: now, updatedAt: now };
      stored.set(id, record);
      return record;
    },
    replace(id, input) {
      const old = stored.get(id);
      if (old === undefined) throw new Error(\`There is no record \${id} to replace.\`);
      const record = { ...input, id, createdAt: old.createdAt, updatedAt: clock().toISOString() };
      stored.set(id, record);
      return record;
    },
    remove(id) {
      stored.delete(id);
    },
  };
}`;
