/** Runs at most so many at a time, the others in their order: starting an app keeps a processor busy for a second. */
export function createStartLimit(max: number): <T>(start: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (start) => {
    if (running >= max) await new Promise<void>((go) => void waiting.push(go));
    else running += 1;
    try {
      return await start();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
