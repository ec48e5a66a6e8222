/** Where one channel of a server under test is spoken to; plain data, since it crosses to the process that makes the load. */
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
  /** Of the process that serves, when it can be told. */
  readonly pid: number | undefined;
  /** A channel that nobody has used yet. */
  open(): Promise<Endpoint>;
};

export type LoadOptions = {
  /** Channels; a server has one host and port for all of them. */
  readonly endpoints: readonly Endpoint[];
  /** Of each channel. */
  readonly subscribers: number;
  /** Connections that publish: so many messages are on their way at a time. */
  readonly publishers: number;
  /** Further subscribers of the first channel, who never read. */
  readonly stalled?: number;
};

export type RoundOptions = {
  /** Publishing stops after this time, or after so many messages if that is sooner; then everything outstanding is awaited. */
  readonly publishMs: number;
  readonly maxMessages?: number;
  readonly drainMs: number;
  /** Messages at a steady pace, however the server does; as fast as it answers when left out. */
  readonly perSecond?: number;
  /** Makes each message longer by so many bytes. */
  readonly paddingBytes?: number;
};

export type RoundResult = {
  readonly messages: number;
  readonly deliveries: number;
  readonly elapsedMs: number;
  readonly lost: number;
  readonly outOfOrder: number;
  /** From the moment a message was sent until a subscriber had it; of paced rounds. */
  readonly latencyMs?: { readonly p50: number; readonly p99: number };
};

/** What the load process is told, one thing at a time; it answers each. */
export type LoadCommand =
  | { readonly type: "connect"; readonly options: LoadOptions }
  | { readonly type: "round"; readonly options: RoundOptions }
  | { readonly type: "disconnect" };

export type LoadAnswer = { readonly result?: RoundResult; readonly error?: string };
