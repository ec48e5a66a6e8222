import { parseAppSpec, type AppSpec, type View, type ViewKind } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { discoverTurn } from "./composer.ts";
import { CALCULATORS } from "./lexicon/plays/calculators.ts";
import { findUnitGroups, UNIT_GROUPS } from "./lexicon/plays/units.ts";
import { PLAYS } from "./lexicon/plays.ts";

const first = (userInput: string) => discoverTurn({ userInput, history: [], confirm: false, isBuilt: false });
const specOf = (brief: string): AppSpec => parseAppSpec(first(brief).appSpec);
const leadOf = (brief: string): View => {
  const [page] = specOf(brief).pages;
  if (page === undefined) throw new Error("an app has a page");
  return page.view;
};
const labels = (spec: AppSpec): string[] => spec.entities.map(({ label }) => label);

describe("briefs to play, to compute and to take part", () => {
  it.each<[string, ViewKind, string[]]>([
    ["quiz app on world capitals", "quiz", ["Question"]],
    ["a quiz game about science", "quiz", ["Question"]],
    ["pomodoro timer", "timer", []],
    ["pomodoro timer that logs my focus sessions by task", "timer", ["Focus session"]],
    ["unit converter for cooking measurements", "converter", []],
    ["a mortgage calculator", "calculator", []],
    ["tip calculator", "calculator", []],
    ["tic tac toe game", "game", []],
    ["hangman game with animal words", "game", []],
    ["something to help my book club vote on what to read next", "poll", ["Book", "Vote"]],
    ["a poll app where colleagues vote on lunch options", "poll", ["Poll", "Option", "Vote"]],
    ["An app that randomly assigns chores each week and tracks completion.", "picker", ["Chore", "Person", "Turn"]],
    ["a chore wheel for my roommates", "picker", ["Chore", "Roommate", "Turn"]],
    ["pick a random restaurant for lunch", "picker", ["Restaurant"]],
    ["spanish vocabulary flashcards", "flashcards", ["Flashcard"]],
    ["a beer counter with increment, decrement and reset", "counter", ["Counter"]],
    ["a lap counter with a history by day", "counter", ["Counter", "Tap"]],
    ["landing page for my bakery with a contact form", "landing", ["Message"]],
  ])("%s opens with a %s", (brief, kind, entities) => {
    const { appSpec, isComplete } = first(brief);
    expect(isComplete).toBe(true);
    expect(leadOf(brief).kind).toBe(kind);
    expect(labels(appSpec)).toEqual(entities);
  });

  it("builds an app without records after a plain yes", () => {
    const { appSpec } = first("tic tac toe game");
    const answer = discoverTurn({ userInput: "yes, proceed", history: [], appSpec, confirm: false, isBuilt: false });
    expect(answer).toMatchObject({ isConfirmed: true, appSpec: { name: "Tic Tac Toe", entities: [] } });
    const green = discoverTurn({ userInput: "make it green", history: [], appSpec, confirm: false, isBuilt: true });
    expect(green.appSpec.theme.accent).not.toBe(appSpec.theme.accent);
    expect(green.appSpec.pages).toEqual(appSpec.pages);
  });

  it("asks at least twenty true questions about capitals", () => {
    const spec = specOf("quiz app on world capitals");
    const records = spec.sampleData["Question"] ?? [];
    expect(records.length).toBeGreaterThanOrEqual(20);
    expect(new Set(records.map(({ values }) => values["answer"])).size).toBe(records.length);
    expect(records.map(({ values }) => [values["question"], values["answer"]])).toContainEqual([
      "What is the capital of Australia?",
      "Canberra",
    ]);
  });

  it("makes random quizzes to print from a teacher's question bank", () => {
    const brief =
      "A question bank system for teachers to create and manage questions by subject and topic. Must include a feature to automatically generate quizzes from the bank.";
    const spec = specOf(brief);
    expect(spec.pages[0]?.view).toMatchObject({
      kind: "quiz",
      subjectField: "subject",
      topicField: "topic",
      hasSheet: true,
    });
    expect(spec.features).toContainEqual({ text: "Generating quizzes", status: "covered" });
  });

  it("takes lengths and rounds of a timer from the brief", () => {
    expect(leadOf("a pomodoro timer with 50 minute work sessions and 10 minute breaks")).toMatchObject({
      modes: ["pomodoro"],
      workMinutes: 50,
      breakMinutes: 10,
    });
    expect(leadOf("tabata interval timer with 6 rounds")).toMatchObject({ modes: ["interval"], rounds: 6 });
  });

  it("sets a play beside things that are kept, and never in their place", () => {
    const kinds = (brief: string) => specOf(brief).pages.map(({ view }) => view.kind);
    expect(kinds("track my expenses with a currency converter")).toEqual(["dashboard", "table", "converter"]);
    expect(kinds("workout log with a rest timer")).toContain("timer");
    for (const brief of [
      "a leaderboard for our office ping pong games",
      "track my games collection",
      "CRM: customers, deals",
    ])
      expect(kinds(brief).some((kind) => PLAYS.some(({ id }) => id === kind))).toBe(false);
    expect(kinds("track my books without a timer")).not.toContain("timer");
  });

  it("names a counter after what it counts, and says how its number is kept", () => {
    const spec = specOf(
      "A simple web app to count beers. It should feature increment, decrement, and reset buttons, and use local storage.",
    );
    expect(spec).toMatchObject({
      name: "Beer Counter",
      sampleData: { Counter: [{ values: { name: "Beers", count: 0 } }] },
    });
    expect(spec.features[0]?.text).toMatch(/own server/);
    expect(spec.actions).toEqual([]);
  });

  it("still says no to games and calculators that it does not have", () => {
    expect(first("a tetris game").reply).toMatch(/cannot build/);
    expect(first("an invoice calculator").reply).toMatch(/cannot build/);
  });

  it("shows records as a quiz, as flashcards or on a wheel when that is asked for", () => {
    const { appSpec } = first("spanish vocabulary flashcards");
    const asked = discoverTurn({
      userInput: "show flashcards as a quiz",
      history: [],
      appSpec,
      confirm: false,
      isBuilt: false,
    });
    expect(asked.appSpec.pages.map(({ view }) => view.kind)).toContain("quiz");
    const chores = first("track household chores").appSpec;
    const wheel = discoverTurn({
      userInput: "show chores as a wheel",
      history: [],
      appSpec: chores,
      confirm: false,
      isBuilt: false,
    });
    expect(wheel.appSpec.pages.map(({ view }) => view.kind)).toContain("picker");
  });
});

