/** Lets many wait for the next change. */
export function createChangeSignal() {
  let next = Promise.withResolvers<void>();
  return {
    notify(): void {
      next.resolve();
      next = Promise.withResolvers();
    },
    /** Waits until `find` finds something, which it is asked for now and after each change; nothing after so long. */
    async waitFor<T>(find: () => T | undefined, maxMs: number): Promise<T | undefined> {
      const late = Promise.withResolvers<"late">();
      const timer = setTimeout(() => late.resolve("late"), maxMs);
      try {
        for (;;) {
          const found = find();
          if (found !== undefined) return found;
          if (maxMs <= 0 || (await Promise.race([next.promise, late.promise])) === "late") return undefined;
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
