import { describe, expect, test } from "vitest";
import type { AppSpec } from "@joinery/shared";
import { createComposer } from "./composer.ts";

const compose = async (userInput: string, appSpec?: AppSpec): Promise<AppSpec> => {
  const turn = {
    userInput,
    history: [],
    confirm: false,
    isBuilt: false,
    ...(appSpec === undefined ? {} : { appSpec }),
  };
  return (await createComposer().discover(turn, AbortSignal.timeout(5_000))).appSpec;
};

const kindsOf = (spec: AppSpec): string[] => spec.pages.map(({ view }) => view.kind);

describe("briefs lead to the view that they are about", () => {
  test.each([
    ["I want to track my habits and see my streaks", "tracker"],
    ["Split bills between roommates and see who owes whom", "balances"],
    ["An app for sharing expenses on a trip with friends", "balances"],
    ["A note-taking app with folders and tags", "notes"],
    ["A blog with posts and comments", "thread"],
    ["A forum for our hiking group", "thread"],
    ["A recipe book with ingredients, servings and a shopping list", "recipes"],
  ])("%s: %s stands first", async (brief, kind) => {
    expect(kindsOf(await compose(brief))[0]).toBe(kind);
  });

  test("a leaderboard has the matches of its players", async () => {
    expect(kindsOf(await compose("Ping pong leaderboard for the office"))).toContain("leaderboard");
  });

  test("plain expenses, lists and tags get no view that nobody asked for", async () => {
    for (const brief of ["Track my expenses by category, with a chart", "Movies with tags", "A shopping list"]) {
      expect(kindsOf(await compose(brief)).join(" ")).not.toMatch(/tracker|balances|notes|recipes|leaderboard/);
    }
  });

  test("shared expenses say who shares them, by a list of people", async () => {
    const spec = await compose("An app for sharing expenses on a trip with friends");
    const view = spec.pages[0]?.view;
    expect(view).toMatchObject({ kind: "balances", participantsField: "splitBetween", settlementField: "settlement" });
    expect(spec.sampleData["Expense"]?.some(({ values }) => Array.isArray(values["splitBetween"]))).toBe(true);
  });
});

describe("things that have several of each other", () => {
  test("keep a list on the side that has them, and no single reference besides", async () => {
    const spec = await compose("Each event has many guests and guests can attend many events");
    const fields = spec.entities.flatMap(({ labelPlural, fields: own }) =>
      own.filter(({ reference }) => reference !== undefined).map(({ type }) => `${labelPlural} ${type}`),
    );
    expect(fields).toEqual(["Events references"]);
  });

  test("are found whichever direction is said first", async () => {
    const spec = await compose(
      "Courses and students: a student can take many courses and each course has many students",
    );
    const course = spec.entities.find(({ name }) => name === "Course");
    const student = spec.entities.find(({ name }) => name === "Student");
    expect(course?.fields).toContainEqual(expect.objectContaining({ name: "students", type: "references" }));
    expect(student?.fields.filter(({ reference }) => reference !== undefined)).toEqual([]);
  });

  test("stay a simple reference when only one side has several", async () => {
    const spec = await compose("Owners have many pets and pets have visits");
    expect(spec.entities.flatMap(({ fields }) => fields.map(({ type }) => type))).not.toContain("references");
  });
});

describe("the way things are shown is changed in words", () => {
  test("recipes become cards and recipes to cook from again", async () => {
    const first = await compose("A recipe box");
    const cards = await compose("show the recipes as cards", first);
    expect(kindsOf(cards)).toContain("cards");
    const again = await compose("show the recipes as a cookbook", cards);
    expect(kindsOf(again)).toContain("recipes");
  });
});
