/** Who is in the app at the moment, and how much was written to it. */
export type Traffic = ReturnType<typeof createTraffic>;

/** A visit: a request, or a socket for as long as it is open. */
export type Visit = { readonly isWrite: boolean };

export function createTraffic({ now, onWritten }: { now: () => number; onWritten: () => void }) {
  let usedAt = now();
  let open = 0;
  let writing = 0;
  let writes = 0;
  let drained: (() => void) | undefined;

  return {
    touch: () => void (usedAt = now()),
    /** Milliseconds since the last visit ended; 0 while one is open. */
    idleMs: () => (open > 0 ? 0 : now() - usedAt),
    usedAt: () => (open > 0 ? now() : usedAt),
    /** Grows with the beginning and the end of every visit that may change data: the same number means the same data. */
    writes: () => writes,
    enter({ isWrite }: Visit): () => void {
      let isIn = true;
      usedAt = now();
      open += 1;
      if (isWrite) {
        writing += 1;
        writes += 1;
      }
      return () => {
        if (!isIn) return;
        isIn = false;
        usedAt = now();
        open -= 1;
        if (!isWrite) return;
        writing -= 1;
        writes += 1;
        onWritten();
        if (writing === 0) drained?.();
      };
    },
    /** Resolves when nothing is being written, or after so long. */
    async drain(maxMs: number): Promise<void> {
      if (writing === 0) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, maxMs);
        drained = () => {
          clearTimeout(timer);
          done();
        };
      });
      drained = undefined;
    },
  };
}
