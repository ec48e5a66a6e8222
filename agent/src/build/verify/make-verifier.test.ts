import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../config.ts";
import { makeVerifier } from "./make-verifier.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "joinery-make-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const log = pino({ level: "silent" });
const make = (env: Record<string, string>, sharedParents: readonly string[] = []) =>
  makeVerifier(
    readConfig({ JOINERY_DATA_DIR: dataDir, ...env }).config,
    log,
    sharedParents === undefined ? {} : { sharedParents },
  );
const isRoot = process.getuid?.() === 0;
const app = { files: [], dependencies: [], pages: [], origin: "compiled" } as const;

describe("makeVerifier", () => {
  it("runs nothing where verification is off, and says so", async () => {
    const { verification } = await make({ VERIFY: "off" }).run(app);
    expect(verification.isolation.level).toBe("none");
    expect(new Set(verification.steps.map(({ status }) => status))).toEqual(new Set(["skipped"]));
  });

  it("has no browser where it should be fast, and none where the one that is configured is not there", async () => {
    const settings = [["VERIFY", "fast"] as const, ["BROWSER_PATH", join(dataDir, "no-browser")] as const];
    for (const [name, value] of settings) {
      const verifier = make({ [name]: value });
      await verifier.cleanUp();
      expect(verifier.hasBrowser()).toBe(false);
      expect(["full", "reduced"]).toContain(verifier.describe().level);
    }
  });

  it("lets the sandboxes' users pass through a data folder of root's, and not list it", async (context) => {
    context.skip(!isRoot, "only root gives sandboxes another user");
    await chmod(dataDir, 0o700);
    const verifier = make({ VERIFY: "fast" });
    await verifier.cleanUp();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
    expect(verifier.describe().missing.join()).not.toContain("cannot be entered");
  });

  it("goes to a shared folder where root's own cannot be entered, and runs nothing where there is none", async (context) => {
    context.skip(!isRoot, "only root gives sandboxes another user");
    await chmod(dataDir, 0o700);
    const shared = await mkdtemp(join(tmpdir(), "joinery-shared-"));
    try {
      await chmod(shared, 0o711);
      const env = { JOINERY_DATA_DIR: join(dataDir, "data"), VERIFY: "fast" };
      const verifier = make(env, [shared]);
      await verifier.cleanUp();
      expect((await stat(join(shared, "joinery-sandbox"))).mode & 0o777).toBe(0o711);
      expect(verifier.describe().missing.join()).not.toContain("cannot be entered");
      // What others may write to is not trusted.
      await chmod(join(shared, "joinery-sandbox"), 0o777);
      const { verification } = await make(env, [shared]).run(app);
      expect(verification.isolation).toMatchObject({ level: "none", missing: [expect.stringContaining(dataDir)] });
      expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    } finally {
      await rm(shared, { recursive: true, force: true });
    }
  });
});
