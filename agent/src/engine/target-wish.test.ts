import { describe, expect, it } from "vitest";
import { toDo } from "../compiler/fixtures/to-do.ts";
import { readTargetWish, withoutTargetWish, withTarget } from "./target-wish.ts";

describe("readTargetWish", () => {
  it.each([
    ["Track my books as a Next.js app", "next", "Track my books"],
    ["Create a Next.js app to track books", "next", "Create a app to track books"],
    ["track my books, using nextjs, with a chart", "next", "track my books, with a chart"],
    ["make it a Next.js project", "next", "make it a project"],
    ["a habit tracker in Next.js", "next", "a habit tracker"],
    ["I need it for a WebContainer", "webcontainer", "I need it"],
    ["a to-do list that runs in a webcontainer", "webcontainer", "a to-do list that"],
    ["a to-do list without a build step", "webcontainer", "a to-do list"],
    ["not as a Next.js app please", "node", "please"],
    ["Switch to Vite", "node", "Switch to"],
  ])("hears “%s” as %s", (text, target, rest) => {
    expect(readTargetWish(text)).toBe(target);
    expect(withoutTargetWish(text)).toBe(rest);
  });

  it.each([
    "track the Next.js tutorials that I read",
    "a reading list with Next.js articles",
    "a list of my next JS meetups",
    "what is next?",
    "nodes of my network with their owners",
    "containers in the web shop",
    "add a due date",
  ])("takes “%s” for what the app is about", (text) => {
    expect(readTargetWish(text)).toBeUndefined();
    expect(withoutTargetWish(text)).toBe(text);
  });
});

describe("withTarget", () => {
  it("changes a spec only where the target differs, so that a build is not repeated for nothing", () => {
    expect(withTarget(toDo, undefined)).toBe(toDo);
    expect(withTarget(toDo, "node")).toBe(toDo);
    const next = withTarget(toDo, "next");
    expect(next.target).toBe("next");
    expect(withTarget(next, undefined).target).toBe("next");
    expect(withTarget(next, "node").target).toBe("node");
  });
});
