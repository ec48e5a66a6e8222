import type { AppSpec, View, ViewKind } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { compileApp } from "../../../../compiler/compile.ts";
import { createTalk } from "../../fixtures/talk.ts";
import { openingHours } from "./opening-hours.ts";

const specOf = (brief: string): AppSpec => createTalk().say(brief).appSpec;
const viewOf = <Kind extends ViewKind>(spec: AppSpec, kind: Kind): Extract<View, { kind: Kind }> | undefined =>
  spec.pages.map(({ view }) => view).find((view): view is Extract<View, { kind: Kind }> => view.kind === kind);

describe("a booking page", () => {
  it("has free times of each stylist, as long as the service takes", () => {
    const spec = specOf("A booking site for a hair salon with services and stylists, open 9 to 6 Tuesday to Saturday");
    expect(viewOf(spec, "booking")).toMatchObject({
      serviceField: "service",
      durationField: "duration",
      resourceField: "stylist",
      openFrom: "09:00",
      openUntil: "18:00",
      weekdays: [2, 3, 4, 5, 6],
    });
    expect(spec.features).toContainEqual(
      expect.objectContaining({ status: "covered", text: "Online booking of free slots" }),
    );
  });

  it("gets the rooms, courts or tables that the brief speaks of, and no services that it does not", () => {
    const spec = specOf("Meeting room booking for our office");
    expect(viewOf(spec, "booking")).toMatchObject({ resourceField: "room" });
    expect(spec.entities.map(({ label }) => label)).toEqual(["Booking", "Meeting room"]);
    expect(viewOf(specOf("Tennis court booking, hourly slots from 8 to 22"), "booking")).toMatchObject({
      resourceField: "court",
      slotMinutes: 60,
      openUntil: "22:00",
    });
  });

  it("is there for what can be booked, and for a place where others come to be served", () => {
    expect(viewOf(specOf("An app to book tennis courts"), "booking")).toMatchObject({ resourceField: "resource" });
    expect(viewOf(specOf("Barber shop appointments"), "booking")).toMatchObject({ weekdays: [1, 2, 3, 4, 5, 6] });
  });

  it("is not made of a diary of one's own appointments", () => {
    expect(viewOf(specOf("My doctor appointments"), "booking")).toBeUndefined();
  });

  it.each([
    ["open 9 to 5", { openFrom: "09:00", openUntil: "17:00" }],
    ["from 8:30am to 7pm, Monday to Friday", { openFrom: "08:30", openUntil: "19:00", weekdays: [1, 2, 3, 4, 5] }],
    ["45 minute slots", { slotMinutes: 45, durationMinutes: 45 }],
    ["a restaurant", { openFrom: "12:00", durationMinutes: 90 }],
    ["for 2 to 4 people", { openFrom: "09:00", openUntil: "17:00" }],
  ])("reads when it is open: %s", (text, expected) => {
    expect(openingHours(text)).toMatchObject(expected);
  });
});

describe("a shop", () => {
  it("has a cart, orders with lines, and order totals that are the sums of their lines", () => {
    const spec = specOf("An online shop for my pottery with a shopping cart and checkout");
    const view = viewOf(spec, "shop");
    expect(view).toMatchObject({ stockField: "quantity", orderEntity: "Order", lineEntity: "OrderLine" });
    expect(spec.pages[0]).toMatchObject({ path: "/", title: "Shop" });
    const lines = spec.sampleData["OrderLine"] ?? [];
    for (const { key, values } of spec.sampleData["Order"] ?? []) {
      const own = lines.filter((line) => line.values["order"] === key);
      const sum = own.reduce(
        (total, line) => total + Number(line.values["quantity"]) * Number(line.values["unitPrice"]),
        0,
      );
      expect(values["total"]).toBeCloseTo(sum, 2);
    }
  });

  it("is not made of an inventory for a shop", () => {
    expect(viewOf(specOf("an inventory for my online shop"), "shop")).toBeUndefined();
  });
});

describe("signing up", () => {
  it("is for events with seats, a waiting list and no accounts", () => {
    const spec = specOf("event sign-up with limited seats");
    expect(viewOf(spec, "signup")).toMatchObject({ attendeeEntity: "Attendee", waitingValue: "Waiting list" });
    expect(spec.pages[0]).toMatchObject({ path: "/", title: "Events" });
    expect(spec.access).toBeUndefined();
  });

  it("takes the kind of event and the number of seats from the brief", () => {
    const spec = specOf("workshop registration, 12 places per workshop");
    expect(spec.entities.map(({ label }) => label)).toEqual(["Workshop", "Attendee"]);
    expect(spec.entities[0]?.fields.find(({ name }) => name === "seats")).toMatchObject({ default: 12 });
    expect(viewOf(spec, "signup")).toMatchObject({ viaField: "workshop" });
    expect(spec.summary).toBe(`${spec.name} keeps workshops and attendees.`);
  });

  it("has samples that are still to come, with names that fit everywhere", () => {
    const spec = specOf("Yoga classes with a teacher, a day and 8 places each, people should be able to sign up");
    expect(spec.entities.map(({ name }) => name)).toEqual(["YogaClass", "Attendee"]);
    const days = spec.sampleData["YogaClass"]?.map(({ values }) => values["day"]);
    expect(days).toEqual(["today+3", "today+10", "today+17"]);
    expect(spec.sampleData["YogaClass"]?.[0]?.values["name"]).toBe("Introductory yoga class");
  });

  it("has accounts where people shall log in", () => {
    const spec = specOf("Event sign-up with limited seats, organisers log in with a password");
    expect(viewOf(spec, "signup")).toBeDefined();
    expect(spec.access).toBeDefined();
  });

  it.each(["event calendar", "who signs up for which dish", "vehicle registration tracker"])(
    "is not made of: %s",
    (brief) => {
      expect(viewOf(specOf(brief), "signup")).toBeUndefined();
    },
  );
});

