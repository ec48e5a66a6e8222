import { describe, expect, it } from "vitest";
import { readChunk } from "./chunk.ts";
import { readBrief } from "./read-brief.ts";
import { toClaims } from "./to-claims.ts";
import { tagClause } from "./token.ts";

const tags = (text: string): string =>
  tagClause(text)
    .map(({ lower, tag }) => `${lower}/${tag}`)
    .join(" ");
const things = (text: string): string[] => [
  ...new Set(
    toClaims(readBrief(text))
      .things.filter(({ strength }) => strength === "named")
      .map(({ noun }) => noun.label),
  ),
];
const fields = (text: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { owner, items } of toClaims(readBrief(text)).fields) (found[owner?.label ?? "-"] ??= []).push(...items);
  return found;
};

describe("words and their parts of speech", () => {
  it("takes plurals in lists for nouns, and verbs that begin a line for verbs", () => {
    expect(tags("each pet has visits")).toContain("visits/NOUN");
    expect(tags("log my runs with distance")).toBe("log/VERB my/PRON runs/NOUN with/ADP distance/NOUN");
    expect(tags("track how long they read")).toContain("track/VERB");
    expect(tags("a list of matches")).toContain("matches/NOUN");
  });

  it("keeps words with hyphens and numbers whole", () => {
    expect(tagClause("check-ins and 3D prints").map(({ text }) => text)).toEqual(["check-ins", "and", "3D", "prints"]);
  });

  it("says where each word stands", () => {
    const text = "price  (EUR), name";
    for (const { start, end, text: word } of tagClause(text)) expect(text.slice(start, end)).toBe(word);
  });
});

describe("noun phrases", () => {
  it("leave articles out and keep what qualifies the noun", () => {
    const chunk = (text: string) => readChunk(tagClause(text), 0);
    expect(chunk("all my old customers")).toMatchObject({ text: "old customers", determiners: ["all", "my"] });
    expect(chunk("shooting days and nights")?.text).toBe("shooting days");
    expect(chunk("and so on")).toBeUndefined();
  });
});

describe("what becomes of the nouns of a brief", () => {
  it.each([
    ["community theatre: productions, actors and sets", ["production", "actor"]],
    ["members can borrow books", ["member", "book"]],
    ["We organise races. Runners sign up with name and age", ["race", "runner"]],
    ["I keep bees: hives, and for each hive its inspections", ["bee", "hive", "inspection"]],
    ["a tracker for feedings, nappies and sleep", ["feeding", "nappy", "sleep entry"]],
    ["wine log: name, vintage, region, rating", []],
    ["an app for my grandmother", []],
  ])("%s: %j", (text, expected) => {
    expect(things(text)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(things(text)).toEqual([]);
  });

  it("gives each list to the thing that it is a list of", () => {
    expect(fields("rolls with camera and ISO; frames with aperture, shutter speed and subject")).toEqual({
      roll: ["camera", "ISO"],
      frame: ["aperture", "shutter speed", "subject"],
    });
    expect(fields("every painting has a title, medium and status (in studio, sold)")).toEqual({
      painting: ["title", "medium", "status (in studio, sold)"],
    });
    expect(fields("log my dives with depth, how it went and whether it was deep")).toMatchObject({
      dive: ["depth", "how it went", "deep?"],
    });
  });

  it("reads what people do as what belongs to them", () => {
    const { joins, children } = toClaims(readBrief("students borrow books. customers place orders"));
    expect(joins.map(({ subject, object, entryName }) => [subject.label, object.label, entryName])).toEqual([
      ["student", "book", "Loan"],
    ]);
    expect(children.map(({ parent, child }) => [parent.label, child.label])).toContainEqual(["customer", "order"]);
  });

  it("ends, whatever it is given", () => {
    for (const text of [
      "",
      ":",
      "(",
      ")))",
      "and and and",
      "with with with",
      "- - -",
      "a".repeat(2_000),
      "x, ".repeat(2_000),
      "😀 \uD800 \u0000",
    ])
      expect(() => toClaims(readBrief(text))).not.toThrow();
  });
});
