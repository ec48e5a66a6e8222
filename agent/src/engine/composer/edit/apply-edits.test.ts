import type { AppSpec, Entity } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import { discoverTurn } from "../composer.ts";
import { compileApp } from "../../../compiler/compile.ts";
import { applyEdits } from "./apply-edits.ts";

const draft = (userInput: string): AppSpec =>
  discoverTurn({ userInput, history: [], confirm: false, isBuilt: false }).appSpec;
const CRM = draft("CRM: customers, jobs, invoices");
const BOARD = draft("kanban board for a school project");
const BUDGET = draft("Track my expenses by category, with a chart");

const edit = (spec: AppSpec, text: string): AppSpec => applyEdits(spec, text).spec;
const entity = (spec: AppSpec, label: string): Entity | undefined => spec.entities.find((one) => one.label === label);
const labels = (spec: AppSpec, label: string): string[] =>
  entity(spec, label)?.fields.map((field) => field.label) ?? [];
const options = (spec: AppSpec, label: string, field: string): string[] =>
  entity(spec, label)
    ?.fields.find((one) => one.label === field)
    ?.options?.map((option) => option.label) ?? [];

describe("fields", () => {
  it.each([
    ["add a due date to jobs", "Job", ["Due date"]],
    ["add priority and deadline to jobs", "Job", ["Priority", "Deadline"]],
    ["customers also need a birthday", "Customer", ["Birthday"]],
    ["each customer should have a loyalty number", "Customer", ["Loyalty number"]],
    ["please include a discount for invoices", "Invoice", ["Discount"]],
    ["add a field called colour to jobs", "Job", ["Colour"]],
    ["add a birthday", "Customer", ["Birthday"]],
  ])("%s", (text, owner, expected) => {
    expect(labels(edit(CRM, text), owner)).toEqual(expect.arrayContaining(expected));
  });

  it("come with choices, columns, filters, samples and what follows from them", () => {
    const spec = edit(BUDGET, "expenses also need a priority: low, medium, high. add a due date");
    expect(options(spec, "Expense", "Priority")).toEqual(["Low", "Medium", "High"]);
    const view = spec.pages.find((page) => page.view.kind === "table")?.view;
    expect(view).toMatchObject({ filters: expect.arrayContaining(["priority"]) });
    expect(spec.sampleData["Expense"]?.every(({ values }) => values["priority"] !== undefined)).toBe(true);
    expect(spec.rules.map(({ label }) => label)).toContain("Overdue");
  });

  it.each([
    "add a level to jobs: basic, expert",
    "add a level to jobs (basic, expert)",
    "jobs need a level: basic, expert",
  ])("come with choices that stand behind their owner: %s", (text) => {
    const spec = edit(CRM, text);
    expect(options(spec, "Job", "Level")).toEqual(["Basic", "Expert"]);
    expect(labels(spec, "Job")).toHaveLength(labels(CRM, "Job").length + 1);
  });

  it.each([
    ["recipes have no address", CRM, "Recipe", "Address"],
    ["customers have no address", CRM, "Customer", "Address"],
    ["remove address from customers", CRM, "Customer", "Address"],
    ["I changed my mind, no amount", CRM, "Invoice", "Amount"],
    ["no amount", CRM, "Invoice", "Amount"],
    ["I don't need the payment method", BUDGET, "Expense", "Payment method"],
  ])("%s takes the field out", (text, spec, owner, label) => {
    expect(labels(edit(spec, text), owner)).not.toContain(label);
  });

  it("go with everything that was built on them", () => {
    const spec = edit(BUDGET, "remove the amount");
    expect(JSON.stringify(spec.pages)).not.toContain('"amount"');
    expect(JSON.stringify(spec.sampleData)).not.toContain('"amount"');
  });

  it("are renamed, required and changed in kind", () => {
    expect(labels(edit(CRM, "rename address to street"), "Customer")).toContain("Street");
    expect(
      entity(edit(CRM, "make email required"), "Customer")?.fields.find(({ name }) => name === "email")?.required,
    ).toBe(true);
    expect(
      entity(edit(CRM, "address should be a long text"), "Customer")?.fields.find(({ name }) => name === "address")
        ?.type,
    ).toBe("text");
  });

  it("take other choices and one more", () => {
    expect(options(edit(CRM, "statuses: open, closed"), "Job", "Status")).toEqual(["Open", "Closed"]);
    expect(options(edit(BUDGET, "categories: food, rent, fun"), "Expense", "Category")).toEqual([
      "Food",
      "Rent",
      "Fun",
    ]);
    expect(options(edit(CRM, "add status Blocked to jobs"), "Job", "Status")).toContain("Blocked");
    expect(options(edit(BOARD, "columns are ideas, doing and done"), "Task", "Status")).toEqual([
      "Ideas",
      "Doing",
      "Done",
    ]);
  });
});