describe("reports and exports", () => {
  it("sum up what the brief names, by what it names", () => {
    const spec = specOf("expense report by category with export to CSV and print");
    expect(viewOf(spec, "report")).toMatchObject({ groupField: "category", sumFields: ["amount"], dateField: "date" });
    expect(viewOf(spec, "table")).toMatchObject({ canExport: true });
    expect(spec.features).toContainEqual({ text: "Export and print", status: "covered" });
    expect(spec.features.map(({ text }) => text)).not.toContain("Uploads");
  });

  it.each([
    ["kanban board for bugs with export to CSV", "board"],
    ["A to-do list I can export to CSV", "checklist"],
    ["book collection as cards with export to csv", "cards"],
    ["a journal that I can export", "journal"],
  ] as const)("are offered in whatever way the records are listed: %s", (brief, kind) => {
    const spec = specOf(brief);
    expect(viewOf(spec, kind)).toMatchObject({ canExport: true });
    expect(spec.features).toContainEqual({ text: "CSV export", status: "covered" });
  });

  it("come by month where the brief says so", () => {
    const spec = specOf("Expense tracker with a monthly report");
    expect(viewOf(spec, "report")).toMatchObject({ groupField: "date" });
  });

  it("are not made of bug reports, and nothing can be exported that nobody asked for", () => {
    const spec = specOf("A tracker for bug reports");
    expect(viewOf(spec, "report")).toBeUndefined();
    expect(viewOf(spec, "table")?.canExport).toBeUndefined();
  });
});

describe("importing", () => {
  it("adds a page for CSV files beside the dashboard", () => {
    const spec = specOf("dashboard showing sales by month from a CSV upload");
    expect(viewOf(spec, "import")).toEqual({ kind: "import", entity: "Sale" });
    expect(viewOf(spec, "dashboard")).toBeDefined();
    expect(spec.features.map(({ text }) => text)).not.toContain("Uploads");
  });

  it("is no way to keep pictures", () => {
    const spec = specOf("A recipe collection where I can upload photos");
    expect(viewOf(spec, "import")).toBeUndefined();
    expect(spec.features).toContainEqual(expect.objectContaining({ text: "Uploads", status: "declined" }));
  });
});

describe("time sheets", () => {
  it("have rows by what the brief names, one sheet for each person, and no field of a total", () => {
    const spec = specOf("Time sheets for our agency: people log hours per project, with totals per week and month");
    expect(viewOf(spec, "timesheet")).toMatchObject({ rowField: "project", personField: "person" });
    expect(spec.entities[0]?.fields.map(({ name }) => name)).not.toContain("month");
  });

  it("have a row for each project, a sheet for each person, and totals", () => {
    const spec = specOf("weekly timesheets for employees by project");
    expect(spec.pages[0]).toMatchObject({ path: "/", title: "Time sheet" });
    expect(viewOf(spec, "timesheet")).toMatchObject({
      entity: "TimeEntry",
      durationUnit: "hours",
      rowField: "project",
      personField: "employee",
    });
    const reports = spec.pages.filter(({ view }) => view.kind === "report").map(({ title }) => title);
    expect(reports).toEqual(["By project", "By employee", "By month"]);
  });

  it("bring their own timer, and a word for what is done where nothing else says it", () => {
    expect(viewOf(specOf("Time tracker for freelancers: hours per client, with a timer"), "timer")).toBeUndefined();
    expect(viewOf(specOf("log hours I work each day"), "timesheet")).toMatchObject({ rowField: "activity" });
    expect(viewOf(specOf("Track my time by task"), "timesheet")).toMatchObject({ rowField: "task" });
  });

  it("are not made of opening hours or of things that take time", () => {
    for (const brief of [
      "A list of shops with opening hours",
      "recipes with cooking time",
      "invoices with hours and rate",
    ])
      expect(viewOf(specOf(brief), "timesheet")).toBeUndefined();
  });
});

