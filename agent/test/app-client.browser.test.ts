import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { petClinic } from "../src/compiler/fixtures/pet-clinic.ts";
import { toDo } from "../src/compiler/fixtures/to-do.ts";
import { emitApp } from "./support/emit-app.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { DESK, isWithinWindow, launchBrowser, openWatchedPage } from "./support/watched-page.ts";

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write("Browser tests are skipped: no Chromium was found. Set CHROMIUM_PATH to run them.\n");
}

describe.skipIf(executablePath === undefined).each(["node", "webcontainer"] as const)(
  "a generated app for %s in a browser",
  (target) => {
    let browser: Browser;
    let apps: Record<"toDo" | "clinic", AppProcess>;
    let page: Page;

    beforeAll(async () => {
      browser = await launchBrowser();
      const [first, second] = await Promise.all(
        [toDo, petClinic].map(async (spec) => startApp((await emitApp(spec, target)).files)),
      );
      if (first === undefined || second === undefined) throw new Error("both apps must start");
      apps = { toDo: first, clinic: second };
    });

    afterAll(async () => {
      await browser?.close();
      await Promise.all(Object.values(apps ?? {}).map((app) => app[Symbol.asyncDispose]()));
    });

    beforeEach(async () => {
      const watched = await openWatchedPage(browser, { viewport: DESK });
      page = watched.page;
      return watched.close;
    });

    const items = () => page.locator(".checklist-item");

    test("a task is added with Enter, completed, found by its filter, and still there after a reload", async () => {
      await page.goto(apps.toDo.url);
      await page.getByRole("textbox", { name: "Add a task" }).fill("Water the plants");
      await page.keyboard.press("Enter");
      const task = items().filter({ hasText: "Water the plants" });
      await task.waitFor();
      await task.getByRole("checkbox").check();
      await page.locator(".checklist-item.completed", { hasText: "Water the plants" }).waitFor();
      await page.getByRole("button", { name: "Active", exact: true }).click();
      await task.waitFor({ state: "detached" });
      await page.reload();
      expect(await task.getByRole("checkbox").isChecked()).toBe(true);
    });

    test("an action on all records takes the completed tasks away and leaves the others", async () => {
      await page.goto(apps.toDo.url);
      await items().first().waitFor();
      const done = page.locator(".checklist-item.completed");
      expect(await done.count()).toBeGreaterThan(0);
      await page.getByRole("button", { name: "Clear completed" }).click();
      await done.first().waitFor({ state: "detached" });
      await page.getByText("Buy oat milk").waitFor();
      expect(await page.getByRole("button", { name: "Clear completed" }).count()).toBe(0);
    });

    test("a card moves to the next column by the arrow key, keeps the focus, and stays there", async () => {
      await page.goto(`${apps.toDo.url}/board`);
      const inDoing = page.getByRole("region", { name: "Doing" }).getByText("Write the copy");
      const grip = page.getByRole("button", { name: "Move Write the copy with the left and right arrow keys" });
      await grip.focus();
      await page.keyboard.press("ArrowRight");
      await inDoing.waitFor();
      await grip.and(page.locator(":focus")).waitFor();
      await page.waitForLoadState("networkidle");
      await page.reload();
      await inDoing.waitFor();
    });

    test("a card moves by the list of columns on it and by dragging", async () => {
      await page.goto(`${apps.toDo.url}/board`);
      await page.getByRole("combobox", { name: "Column of Choose a host" }).selectOption("review");
      const review = page.getByRole("region", { name: "In review" });
      await review.getByText("Choose a host").waitFor();
      await review.locator(".board-card").dragTo(page.getByRole("region", { name: "Backlog" }));
      await page.getByRole("region", { name: "Backlog" }).getByText("Choose a host").waitFor();
    });

    test("a form says what is missing, puts the focus there, and saves when it is right", async () => {
      await page.goto(`${apps.clinic.url}/owners`);
      await page.getByRole("button", { name: "Add owner" }).click();
      const dialog = page.getByRole("dialog", { name: "New owner" });
      await dialog.getByRole("button", { name: "Add owner" }).click();
      const name = dialog.getByRole("textbox", { name: "Full name" });
      await dialog.getByText("Full name is required").waitFor();
      expect(await name.getAttribute("aria-invalid")).toBe("true");
      await name.and(page.locator(":focus")).waitFor();
      await name.fill("Ada Byron");
      await dialog.getByRole("textbox", { name: "Phone" }).fill("+44 20 79 46");
      await dialog.getByRole("textbox", { name: "E-mail" }).fill("mira@holm.example");
      await page.keyboard.press("Enter");
      await dialog.locator("[data-invalid] .field-error").waitFor();
      await dialog.getByRole("textbox", { name: "E-mail" }).fill("ada@byron.example");
      await page.keyboard.press("Enter");
      await page.getByRole("cell", { name: "Ada Byron", exact: true }).waitFor();
      await page.reload();
      await page.getByRole("cell", { name: "Ada Byron", exact: true }).waitFor();
    });

    test("a record is edited, found by the search, and deleted only after a question", async () => {
      await page.goto(`${apps.clinic.url}/owners`);
      await page.getByRole("button", { name: "Add owner" }).click();
      await page.getByRole("textbox", { name: "Full name" }).fill("Zoë Old");
      await page.getByRole("textbox", { name: "Phone" }).fill("555 000");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Edit Zoë Old" }).click();
      await page.getByRole("textbox", { name: "Full name" }).fill("Zoë New");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("searchbox", { name: "Search" }).fill("zoe new");
      await page.getByText("1 owner", { exact: true }).waitFor();
      const remove = page.getByRole("button", { name: "Delete Zoë New" });
      await remove.click();
      await page.keyboard.press("Escape");
      await remove.and(page.locator(":focus")).waitFor();
      await remove.click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
      await page.getByText("Nothing matches.").waitFor();
      await page.getByRole("button", { name: "Show everything" }).click();
      await page.getByRole("cell", { name: "Mira Holm", exact: true }).waitFor();
    });

    test("a record that others need cannot be deleted, and the app says why", async () => {
      await page.goto(`${apps.clinic.url}/owners`);
      await page.getByRole("button", { name: "Delete Mira Holm" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
      await page.locator(".notice-problem").waitFor();
      await page.getByRole("cell", { name: "Mira Holm", exact: true }).waitFor();
    });

    test("a table is ordered by its column heads and says so", async () => {
      await page.goto(`${apps.clinic.url}/owners`);
      const head = page.getByRole("columnheader", { name: "Full name" });
      await head.getByRole("button").click();
      expect(await head.getAttribute("aria-sort")).toBe("ascending");
      const first = page.locator("tbody tr").first();
      const before = await first.innerText();
      await head.getByRole("button").click();
      expect(await head.getAttribute("aria-sort")).toBe("descending");
      expect(await first.innerText()).not.toBe(before);
    });

    test("a day of the calendar adds a record with its date", async () => {
      await page.goto(apps.clinic.url);
      await page.getByRole("button", { name: "Next month" }).click();
      await page.getByRole("button", { name: /^Add visit: .* 15$/ }).click();
      expect(await page.getByLabel("Date and time").inputValue()).toMatch(/-15T09:00$/);
      await page.getByRole("textbox", { name: "Reason" }).fill("Long check-up");
      await page.getByRole("combobox", { name: "Pet", exact: false }).last().selectOption({ label: "Rex" });
      await page.getByRole("button", { name: "Add visit", exact: true }).last().click();
      await page.getByRole("button", { name: /Long check-up/ }).waitFor();
    });

    test("every page fits a narrow phone, has one heading, and keeps the title of its tab", async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(apps.clinic.url);
      const links = page.getByRole("navigation").getByRole("link");
      for (const name of await links.allInnerTexts()) {
        await links.filter({ hasText: name }).click();
        await page.getByRole("heading", { level: 1, name }).waitFor();
        await page.waitForLoadState("networkidle");
        expect(await page.locator("h1").count()).toBe(1);
        expect(await page.title()).toBe(`${name} · Pawsome Clinic`);
        expect(await isWithinWindow(page)).toBe(true);
      }
    });

    test("the sample data goes with one click, and the app says how to begin", async () => {
      await page.goto(`${apps.toDo.url}/board`);
      await page.getByRole("button", { name: "Remove it" }).click();
      await page.getByText("This app has sample data").waitFor({ state: "detached" });
      await page.goto(apps.toDo.url);
      await page.getByText("Nothing to do. Enjoy it!").waitFor();
      expect(await page.getByText("This app has sample data").count()).toBe(0);
    });
  },
);
