import { JoineryError } from "@joinery/shared";

type Deps = {
  readonly onError: (error: unknown, conversationId: string) => void;
  /** Between tries; the last pause repeats. */
  readonly pausesMs?: readonly number[];
  /** How long whoever waits is kept; the tries go on without them. */
  readonly giveUpMs?: number;
};

export type Patience = {
  /**
   * Tries to write until it works, since a turn that is left open would block its conversation.
   * @throws JoineryError `not_ready` when that takes too long; it is still tried then, until it works or `stop` is called
   */
  write<T>(task: () => Promise<T>, conversationId: string): Promise<T>;
  /** No further tries: the process ends, and the next one closes what is open. */
  stop(): void;
  /** Resolves when nothing is being tried. */
  settle(): Promise<void>;
};

const PAUSES_MS = [50, 250, 1_000, 5_000];
const GIVE_UP_MS = 10_000;

/** For writes that have to happen, while the store may fail for a time (a full disk). */
export function createPatience({ onError, pausesMs = PAUSES_MS, giveUpMs = GIVE_UP_MS }: Deps): Patience {
  const stopped = new AbortController();
  const open = new Set<Promise<unknown>>();

  const persist = async <T>(task: () => Promise<T>, conversationId: string): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await task();
      } catch (error) {
        onError(error, conversationId);
        if (stopped.signal.aborted) throw error;
      }
      await pause(pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0, stopped.signal);
    }
  };

  return {
    write: async (task, conversationId) => {
      const writing = persist(task, conversationId);
      const settled = writing.then(forget, forget);
      function forget(): void {
        open.delete(settled);
      }
      open.add(settled);
      return orGiveUp(writing, giveUpMs);
    },
    stop: () => stopped.abort(),
    settle: async () => void (await Promise.all(open)),
  };
}

/** @throws JoineryError `not_ready` when it takes too long. Made only then: most writes take a millisecond. */
function orGiveUp<T>(writing: Promise<T>, giveUpMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const message = "The answer could not be stored yet.";
      reject(new JoineryError("not_ready", { message, retryAfterSeconds: 5 }));
    }, giveUpMs);
    writing.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Resolves after a time, or at once when the signal says so. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
