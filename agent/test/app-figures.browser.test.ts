import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { studioHours } from "../src/compiler/fixtures/studio-hours.ts";
import { workshopSeats } from "../src/compiler/fixtures/workshop-seats.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { findBarriers } from "./support/find-barriers.ts";
import { PHONE, launchBrowser, openWatchedPage } from "./support/watched-page.ts";

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)("sign-ups, reports and hours in a browser", () => {
  let browser: Browser;
  let app: AppProcess;
  let studio: AppProcess;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    const [first, second] = await Promise.all(
      [workshopSeats, studioHours].map((spec) => startApp(compileApp(spec).files)),
    );
    if (first === undefined || second === undefined) throw new Error("both apps must start");
    app = first;
    studio = second;
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all([app, studio].map((each) => each?.[Symbol.asyncDispose]()));
  });

  beforeEach(async () => {
    const watched = await openWatchedPage(browser, { viewport: PHONE, mustFit: true, bypassCSP: true });
    page = watched.page;
    return watched.close;
  });

  const card = (title: string) => page.locator(".sign-up", { hasText: title });

  test("a seat is taken in one form, and shows at once", async () => {
    await page.goto(app.url);
    const throwing = card("Throwing for beginners");
    await throwing.getByText("1 of 8 seats taken").waitFor();
    await throwing.getByRole("button", { name: /^Sign up/ }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Ada Park");
    await page.getByRole("dialog").getByRole("button", { name: "Add attendee" }).click();
    await throwing.getByText("2 of 8 seats taken").waitFor();
    await throwing.getByText("6 left").waitFor();
  });

  test("a full workshop offers the waiting list, and a seat that is given back goes to who waits", async () => {
    await page.goto(app.url);
    const glazing = card("Glazing basics");
    await glazing.getByText("Full", { exact: true }).waitFor();
    await glazing.getByRole("button", { name: /^Join the waiting list/ }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Bo Lind");
    await page.getByRole("dialog").getByRole("button", { name: "Add attendee" }).click();
    await glazing.locator("summary").filter({ hasText: "2 signed up, 2 waiting" }).click();
    expect(await glazing.getByRole("button", { name: "Give Bo Lind the seat" }).count()).toBe(0);
    await glazing.getByRole("button", { name: "Cancel Tom Becker" }).click();
    await glazing.getByRole("button", { name: "Give Aisha Khan the seat" }).click();
    await glazing.locator("summary").filter({ hasText: "2 signed up, 1 waiting" }).waitFor();
  });

  test("the server refuses a seat that is not there, and the form says so at its field", async () => {
    await page.goto(`${app.url}/attendees`);
    await page.getByRole("button", { name: "Add attendee" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Cy Moss");
    await dialog.getByLabel("Workshop").selectOption({ label: "Glazing basics" });
    await dialog.getByRole("button", { name: "Add attendee" }).click();
    await dialog
      .locator(".field-error", { hasText: "Workshop: all seats are taken, only the waiting list is open" })
      .waitFor();
  });

  test("a report adds up a period, and is saved with its totals", async () => {
    await page.goto(`${studio.url}/by-project`);
    const total = page.locator(".report-table tfoot");
    await total.getByText("12.75 h").waitFor();
    await page.getByRole("button", { name: "This year" }).click();
    expect(await page.getByRole("button", { name: "This year" }).getAttribute("aria-pressed")).toBe("true");
    await page.getByLabel("Until").fill("2000-01-01");
    await page.getByText("Nothing in this period.").waitFor();
    await page.getByRole("button", { name: "All time" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("project-report.csv");
    const content = await readFile(await saved.path(), "utf8");
    expect(content).toBe(
      "\uFEFFProject,Time entries,Hours\r\nSpring newsletter,2,6.25\r\nWebsite relaunch,2,4.5\r\nOffice,1,2\r\nTotal,5,12.75\r\n",
    );
  });

  test("a report is printed black on white, without what is around it, also from a dark screen", async () => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto(`${studio.url}/by-project`);
    await page.locator(".report-table tfoot").waitFor();
    const colours =
      "getComputedStyle(document.querySelector('h1')).color + getComputedStyle(document.body).backgroundColor";
    await expect.poll(() => page.evaluate(colours)).toBe("rgb(17, 17, 17)rgb(255, 255, 255)");
    for (const part of [".rail", ".sample-banner", ".report-tools", ".report-buttons"])
      expect(await page.locator(part).isVisible(), part).toBe(false);
  });

  test("a table is saved as it is filtered, and a formula in it stays text", async () => {
    await page.goto(studio.url);
    await page.getByRole("searchbox").fill("proofs");
    await page.getByText("1 time entry", { exact: true }).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const content = await readFile(await (await saving).path(), "utf8");
    const [head, row] = content.split("\r\n");
    expect(head).toBe("\uFEFFDescription,Date,Hours,Project,Billable");
    expect(row).toMatch(/^"'=Proofs, ""final""",\d{4}-\d\d-\d\d,2\.25,Spring newsletter,Yes$/);
  });

  test("a file is checked line by line, and imported as a whole once it is right", async () => {
    await page.goto(`${studio.url}/import`);
    const choose = (rows: string): Promise<void> =>
      page.getByLabel("CSV file").setInputFiles({
        name: "hours.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(`Description;Date;Hours;Project\n${rows}`),
      });
    await choose("Draft;15.06.2030;1,5;office\nBroken;15.06.2030;many;Office\n");
    await page.getByText("Hours must be a number").waitFor();
    expect(await page.getByRole("button", { name: "Import 1 time entry" }).isDisabled()).toBe(true);
    await choose("Draft;15.06.2030;1,5;office\nFixed;16.06.2030;2;Office\n");
    await page.getByRole("button", { name: "Import 2 time entries" }).click();
    await page.getByText("2 time entries imported.").waitFor();
    await page.goto(`${studio.url}/by-project`);
    await page.getByRole("row", { name: "Office 3 5.5 h" }).waitFor();
  });

  test("no page breaks a rule of accessibility", async () => {
    const paths = ["/", "/by-project", "/import"].map((path) => studio.url + path);
    for (const path of [...paths, app.url, `${app.url}/attendees`]) {
      await page.goto(path);
      await page.locator("main h1").waitFor();
      await page.waitForLoadState("networkidle");
      expect(await findBarriers(page), path).toEqual([]);
    }
  });
});
