/** Where one server under test is spoken to; plain data, since it crosses to the process that makes the load. */
export type Endpoint = {
  readonly host: string;
  readonly port: number;
  readonly publishPath: string;
  readonly streamPath: string;
  /** Sent with each publication. */
  readonly headers: Readonly<Record<string, string>>;
  /** What all bodies have in common, apart from `message`. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** A server under test, in a process of its own. */
export type Target = AsyncDisposable & {
  readonly name: string;
  /** A channel that nobody has used yet. */
  open(): Promise<Endpoint>;
};

export type RoundOptions = {
  /** Publishing stops after this time, or after so many messages; then everything outstanding is awaited. */
  readonly publishMs: number;
  readonly maxMessages: number;
  readonly drainMs: number;
};

export type RoundResult = {
  readonly messages: number;
  readonly deliveries: number;
  readonly elapsedMs: number;
  readonly lost: number;
  readonly outOfOrder: number;
};

/** What the load process is told, one thing at a time; it answers each. */
export type LoadCommand =
  | { readonly type: "connect"; readonly endpoint: Endpoint; readonly subscribers: number; readonly publishers: number }
  | { readonly type: "round"; readonly options: RoundOptions }
  | { readonly type: "disconnect" };

export type LoadAnswer = { readonly result?: RoundResult; readonly error?: string };
