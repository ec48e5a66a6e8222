import { parseAppSpec, type AppSpec } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import type { DiscoveryResult } from "../engine.ts";
import { createComposer, discoverTurn } from "./composer.ts";
import { DEV_BRIEFS, OUT_OF_RANGE_BRIEFS } from "./fixtures/dev-briefs.ts";
import { judgeBrief } from "./fixtures/judge-brief.ts";
import { UNSEEN_BRIEFS } from "./fixtures/unseen-briefs.ts";
import { createTalk } from "./fixtures/talk.ts";

const first = (userInput: string): DiscoveryResult =>
  discoverTurn({ userInput, history: [], confirm: false, isBuilt: false });
const entity = (spec: AppSpec, label: string) => spec.entities.find((one) => one.label === label);
const labels = (spec: AppSpec, label: string): string[] =>
  entity(spec, label)?.fields.map((field) => field.label) ?? [];

describe("briefs", () => {
  it.each(DEV_BRIEFS)("$id: the right things with the right fields", (brief) => {
    const { appSpec } = first(brief.brief);
    expect(judgeBrief(parseAppSpec(appSpec), brief)).toEqual([]);
    expect(appSpec.questions.length).toBeLessThanOrEqual(3);
  });

  it.each(UNSEEN_BRIEFS)("$id: a brief in other words is understood", (brief) => {
    expect(judgeBrief(parseAppSpec(first(brief.brief).appSpec), brief)).toEqual([]);
  });

  it.each(OUT_OF_RANGE_BRIEFS)("$id: what cannot be built is said, and the nearest is offered", ({ brief, what }) => {
    const { reply, appSpec, isComplete, isConfirmed } = first(brief);
    expect(reply).toMatch(/cannot build/);
    expect(reply.toLowerCase()).toMatch(what);
    expect({ isComplete, isConfirmed }).toEqual({ isComplete: false, isConfirmed: false });
    expect(appSpec.features[0]).toMatchObject({ status: "declined" });
    const accepted = discoverTurn({ userInput: "yes", history: [], appSpec, confirm: false, isBuilt: false });
    expect(accepted).toMatchObject({ isComplete: true, isConfirmed: false });
    expect(accepted.appSpec.entities.length).toBeGreaterThan(0);
  });

  it("gives every entity plausible records whose references lead somewhere", () => {
    for (const { brief } of [...DEV_BRIEFS, ...UNSEEN_BRIEFS]) {
      const { appSpec } = first(brief);
      for (const { name, fields } of appSpec.entities) {
        const records = appSpec.sampleData[name] ?? [];
        expect(records.length, `${name} of ${brief}`).toBeGreaterThan(0);
        for (const field of fields.filter(({ required }) => required)) {
          for (const { values } of records)
            expect(values[field.name], `${name}.${field.name} of ${brief}`).toBeDefined();
        }
      }
    }
  });
});