describe("landing pages", () => {
  type Landing = Extract<View, { kind: "landing" }>;
  const landing = (brief: string): Landing => {
    const view = leadOf(brief);
    if (view.kind !== "landing") throw new Error(`${brief} is shown as ${view.kind}`);
    return view;
  };
  const kinds = (view: Landing): string[] => view.sections.map(({ kind }) => kind);

  it("keeps the words, the price and the buttons of a product page", () => {
    const view = landing(
      'Build a product landing page for "ArcLight Pro", a portable LED desk lamp. Include: a hero with product name, tagline "Light that works as hard as you do", product image placeholder, price "$89", and a prominent "Add to cart" button; a three-feature section (adjustable brightness, USB-C charging, 12-hour battery); customer reviews (at least 3 star ratings with text); a sticky "Add to cart" button that remains visible on scroll.',
    );
    expect(view.sections[0]).toMatchObject({
      kind: "hero",
      title: "ArcLight Pro",
      tagline: "Light that works as hard as you do",
      price: "$89",
      calls: [{ label: "Add to cart", does: "cart" }],
      hasPicture: true,
    });
    expect(view.stickyCall).toEqual({ label: "Add to cart", does: "cart" });
    const [, features, reviews] = view.sections;
    expect(features).toMatchObject({
      items: [{ title: "Adjustable brightness" }, { title: "USB-C charging" }, { title: "12-hour battery" }],
    });
    expect(reviews?.kind === "testimonials" ? reviews.items.length : 0).toBeGreaterThanOrEqual(3);
  });

  it("shows the work of a person with an address to write to", () => {
    const view = landing(
      'Build a one-page portfolio site for Alex Rivera, a freelance UI/UX designer. Include: a hero with name, tagline "Designing experiences people love", and a "View my work" CTA; a three-project showcase grid (placeholder images, project title, short description); an "About" section with a short bio; a contact section with an email link.',
    );
    expect(view.brand).toBe("Alex Rivera");
    expect(kinds(view)).toEqual(["hero", "gallery", "about", "contact"]);
    expect(view.sections[0]).toMatchObject({ calls: [{ label: "View my work", does: "gallery" }] });
    expect(view.sections.at(-1)).toMatchObject({ email: "hello@example.com" });
    expect(view.leadEntity).toBeUndefined();
  });

  it("lists price plans as they are written, with the badge where it belongs", () => {
    const view = landing(
      'Build a SaaS pricing page for "Pulseflow", a workflow automation tool. Include: a heading "Simple, transparent pricing"; three pricing tiers - Starter (Free), Pro ($29/mo), and Business ($99/mo); each tier must show its name, price, a short description, a feature list (at least 3 bullet points), and a CTA button. The Pro tier should be visually highlighted as "Most popular". Add a FAQ section with at least 3 questions.',
    );
    expect(view.sections[0]).toMatchObject({ title: "Simple, transparent pricing" });
    const pricing = view.sections.find((section) => section.kind === "pricing");
    expect(pricing?.tiers).toMatchObject([
      { name: "Starter", price: "Free", call: "Get started" },
      { name: "Pro", price: "$29/mo", call: "Try Pro", badge: "Most popular" },
      { name: "Business", price: "$99/mo", call: "Try Business" },
    ]);
    expect(pricing?.tiers.every(({ points }) => points.length >= 3)).toBe(true);
    const faq = view.sections.find((section) => section.kind === "faq");
    expect(faq?.items.length).toBeGreaterThanOrEqual(3);
    expect(view.leadEntity).toBe("Message");
  });

  it("says which words are not the user's own", () => {
    expect(first("landing page for my bakery with a contact form").reply).toMatch(
      /Texts that you did not give are neutral/,
    );
  });
});

describe("the tables of plays", () => {
  it.each(CALCULATORS.map((row) => [row.title, row] as const))("the %s is sound", (title, row) => {
    const brief = title === "Calculator" ? "a simple calculator" : title.toLowerCase();
    const view = leadOf(brief);
    expect(view).toMatchObject({ kind: "calculator", inputs: row.inputs.map(({ name }) => ({ name })) });
  });

  it("has units whose names differ within a group", () => {
    for (const { name, units } of UNIT_GROUPS)
      expect(new Set(units.map((unit) => unit.name)).size, name).toBe(units.length);
    expect(findUnitGroups("unit converter").map(({ name }) => name)).toEqual([
      "length",
      "mass",
      "volume",
      "temperature",
    ]);
    expect(findUnitGroups("convert celsius to fahrenheit").map(({ name }) => name)).toEqual(["temperature"]);
  });
});
