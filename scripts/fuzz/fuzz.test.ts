import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";
import { startTarget } from "./target.ts";

const COUNT = 2_500;
/** The machine is busy with other tests; the script holds answers to one second. */
const MAX_MS = 3_000;
const MEMORY_SLACK_BYTES = 100 * 1024 ** 2;

it(`${COUNT} requests of every kind of wrong get an answer of the contract, in time, and cost the router nothing`, async () => {
  await using target = await startTarget();
  const { sent, byStatus, memoryGrowthBytes } = await fuzz(target, { count: COUNT, seed: 20_260_101, maxMs: MAX_MS });
  expect(sent).toBeGreaterThanOrEqual(COUNT);
  // It reaches behind the doors as well as their locks.
  for (const status of ["200", "202", "400", "401", "403", "404", "405", "409", "415"])
    expect(byStatus[status], status).toBeGreaterThan(0);
  expect(memoryGrowthBytes).toBeLessThan(MEMORY_SLACK_BYTES);
}, 120_000);
