/** Opens a sandbox with a daemon in it, says so, and waits to be killed: `open-and-wait.ts <folder> <seconds>`. */
import { detectIsolation } from "../../src/workspace/isolation.ts";
import { createSandbox } from "../../src/workspace/sandbox.ts";

const [workspacesFolder = "", seconds = ""] = process.argv.slice(2);
const detected = await detectIsolation({ folders: [] });
const opened = await createSandbox({ detected, workspacesFolder }).open();
if (!opened.ok) throw new Error(opened.reason);
await opened.value.run(["sh", "-c", `setsid sleep ${seconds} >/dev/null 2>&1 & sleep 0.1`]);
process.stdout.write("open\n");