describe("what a spec holds", () => {
  it("keeps a to-do list as one checklist with the wording that the brief demands", () => {
    const { appSpec, isComplete } = first(
      'Build a single-user todo app called "Daily". An input to add new tasks; Each task has a checkbox to mark it complete and a delete button. A "Clear completed" action that removes every completed task.\nEmpty state when no tasks exist: friendly copy that includes the literal\n    text "No tasks yet" and a hint.',
    );
    expect(isComplete).toBe(true);
    expect(appSpec.name).toBe("Daily");
    expect(appSpec.entities.map(({ label, emptyText }) => ({ label, emptyText }))).toEqual([
      { label: "Task", emptyText: "No tasks yet" },
    ]);
    expect(appSpec.pages).toMatchObject([{ path: "/", view: { kind: "checklist", doneField: "done" } }]);
    expect(appSpec.actions).toMatchObject([{ label: "Clear completed", scope: "all", effect: { kind: "delete" } }]);
  });

  it("marks low stock by comparing the quantity with the reorder level", () => {
    const { appSpec } = first("Inventory for my bike shop. Each part has a SKU, quantity, supplier and reorder level");
    expect(appSpec.rules).toContainEqual(
      expect.objectContaining({
        label: "Low stock",
        when: [{ field: "quantity", op: "lte", otherField: "reorderLevel" }],
      }),
    );
    expect(entity(appSpec, "Part")?.fields.find(({ name }) => name === "supplier")).toMatchObject({
      type: "reference",
      reference: { entity: "Supplier" },
    });
  });

  it("counts and sums what belongs to a thing, and charts what flows", () => {
    const { appSpec } = first("CRM for a small plumbing company: customers, jobs, invoices");
    expect(entity(appSpec, "Customer")?.computed.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Jobs", "Invoices total"]),
    );
    const dashboard = appSpec.pages[0]?.view;
    expect(dashboard?.kind === "dashboard" && dashboard.charts.length).toBeGreaterThan(1);
    expect(appSpec.actions.map(({ label }) => label)).toContain("Mark as paid");
  });

  it("shows stations as a board, days as a calendar and diaries as a journal", () => {
    expect(first("kanban board for a school project").appSpec.pages[0]?.view).toMatchObject({
      kind: "board",
      groupField: "status",
    });
    expect(first("track events with title, date and place").appSpec.pages.map(({ view }) => view.kind)).toContain(
      "calendar",
    );
    expect(first("a gratitude journal").appSpec.pages.map(({ view }) => view.kind)).toContain("journal");
  });

  it("honours colours and currency exactly", () => {
    const { appSpec } = first("expense tracker by category in euros, accent #F80, background navy, components white");
    expect(appSpec.theme).toMatchObject({ accent: "#ff8800", background: "#000080", surface: "#ffffff" });
    expect(appSpec.currency).toBe("EUR");
  });

  it("never invents sign-in, and has it with an administrator when it is asked for", () => {
    expect(JSON.stringify(first("CRM: customers and deals").appSpec.entities)).not.toMatch(/password|login/i);
    expect(first("CRM: customers and deals").appSpec.access).toBeUndefined();
    const { appSpec } = first("CRM with customers, deals and user login");
    expect(appSpec.features).toContainEqual(expect.objectContaining({ text: "Sign-in", status: "covered" }));
    expect(appSpec.access?.roles[0]).toMatchObject({ name: "admin", others: "write" });
    expect(first("track books without a login").appSpec.access).toBeUndefined();
    expect(first("store my logins and passwords").appSpec.access).toBeUndefined();
    expect(first("track books without a login").appSpec.features.map(({ text }) => text)).not.toContain("Sign-in");
  });

  it("says in the user's reply what is left out of a brief whose core can be built", () => {
    const { reply, isComplete, appSpec } = first("dashboard showing sales by month from a CSV upload");
    expect(isComplete).toBe(true);
    expect(reply).not.toContain("Uploads");
    expect(appSpec.features).toContainEqual(expect.objectContaining({ text: "CSV import", status: "covered" }));
    expect(appSpec.features).toContainEqual(expect.objectContaining({ text: "Dashboard", status: "covered" }));
  });
});

describe("names and promises", () => {
  const brief =
    "Something to manage my small yoga studio: classes with teacher and day; students who sign up for classes";

  it("names the app after the place that it is for", () => {
    expect(createTalk().say(brief).appSpec.name).toBe("Yoga Studio");
  });

  it("tells signing up for a class from signing in to the app", () => {
    expect(createTalk().say(brief).appSpec.features).not.toContainEqual(expect.objectContaining({ text: "Sign-in" }));
    const withAccounts = createTalk().say("a recipe box where users sign up for an account");
    expect(withAccounts.appSpec.features).toContainEqual(
      expect.objectContaining({ text: "Sign-in", status: "covered" }),
    );
  });

  it("says plainly that a wish of a later turn is left out", () => {
    const talk = createTalk();
    talk.say(brief);
    expect(talk.say("what about payments by card?").reply).toContain("Taking payments is not supported");
  });
});

