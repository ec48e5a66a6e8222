import type { Clock } from "../clock.ts";

/** Node's timers overflow above this; a later deadline is looked at again when it fires. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export type Deadlines = {
  /** Watches a conversation until a moment (epoch milliseconds), in place of what was watched before. */
  watch(conversationId: string, at: number): void;
  forget(conversationId: string): void;
  dispose(): void;
};

/** Calls `onDue` for each conversation whose deadline has come, with a single timer that waits for the earliest. */
export function createDeadlines(deps: { clock: Clock; onDue: (conversationId: string) => void }): Deadlines {
  const { clock, onDue } = deps;
  const deadlines = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let armedFor = Infinity;

  const arm = (at: number): void => {
    if (at >= armedFor) return;
    clearTimeout(timer);
    armedFor = at;
    timer = setTimeout(fire, Math.min(Math.max(at - clock(), 1), MAX_TIMER_MS));
    timer.unref();
  };
  const fire = (): void => {
    armedFor = Infinity;
    const now = clock();
    for (const [conversationId, at] of deadlines) {
      if (at <= now) {
        deadlines.delete(conversationId);
        onDue(conversationId);
      }
    }
    const earliest = Math.min(...deadlines.values());
    if (earliest !== Infinity) arm(earliest);
  };

  return {
    watch(conversationId, at) {
      deadlines.set(conversationId, at);
      arm(at);
    },
    forget: (conversationId) => void deadlines.delete(conversationId),
    dispose() {
      clearTimeout(timer);
      deadlines.clear();
    },
  };
}
