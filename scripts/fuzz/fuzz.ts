import * as fc from "fast-check";
import { requests, type FuzzRequest } from "./requests.ts";
import { findFault, MAX_MS, send } from "./send.ts";
import type { Target } from "./target.ts";

export type FuzzReport = {
  readonly sent: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly memoryGrowthBytes: number;
};

type FuzzOptions = {
  readonly count: number;
  readonly seed: number;
  /** A later answer is a fault. */
  readonly maxMs?: number;
};

const AT_ONCE = 24;
/** The heap settles in the first requests; what counts is what comes after. */
const WARM_UP_SHARE = 0.2;

/**
 * Sends that many requests, two dozen at a time.
 * @throws Error with the seed and the smallest requests that show it, when an answer is not as it has to be
 */
export async function fuzz(target: Target, { count, seed, maxMs = MAX_MS }: FuzzOptions): Promise<FuzzReport> {
  const byStatus: Record<string, number> = {};
  const tally = { sent: 0, slowestMs: 0, baseline: 0 };
  const one = async (request: FuzzRequest): Promise<void> => {
    let answer = await send(target.port, request);
    // A pause of the whole machine is not the router's: what is slow must be so when it is alone.
    if (answer.ms > maxMs) answer = await send(target.port, request);
    const fault = findFault(request, answer, maxMs);
    tally.sent += 1;
    tally.slowestMs = Math.max(tally.slowestMs, answer.ms);
    const status = /^(?:HTTP\/1\.1 100 .*?\r\n\r\n)?HTTP\/1\.1 (\d{3})/s.exec(answer.text)?.[1] ?? "none";
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    if (fault !== undefined)
      throw new Error(
        `${fault}\n${JSON.stringify(request.bytes.toString("latin1").slice(0, 2_000))}\n${answer.text.slice(0, 500)}`,
      );
  };
  const batches = fc.array(requests(target.known), { minLength: 1, maxLength: AT_ONCE, size: "max" });
  const property = fc.asyncProperty(batches, async (batch) => {
    if (tally.sent >= count) return;
    if (tally.baseline === 0 && tally.sent > count * WARM_UP_SHARE) tally.baseline = await target.memory();
    await Promise.all(batch.map(one));
  });
  // Batches hold half of the largest on average; the property ends by itself when all are sent.
  await fc.assert(property, {
    seed,
    numRuns: Math.ceil((count * 4) / AT_ONCE) + 10,
    interruptAfterTimeLimit: 3_600_000,
  });
  if (!(await target.isWell())) throw new Error("after all that, the router serves no turn");
  const { sent, slowestMs, baseline } = tally;
  return { sent, byStatus, slowestMs, memoryGrowthBytes: (await target.memory()) - baseline };
}
