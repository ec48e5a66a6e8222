import { describe, expect, it } from "vitest";
import { createLateSave } from "./late-save.ts";

const countSaves = () => {
  let saves = 0;
  const late = createLateSave(async () => void (saves += 1), 60_000);
  return { late, saves: () => saves };
};

describe("createLateSave", () => {
  it("saves what waits when it ends, once, and nothing afterwards", async () => {
    const { late, saves } = countSaves();
    late.soon();
    late.soon();
    expect(saves()).toBe(0);
    await late.finish({ keep: true });
    late.soon();
    await late.finish({ keep: true });
    expect(saves()).toBe(1);
  });

  it("saves nothing that is to be forgotten, and waits for what is being written", async () => {
    const { late, saves } = countSaves();
    late.soon();
    await late.finish({ keep: false });
    expect(saves()).toBe(0);
    const gate = Promise.withResolvers<void>();
    const writing = createLateSave(() => gate.promise, 0);
    writing.soon();
    await new Promise((resume) => setTimeout(resume, 20));
    let isOver = false;
    const finished = writing.finish({ keep: false }).then(() => (isOver = true));
    await Promise.resolve();
    expect(isOver).toBe(false);
    gate.resolve();
    await finished;
  });
});
