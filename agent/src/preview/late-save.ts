export type LateSave = {
  /** Saves a little later, once for all that changes until then. */
  soon(): void;
  /** Saves what waits, and ends it: nothing is written after this has resolved. */
  finish(options: { readonly keep: boolean }): Promise<void>;
};

/** Writes what changes often. `save` never rejects. */
export function createLateSave(save: () => Promise<void>, delayMs: number): LateSave {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isOver = false;
  const begin = (): void => {
    timer = undefined;
    running = running.then(save);
  };
  return {
    soon() {
      if (!isOver) timer ??= setTimeout(begin, delayMs);
    },
    async finish({ keep }) {
      isOver = true;
      const isWaiting = timer !== undefined;
      clearTimeout(timer);
      if (isWaiting && keep) begin();
      await running;
    },
  };
}
