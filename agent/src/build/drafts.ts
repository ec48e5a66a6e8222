/**
 * Makes applications ready while their users still read the reply: a spec that only waits for a "yes" is compiled and
 * reviewed ahead, so that the confirmed build finds its work done.
 *
 * 1. It is the same work by the same code: a draft that was not prepared, or is lost, is made by the build itself.
 * 2. Builds go first: nothing is prepared while one waits or runs, and one preparation runs at a time.
 * 3. Few drafts are kept, the newest; a conversation has at most one that waits to be begun.
 */
import type { AppSpec } from "@joinery/shared";
import type { Logger } from "pino";
import { createDraft, type Draft, type DraftDeps, type DraftInput } from "./draft.ts";

export type Drafts = Disposable & {
  /** This spec is complete and may be confirmed soon. Returns at once. */
  prepare(conversationId: string, spec: AppSpec): void;
  /** The prepared draft of a build that begins, or a new one. */
  take(conversationId: string, input: DraftInput): Draft;
};

export type DraftsDeps = DraftDeps & {
  /** Builds wait or run. */
  readonly isBusy: () => boolean;
  readonly log: Logger;
  readonly delayMs?: number;
  readonly maxKept?: number;
};

/** Shorter than anyone reads, longer than a program that confirms at once. */
const DELAY_MS = 100;
const MAX_KEPT = 8;

export function createDrafts(deps: DraftsDeps): Drafts {
  const { isBusy, log, delayMs = DELAY_MS, maxKept = MAX_KEPT } = deps;
  const kept = new Map<string, Draft>();
  const timers = new Map<string, NodeJS.Timeout>();
  const never = new AbortController().signal;
  let isPreparing = false;

  async function begin(conversationId: string, spec: AppSpec): Promise<void> {
    const key = toKey(spec);
    if (isPreparing || isBusy() || kept.has(key)) return;
    isPreparing = true;
    try {
      const draft = createDraft(deps, { spec, kept: new Map(), signal: never });
      keep(key, draft);
      await draft.findings();
    } catch (error) {
      // The build will meet the same trouble and tell the user.
      kept.delete(key);
      log.debug({ event: "preparation_failed", conversationId, err: error });
    } finally {
      isPreparing = false;
    }
  }

  function keep(key: string, draft: Draft): void {
    kept.set(key, draft);
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  }

  function cancelTimer(conversationId: string): void {
    clearTimeout(timers.get(conversationId));
    timers.delete(conversationId);
  }

  return {
    prepare(conversationId, spec) {
      cancelTimer(conversationId);
      const timer = setTimeout(() => {
        timers.delete(conversationId);
        void begin(conversationId, spec);
      }, delayMs);
      timers.set(conversationId, timer);
    },
    take(conversationId, input) {
      cancelTimer(conversationId);
      const key = toKey(input.spec);
      const prepared = input.kept.size === 0 ? kept.get(key) : undefined;
      kept.delete(key);
      return prepared ?? createDraft(deps, input);
    },
    [Symbol.dispose]() {
      for (const conversationId of timers.keys()) cancelTimer(conversationId);
      kept.clear();
    },
  };
}

function toKey(spec: AppSpec): string {
  return JSON.stringify(spec);
}