describe("things", () => {
  it("are added with a page, and related", () => {
    const spec = edit(CRM, "also track suppliers for each job");
    expect(entity(spec, "Supplier")).toBeDefined();
    expect(entity(spec, "Job")?.fields.find(({ label }) => label === "Supplier")?.reference?.entity).toBe("Supplier");
    expect(spec.pages.map(({ title }) => title)).toContain("Suppliers");
    expect(spec.sampleData["Job"]?.every(({ values }) => String(values["supplier"]).startsWith("Supplier-"))).toBe(
      true,
    );
  });

  it("are added with the fields that the user names", () => {
    expect(labels(edit(CRM, "add zorbs with size, colour and price"), "Zorb")).toEqual([
      "Name",
      "Size",
      "Colour",
      "Price",
    ]);
  });

  it("are removed with their pages, references and totals", () => {
    const spec = edit(CRM, "remove invoices");
    expect(spec.entities.map(({ label }) => label)).toEqual(["Customer", "Job"]);
    expect(JSON.stringify({ ...spec, brief: "", summary: "", sampleData: {} })).not.toContain("Invoice");
  });

  it("are renamed everywhere", () => {
    const spec = edit(CRM, "rename customers to clients");
    expect(spec.entities.map(({ name, labelPlural }) => [name, labelPlural])).toContainEqual(["Client", "Clients"]);
    expect(JSON.stringify({ ...spec, brief: "", sampleData: {} })).not.toMatch(
      /"(?:label|labelPlural|title|entity)":"[^"]*customer/i,
    );
  });
});

