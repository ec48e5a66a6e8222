import { mkdtempSync } from "node:fs";
import { access, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppFile } from "@joinery/shared";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFrameReader, startTsServer, type TsServer } from "./ts-server.ts";
import { createTypechecker, type Typechecker } from "./typecheck.ts";
import { WARM_UP_DEPENDENCIES, WARM_UP_FILES } from "./warm-up.ts";

const log = pino({ level: "silent" });
const dependencies = WARM_UP_DEPENDENCIES;
const withFile = (path: string, content: string): AppFile[] => [
  ...WARM_UP_FILES.filter((file) => file.path !== path),
  { path, content },
];

let folder: string;
let checker: Typechecker;
const servers: TsServer[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "joinery-types-"));
  checker = createTypechecker({
    folder: join(folder, "review"),
    log,
    start: (cwd) => {
      const server = startTsServer(cwd);
      servers.push(server);
      return server;
    },
  });
  await checker.warmUp();
});
afterAll(async () => {
  await checker[Symbol.asyncDispose]();
  await expect(access(join(folder, "review"))).rejects.toThrow("ENOENT");
  await rm(folder, { recursive: true, force: true });
});

describe("createTypechecker", () => {
  it("finds nothing in an application that uses React, Hono, zod and Node", async () => {
    expect(await checker.check({ files: WARM_UP_FILES, dependencies })).toEqual([]);
  });

  it("tells file, line and reason of a wrong type, of wrong markup and of a missing export", async () => {
    const files = [
      ...withFile("src/wrong.ts", `\nexport const amount: number = "three";\nimport { nothing } from "./shared.ts";\n`),
      { path: "src/wrong.tsx", content: `export const element = <p classname={1}>x</p>;\n` },
    ];
    const found = await checker.check({ files, dependencies });
    expect(found).toContainEqual({
      path: "src/wrong.ts",
      line: 2,
      message: "Type 'string' is not assignable to type 'number'. (TS2322)",
    });
    const places = found.map(({ path, line }) => `${path}:${line}`);
    expect(places.toSorted()).toEqual(["src/wrong.ts:2", "src/wrong.ts:3", "src/wrong.tsx:1"]);
  });

  it("looks at nothing of the application before", async () => {
    await checker.check({ files: withFile("src/only-here.ts", "export const a: string = 1;\n"), dependencies });
    expect(await checker.check({ files: WARM_UP_FILES, dependencies })).toEqual([]);
    const without = WARM_UP_FILES.filter(({ path }) => path !== "src/shared.ts");
    const found = await checker.check({ files: without, dependencies });
    expect(found.map(({ message }) => message.slice(0, 34))).toContain("Cannot find module './shared.ts' o");
    expect(await checker.check({ files: WARM_UP_FILES, dependencies })).toEqual([]);
    expect((await readdir(join(folder, "review"))).sort()).toEqual([
      "node_modules",
      "package.json",
      "src",
      "tsconfig.json",
      "tsconfig.review.json",
      "vite.config.ts",
    ]);
  });

  it("checks files that the application's own project leaves out, and reports an unusable project", async () => {
    const config = JSON.stringify({ compilerOptions: { target: "nonsense" }, include: ["src"] });
    const found = await checker.check({ files: withFile("tsconfig.json", config), dependencies });
    expect(found.some(({ path, message }) => path === "tsconfig.json" && message.includes("--target"))).toBe(true);
  });

  it("serves checks that are asked for at the same time, each with its own answer", async () => {
    const wrong = withFile("src/wrong.ts", "export const a: string = 1;\n");
    const [good, bad, again] = await Promise.all(
      [WARM_UP_FILES, wrong, WARM_UP_FILES].map((files) => checker.check({ files, dependencies })),
    );
    expect([good?.length, bad?.length, again?.length]).toEqual([0, 1, 0]);
  });

  it("starts the compiler anew when it has died", async () => {
    const before = servers.length;
    servers.at(-1)?.close();
    expect(await checker.check({ files: WARM_UP_FILES, dependencies })).toEqual([]);
    expect(servers.length).toBe(before + 1);
  });

  it("gives up on a compiler that hangs, after a second try", async () => {
    let starts = 0;
    const hanging: TsServer = {
      request: () => new Promise(() => undefined),
      isAlive: () => true,
      close: () => undefined,
    };
    await using stuck = createTypechecker({
      folder: join(folder, "stuck"),
      log,
      timeoutMs: 20,
      start: () => {
        starts += 1;
        return hanging;
      },
    });
    await expect(stuck.check({ files: WARM_UP_FILES, dependencies: [] })).rejects.toThrow("longer than 20 ms");
    expect(starts).toBe(2);
  });

  it("refuses to write outside its folder", async () => {
    await using strict = createTypechecker({ folder: join(folder, "strict"), log });
    await expect(strict.check({ files: [{ path: "../x.ts", content: "" }], dependencies: [] })).rejects.toThrow(
      "must not have empty, . or .. segments",
    );
  });
});

describe("startTsServer", () => {
  it("settles every request when the compiler ends", async () => {
    const server = startTsServer(folder);
    await server.request("initialize", null);
    await expect(server.request("no such method", {})).rejects.toThrow("refused");
    const waiting = server.request("updateSnapshot", {});
    server.close();
    await expect(waiting).rejects.toThrow("ended");
    await expect(server.request("initialize", null)).rejects.toThrow("has ended");
  });
});

describe("createFrameReader", () => {
  it("finds the messages however the bytes are cut", () => {
    const messages = [{ id: 1, text: "äöü €" }, { id: 2 }, { id: 3, text: "x".repeat(100) }];
    const bytes = Buffer.concat(
      messages.map((message) => {
        const body = Buffer.from(JSON.stringify(message));
        return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
      }),
    );
    for (const size of [1, 2, 3, 7, 50, bytes.length]) {
      const seen: unknown[] = [];
      const read = createFrameReader((message) => seen.push(message));
      for (let start = 0; start < bytes.length; start += size) read(bytes.subarray(start, start + size));
      expect(seen).toEqual(messages);
    }
  });
});
