/**
 * Every benchmark in turn, each in a process of its own so that none inherits another's heap. Short runs by default, which show
 * whether something is far off; `--full` takes the rounds that the README's figures come from.
 *
 * `node scripts/bench/run.ts [--full] [--only fan-out,paced]`
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

type Bench = { readonly file: string; readonly short: readonly string[]; readonly full: readonly string[] };

const BENCHES: readonly Bench[] = [
  { file: "main-job.ts", short: ["--rounds", "5"], full: [] },
  { file: "verified-build.ts", short: ["--rounds", "1", "--skip-peer"], full: [] },
  { file: "fan-out.ts", short: ["--subscribers", "100,1000", "--rounds", "3"], full: ["--subscribers", "100,1000"] },
  {
    file: "fan-out.ts",
    short: ["--subscribers", "5000", "--peers", "nchan", "--rounds", "3"],
    full: ["--subscribers", "5000", "--peers", "nchan,better-sse", "--budget-s", "150"],
  },
  { file: "paced.ts", short: ["--rounds", "3"], full: ["--rounds", "9"] },
  { file: "conversations.ts", short: ["--rounds", "3"], full: ["--rounds", "9"] },
  { file: "append.ts", short: ["--rounds", "3", "--ms", "500"], full: ["--rounds", "9"] },
  { file: "request-path.ts", short: ["--rounds", "3", "--ms", "500"], full: ["--rounds", "9"] },
  { file: "memory.ts", short: ["--streams", "2000"], full: ["--rounds", "5"] },
  { file: "stalled.ts", short: ["--rounds", "3"], full: ["--rounds", "9"] },
  { file: "scale.ts", short: ["--streams", "1,10,100,1000", "--rounds", "3"], full: [] },
];

const { values } = parseArgs({ options: { full: { type: "boolean", default: false }, only: { type: "string" } } });
const wanted = values.only?.split(",");
const known = new Set(BENCHES.map(toName));
const unknown = wanted?.find((name) => !known.has(name));
if (unknown !== undefined) throw new Error(`--only must name some of ${[...known].join(", ")}: ${unknown}`);
for (const bench of BENCHES) {
  if (wanted !== undefined && !wanted.includes(toName(bench))) continue;
  const options = values.full ? bench.full : bench.short;
  console.log(`\n## ${[bench.file, ...options].join(" ")}\n`);
  const code = await run(bench.file, options);
  if (code !== 0) {
    console.error(`${bench.file} ended with ${String(code)}`);
    process.exitCode = 1;
  }
}

function toName({ file }: Bench): string {
  return file.replace(/\.ts$/, "");
}

async function run(file: string, options: readonly string[]): Promise<number | null> {
  const path = join(import.meta.dirname, file);
  if (!existsSync(path)) throw new Error(`there is no ${file}`);
  const child = spawn(process.execPath, [path, ...options], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}