describe("progress over time", () => {
  it("is that of exercises, by weight, volume and one-rep max", () => {
    const spec = specOf("workout log with progress charts");
    expect(spec.entities.map(({ name }) => name)).toEqual(["Exercise", "WorkoutSet"]);
    expect(viewOf(spec, "progress")).toMatchObject({
      entity: "WorkoutSet",
      subjectField: "exercise",
      weightField: "weight",
      repsField: "reps",
      setsField: "sets",
    });
  });

  it("is that of pieces, and of runs, of which a shorter time is better", () => {
    expect(viewOf(specOf("piano practice: pieces and tempo"), "progress")).toMatchObject({
      subjectField: "piece",
      measureFields: expect.arrayContaining(["tempo"]),
    });
    const runs = viewOf(specOf("Track my running: distance and pace with a progress chart"), "progress");
    expect(runs).toMatchObject({ measureFields: ["distance", "pace"], lowFields: ["pace"] });
  });

  it("has no bests where more is not better", () => {
    expect(viewOf(specOf("weight tracker"), "progress")).toMatchObject({ plainFields: ["weight", "bodyFat"] });
  });

  it("is not made of projects, money or lists of workouts in a gym", () => {
    for (const brief of ["project progress tracking", "Track my expenses over time", "Dental practice: patients"])
      expect(viewOf(specOf(brief), "progress")).toBeUndefined();
  });
});

describe("pipelines", () => {
  it("have stages with their ends, and what the server fills in", () => {
    const spec = specOf("CRM with a pipeline of deals");
    expect(spec.pages[0]).toMatchObject({ path: "/", title: "Pipeline" });
    const view = viewOf(spec, "pipeline");
    expect(view).toMatchObject({
      entity: "Deal",
      groupField: "stage",
      amountField: "value",
      wonValue: "won",
      lostValue: "lost",
      closedField: "closedOn",
      reachedField: "furthestStage",
    });
    expect(view).not.toHaveProperty("stageProbabilities");
    expect(view).not.toHaveProperty("probabilityField");
  });

  it("forecast by what the brief says of each stage, and by nothing else", () => {
    const brief = "CRM with deals: stages lead, qualified, won, lost. Lead 10%, qualified 30%";
    expect(viewOf(specOf(brief), "pipeline")).toMatchObject({ stageProbabilities: { lead: 10, qualified: 30 } });
    const own = specOf("sales funnel with opportunities by stage, weighted forecast");
    expect(viewOf(own, "pipeline")).toMatchObject({ entity: "Opportunity", probabilityField: "probability" });
  });

  it("show the next action where the brief speaks of one", () => {
    const spec = specOf("CRM: contacts, deals with value and probability, next action date");
    expect(viewOf(spec, "pipeline")).toMatchObject({ nextField: "nextActionDate", probabilityField: "probability" });
  });

  it("are no list of deals, and no pipe with oil in it", () => {
    expect(viewOf(specOf("a list of deals"), "table")).toMatchObject({ entity: "Deal" });
    for (const brief of ["a list of deals", "oil pipeline maintenance tickets", "CRM: customers, jobs, invoices"])
      expect(viewOf(specOf(brief), "pipeline")).toBeUndefined();
  });
});

describe("papers with lines", () => {
  it("are invoices with the tax that the brief names", () => {
    const spec = specOf("Create invoices for my clients with line items and 20% VAT, printable");
    const view = viewOf(spec, "document");
    expect(view).toMatchObject({ totalField: "amount", paidValue: "paid" });
    const invoice = spec.entities.find(({ name }) => name === view?.entity);
    expect(invoice?.fields.find(({ name }) => name === view?.taxField)).toMatchObject({ default: 20, unit: "%" });
  });

  it("are quotes, too, but no invoices that are only kept track of", () => {
    expect(viewOf(specOf("Quote generator for a plumbing business"), "document")).toBeDefined();
    expect(viewOf(specOf("Invoice generator for freelancers"), "document")).toMatchObject({
      customerField: "customer",
    });
    expect(viewOf(specOf("Keep track of invoices"), "document")).toBeUndefined();
  });
});

describe("accounts", () => {
  it("have the roles that the brief names; those who look come last and cannot change anything", () => {
    const spec = specOf("Project tracker with user accounts: managers can edit, viewers can only look");
    expect(spec.access?.roles.map(({ name, others }) => [name, others])).toEqual([
      ["admin", "write"],
      ["manager", "write"],
      ["viewer", "read"],
    ]);
    expect(spec.entities.map(({ name }) => name)).toEqual(["Project"]);
  });
});

it.each([
  "Hair salon booking with services and stylists and user login",
  "Table reservations for a small restaurant",
  "Sell handmade candles online",
  "Event sign-up with limited seats",
  "Expense tracker with a monthly report and CSV export",
  "Time sheets for my team by project and month",
  "Gym tracker with personal bests for each exercise",
  "Weight log with a chart",
  "Hiring pipeline: candidates by stage applied, interview, offer, hired, rejected",
  "CRM with deals, probability and next steps",
  "Receipts with line items and tax for a repair shop",
  "A help desk for our team with login, admin and staff roles",
])("compiles: %s", (brief) => {
  expect(compileApp(specOf(brief)).files.length).toBeGreaterThan(50);
});
