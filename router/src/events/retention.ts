import type { Clock } from "../clock.ts";
import type { ConversationLog } from "./log.ts";

type Deps = {
  readonly prune: ConversationLog["prune"];
  readonly clock: Clock;
  /** How long a conversation is kept after something was last open in it; 0 is for ever. */
  readonly retentionMs: number;
  readonly onPruned: (conversations: number) => void;
  readonly onError: (error: unknown) => void;
  readonly intervalMs?: number;
  readonly pauseMs?: number;
};

/** So few at a time that nobody's write has to wait long for the store. */
const BATCH = 50;
const HOUR_MS = 60 * 60 * 1000;
const PAUSE_MS = 50;

/** Deletes what has been kept for long enough: at once, then every hour, in small batches with pauses between them. */
export function startRetention(deps: Deps): Disposable {
  const { prune, clock, retentionMs, onPruned, onError, intervalMs = HOUR_MS, pauseMs = PAUSE_MS } = deps;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = retentionMs === 0;
  let pruned = 0;

  const schedule = (ms: number): void => {
    if (!isStopped) timer = setTimeout(() => void step(), ms).unref();
  };
  const step = async (): Promise<void> => {
    try {
      const { deleted, mayBeMore } = await prune(clock() - retentionMs, BATCH);
      pruned += deleted;
      if (mayBeMore) return schedule(pauseMs);
      if (pruned > 0) onPruned(pruned);
    } catch (error) {
      onError(error);
    }
    pruned = 0;
    schedule(intervalMs);
  };

  schedule(0);
  return {
    [Symbol.dispose]() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
