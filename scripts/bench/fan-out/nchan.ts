/** nchan, the pub/sub module of nginx: one worker, message buffer on, everything in a folder of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "../../e2e/processes.ts";
import type { Target } from "./endpoint.ts";
import { toHubEndpoint } from "./targets.ts";

const BINARIES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
const MODULES = [
  "/usr/lib/nginx/modules/ngx_nchan_module.so",
  "/usr/lib64/nginx/modules/ngx_nchan_module.so",
  "/usr/local/libexec/nginx/ngx_nchan_module.so",
];
const START_TRIES = 200;
const RETRY_MS = 25;

/** `undefined` where nginx or the module is not installed. */
export async function startNchan(): Promise<Target | undefined> {
  const [binary, module] = [BINARIES.find(existsSync), MODULES.find(existsSync)];
  if (binary === undefined || module === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "joinery-nchan-"));
  const port = await findFreePort();
  await writeFile(join(folder, "nginx.conf"), toConfig({ module, folder, port }));
  const child = spawn(binary, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], { stdio: "inherit" });
  const gone = once(child, "exit");
  for (let tries = 0; !(await isUp(port)); tries += 1) {
    if (child.exitCode !== null || tries === START_TRIES) throw new Error("nginx did not start");
    await sleep(RETRY_MS);
  }
  let channels = 0;
  return {
    name: "nchan (nginx)",
    pid: child.pid === undefined ? undefined : findWorker(child.pid),
    open() {
      channels += 1;
      return Promise.resolve(toHubEndpoint({ port, publishPath: `/pub/${channels}`, streamPath: `/sub/${channels}` }));
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The master's only child. */
function findWorker(master: number): number | undefined {
  const file = `/proc/${master}/task/${master}/children`;
  return existsSync(file) ? Number(readFileSync(file, "utf8").trim().split(" ")[0]) : undefined;
}

function toConfig({ module, folder, port }: { module: string; folder: string; port: number }): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
load_module ${module};
daemon off;
worker_processes 1;
worker_rlimit_nofile 16384;
pid ${join(folder, "nginx.pid")};
error_log stderr error;
events { worker_connections 12000; }
http {
  access_log off;
  keepalive_requests 1000000;
  ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join("\n  ")}
  nchan_shared_memory_size 256m;
  server {
    listen 127.0.0.1:${port};
    location = /health { return 204; }
    location ~ ^/pub/(\\w+)$ {
      nchan_publisher;
      nchan_channel_id $1;
      nchan_message_buffer_length 50000;
      nchan_message_timeout 5m;
    }
    location ~ ^/sub/(\\w+)$ {
      nchan_subscriber eventsource;
      nchan_channel_id $1;
      nchan_subscriber_first_message newest;
    }
  }
}
`;
}

function isUp(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