describe("conversations", () => {
  it("goes from a clear brief to a build in two turns", () => {
    const talk = createTalk();
    expect(talk.say("Track my expenses by category, with a chart")).toMatchObject({
      isComplete: true,
      isConfirmed: false,
    });
    expect(talk.say("Yes, proceed")).toMatchObject({ isComplete: true, isConfirmed: true });
  });

  it("asks what it cannot know, takes the answer and asks for the go-ahead", () => {
    const talk = createTalk();
    const asked = talk.say("I want a budgeting tool that tracks expenses");
    expect(asked.isComplete).toBe(false);
    expect(asked.appSpec.questions).toHaveLength(1);
    const answered = talk.say("categories: food, rent, fun");
    expect(answered).toMatchObject({ isComplete: true, isConfirmed: false });
    const category = entity(answered.appSpec, "Expense")?.fields.find(({ name }) => name === "category");
    expect(category?.options?.map(({ label }) => label)).toEqual(["Food", "Rent", "Fun"]);
    expect(talk.say("go ahead").isConfirmed).toBe(true);
  });

  it.each(["you decide", "yes, proceed", "mumble mumble", "no"])(
    "asks an open question once: %s takes the defaults, says so and asks for the go-ahead",
    (answer) => {
      const talk = createTalk();
      expect(talk.say("zorb tracker").appSpec.questions).toHaveLength(1);
      const next = talk.say(answer);
      expect(next).toMatchObject({ isComplete: true, isConfirmed: false, appSpec: { questions: [] } });
      expect(next.reply).toMatch(/defaults/);
      expect(talk.say("yes, proceed").isConfirmed).toBe(true);
    },
  );

  it("takes the fields of an unknown thing from the answer", () => {
    const talk = createTalk();
    talk.say("zorb tracker");
    const { appSpec } = talk.say("size, colour, price and launch date");
    expect(appSpec.entities[0]?.fields.map(({ label, display }) => [label, display])).toEqual([
      ["Name", "text"],
      ["Size", "text"],
      ["Colour", "swatch"],
      ["Price", "money"],
      ["Launch date", "date"],
    ]);
  });

  it("applies the correction in a yes and asks again", () => {
    const talk = createTalk();
    talk.say("CRM: customers, jobs, invoices");
    const next = talk.say("yes, but add a due date to jobs");
    expect(next).toMatchObject({ isComplete: true, isConfirmed: false });
    expect(labels(next.appSpec, "Job")).toContain("Due date");
  });

  it("confirms whatever the text with the confirm flag, the correction first", () => {
    const talk = createTalk();
    talk.say("CRM: customers, jobs, invoices");
    const next = talk.say("make it teal", { confirm: true });
    expect(next).toMatchObject({ isConfirmed: true, appSpec: { theme: { accent: "#008080" } } });
  });

  it("does not build with the confirm flag while a question is open", () => {
    const talk = createTalk();
    talk.say("zorb tracker");
    expect(talk.say("build", { confirm: true })).toMatchObject({ isComplete: true, isConfirmed: false });
  });

  it("builds a clear first brief at once with the confirm flag", () => {
    expect(createTalk().say("recipe box with ratings", { confirm: true }).isConfirmed).toBe(true);
  });

  it.each(["no", "not yet", "don't build yet", "proceed with questions?", "wait"])(
    "does not take %s for a yes",
    (text) => {
      const talk = createTalk();
      talk.say("recipe box with ratings");
      expect(talk.say(text)).toMatchObject({ isComplete: true, isConfirmed: false });
    },
  );

  it("replaces the draft by another brief", () => {
    const talk = createTalk();
    talk.say("recipe box with ratings");
    const next = talk.say("forget that, I want a pet clinic app: owners have many pets");
    expect(next.appSpec.entities.map(({ label }) => label)).toEqual(["Owner", "Pet"]);
    expect(next.appSpec.brief).toContain("pet clinic");
  });

  it("asks a person who says nothing of substance twice, each time differently, and then proposes something", () => {
    const talk = createTalk();
    const replies = ["hello", "yes", "hmm hmm"].map((text) => talk.say(text));
    expect(replies.map(({ isComplete }) => isComplete)).toEqual([false, false, true]);
    expect(new Set(replies.map(({ reply }) => reply)).size).toBe(3);
    expect(talk.say("ok").isConfirmed).toBe(true);
  });

  it("says what it did not understand, changes nothing and does not build", () => {
    const talk = createTalk();
    const before = talk.say("recipe box with ratings").appSpec;
    const next = talk.say("flibber the wug");
    expect(next.reply).toContain("flibber the wug");
    expect(next).toMatchObject({ isConfirmed: false, appSpec: before });
  });

  it("answers an offer with another brief", () => {
    const talk = createTalk();
    talk.say("tic tac toe game");
    const next = talk.say("then a recipe box with ratings");
    expect(next).toMatchObject({ isComplete: true, appSpec: { entities: [{ label: "Recipe" }] } });
  });

  it("discusses changes of a finished build and builds only after a yes", () => {
    const talk = createTalk({ isBuilt: true });
    talk.say("recipe box with ratings");
    const change = talk.say("recipes have no servings");
    expect(change.reply).toContain("The next version will differ");
    expect(labels(change.appSpec, "Recipe")).not.toContain("Servings");
    expect(talk.say("yes")).toMatchObject({ isConfirmed: true, appSpec: change.appSpec });
  });

  it("answers politely in English to other languages and keeps their words", () => {
    const { reply, appSpec, isComplete } = first(
      "Quiero una aplicación para mis clientes y facturas, con fecha y precio",
    );
    expect(reply).toMatch(/Spanish/);
    expect(isComplete).toBe(true);
    expect(appSpec.entities.map(({ label }) => label)).toEqual(["Clientes", "Facturas"]);
  });

  it("is an engine", async () => {
    const composer = createComposer();
    expect(composer.name).toBe("composer");
    const turn = { userInput: "to-do list", history: [], confirm: false, isBuilt: false };
    expect(await composer.discover(turn, new AbortController().signal)).toMatchObject({ isComplete: true });
  });
});

