import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import type { ConversationLog } from "./log.ts";
import { startRetention } from "./retention.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A store that finds so many; all but those that are busy right now can be deleted. */
const pruned = (found: number, busy = 0) => ({ deleted: found - busy, mayBeMore: found > 0 });

function start(prune: ConversationLog["prune"], retentionMs = DAY_MS) {
  const onPruned = vi.fn();
  const onError = vi.fn();
  const clock = () => 10 * DAY_MS;
  return {
    onPruned,
    onError,
    retention: startRetention({ prune, clock, retentionMs, onPruned, onError, intervalMs: 5, pauseMs: 1 }),
  };
}

it("deletes in small batches until nothing is left that is old enough, and looks again later", async () => {
  const left = [pruned(50), pruned(50, 2), pruned(2, 2), pruned(9), pruned(0), pruned(3)];
  const asked: [number, number][] = [];
  const { retention, onPruned } = start(async (before, limit) => {
    asked.push([before, limit]);
    return left.shift() ?? pruned(0);
  });
  await expect.poll(() => onPruned.mock.calls, { timeout: 10_000 }).toEqual([[107], [3]]);
  retention[Symbol.dispose]();
  expect(new Set(asked.map(([before]) => before))).toEqual(new Set([9 * DAY_MS]));
  expect(new Set(asked.map(([, limit]) => limit))).toEqual(new Set([50]));
});

it("tells of a store that fails and tries again", async () => {
  let tries = 0;
  const { retention, onPruned, onError } = start(async () => {
    tries += 1;
    if (tries === 1) throw new Error("full");
    return pruned(tries === 2 ? 1 : 0);
  });
  await expect.poll(() => onPruned.mock.calls, { timeout: 10_000 }).toEqual([[1]]);
  retention[Symbol.dispose]();
  expect(onError).toHaveBeenCalledTimes(1);
});

it("does nothing where conversations are kept for ever, and nothing after it was stopped", async () => {
  const prune = vi.fn(async () => pruned(0));
  const forEver = start(prune, 0);
  const stopped = start(prune);
  stopped.retention[Symbol.dispose]();
  await sleep(20);
  expect(prune).not.toHaveBeenCalled();
  forEver.retention[Symbol.dispose]();
});
