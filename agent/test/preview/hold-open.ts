/** Shows an app with a process that nobody asked for, says so, and waits to be killed: `hold-open.ts <folder> <seconds>`. */
import { startPreviews } from "./scene.ts";
import { makeApp } from "./test-app.ts";

const [folder = "", seconds = ""] = process.argv.slice(2);
const scene = await startPreviews({ folder });
const { files, dependencies } = makeApp();
const scripts = { build: "true", start: `setsid sleep ${seconds} & node server.js` };
const manifest = { path: "package.json", content: JSON.stringify({ type: "module", scripts }) };
const reply = await scene.show("c", 1, { files: [manifest, ...files.slice(1)], dependencies });
process.stdout.write(`${reply.status} ${reply.url}\n`);
