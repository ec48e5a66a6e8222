import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createLazyVerifier } from "./lazy-verifier.ts";
import { createStaticVerifier } from "./static-verifier.ts";

const log = pino({ level: "silent" });
const app = { files: [], dependencies: [], pages: [], origin: "compiled" } as const;

describe("createLazyVerifier", () => {
  it("makes the verifier once, when it is first needed, however many need it", async () => {
    let made = 0;
    const verifier = createLazyVerifier({
      log,
      make: async () => {
        made += 1;
        return { ...createStaticVerifier(), hasBrowser: () => true };
      },
    });
    expect([made, verifier.hasBrowser(), verifier.describe().level]).toEqual([0, false, "none"]);
    await Promise.all([verifier.warmUp([]), verifier.run(app), verifier.cleanUp()]);
    expect([made, verifier.hasBrowser()]).toEqual([1, true]);
  });

  it("tries again after a making that failed, which only a run tells of", async () => {
    let isBroken = true;
    const verifier = createLazyVerifier({
      log,
      make: async () => {
        if (isBroken) throw new Error("the disk is full");
        return createStaticVerifier();
      },
    });
    await verifier.warmUp([]);
    await verifier.cleanUp();
    await expect(verifier.run(app)).rejects.toThrow("the disk is full");
    isBroken = false;
    expect((await verifier.run(app)).verification.status).toBe("passed");
  });
});
