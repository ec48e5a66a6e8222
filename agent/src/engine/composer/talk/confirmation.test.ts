import { describe, expect, it } from "vitest";
import { readAssent } from "./confirmation.ts";

describe("readAssent", () => {
  it.each([
    "yes",
    "yes, proceed",
    "Yes, proceed",
    "Yes, proceed.",
    "go ahead",
    "build it",
    "Build it!",
    "looks good",
    "Looks good to me, go ahead",
    "ok do it",
    "please build it now",
    "sounds great, ship it",
    "confirm",
    "👍",
    "👍🏽",
    "yep",
    "sure thing",
    "perfect, thanks",
    "that's right",
    "I'm happy with that, build it please",
    "no changes, go ahead",
    "LGTM",
    "Okay, start building",
    "yes please",
    "y",
  ])("%s is a yes", (text) => {
    expect(readAssent(text)).toEqual({ kind: "yes", rest: "" });
  });

  it.each([
    ["yes, but add a due date", "add a due date"],
    ["looks good, but make it green", "make it green"],
    ["ok, rename customers to clients", "rename customers to clients"],
    ["Yes. Also use euros", "use euros"],
  ])("%s is a yes with a correction", (text, rest) => {
    expect(readAssent(text)).toEqual({ kind: "yes", rest });
  });

  it.each(["no", "not yet", "don't build yet", "Do not build it yet", "wait", "hold on", "nope"])(
    "%s is a no",
    (text) => {
      expect(readAssent(text).kind).toBe("no");
    },
  );

  it.each([
    "proceed with questions?",
    "make it green",
    "build a recipe box",
    "create a page for suppliers",
    "good customers get a discount",
    "track expenses",
    "it needs a due date",
    "",
    "?!",
  ])("%s is neither", (text) => {
    expect(readAssent(text).kind).toBe("none");
  });

  it.each([
    "you decide",
    "whatever you think",
    "I don't care",
    "use the defaults",
    "up to you",
    "skip",
    "no preference",
  ])("%s leaves it to us", (text) => {
    expect(readAssent(text)).toEqual({ kind: "defaults", rest: "" });
  });

  it("keeps the correction behind a no", () => {
    expect(readAssent("no, recipes have no price")).toEqual({ kind: "no", rest: "recipes have no price" });
  });
});
