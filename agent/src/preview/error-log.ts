import type { PreviewError } from "@joinery/shared";

/** What is told of an error; everything in it may be words of generated code. */
export type ErrorNote = Pick<PreviewError, "source" | "message" | "version"> & {
  readonly detail?: string | undefined;
  readonly page?: string | undefined;
};

export type ErrorLog = {
  add(note: ErrorNote): void;
  /** The newest last. */
  list(): readonly PreviewError[];
  /** Forgets those of other versions, or all. */
  keepOnly(version: number | undefined): void;
};

export type ErrorLogOptions = {
  readonly now: () => number;
  readonly known?: readonly PreviewError[];
  readonly onChange?: () => void;
};

const MAX_ERRORS = 50;
// Control characters but tabs and line ends, and the marks that turn text around.
const UNPRINTABLE = /[\p{Cc}--[\t\n]]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gv;
const COLOUR = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, "g");

/** The newest errors, each once with how often it was seen. */
export function createErrorLog({ now, known = [], onChange }: ErrorLogOptions): ErrorLog {
  let errors: readonly PreviewError[] = known.slice(-MAX_ERRORS);
  return {
    add(note) {
      const error = toError(note, new Date(now()).toISOString());
      const before = errors.find((other) => isSame(other, error));
      const others = errors.filter((other) => other !== before);
      errors = [...others, { ...error, count: (before?.count ?? 0) + 1 }].slice(-MAX_ERRORS);
      onChange?.();
    },
    list: () => errors,
    keepOnly(version) {
      const kept = errors.filter((error) => error.version === version);
      if (kept.length === errors.length) return;
      errors = kept;
      onChange?.();
    },
  };
}

function toError({ source, message, detail, page, version }: ErrorNote, at: string): PreviewError {
  const cleanDetail = clean(detail ?? "").slice(-4_000);
  return {
    at,
    source,
    message: clean(message).slice(0, 1_000) || "an error without a message",
    ...(cleanDetail === "" ? {} : { detail: cleanDetail }),
    ...(page === undefined ? {} : { page: clean(page).slice(0, 500) }),
    version,
    count: 1,
  };
}

function isSame(left: PreviewError, right: PreviewError): boolean {
  return left.source === right.source && left.version === right.version && left.message === right.message;
}

function clean(text: string): string {
  return text.replaceAll(COLOUR, "").replaceAll(UNPRINTABLE, "").trim();
}
