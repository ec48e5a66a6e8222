import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeFindings, findBrowser, parseVisitReport } from "./browser.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "joinery-browser-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("findBrowser", () => {
  it("finds nothing where nothing can be run", async () => {
    await writeFile(join(folder, "text"), "");
    expect(await findBrowser([join(folder, "text"), join(folder, "nowhere")])).toBeUndefined();
    expect(await findBrowser([])).toBeUndefined();
  });

  it("brings the folder of a browser that is not part of the system, wherever a link to it stands", async () => {
    await writeFile(join(folder, "chrome"), "");
    await chmod(join(folder, "chrome"), 0o755);
    await symlink(join(folder, "chrome"), join(folder, "link"));
    const browser = await findBrowser([join(folder, "link")]);
    expect(browser?.executable).toBe("/joinery/browser/chrome");
    expect(browser?.mounts).toContainEqual({ host: folder, inside: "/joinery/browser" });
  });

  it("needs no more than what drives it for one of the system", async () => {
    const browser = await findBrowser(["/usr/bin/env"]);
    expect(browser?.executable).toBe("/usr/bin/env");
    expect(browser?.mounts.map(({ inside }) => inside)).toEqual([
      "/joinery/node_modules/playwright-core",
      "/joinery/node_modules/axe-core",
    ]);
  });
});

describe("a report of visits", () => {
  it("is the last line, and nothing when that is something else", () => {
    expect(parseVisitReport('noise\n{"visits":2,"findings":[]}\n')).toEqual({ visits: 2, findings: [] });
    for (const output of ["", "noise", '{"visits":"2"}', "[]"]) expect(parseVisitReport(output)).toBeUndefined();
  });

  it("tells the same problem at several places once", () => {
    const findings = [
      { page: "/b", width: 1280, message: "wrong" },
      { page: "/a", width: 1280, message: "wrong" },
      { page: "/a", width: 390, message: "wrong" },
    ];
    expect(describeFindings({ visits: 4, findings })).toBe("wrong (/a at 390, /a at 1280, /b at 1280)");
  });
});
