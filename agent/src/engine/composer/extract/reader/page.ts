import type { Mention, Reading, Role } from "./mention.ts";
import type { Token } from "./token.ts";

/** The clause as it was written, and where what it says is put. */
export type Page = {
  readonly source: string;
  readonly reading: Reading;
  /** The grammar goes round in a circle: lists hold clauses, and clauses lists. */
  readonly clause: (page: Page, tokens: readonly Token[], subject?: Mention) => void;
  readonly verb: (page: Page, tokens: readonly Token[], subject: Mention | undefined) => void;
  readonly list: (page: Page, tokens: readonly Token[], frame: Frame) => void;
};

/** What a list is a list of. */
export type Frame = {
  readonly role: Role;
  /** Whose list this is. */
  readonly owner?: Mention;
  /** What the app is called after: fields that belong to nothing else are its. */
  readonly topic?: Mention;
  /** The verb before, with who did it. */
  readonly verb?: string;
  /** One of many, though it is named in the singular: "book a court". */
  readonly isOneOfMany?: boolean;
  readonly doer?: Mention;
  /** The list that this one interrupts: "pets with name and age, and visits". */
  readonly outer?: Frame;
};

/** Where a list is being read. */
export type Item = {
  readonly at: number;
  readonly end: number;
  readonly list: number;
  readonly frame: Frame;
  readonly last: Mention | undefined;
};

/** `done`: what followed was read as something else. */
export type Step = "done" | { readonly mention?: Mention; readonly next: number };
