/** Apps that misbehave while they are verified: each is a failed step with a reason, and the verification goes on or ends. */
import { describe, expect, it } from "vitest";
import { createCorrectImports } from "../src/build/repair/correct-imports.ts";
import { createDeclareDependencies } from "../src/build/repair/declare-dependencies.ts";
import { repairApp, type RepairRound } from "../src/build/repair/repair-app.ts";
import { findBrowser } from "../src/build/verify/browser.ts";
import { STEPS, type AppUnderTest, type StepName, type Verification } from "../src/build/verify/verification.ts";
import { verifyApp } from "../src/build/verify/verify-app.ts";
import { compileApp } from "../src/compiler/compile.ts";
import { toDo } from "../src/compiler/fixtures/to-do.ts";
import { createBench, isFull, reduced, why } from "./support/sandboxes.ts";

const browser = await findBrowser();

type Parts = { server?: string; scripts?: Record<string, string>; files?: Record<string, string> };

const HEALTH = `if (request.url === "/api/health") return void response.setHeader("content-type", "application/json").end('{"status":"ok"}');`;
const server = (rest = "", top = ""): string => `
  import { createServer } from "node:http";
  ${top}
  createServer((request, response) => {
    ${HEALTH}
    ${rest}
    response.setHeader("content-type", "text/html").end("<!doctype html><html lang=en><title>App</title><main><h1>Hello</h1></main>");
  }).listen(Number(process.env.PORT), "127.0.0.1");`;

/** A whole app without packages: quick to verify, and every part of it can be replaced. */
function tinyApp({ server: source = server(), scripts = {}, files = {} }: Parts = {}): AppUnderTest {
  const manifest = {
    type: "module",
    scripts: { build: "true", start: "node server.js", test: "node --test tests.js", ...scripts },
  };
  const all = {
    "package.json": JSON.stringify(manifest),
    "server.js": source,
    "tests.js": 'import test from "node:test"; test("works", () => {});',
    ...files,
  };
  const list = Object.entries(all).map(([path, content]) => ({ path, content }));
  return { files: list, dependencies: [], pages: ["/"], origin: "written" };
}

const stepOf = (verification: Verification, name: StepName) => verification.steps.find((step) => step.name === name);
const failedOf = ({ steps }: Verification) => steps.filter(({ status }) => status === "failed").map(({ name }) => name);

