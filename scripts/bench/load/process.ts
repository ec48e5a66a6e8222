/** The load process: sends requests over many connections and times their answers. Run by `start.ts`. */
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../statistics.ts";
import { openConnection, type Connection } from "./connection.ts";
import type { LoadAnswer, LoadCommand, LoadResult } from "./messages.ts";

process.on("message", (command: LoadCommand) => {
  run(command)
    .then(
      (result): LoadAnswer => ({ result }),
      (error: unknown): LoadAnswer => ({ error: String(error) }),
    )
    .then((answer) => process.send?.(answer));
});
process.once("disconnect", () => process.exit());

let count = 0;

async function run({ target, options }: LoadCommand): Promise<LoadResult> {
  using connections = new DisposableStack();
  const opened = await Promise.all(
    Array.from({ length: options.connections }, (_, index) =>
      openConnection(target, target.requests[index % target.requests.length] ?? ""),
    ),
  );
  for (const connection of opened) connections.use(connection);
  const times: number[] = [];
  let refusals = 0;
  let firstRefusal: string | undefined;
  const startedAt = performance.now();
  const exchangeAll = async (connection: Connection): Promise<void> => {
    for (let now = startedAt; now - startedAt < options.durationMs;) {
      if (options.pauseMs !== undefined) await sleep(options.pauseMs);
      const sentAt = performance.now();
      const { status, text } = await connection.exchange((count += 1));
      now = performance.now();
      times.push(now - sentAt);
      if (status >= 200 && status < 300) continue;
      refusals += 1;
      firstRefusal ??= text.slice(0, 500);
    }
  };
  await Promise.all(opened.map(exchangeAll));
  return {
    answers: times.length,
    refusals,
    ...(firstRefusal === undefined ? {} : { firstRefusal }),
    elapsedMs: performance.now() - startedAt,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  };
}
