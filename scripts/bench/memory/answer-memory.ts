import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const COLLECTIONS = 4;
const PAUSE_MS = 50;

/** From now on, answers every message of the parent with this process's resident memory in bytes, rubbish collected. */
export function answerMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  process.on("message", () => {
    void measure(collect).then((bytes) => process.send?.(bytes));
  });
}

/** What a collection frees is often held by something that only the next one finds. */
async function measure(collect: () => void): Promise<number> {
  for (let count = 0; count < COLLECTIONS; count += 1) {
    collect();
    await sleep(PAUSE_MS);
  }
  return process.memoryUsage.rss();
}
