import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { measureNamespace, watchUsage, type Usage } from "./usage.ts";

const MB = 1024 * 1024;

describe("measureNamespace", () => {
  it("sums what it can see, and takes a namespace that is gone as empty", async () => {
    const usage = await measureNamespace(process.pid);
    expect(usage.processes).toBeGreaterThan(0);
    expect(usage.memoryBytes).toBeGreaterThan(MB);
    expect(await measureNamespace(2 ** 22 + 1)).toEqual({ processes: 0, tasks: 0, memoryBytes: 0 });
  });
});

describe("watchUsage", () => {
  const watch = (usages: readonly Usage[]) => {
    const reasons: string[] = [];
    const left = [...usages];
    const last = usages.at(-1) ?? { processes: 0, tasks: 0, memoryBytes: 0 };
    const watcher = watchUsage({
      pid: 1,
      maxMemoryBytes: 100 * MB,
      maxTasks: 50,
      intervalMs: 1,
      measure: async () => left.shift() ?? last,
      onExceeded: (reason) => reasons.push(reason),
    });
    return { watcher, reasons };
  };

  it("tells once that there is too much memory", async () => {
    const { watcher, reasons } = watch([
      { processes: 1, tasks: 10, memoryBytes: 50 * MB },
      { processes: 2, tasks: 20, memoryBytes: 150 * MB },
    ]);
    await expect.poll(() => reasons).toEqual(["used 150 MB of memory, 100 MB are allowed"]);
    await sleep(20);
    expect(reasons).toHaveLength(1);
    expect(watcher.peak()).toEqual({ processes: 2, tasks: 20, memoryBytes: 150 * MB });
  });

  it("tells that there are too many processes and threads", async () => {
    const { reasons } = watch([{ processes: 9, tasks: 51, memoryBytes: MB }]);
    await expect.poll(() => reasons).toEqual(["ran 51 processes and threads, 50 are allowed"]);
  });

  it("says nothing after it was stopped", async () => {
    const { watcher, reasons } = watch([{ processes: 1, tasks: 99, memoryBytes: 0 }]);
    watcher.stop();
    await sleep(20);
    expect(reasons).toEqual([]);
  });
});
