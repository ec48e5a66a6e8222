import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createScriptedCompiler, makeSpec } from "../../test/scripted-parts.ts";
import { createStaticVerifier } from "./verify/static-verifier.ts";
import { createDrafts, type DraftsDeps } from "./drafts.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(overrides: Partial<DraftsDeps> = {}) {
  const reviewed: string[] = [];
  const compiler = createScriptedCompiler();
  const drafts = createDrafts({
    compiler,
    format: async (files) => [...files],
    review: async ({ files }) => {
      reviewed.push(files.find(({ path }) => path === "src/shared/info.ts")?.content.slice(18) ?? "");
      return [];
    },
    verify: createStaticVerifier().run,
    isBusy: () => false,
    log: pino({ level: "silent" }),
    ...overrides,
  });
  const input = (name: string, kept = new Map()) => ({
    spec: makeSpec(name),
    kept,
    signal: new AbortController().signal,
  });
  const take = (conversationId: string, name: string) => drafts.take(conversationId, input(name));
  return { drafts, reviewed, take, input };
}

describe("createDrafts", () => {
  it("has the work done when the confirm comes", async () => {
    const { drafts, reviewed, take } = setUp();
    drafts.prepare("c", makeSpec("A"));
    expect(reviewed).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(reviewed).toEqual(['"A"']);
    await take("c", "A").findings();
    expect(reviewed).toEqual(['"A"']);
  });

  it("leaves the work to the build when the confirm comes at once or for another spec", async () => {
    const { drafts, reviewed, take } = setUp();
    drafts.prepare("c", makeSpec("A"));
    await take("c", "B").findings();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reviewed).toEqual(['"B"']);
  });

  it("prepares only the newest spec of a conversation", async () => {
    const { drafts, reviewed } = setUp();
    drafts.prepare("c", makeSpec("A"));
    await vi.advanceTimersByTimeAsync(50);
    drafts.prepare("c", makeSpec("B"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reviewed).toEqual(['"B"']);
  });

  it("does nothing while builds wait or run", async () => {
    const { drafts, reviewed } = setUp({ isBusy: () => true });
    drafts.prepare("c", makeSpec("A"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reviewed).toEqual([]);
  });

  it("keeps few drafts, the newest, and gives none to a build that is resumed", async () => {
    const { drafts, reviewed, take, input } = setUp({ maxKept: 2 });
    for (const name of ["A", "B", "C"]) {
      drafts.prepare(name, makeSpec(name));
      await vi.advanceTimersByTimeAsync(100);
    }
    await take("C", "C").findings();
    expect(reviewed).toEqual(['"A"', '"B"', '"C"']);
    await take("A", "A").findings();
    expect(reviewed).toHaveLength(4);
    const resumed = drafts.take("B", input("B", new Map([["codegen", "[]"]])));
    expect(await resumed.code()).toEqual([]);
  });

  it("forgets a draft that failed, so that the build tries by itself", async () => {
    let isBroken = true;
    const { drafts, take } = setUp({
      review: async () => {
        if (isBroken) throw new Error("the compiler has ended");
        return [];
      },
    });
    drafts.prepare("c", makeSpec("A"));
    await vi.advanceTimersByTimeAsync(100);
    isBroken = false;
    expect(await take("c", "A").findings()).toEqual([]);
  });

  it("begins nothing more once it is disposed", async () => {
    const { drafts, reviewed } = setUp();
    drafts.prepare("c", makeSpec("A"));
    drafts[Symbol.dispose]();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reviewed).toEqual([]);
  });
});
