import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { dealFlow } from "../src/compiler/fixtures/deal-flow.ts";
import { gymLog } from "../src/compiler/fixtures/gym-log.ts";
import { teamHours } from "../src/compiler/fixtures/team-hours.ts";
import { CHROMIUM_ARGS, findChromium, startApp, type AppProcess } from "./app-process.ts";

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)("time sheets, progress and pipelines in a browser", () => {
  let browser: Browser;
  let app: AppProcess;
  let gym: AppProcess;
  let deals: AppProcess;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
    const [first, second, third] = await Promise.all(
      [teamHours, gymLog, dealFlow].map((spec) => startApp(compileApp(spec).files)),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error("all apps must start");
    app = first;
    gym = second;
    deals = third;
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all([app, gym, deals].map((each) => each?.[Symbol.asyncDispose]()));
  });

  beforeEach(async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      reducedMotion: "reduce",
      bypassCSP: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(8000);
    complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      const isRefusal = /status of 4\d\d/.test(message.text());
      if (message.type() === "error" && !isRefusal) complaints.push(message.text());
    });
    await page.goto(app.url);
    await page.getByRole("heading", { name: "This week" }).waitFor();
    return async () => {
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      await context.close();
      expect(complaints).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(0);
    };
  });

  const cell = (row: string, weekday: string) => page.getByRole("textbox", { name: new RegExp(`^${row}, ${weekday}`) });
  const total = () => page.locator(".timesheet-total strong").textContent();
  const showPerson = (name: string) => page.getByLabel("Employee", { exact: true }).selectOption({ label: name });
  const nextWeek = () => page.getByRole("button", { name: "Next week" }).click();

  test("a row is filled in by keyboard, in any way of writing time", async () => {
    await nextWeek();
    await page.getByText("No time in this week yet.").waitFor();
    await page.getByRole("button", { name: "Copy last week’s rows" }).click();
    await cell("Website", "Monday").fill("1:30");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("45m");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("2,25");
    await page.keyboard.press("Enter");
    await expect.poll(total).toBe("4:30");
    await page.reload();
    await nextWeek();
    await expect.poll(() => cell("Website", "Tuesday").inputValue()).toBe("0:45");
    expect(await cell("Website", "Wednesday").inputValue()).toBe("2:15");
    await cell("Website", "Tuesday").fill("");
    await page.keyboard.press("Enter");
    await expect.poll(total).toBe("3:45");
  });

  test("what is no time is not saved, and no day gets longer than it is", async () => {
    await showPerson("Bo");
    await nextWeek();
    await page.getByRole("button", { name: "Copy last week’s rows" }).click();
    await cell("Newsletter", "Friday").fill("soon");
    await page.keyboard.press("Enter");
    await page.getByText("“soon” is no time").waitFor();
    expect(await cell("Newsletter", "Friday").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.press("Escape");
    await cell("Newsletter", "Friday").fill("20");
    await page.keyboard.press("Enter");
    await expect.poll(total).toBe("20:00");
    await page.getByLabel("Row to add").selectOption({ label: "Website" });
    await page.getByRole("button", { name: "Add row" }).click();
    await cell("Website", "Friday").fill("4:01");
    await page.keyboard.press("Enter");
    await page.getByText("a day has no more than 24 hours").first().waitFor();
    await cell("Website", "Friday").fill("4");
    await page.keyboard.press("Enter");
    await expect.poll(total).toBe("24:00");
  });

  test("everyone’s hours are shown together, and cells with several entries open them", async () => {
    await page.getByRole("button", { name: /^Website, .*2:15 in 2 entries$/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Work 2" }).click();
    await page.getByRole("dialog").getByLabel("Minutes").fill("30");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect.poll(total).toBe("2:00");
    await showPerson("Everyone");
    await expect.poll(total).toBe("10:00");
    expect(await page.locator("input.time-cell").count()).toBe(0);
  });

  test("a timer survives a reload, and its time lands in the sheet", async () => {
    await page.clock.install();
    await page.reload();
    await page.getByLabel("Work on").selectOption({ label: "Newsletter" });
    await page.getByRole("button", { name: "Start timer" }).click();
    await page.getByRole("timer").waitFor();
    await page.clock.fastForward(125_000);
    await page.reload();
    await page
      .getByRole("timer", { name: "Time so far" })
      .getByText(/^0:02:0\d$/)
      .waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    const today = await page.evaluate<string>('new Date().toLocaleDateString("en", { weekday: "long" })');
    await expect.poll(() => cell("Newsletter", today).inputValue()).toBe("0:02");
    await page.getByRole("button", { name: "Start timer" }).waitFor();
  });

  test("a set stands beside the last time, and a new best is marked on the chart", async () => {
    await page.goto(gym.url);
    await page.getByLabel("Exercise", { exact: true }).selectOption({ label: "Squat" });
    const last = page.getByRole("region", { name: "Last time" });
    await last.getByText("1 × 5 × 72.5 kg").waitFor();
    const bests = page.locator(".chart-best");
    const before = await bests.count();
    const entry = page.getByRole("region", { name: "New workout set" });
    await entry.getByLabel("Sets").fill("1");
    await entry.getByLabel("Reps").fill("5");
    await entry.getByLabel("Weight").fill("75");
    await entry.getByRole("button", { name: "Add workout set" }).click();
    await last.getByRole("heading", { name: "Today" }).waitFor();
    await expect.poll(() => bests.count()).toBe(before + 1);
    await page.locator(".personal-bests").getByText("75 kg").first().waitFor();
    await page.getByRole("button", { name: "Estimated one-rep max" }).click();
    await page.getByRole("img", { name: /^Squat: estimated one-rep max: from .* to 87\.5 kg/ }).waitFor();
    await page.getByText("Show as a table").click();
    expect(await page.getByRole("row", { name: /87\.5 kg New best/ }).count()).toBe(1);
    await page.reload();
    await last.getByRole("heading", { name: "Today" }).waitFor();
  });

  test("the last set is repeated in one tap, and what is below nothing is refused at its field", async () => {
    await page.goto(gym.url);
    await page.getByLabel("Exercise", { exact: true }).selectOption({ label: "Bench press" });
    await page.getByRole("button", { name: "Repeat last workout set" }).click();
    const last = page.getByRole("region", { name: "Last time" });
    await last.getByRole("heading", { name: "Today" }).waitFor();
    expect(await last.getByText("3 × 10 × 40 kg").count()).toBe(2);
    const entry = page.getByRole("region", { name: "New workout set" });
    await entry.getByLabel("Weight").fill("-5");
    await entry.getByRole("button", { name: "Add workout set" }).click();
    await entry.locator(".field-error", { hasText: "Weight must be at least 0" }).waitFor();
    await page.getByRole("button", { name: "+ New exercise" }).click();
    await page.getByRole("textbox", { name: "New exercise" }).fill("Deadlift");
    await page.keyboard.press("Enter");
    await last.getByText("Nothing yet: this is the first time.").waitFor();
  });

  test("one's own weight has no bests, but a change", async () => {
    await page.goto(`${gym.url}/weight`);
    await page.getByText("−1.1 kg since the start").waitFor();
    expect(await page.locator(".chart-best").count()).toBe(0);
  });

  test("a deal that is moved by keyboard is won on the day, and the figures follow", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(deals.url);
    const column = (name: string) => page.getByRole("region", { name, exact: true });
    const figures = page.getByRole("region", { name: "Figures" });
    await figures.getByText("€9,280.00").waitFor();
    await column("Proposal").getByText("€11,600.00 · weighted €6,880.00").waitFor();
    expect(await column("Lead").getByText("Overdue").count()).toBe(1);
    await page.getByText("Conversion between stages").click();
    const toProposal = page.getByRole("row", { name: /^Lead Proposal/ });
    expect(await toProposal.getByRole("cell").allTextContents()).toEqual(["Proposal", "5", "4", "80%"]);
    await page.getByRole("button", { name: /^Move Maintenance plan/ }).press("ArrowRight");
    const won = column("Won").locator(".board-card", { hasText: "Maintenance plan" });
    await won.getByText("Closed on").waitFor();
    const today = new Intl.DateTimeFormat("en", { dateStyle: "medium" }).format(new Date());
    await won.getByText(today).waitFor();
    await column("Won").getByText("€5,100.00").waitFor();
    await column("Proposal").getByText("€8,000.00 · weighted €4,000.00").waitFor();
  });

  test("a deal that is dragged back is open again, and has come as far as it was", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(deals.url);
    const lost = page.locator(".board-card", { hasText: "Mobile app" });
    await lost.getByText("Closed on").waitFor();
    await lost.dragTo(page.getByRole("region", { name: "Lead", exact: true }));
    await page.getByRole("region", { name: "Lead", exact: true }).getByText("Mobile app").waitFor();
    await expect.poll(() => lost.getByText("Closed on").count()).toBe(0);
    await page.getByText("Conversion between stages").click();
    const toProposal = page.getByRole("row", { name: /^Lead Proposal/ });
    expect(await toProposal.getByRole("cell").allTextContents()).toEqual(["Proposal", "5", "4", "80%"]);
  });

  test.each([
    ["time sheet", () => app.url],
    ["progress", () => gym.url],
    ["own weight", () => `${gym.url}/weight`],
    ["pipeline", () => deals.url],
  ])("the page of a %s breaks no rule of accessibility, on a phone and on a desk", async (_, urlOf) => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(urlOf());
      await page.locator(".timesheet-grid, .chart-dot, .board").first().waitFor();
      await page.evaluate(axe);
      const report = await page.evaluate<{ violations: { id: string }[] }>("axe.run()");
      expect(report.violations.map(({ id }) => id)).toEqual([]);
    }
  });
});
