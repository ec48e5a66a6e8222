import { describe, expect, it } from "vitest";
import { toPlainWords } from "./plain-words.ts";
import { withoutSmallTalk } from "./small-talk.ts";

describe("toPlainWords", () => {
  it.each([
    ["shoots w/ date & qty", "shoots with date & quantity"],
    ["custmers, apointments and reciepts", "customers, appointments and receipts"],
    ["lot no., serial no., weight", "lot number, serial number, weight"],
    ["paid y/n", "paid yes/no"],
    ["keep an eye on my kombucha", "track my kombucha"],
    ["whenever I feed the cat", "when I feed the cat"],
    ["gigs with venue + fee", "gigs with venue and fee"],
    ["asked / promised / paid, logo", "asked/promised/paid, logo"],
    ["amount, asked / promised / paid, logo", "amount, status (asked, promised, paid), logo"],
    ["blood sugar 5 times a day, dose", "blood sugar, dose"],
  ])("%s reads %s", (text, plain) => {
    expect(toPlainWords(text)).toBe(plain);
  });

  it("leaves words alone that only look like short forms", () => {
    const text = "Each day we write the temperature. Nobody says no to tea";
    expect(toPlainWords(text)).toBe(text);
  });
});

describe("withoutSmallTalk", () => {
  it.each([
    ["Hi there! I need a list of books. Thanks!", "I need a list of books"],
    ["Piano teacher here. 14 pupils, weekly lessons", "14 pupils, weekly lessons"],
    ["I am a wedding photographer and need shoots, clients", "need shoots, clients"],
    ["As a therapist I need clients and sessions", "need clients and sessions"],
    ["Parts with shelf. Prices aren't needed, the office does that.", "Parts with shelf."],
    ["record player list and he wants big letters", "record player list"],
    ["a stock list instead of our spreadsheets", "a stock list"],
  ])("%s says %s", (text, rest) => {
    expect(withoutSmallTalk(text).replace(/\s+/g, " ").trim()).toBe(rest);
  });

  it("keeps a text that is nothing but talk", () => {
    expect(withoutSmallTalk("Hello!")).toBe("Hello!");
    expect(withoutSmallTalk("I keep forgetting birthdays")).toBe("I keep forgetting birthdays");
  });
});
