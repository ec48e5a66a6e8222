/**
 * `npm start`, `npm test` and `npm run <script>` without npm: the scripts of the package.json here, with `pre` and `post`.
 * Installing is refused: packages are mounted, and there is no network.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [verb = "", ...rest] = process.argv.slice(2).filter((argument) => argument !== "--silent" && argument !== "-s");
const name = verb === "run" || verb === "run-script" ? rest.shift() : { start: "start", test: "test", t: "test" }[verb];
if (name === undefined) fail(`npm ${verb} is not available here`);

const scripts = readScripts();
if (scripts[name] === undefined) fail(`missing script: ${name}`);
const extra = rest.filter((argument) => argument !== "--").map((argument) => ` '${argument.replaceAll("'", `'\\''`)}'`);
for (const stage of [`pre${name}`, name, `post${name}`]) {
  const script = scripts[stage];
  if (script === undefined) continue;
  const env = { ...process.env, npm_lifecycle_event: stage };
  const { status } = spawnSync("sh", ["-c", stage === name ? script + extra.join("") : script], {
    stdio: "inherit",
    env,
  });
  if (status !== 0) process.exit(status ?? 1);
}

function readScripts(): Record<string, string> {
  const parsed: unknown = JSON.parse(readFileSync("package.json", "utf8"));
  const found = typeof parsed === "object" && parsed !== null && "scripts" in parsed ? parsed.scripts : undefined;
  if (typeof found !== "object" || found === null) return {};
  return Object.fromEntries(Object.entries(found).filter(([, script]) => typeof script === "string"));
}

function fail(message: string): never {
  process.stderr.write(`npm: ${message}\n`);
  process.exit(1);
}
