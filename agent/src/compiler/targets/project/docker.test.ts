import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AppTarget } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { compileApp } from "../../compile.ts";
import { toDo } from "../../fixtures/to-do.ts";

describe.each(AppTarget.options)("the container image of an app for %s", (target) => {
  const { plan, files } = compileApp({ ...toDo, target });
  const contentOf = (path: string): string => files.find((file) => file.path === path)?.content ?? "";
  const dockerfile = contentOf("Dockerfile");
  const [first = "", last = ""] = dockerfile.split(/^FROM /m).slice(1);

  it("is installed from the lock file in one stage, and runs in another without npm, as a user without rights", () => {
    expect(first).toContain("COPY package.json package-lock.json ./\nRUN npm ci");
    expect(dockerfile.split(/^FROM /m)).toHaveLength(3);
    expect(last).not.toContain("npm");
    expect(last.indexOf("USER node")).toBeGreaterThan(last.indexOf("RUN mkdir"));
    expect(last).toMatch(/^VOLUME \/data$/m);
    expect(dockerfile).toContain(`docker build -t ${plan.packageName} `);
  });

  it("copies what the app has, and nothing that was built or entered outside of it", () => {
    const copied = [...last.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = ""]) => paths.split(" "));
    for (const path of copied)
      expect(files.some((file) => file.path === path || file.path.startsWith(`${path}/`))).toBe(true);
    for (const path of ["node_modules", "data", ".git", ".env*"])
      expect(contentOf(".dockerignore").split("\n")).toContain(path);
  });

  it("is well when the app says so, and only then", async () => {
    const [, text = "[]"] = /HEALTHCHECK [^[]*CMD (\[.*\])$/m.exec(last) ?? [];
    const [, ...args] = JSON.parse(text) as string[];
    let status = 200;
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const port = String((server.address() as AddressInfo).port);
    expect(await run(args, port)).toBe(0);
    status = 500;
    expect(await run(args, port)).toBe(1);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(await run(args, port)).toBe(1);
    expect(asked).toEqual(["/api/health", "/api/health"]);
  });
});

function run(args: readonly string[], port: string): Promise<number | null> {
  const child = spawn(process.execPath, args, { env: { PORT: port }, stdio: "inherit" });
  return new Promise((done) => child.once("exit", done));
}
