import { describe, expect, it } from "vitest";
import { understand } from "../understand.ts";

const thingsOf = (text: string): Record<string, readonly string[]> =>
  Object.fromEntries(understand(text).things.map(({ label, fields }) => [label, fields]));

describe("sentences whose form says more than their words", () => {
  it("keeps what is done, each time, and to what", () => {
    expect(understand("log when I water the plants").things).toMatchObject([
      { label: "watering", parents: ["plant"] },
      { label: "plant" },
    ]);
    expect(Object.keys(thingsOf("whenever I feed the cat I want to log it"))).toEqual(["cat feeding"]);
    expect(thingsOf("track how much protein I eat per day")).toEqual({ "protein entry": ["protein"] });
  });

  it("takes a sentence of fields as those of what was named before", () => {
    expect(thingsOf("charging sessions of our electric car; kWh, cost, place, odometer")).toEqual({
      "charging session": ["kWh", "cost", "place", "odometer"],
    });
    expect(thingsOf("we foster greyhounds; each has a name, microchip and arrival date")).toEqual({
      greyhound: ["name", "microchip", "arrival date"],
    });
  });

  it("goes on in the singular with what is known of the plural before", () => {
    expect(thingsOf("jigsaw puzzles i own, brand, number of pieces")).toMatchObject({
      "jigsaw puzzle": ["brand", "pieces"],
    });
  });

  it("reads several definitions one after another", () => {
    expect(
      thingsOf("music school. instrument: kind, serial number. hire: student, from, until, monthly fee"),
    ).toMatchObject({
      instrument: ["kind", "serial number"],
      hire: ["student", "from", "until", "monthly fee"],
    });
  });

  it("makes an entry of what is written down each day", () => {
    expect(thingsOf("Each day we write flag colour and water temperature")).toEqual({
      "daily entry": ["flag colour", "water temperature"],
    });
  });

  it("tells whose place it is and who may look from what is kept", () => {
    expect(Object.keys(thingsOf("our kindergarten has a waiting list: child, birth date"))).toEqual([
      "waiting list entry",
    ]);
    expect(Object.keys(thingsOf("A menu with dishes. Customers can look at it."))).not.toContain("customer");
    expect(Object.keys(thingsOf("departure board for our little ferry, destination, time, delay"))).toEqual([
      "departure",
    ]);
  });

  it("hears verbs where the words could be nouns", () => {
    expect(Object.keys(thingsOf("staff submit claims with amount; the manager approves or rejects"))).toEqual([
      "staff",
      "claim",
    ]);
    expect(Object.keys(thingsOf("book a court at our tennis club"))).toContain("court");
    expect(Object.keys(thingsOf("which bin goes out when"))).toEqual(["bin"]);
  });

  it.each(["Anyone", "People", "Somebody", "Users"])(
    "takes %s who may do something for nobody in particular",
    (who) => {
      const labels = Object.keys(thingsOf(`${who} can reserve the minibus for a day, and then write the kilometres`));
      expect(labels).toContain("minibus");
      expect(labels).not.toContain(who.toLowerCase());
    },
  );

  it("starts a brief that names only its place with what such places keep", () => {
    expect(understand("i need an app for my small farm").things.every(({ isGuess }) => isGuess)).toBe(true);
    expect(Object.keys(thingsOf("i need an app for my small farm"))).toEqual(["livestock", "harvest", "task"]);
  });

  it("links what is lent and what is inspected with what the brief names", () => {
    expect(understand("the red cross lends out wheelchairs").things).toMatchObject([
      { label: "wheelchair" },
      { label: "loan", parents: ["wheelchair"] },
    ]);
  });
});