describe("what people say while they talk it over", () => {
  const start = (brief: string) => {
    const talk = createTalk();
    talk.say(brief);
    return talk;
  };

  it("takes a go-ahead at the end of a correction, unless something before it was not understood", () => {
    const sure = start("track orders with customer and price").say("make it green and call it Shoply. yes, go ahead");
    expect(sure).toMatchObject({ isConfirmed: true, appSpec: { name: "Shoply", theme: { accent: "#008000" } } });
    const unsure = start("track orders with customer and price").say("flibber the wug. go ahead");
    expect(unsure.isConfirmed).toBe(false);
  });

  it("takes things out and puts them back", () => {
    const talk = start("track orders with customer and price");
    expect(labels(talk.say("actually no price").appSpec, "Order")).not.toContain("Price");
    const { appSpec, reply } = talk.say("I changed my mind, add the price again");
    expect(labels(appSpec, "Order")).toContain("Price");
    expect(reply).not.toMatch(/did not understand/);
  });

  it("says that what should go was never there, and adds nothing", () => {
    const talk = start("goat records: each goat has a name, a breed and vaccinations");
    const { appSpec, reply } = talk.say("no, goats have no phone");
    expect(reply).toMatch(/goats have no phone/);
    expect(labels(appSpec, "Goat").join()).not.toMatch(/phone/i);
  });

  it("makes a list of its own from a field that has fields", () => {
    const { appSpec } = start("goats with name, breed and milk yields").say("milk yields have a date and litres");
    expect(labels(appSpec, "Milk yield")).toEqual(expect.arrayContaining(["Goat", "Date", "Litres"]));
  });

  it("does not keep payments because they are to be made by card", () => {
    const { appSpec } = first("sell tickets with payments by credit card");
    expect(appSpec.entities.map(({ label }) => label)).not.toContain("Payment");
    expect(appSpec.features).toContainEqual(expect.objectContaining({ text: "Payments", status: "declined" }));
  });

  it("names an app in another language after what it keeps", () => {
    expect(first("Ich möchte eine App für meine Bücher").appSpec.name).toBe("Bücher");
  });
});