describe("pages and looks", () => {
  it("show a thing in another way", () => {
    expect(edit(CRM, "show jobs as a board").pages.map(({ view }) => view.kind)).toContain("board");
    expect(edit(CRM, "show jobs as a calendar").pages.map(({ view }) => view.kind)).toContain("calendar");
  });

  it.each([
    [
      "timesheet for my team by project",
      "show time entries as a table",
      "show time entries as a time sheet",
      "timesheet",
    ],
    [
      "Fishing diary: catches with species, weight, length and date",
      "",
      "show catches as a progress chart",
      "progress",
    ],
    ["a list of deals", "", "show it as a pipeline", "pipeline"],
    ["Track my expenses by category", "", "show expenses as a report", "report"],
    ["Track my expenses by category", "", "show expenses as a csv import", "import"],
    ["A list of workshops with date and place", "", "show workshops as a sign-up page", "signup"],
  ])("show it as a way of working: %s, %s, %s", (brief, before, wish, kind) => {
    const spec = before === "" ? draft(brief) : edit(draft(brief), before);
    const after = edit(spec, wish);
    expect(after.pages.map(({ view }) => view.kind)).toContain(kind);
    expect(compileApp(after).files.length).toBeGreaterThan(20);
  });

  it("are turned into another way of showing, and what is there already does not come twice", () => {
    const piped = edit(draft("a list of deals"), "turn deals into a pipeline");
    expect(piped.entities.map(({ label }) => label)).toEqual(["Deal"]);
    expect(piped.pages.map(({ view }) => view.kind)).toEqual(["pipeline", "dashboard"]);
    const sheet = edit(
      edit(draft("timesheet for my projects"), "show time entries as a table"),
      "show it as a time sheet",
    );
    const titles = sheet.pages.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
    expect(edit(sheet, "show it as a time sheet").pages).toEqual(sheet.pages);
  });

  it("leave a thing as it is when it lacks what the way of showing needs", () => {
    const { spec, said } = applyEdits(CRM, "show customers as a time sheet");
    expect(spec.entities).toEqual(CRM.entities);
    expect(spec.pages).toEqual(CRM.pages);
    expect(said).toEqual(["customers stay as they are, since they lack what a time sheet would need"]);
  });

  it("can still be saved as a file when they are shown in another way", () => {
    const tasks = draft("A to-do list with a status that I can export to CSV");
    const kept = edit(tasks, "show tasks as a board").pages.map(({ view }) => view);
    expect(kept).toContainEqual(expect.objectContaining({ kind: "board", canExport: true }));
  });

  it("lose the charts, the dashboard or the samples", () => {
    const dashboard = edit(BUDGET, "remove the chart").pages[0]?.view;
    expect(dashboard?.kind === "dashboard" && dashboard.charts).toEqual([]);
    expect(edit(BUDGET, "no dashboard").pages.map(({ path, view }) => [path, view.kind])).toEqual([["/", "table"]]);
    expect(edit(BUDGET, "no sample data").sampleData).toEqual({});
  });

  it("gain a chart by a field", () => {
    const spec = edit(BUDGET, "add a chart of expenses by payment method");
    const dashboard = spec.pages.find(({ view }) => view.kind === "dashboard")?.view;
    expect(dashboard?.kind === "dashboard" && dashboard.charts.map(({ groupBy }) => groupBy)).toContain(
      "paymentMethod",
    );
  });

  it("take colours, currency and a name, several at once", () => {
    const spec = edit(CRM, "make it navy, background white and use euros. Call it PipeWorks");
    expect(spec).toMatchObject({
      name: "PipeWorks",
      currency: "EUR",
      theme: { accent: "#000080", background: "#ffffff" },
    });
  });

  it("keep out what was taken out, also after the next field", () => {
    const spec = edit(edit(CRM, "no alerts"), "add a colour to invoices");
    expect(spec.rules).toEqual([]);
  });

  it("sort and warn", () => {
    expect(entity(edit(CRM, "sort invoices by amount, highest first"), "Invoice")?.sort).toEqual({
      field: "amount",
      direction: "desc",
    });
    expect(edit(CRM, "warn me when amount is above 500").rules).toContainEqual(
      expect.objectContaining({ when: [{ field: "amount", op: "gt", value: 500 }] }),
    );
  });
});

describe("what cannot be done", () => {
  it("is written down and said, not built", () => {
    const { spec, said } = applyEdits(CRM, "add a login");
    expect(spec.features).toContainEqual(expect.objectContaining({ text: "Sign-in", status: "declined" }));
    expect(said.join()).toMatch(/not supported yet/);
    expect(spec.entities).toEqual(CRM.entities);
  });

  it("is named when it was not understood, and changes nothing", () => {
    const { spec, said, missed } = applyEdits(CRM, "flibber the wug. add a due date to jobs");
    expect(missed).toEqual(["flibber the wug"]);
    expect(said).toHaveLength(1);
    expect(labels(spec, "Job")).toContain("Due date");
    expect(applyEdits(CRM, "flibber the wug").spec).toBe(CRM);
  });

  it("is no harm: names that mean something to code stay labels", () => {
    const spec = edit(CRM, "add constructor, __proto__ and toString to jobs");
    const names = entity(spec, "Job")?.fields.map(({ name }) => name) ?? [];
    expect(labels(spec, "Job")).toContain("Constructor");
    expect(names).not.toContain("constructor");
  });
});
