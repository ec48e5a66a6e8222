import type { AppSpec, HistoryEntry } from "@joinery/shared";

/** One turn of the discovery, as the router hands it over. */
export type DiscoveryTurn = {
  /** What the user typed, trimmed, 1 to 32,000 characters. */
  readonly userInput: string;
  /** The turns before, oldest first. */
  readonly history: readonly HistoryEntry[];
  /** The spec so far: the draft of the last turn, an edit by the front-end, or the spec of the last build. */
  readonly appSpec?: AppSpec;
  /** The front-end says that the user has confirmed. */
  readonly confirm: boolean;
  /** A finished build exists: the turn describes a change of it. */
  readonly isBuilt: boolean;
};

export type DiscoveryResult = {
  /** What the user reads next. */
  readonly reply: string;
  readonly appSpec: AppSpec;
  /** Nothing is left to ask: the spec can be built. */
  readonly isComplete: boolean;
  /** The user said so, in words or by `confirm`, and the spec is complete: build now. */
  readonly isConfirmed: boolean;
};

/** Turns a conversation into a spec. Built in: the composer, which needs no key. */
export type Engine = {
  readonly name: string;
  /** @throws JoineryError when the turn cannot be understood by this engine at all; expected outcomes are results. */
  discover(turn: DiscoveryTurn, signal: AbortSignal): Promise<DiscoveryResult>;
};
