import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNpmInstall } from "../src/workspace/template/install-packages.ts";

/** A registry with one package, whose install script would leave a trace. */
async function createRegistry(
  folder: string,
): Promise<{ url: string; seen: Map<string, string | undefined>; server: Server }> {
  const manifest = {
    name: "greeter",
    version: "1.0.0",
    scripts: { preinstall: `touch ${join(folder, "script-ran")}`, postinstall: `touch ${join(folder, "script-ran")}` },
  };
  await mkdir(join(folder, "package"));
  await writeFile(join(folder, "package/package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "package/index.js"), "module.exports = 'hello';");
  const tarball = execFileSync("tar", ["-cz", "-C", folder, "package"]);
  const seen = new Map<string, string | undefined>();
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? ""}`;
    seen.set(request.url ?? "", request.headers.authorization);
    if (request.url === "/greeter.tgz") return void response.end(tarball);
    if (request.url !== "/greeter") return void response.writeHead(404).end("{}");
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    const version = { ...manifest, dist: { tarball: `${url}/greeter.tgz`, integrity } };
    const body = { name: "greeter", "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": version } };
    return void response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`, seen, server };
}

const npmPath = await findNpm();

describe.skipIf(npmPath === undefined)("installing packages with npm (skipped where there is no npm)", () => {
  let folder: string;
  let registry: Awaited<ReturnType<typeof createRegistry>>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "install-"));
    registry = await createRegistry(folder);
  });
  afterEach(async () => {
    registry.server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const install = (wanted: Record<string, string>, signal?: AbortSignal) =>
    createNpmInstall({ npmPath: npmPath ?? "", cacheFolder: join(folder, "cache"), registry: registry.url })({
      wanted: new Map(Object.entries(wanted)),
      folder: join(folder, "target"),
      signal,
    });

  it("brings a package and a lock file, and runs none of its scripts", { timeout: 60_000 }, async () => {
    await mkdir(join(folder, "target"));
    expect(await install({ greeter: "^1" })).toEqual({ ok: true, value: undefined });
    expect(await readFile(join(folder, "target/node_modules/greeter/index.js"), "utf8")).toContain("hello");
    expect(JSON.parse(await readFile(join(folder, "target/package-lock.json"), "utf8"))).toMatchObject({
      packages: { "node_modules/greeter": { version: "1.0.0" } },
    });
    await expect(access(join(folder, "script-ran"))).rejects.toThrow();
    // Whoever is logged in to a registry on this machine is not logged in here.
    expect([...registry.seen.values()].every((authorization) => authorization === undefined)).toBe(true);
  });

  it("says why a package cannot be had, and ends when it is cancelled", { timeout: 60_000 }, async () => {
    await mkdir(join(folder, "target"));
    expect(await install({ "nobody-has-this": "^1" })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/404/),
    });
    expect(await install({ greeter: "^1" }, AbortSignal.abort())).toMatchObject({ ok: false });
  });
});

async function findNpm(): Promise<string | undefined> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const isThere = await access(join(folder, "npm")).then(
      () => true,
      () => false,
    );
    if (isThere) return join(folder, "npm");
  }
  return undefined;
}
