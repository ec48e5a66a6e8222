/** nginx as a reverse proxy with kept-alive connections on both sides, one worker, no log. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "../../e2e/processes.ts";
import type { Contender } from "./contenders.ts";

const BINARIES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
const START_TRIES = 200;
const RETRY_MS = 25;

/** `undefined` where nginx is not installed. */
export async function startNginx(agentPort: number): Promise<Contender | undefined> {
  const binary = BINARIES.find(existsSync);
  if (binary === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "joinery-nginx-"));
  const port = await findFreePort();
  await writeFile(join(folder, "nginx.conf"), toConfig({ folder, port, agentPort }));
  const child = spawn(binary, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], { stdio: "inherit" });
  const gone = once(child, "exit");
  for (let tries = 0; !(await isUp(port)); tries += 1) {
    if (child.exitCode !== null || tries === START_TRIES) throw new Error("nginx did not start");
    await sleep(RETRY_MS);
  }
  return {
    name: "nginx proxy_pass",
    port,
    path: "/a2a/intent",
    async [Symbol.asyncDispose]() {
      child.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Places = { readonly folder: string; readonly port: number; readonly agentPort: number };

function toConfig({ folder, port, agentPort }: Places): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
daemon off;
worker_processes 1;
pid ${join(folder, "nginx.pid")};
error_log stderr error;
events { worker_connections 2048; }
http {
  access_log off;
  keepalive_requests 100000000;
  ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join("\n  ")}
  upstream agent { server 127.0.0.1:${agentPort}; keepalive 256; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:${port};
    location = /health { return 204; }
    location = /a2a/intent {
      proxy_pass http://agent/intent;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
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
