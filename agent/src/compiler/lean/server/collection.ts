import type { AppFile } from "@joinery/shared";
import { file, importLine } from "../code.ts";

/** `src/server/collection.ts`: the records of one kind in memory. */
export function emitCollection(): AppFile {
  return file("src/server/collection.ts", importLine(["randomUUID"], "node:crypto"), CODE);
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
