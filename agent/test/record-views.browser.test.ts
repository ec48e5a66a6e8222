import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { club } from "../src/compiler/fixtures/club.ts";
import { homeBase } from "../src/compiler/fixtures/home-base.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { DESK, isWithinWindow, launchBrowser, openWatchedPage } from "./support/watched-page.ts";

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)("views of records in a browser", () => {
  let browser: Browser;
  let apps: Record<"home" | "club", AppProcess>;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    const [first, second] = await Promise.all([homeBase, club].map((spec) => startApp(compileApp(spec).files)));
    if (first === undefined || second === undefined) throw new Error("both apps must start");
    apps = { home: first, club: second };
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

  test("a habit is ticked off for today, its streak grows, and the tick can be taken back", async () => {
    await page.goto(apps.home.url);
    const row = page.locator(".tracker-row", { hasText: "Drink water in the morning" });
    await row.getByText("4 days").waitFor();
    const today = row.locator(".tick-today");
    await today.click();
    await row.getByText("5 days").waitFor();
    expect(await today.getAttribute("aria-pressed")).toBe("true");
    await page.reload();
    await row.getByText("5 days").waitFor();
    await today.click();
    await row.getByText("4 days").waitFor();
  });

  test("days to come cannot be ticked, and other weeks can be seen", async () => {
    await page.goto(apps.home.url);
    await page.getByRole("button", { name: "Next week" }).click();
    const ticks = page.locator(".tracker-row").first().locator(".tick");
    expect(await ticks.first().isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Today", exact: true }).click();
    await page.getByRole("heading", { name: "This week" }).waitFor();
  });

  test("a debt is marked as paid, stands among the expenses, and nobody owes it any more", async () => {
    await page.goto(`${apps.home.url}/expenses`);
    const debts = page.locator(".settle li");
    await debts.first().waitFor();
    const before = await debts.count();
    await debts.first().getByRole("button").click();
    await page.getByRole("button", { name: "Settled up", exact: true }).waitFor();
    expect(await debts.count()).toBe(before - 1);
    // Payments are nothing that anybody spent.
    await page.getByText("$372.70 in all").waitFor();
  });

  test("a note saves itself, is found by its text, and shows its markup", async () => {
    await page.goto(`${apps.home.url}/notes`);
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("Lighthouse plan");
    await page.getByRole("textbox", { name: "Text" }).fill("# Friday\n- [ ] bring the **lamp**");
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Friday" }).waitFor();
    expect(await page.locator(".note-text strong").innerText()).toBe("lamp");
    await page.getByRole("searchbox", { name: "Search" }).fill("LAMP");
    await page.locator(".note-row mark", { hasText: "lamp" }).first().waitFor();
    await page.goBack();
    await page.getByText("Choose a note to read or to change it.").waitFor();
  });

  test("a note that is left in the middle of a word is saved all the same", async () => {
    await page.goto(`${apps.home.url}/notes`);
    await page.locator(".note-row", { hasText: "A garden shed" }).click();
    await page.getByRole("button", { name: "Write" }).click();
    await page.getByRole("textbox", { name: "Text" }).fill("Three windows");
    await page.getByRole("link", { name: "Habits" }).click();
    await page.locator(".tracker-row").first().waitFor();
    await page.getByRole("link", { name: "Notes" }).click();
    await page.locator(".note-row", { hasText: "Three windows" }).waitFor();
  });

  test("a recipe is scaled, its ingredients go on the shopping list, and its steps are followed one by one", async () => {
    await page.goto(`${apps.home.url}/recipes`);
    await page.getByRole("button", { name: "Pancakes", exact: true }).click();
    await page.getByRole("button", { name: "More servings" }).click();
    await page.getByText("300 g flour").waitFor();
    await page.getByText("2¼ cups milk").waitFor();
    await page.getByRole("checkbox", { name: "300 g flour" }).check();
    await page.getByRole("button", { name: "Add to the shopping list" }).click();
    await page.getByText("Added to shopping list.").waitFor();
    await page.getByRole("button", { name: "Start cooking" }).click();
    await page.getByText("Step 1 of 4").waitFor();
    await page.getByRole("button", { name: "Next step" }).click();
    await page.getByText("Let the batter rest").last().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Shopping list" }).click();
    await page.getByText("2¼ cups milk").waitFor();
    expect(await page.getByText("300 g flour").count()).toBe(0);
  });

  test("a result is added where it is seen, and moves the table", async () => {
    await page.goto(`${apps.club.url}/boule`);
    const third = page.getByRole("row", { name: /Mei Chen/ });
    await third.waitFor();
    await page.getByRole("combobox", { name: "First player" }).selectOption({ label: "Mei Chen" });
    await page.getByRole("spinbutton", { name: "Score of Mei Chen" }).fill("13");
    await page.getByRole("spinbutton", { name: "Score of James Cole" }).fill("2");
    await page.getByRole("button", { name: "Add result" }).click();
    await page.getByText("Mei Chen 13 : 2 James Cole").waitFor();
    await page.getByRole("row", { name: /^2 Mei Chen/ }).waitFor();
  });

  test("nobody is entered against themselves", async () => {
    await page.goto(`${apps.club.url}/boule`);
    await page.getByRole("combobox", { name: "First player" }).selectOption({ label: "James Cole" });
    await page.getByText("Choose two different players.").waitFor();
    expect(await page.getByRole("button", { name: "Add result" }).isDisabled()).toBe(true);
  });

  test("a record points at several others, which lead to their pages, where more can be added", async () => {
    await page.goto(apps.club.url);
    await page.getByRole("button", { name: "Add event" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Winter walk");
    const guests = dialog.getByRole("group", { name: "Guests" });
    await guests.getByRole("checkbox", { name: "Anna Berg" }).check();
    await guests.getByRole("button", { name: "+ New guest" }).click();
    await guests.getByRole("textbox", { name: "New guest" }).fill("Nora Lind");
    await page.keyboard.press("Enter");
    await guests.getByRole("button", { name: "Remove Nora Lind" }).waitFor();
    await dialog.getByRole("group", { name: "Hosts" }).getByRole("checkbox", { name: "Anna Berg" }).check();
    await dialog.getByRole("button", { name: "Add event" }).click();
    const card = page.locator(".card", { hasText: "Winter walk" });
    await card.getByRole("link", { name: "Nora Lind" }).click();
    await page.getByRole("heading", { level: 1, name: "Nora Lind" }).waitFor();
    const events = page.getByRole("region").or(page.locator(".related")).filter({ hasText: "Events (Guests)" });
    await events.getByText("Winter walk").waitFor();
    await events.getByRole("button", { name: "Add event" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove Nora Lind" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "All guests" }).click();
    await page.getByRole("heading", { level: 1, name: "Guests" }).waitFor();
  });

  test("the page of a record that is not there says so", async () => {
    await page.goto(`${apps.club.url}/guests/nobody`);
    await page.getByText("It does not exist any more.").waitFor();
    await page.getByRole("link", { name: "All guests" }).click();
    await page.getByRole("heading", { level: 1, name: "Guests" }).waitFor();
  });

  test("a post is liked and answered, and an answer stands below its comment", async () => {
    await page.goto(`${apps.club.url}/journal`);
    await page.getByRole("button", { name: "Roses in November", exact: true }).click();
    await page.getByRole("button", { name: "Like" }).click();
    await page.locator(".post-facts", { hasText: "5 likes" }).waitFor();
    const asked = page.locator(".comment", { hasText: "How short?" });
    await asked.getByRole("button", { name: "Reply" }).click();
    await asked.getByRole("textbox", { name: "Your name" }).fill("Nora");
    await asked.getByRole("textbox", { name: "Your reply" }).fill("Very **short**, <b>I</b> think");
    await asked.getByRole("button", { name: "Send" }).click();
    const answer = page.locator(".comment-tree .comment-tree .comment", { hasText: "Nora" });
    await answer.getByText("<b>I</b> think").waitFor();
    expect(await answer.locator("b").count()).toBe(0);
    await page.getByRole("button", { name: "Unpublish" }).click();
    await page.locator(".post-facts", { hasText: "Draft" }).waitFor();
  });

  test("every page fits a narrow phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const paths = ["/", "/expenses", "/notes", "/recipes"].map((path) => apps.home.url + path);
    for (const url of [
      ...paths,
      `${apps.club.url}/boule`,
      `${apps.club.url}/journal`,
      `${apps.club.url}/guests/sample-guests-1`,
    ]) {
      await page.goto(url);
      await page.waitForLoadState("networkidle");
      expect(await isWithinWindow(page), url).toBe(true);
    }
  });
});
