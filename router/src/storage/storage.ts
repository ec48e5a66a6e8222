/**
 * The port between the router and whatever keeps its data. Every driver passes the same contract test.
 *
 * 1. What a promise of this port reported as written survives the end of the process (drivers that keep only memory aside).
 * 2. A batch is written whole or not at all, and batches of one conversation keep their order.
 * 3. The driver knows nothing of conversations: entries and events are JSON text to it.
 */
export interface Storage {
  /** Appends a batch; resolves when it is durable. Rejects when `from` is not where the journal ends. */
  append(batch: AppendBatch): Promise<void>;
  /** All entries of one conversation's journal, oldest first; empty when there is no such conversation. */
  readEntries(conversationId: string): Promise<string[]>;
  /** Visible events after a sequence number, in order: at least one when there is one, then as many as the page allows. */
  readEvents(conversationId: string, page: EventPage): Promise<StoredEvent[]>;
  /** Conversations whose newest batch said `isActive`: what a restart has to look after. */
  listActive(): Promise<string[]>;
  /** Conversations in which nothing is open, and was not since a moment (epoch milliseconds); those idle for longest first. */
  listEnded(before: number, limit: number): Promise<string[]>;
  /** Deletes all there is of these conversations, but of none that `listEnded` would not name. */
  deleteEnded(conversationIds: readonly string[], before: number): Promise<void>;
  readIdempotency(tenant: string, key: string): Promise<IdempotencyRow | undefined>;
  /** Forgets idempotency keys that were first used before a moment (epoch milliseconds). */
  pruneIdempotency(before: number): Promise<void>;
  saveAgent(row: AgentRow): Promise<void>;
  deleteAgent(agentId: string): Promise<void>;
  loadAgents(): Promise<AgentRow[]>;
  /** 32 random bytes of that name, created and kept at the first call. */
  loadSecret(name: string): Promise<Buffer>;
  /** Resolves when the store answers; rejects with the reason when it does not. */
  check(): Promise<void>;
  /** Finishes what is pending and lets go of the files. */
  close(): Promise<void>;
}

/** One journal entry, and the event that subscribers see of it, if they do. */
export type StoredEntry = { readonly entry: string; readonly event?: StoredEvent };

export type AppendBatch = {
  readonly conversationId: string;
  /** How many entries the journal has before this batch. */
  readonly from: number;
  readonly entries: readonly StoredEntry[];
  /** Whether a turn or a build is open after this batch. */
  readonly isActive: boolean;
  /** When this is, in epoch milliseconds; now unless told. */
  readonly at?: number;
  readonly putIdempotency?: IdempotencyRow;
  readonly dropIdempotency?: { readonly tenant: string; readonly key: string };
};

/** `seq` counts 1, 2, 3 … in its conversation. `isTerminal`: the streams of its subscribers end with it. */
export type StoredEvent = { readonly seq: number; readonly isTerminal: boolean; readonly data: string };

export type EventPage = { readonly after: number; readonly limit: number; readonly maxBytes: number };

export type IdempotencyRow = {
  readonly tenant: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly conversationId: string;
  readonly turnId: string;
  readonly createdAt: number;
  /** The first answer, once there is one. */
  readonly answer?: { readonly status: number; readonly body: string };
};

/** One registered agent. Times are epoch milliseconds. */
export type AgentRow = {
  readonly agentId: string;
  readonly name: string;
  readonly url: string;
  readonly intents: readonly string[];
  readonly version?: string;
  readonly protocol: "intent" | "a2a";
  readonly registeredAt: number;
  readonly leaseExpiresAt: number;
};
