import type { Noun } from "../noun-phrase.ts";

/** The part that a noun plays in its sentence. */
export type Role =
  /** What the app is called after: the wine of "wine log". */
  | "title"
  /** What a clause begins with. */
  | "lead"
  /** "Inventory of paintings", "tracker for feedings". */
  | "content"
  /** What is tracked, managed, logged. */
  | "object"
  /** Behind a verb that says less: "organise", "run". */
  | "weakObject"
  /** Who does something to other things, and to what. */
  | "doer"
  | "deed"
  /** In a list after "with" or "has", of a thing or of the app itself. */
  | "attribute"
  | "appAttribute"
  /** In a list after a colon. */
  | "listed"
  /** Behind a preposition. */
  | "place"
  /** Whom the app is for. */
  | "audience"
  /** "Per member", "by month". */
  | "group";

/** One place where a brief names something. */
export type Mention = {
  readonly noun: Noun;
  readonly role: Role;
  /** As it stands in the text, with brackets and units. */
  readonly raw: string;
  readonly determiners: readonly string[];
  /** Where it stands among all that the brief names. */
  readonly order: number;
  /** Items of one list have the same number. */
  readonly list: number;
  /** What it is said to belong to. */
  readonly owner?: Mention;
  /** What the app is called after, where this stands in the app's own list. */
  readonly topic?: Mention;
  /** Others are said to belong to it. */
  hasOwn: boolean;
  /** Those who use the app do something with it. */
  isOurs?: boolean;
};

/** A piece of a list that names no noun that could be a thing: "paid", "how it felt". */
export type Plain = {
  readonly raw: string;
  readonly owner?: Mention;
  readonly topic?: Mention;
  readonly role: Role;
  readonly list: number;
  readonly order: number;
};

/** "Students borrow books": a verb between two things. */
export type Relation = { readonly subject: Mention; readonly object: Mention; readonly verb: string };

/** All that the sentences of a brief name, before it is decided what becomes of it. */
export type Reading = {
  readonly mentions: Mention[];
  readonly plain: Plain[];
  readonly relations: Relation[];
  lists: number;
};
