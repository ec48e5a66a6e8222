import { describe, expect, it } from "vitest";
import { joinList, MAX_ANALYSED_CHARS, normaliseText, toLabel, toTitleCase } from "./normalise.ts";
import { isPluralPhrase, toPlural, toSingular, withArticle } from "./nouns.ts";

describe("normaliseText", () => {
  it("joins lines that were only wrapped, and keeps bullets and paragraphs apart", () => {
    expect(normaliseText("an app for\nbooks with\n  - title\n  - author\n\nNice.")).toBe(
      "an app for books with\n- title\n- author\nNice.",
    );
  });

  it("takes out markup with scripts, but leaves a lone bracket", () => {
    expect(normaliseText('<b>books</b> <script>alert("x")</script> a < b')).toBe("books a < b");
  });

  it("straightens quotes and caps what is analysed", () => {
    expect(normaliseText("“Daily” isn’t")).toBe('"Daily" isn\'t');
    expect(normaliseText("word ".repeat(10_000)).length).toBeLessThanOrEqual(MAX_ANALYSED_CHARS);
  });
});

describe("labels", () => {
  it("are one line, cut at a word, never empty", () => {
    expect(toLabel("a\n b\u0000c")).toBe("a b c");
    expect(toLabel(`${"word ".repeat(20)}`, 22)).toBe("word word word word");
    expect(toLabel(" \u200b\n")).toBeUndefined();
  });

  it("read as titles and lists", () => {
    expect(toTitleCase("log of the SKU moves")).toBe("Log of the SKU Moves");
    expect(joinList(["a", "b", "c"])).toBe("a, b and c");
  });
});

describe("nouns", () => {
  it.each([
    ["categories", "category"],
    ["due dates", "due date"],
    ["people", "person"],
    ["addresses", "address"],
    ["movies", "movie"],
    ["status", "status"],
    ["series", "series"],
  ])("%s is the plural of %s", (plural, singular) => {
    expect(toSingular(plural)).toBe(singular);
  });

  it("tells plurals from words that end in s", () => {
    expect([isPluralPhrase("customers"), isPluralPhrase("status"), isPluralPhrase("diagnosis")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(toPlural("job application")).toBe("job applications");
    expect([withArticle("hour"), withArticle("user"), withArticle("item")]).toEqual(["an hour", "a user", "an item"]);
  });
});
