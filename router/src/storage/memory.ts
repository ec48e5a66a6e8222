import { randomBytes } from "node:crypto";
import type { AgentRow, AppendBatch, EventPage, IdempotencyRow, Storage, StoredEvent } from "./storage.ts";

type Kept = { readonly entries: string[]; readonly events: StoredEvent[]; isActive: boolean; changedAt: number };

/** Storage that ends with the process: for tests and for trying things out. */
export function createMemoryStorage(): Storage {
  const conversations = new Map<string, Kept>();
  const idempotency = new Map<string, IdempotencyRow>();
  const agents = new Map<string, AgentRow>();
  const secrets = new Map<string, Buffer>();

  const append = async (batch: AppendBatch): Promise<void> => {
    // As in the other drivers, nothing is there before the turn of the event loop ends.
    await new Promise((resolve) => setImmediate(resolve));
    const kept = conversations.get(batch.conversationId) ?? { entries: [], events: [], isActive: false, changedAt: 0 };
    if (kept.entries.length !== batch.from) {
      throw new Error(`The journal of ${batch.conversationId} does not end at ${batch.from}.`);
    }
    conversations.set(batch.conversationId, kept);
    if (kept.isActive !== batch.isActive || batch.from === 0) kept.changedAt = batch.at ?? Date.now();
    kept.isActive = batch.isActive;
    for (const { entry, event } of batch.entries) {
      kept.entries.push(entry);
      if (event !== undefined) kept.events.push(event);
    }
    const { dropIdempotency: drop, putIdempotency: put } = batch;
    if (drop !== undefined) idempotency.delete(idempotencyKey(drop.tenant, drop.key));
    if (put !== undefined) idempotency.set(idempotencyKey(put.tenant, put.key), put);
  };

  return {
    append,
    readEntries: async (id) => [...(conversations.get(id)?.entries ?? [])],
    readEvents: async (id, page) => readPage(conversations.get(id)?.events ?? [], page),
    listActive: async () => [...conversations].filter(([, kept]) => kept.isActive).map(([id]) => id),
    listEnded: async (before, limit) =>
      [...conversations]
        .filter(([, kept]) => hasEnded(kept, before))
        .toSorted(([, a], [, b]) => a.changedAt - b.changedAt)
        .slice(0, limit)
        .map(([id]) => id),
    deleteEnded: async (ids, before) => {
      const ended = new Set(ids.filter((id) => hasEnded(conversations.get(id), before)));
      for (const id of ended) conversations.delete(id);
      for (const [key, row] of idempotency) if (ended.has(row.conversationId)) idempotency.delete(key);
    },
    readIdempotency: async (tenant, key) => idempotency.get(idempotencyKey(tenant, key)),
    pruneIdempotency: async (before) => {
      for (const [key, row] of idempotency) if (row.createdAt < before) idempotency.delete(key);
    },
    saveAgent: async (row) => void agents.set(row.agentId, row),
    deleteAgent: async (agentId) => void agents.delete(agentId),
    loadAgents: async () => [...agents.values()],
    loadSecret: async (name) => {
      const secret = secrets.get(name) ?? randomBytes(32);
      secrets.set(name, secret);
      return secret;
    },
    check: async () => {},
    close: async () => {},
  };
}

const hasEnded = (kept: Kept | undefined, before: number): boolean =>
  kept !== undefined && !kept.isActive && kept.changedAt < before;
const idempotencyKey = (tenant: string, key: string): string => JSON.stringify([tenant, key]);

function readPage(events: readonly StoredEvent[], { after, limit, maxBytes }: EventPage): StoredEvent[] {
  const page: StoredEvent[] = [];
  let bytes = 0;
  for (let index = after; index < events.length && page.length < limit; index += 1) {
    const event = events[index];
    if (event === undefined) break;
    bytes += event.data.length;
    if (page.length > 0 && bytes > maxBytes) break;
    page.push(event);
  }
  return page;
}