describe.skipIf(!isFull)(`the verification of an app in full isolation${why}`, () => {
  type Calls = { signal?: AbortSignal; onBegin?: (name: StepName) => void };
  const verify = async (app: AppUnderTest, withBrowser = false, calls: Calls = {}): Promise<Verification> => {
    const { signal, ...deps } = calls;
    await using bench = await createBench({ memoryBytes: 1_200 * 1024 * 1024 });
    const { sandbox, template } = bench;
    return await verifyApp(app, { sandbox, template, browser: withBrowser ? browser : undefined, ...deps }, signal);
  };

  it("reports every step, in order, with what it took", async () => {
    const verification = await verify(tinyApp());
    expect(verification).toMatchObject({ status: "passed", isolation: { level: "full" } });
    expect(verification.steps.map(({ name }) => name)).toEqual(STEPS);
    expect(stepOf(verification, "typecheck")).toMatchObject({ status: "skipped" });
    expect(stepOf(verification, "tests")).toMatchObject({ status: "passed", detail: "1 passed" });
    expect(stepOf(verification, "pages")).toMatchObject({ status: "skipped", detail: "Chromium is not installed" });
  });

  const attacks: readonly (readonly [string, Parts, StepName, RegExp])[] = [
    ["a build that reads the passwords", { scripts: { build: "cat /etc/shadow" } }, "build", /No such file/],
    [
      "a build that calls the network",
      {
        scripts: {
          build:
            "node -e \"fetch('http://1.1.1.1').catch((error) => { console.error(error.cause.code); process.exit(1) })\"",
        },
      },
      "build",
      /ENETUNREACH/,
    ],
    [
      "a build that fills the disk",
      { scripts: { build: "head -c 1000000000 /dev/zero > big" } },
      "build",
      /File ?size limit|SIGXFSZ|No space|code 15[0-9]|File too large/i,
    ],
    [
      "a build that fills the memory",
      {
        scripts: {
          build:
            "node -e 'const kept = []; for (let i = 0; i < 18; i += 1) kept.push(Buffer.alloc(50e6, 1)); setTimeout(() => {}, 3000)' & node -e 'const kept = []; for (let i = 0; i < 18; i += 1) kept.push(Buffer.alloc(50e6, 1)); setTimeout(() => {}, 3000)'; wait",
        },
      },
      "build",
      /MB of memory/,
    ],
    [
      "tests that fork without end",
      {
        scripts: {
          test: "i=0; while [ $i -lt 300 ]; do node -e 'setTimeout(() => {}, 2000)' & i=$((i+1)); done; wait",
        },
      },
      "tests",
      /[Cc]annot fork|processes and threads|Resource temporarily unavailable|pthread_create/,
    ],
    ["an app that crashes at its start", { server: `throw new Error("no luck today");` }, "start", /no luck today/],
    ["an app without a health check", { server: server().replace(HEALTH, "") }, "health", /answered 200: <!doctype/],
    [
      "an app that listens on another port",
      { server: server("", `createServer().listen(6001);`) },
      "health",
      /also listens on port 6001/,
    ],
    [
      "an app that ignores SIGTERM",
      { server: server("", `process.on("SIGTERM", () => {});`) },
      "stop",
      /did not end within 2000 ms of SIGTERM/,
    ],
    [
      "an app that leaves a daemon",
      {
        server: server(
          "",
          `import { spawn } from "node:child_process"; spawn("sleep", ["50"], { detached: true, stdio: "ignore" }).unref();`,
        ),
      },
      "stop",
      /went on after the app had ended: sleep/,
    ],
    ["a file name that leads out", { files: { "../out.js": "" } }, "install", /\.\.\/out\.js must not have/],
    [
      "a test that fails",
      {
        files: {
          "tests.js": 'import test from "node:test"; test("adds up", () => { throw new Error("1 + 1 is 3"); });',
        },
      },
      "tests",
      /1 \+ 1 is 3/,
    ],
    ["a manifest that cannot be read", { files: { "package.json": "{" } }, "install", /package\.json/],
  ];

  it.each(attacks)("reports %s", { timeout: 40_000 }, async (_name, parts, step, detail) => {
    const verification = await verify(tinyApp(parts));
    expect(verification.status).toBe("failed");
    expect(failedOf(verification)).toContain(step);
    expect(stepOf(verification, step)?.detail).toMatch(detail);
  });

  it("ends with the caller's signal, and says so", async () => {
    const abort = new AbortController();
    const onBegin = (name: StepName): void => void (name === "build" && setImmediate(() => abort.abort()));
    const app = tinyApp({ scripts: { build: "sleep 15" } });
    const verification = await verify(app, false, { signal: abort.signal, onBegin });
    expect(stepOf(verification, "build")).toMatchObject({ status: "failed", detail: "it was cancelled" });
  });

  it("mends an app until it passes, and tells each round", { timeout: 120_000 }, async () => {
    await using bench = await createBench();
    const { files, dependencies } = compileApp(toDo);
    const breaks = new Map([
      ["package.json", (text: string) => text.replace(/ *"zod": "[^"]+",?\n/, "").replace(/,(\s*})/g, "$1")],
      ["src/server/main.ts", (text: string) => text.replace("./app.ts", "./App.js")],
    ]);
    const broken: AppUnderTest = {
      files: files.map(({ path, content }) => ({ path, content: breaks.get(path)?.(content) ?? content })),
      dependencies: dependencies.filter((text) => !text.startsWith("zod@")),
      pages: ["/"],
      origin: "compiled",
    };
    const rounds: RepairRound[] = [];
    const result = await repairApp(broken, {
      verify: (app, signal) => verifyApp(app, { sandbox: bench.sandbox, template: bench.template }, signal),
      fixers: [createDeclareDependencies(), createCorrectImports()],
      onRound: (round) => rounds.push(round),
    });
    expect(result.verification.status, JSON.stringify(result.verification.steps)).toBe("passed");
    expect(rounds).toMatchObject([
      {
        round: 1,
        failed: expect.arrayContaining(["build"]),
        fixes: [expect.stringContaining("declared zod@"), "src/server/main.ts imports ./app.ts instead of ./App.js"],
      },
      { round: 2, failed: [], fixes: [] },
    ]);
  });

  describe.skipIf(browser === undefined)("with a look at the pages (skipped without Chromium)", () => {
    it("finds nothing wrong with a page that is fine", { timeout: 40_000 }, async () => {
      const verification = await verify(tinyApp(), true);
      expect(stepOf(verification, "pages")).toMatchObject({
        status: "passed",
        detail: "2 visits at 390 and 1280 pixels",
      });
      expect(verification.status).toBe("passed");
    });

    it("tells errors on the console, failed requests and what is not accessible", { timeout: 40_000 }, async () => {
      const page = `<!doctype html><html><title>App</title><main><h1>Hi</h1><img src="/missing.png">
        <script>console.error("broken things"); setTimeout(() => { throw new Error("late trouble") })</script></main>`;
      const source = server(`if (request.url === "/missing.png") return void response.writeHead(404).end();
        return void response.setHeader("content-type", "text/html").end(${JSON.stringify(page)});`);
      const verification = await verify(tinyApp({ server: source }), true);
      const detail = stepOf(verification, "pages")?.detail ?? "";
      expect(failedOf(verification)).toEqual(["pages"]);
      expect(detail).toContain("console error: broken things (/ at 390, / at 1280)");
      expect(detail).toContain("uncaught error: late trouble");
      expect(detail).toContain("/missing.png answered 404");
      expect(detail).toMatch(/accessibility: Images must have alternative text \(image-alt\): img/);
      expect(detail).toMatch(/accessibility: <html> element must have a lang attribute/);
    });

    it(
      "tells a page that shows nothing, and one that wants something from elsewhere",
      { timeout: 40_000 },
      async () => {
        const source =
          server(`const body = request.url === "/empty" ? "" : "<p>Hi</p><script src=https://cdn.example.com/x.js></script>";
        return void response.setHeader("content-type", "text/html").end("<!doctype html><html lang=en><title>A</title>" + body);`);
        const verification = await verify({ ...tinyApp({ server: source }), pages: ["/", "/empty"] }, true);
        const detail = stepOf(verification, "pages")?.detail ?? "";
        expect(detail).toContain("the page shows nothing (/empty at 390, /empty at 1280)");
        expect(detail).toContain("request failed: GET https://cdn.example.com/x.js");
      },
    );

    it("tells a page that shows what is no text", { timeout: 40_000 }, async () => {
      const source =
        server(`const body = request.url === "/bad" ? "<p>Total NaN, with [object Object], on Invalid Date</p>" : "<p>Naan, NaNa</p>";
        return void response.setHeader("content-type", "text/html").end("<!doctype html><html lang=en><title>A</title>" + body);`);
      const verification = await verify({ ...tinyApp({ server: source }), pages: ["/", "/bad"] }, true);
      const detail = stepOf(verification, "pages")?.detail ?? "";
      for (const raw of ["NaN", "[object Object]", "Invalid Date"]) {
        expect(detail).toContain(`the page shows "${raw}" where a value should be (/bad at 390, /bad at 1280)`);
      }
    });
  });
});

describe("the verification of an app in reduced isolation", () => {
  it("proves a compiled app, without the pages", { timeout: 90_000 }, async () => {
    await using bench = await createBench({}, reduced);
    const { files, dependencies } = compileApp(toDo);
    const app: AppUnderTest = { files, dependencies, pages: ["/"], origin: "compiled" };
    const verification = await verifyApp(app, { sandbox: bench.sandbox, template: bench.template, browser });
    expect(failedOf(verification), JSON.stringify(verification.steps)).toEqual([]);
    expect(verification.isolation.level).toBe("reduced");
    expect(stepOf(verification, "tests")).toMatchObject({ status: "passed" });
    expect(stepOf(verification, "pages")).toMatchObject({ status: "skipped" });
  });

  it("never runs code that somebody else wrote", async () => {
    await using bench = await createBench({}, reduced);
    const verification = await verifyApp(tinyApp(), { sandbox: bench.sandbox, template: bench.template });
    expect(new Set(verification.steps.map(({ status }) => status))).toEqual(new Set(["skipped"]));
  });
});
