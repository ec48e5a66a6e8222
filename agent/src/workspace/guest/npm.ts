/**
 * `npm start`, `npm test` and `npm run <script>` without npm: the scripts of the package.json here, with `pre` and `post`.
 * Installing is refused: packages are mounted, and there is no network.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const VERBS = new Map([
  ["start", "start"],
  ["test", "test"],
  ["t", "test"],
]);

const [verb = "", ...rest] = process.argv.slice(2).filter((argument) => argument !== "--silent" && argument !== "-s");
const isRun = verb === "run" || verb === "run-script";
const name = isRun ? rest.shift() : VERBS.get(verb);
if (name === undefined) fail(`npm ${verb} is not available here`);

const scripts = readScripts();
if (!scripts.has(name)) fail(`missing script: ${name}`);
const extra = rest.filter((argument) => argument !== "--").map((argument) => ` '${argument.replaceAll("'", `'\\''`)}'`);
for (const stage of [`pre${name}`, name, `post${name}`]) {
  const script = scripts.get(stage);
  if (script === undefined) continue;
  const env = { ...process.env, npm_lifecycle_event: stage };
  const { status } = spawnSync("sh", ["-c", stage === name ? script + extra.join("") : script], {
    stdio: "inherit",
    env,
  });
  if (status !== 0) process.exit(status ?? 1);
}

function readScripts(): Map<string, string> {
  const parsed: unknown = JSON.parse(readFileSync("package.json", "utf8"));
  const found = typeof parsed === "object" && parsed !== null && "scripts" in parsed ? parsed.scripts : undefined;
  if (typeof found !== "object" || found === null) return new Map();
  return new Map(
    Object.entries(found).flatMap(([name, script]) => (typeof script === "string" ? [[name, script]] : [])),
  );
}

function fail(message: string): never {
  process.stderr.write(`npm: ${message}\n`);
  process.exit(1);
}
