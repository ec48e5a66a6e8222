import { describe, expect, it } from "vitest";
import { createStartLimit } from "./start-limit.ts";

describe("createStartLimit", () => {
  it("lets so many run at a time, and the next when one has ended or failed", async () => {
    const limit = createStartLimit(2);
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<number>());
    const begun: number[] = [];
    const all = gates.map(({ promise }, index) =>
      limit(() => {
        begun.push(index);
        return promise;
      }),
    );
    const settled = Promise.allSettled(all);
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    gates[1]?.reject(new Error("no"));
    await all[1]?.catch(() => undefined);
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2]);
    for (const { resolve } of gates) resolve(1);
    await settled;
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});
