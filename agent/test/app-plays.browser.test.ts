import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { playroom } from "../src/compiler/fixtures/playroom.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { findBarriers } from "./support/find-barriers.ts";
import { isWithinWindow, launchBrowser, openWatchedPage } from "./support/watched-page.ts";

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)("views to play, to compute and to take part, in a browser", () => {
  let browser: Browser;
  let app: AppProcess;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    app = await startApp(compileApp(playroom).files);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    const watched = await openWatchedPage(browser, { viewport: { width: 1200, height: 900 } });
    page = watched.page;
    return watched.close;
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(`${app.url}${path}`);
    await page.waitForLoadState("networkidle");
  };
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

  test("a quiz is played with the keys, reviewed, and its best result stays", async () => {
    await open("/");
    await page.getByRole("combobox", { name: "Topic" }).selectOption({ label: "Capitals" });
    await button("Start quiz").click();
    for (let question = 1; question <= 3; question += 1) {
      await page.getByText(`Question ${question} of 3`).waitFor();
      const capital =
        /(?:France|Italy|Austria|Estonia)/.exec(await page.locator(".quiz-prompt").innerText())?.[0] ?? "";
      const answer = { France: "Paris", Italy: "Rome", Austria: "Vienna", Estonia: "Tallinn" }[capital] ?? "";
      const choices = await page.locator(".quiz-choice span").allInnerTexts();
      expect(choices).toHaveLength(4);
      const right = choices.indexOf(answer);
      await page.keyboard.press(String((question === 1 ? (right + 1) % 4 : right) + 1));
      await page.getByText(question === 1 ? `Not quite: it is ${answer}.` : "Right!").waitFor();
      await page.keyboard.press("Enter");
    }
    await page.getByRole("heading", { name: "2 of 3 right" }).waitFor();
    expect(await page.getByRole("list", { name: "Mistakes" }).getByRole("listitem").count()).toBe(1);
    await button("New quiz").click();
    await page.reload();
    await page.getByText("Best so far: 67%").waitFor();
  });

  test("a sheet to print has the questions, and the answers on a page of their own", async () => {
    await open("/");
    await button("Make a sheet").click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".sheet-answers li").count()).toBe(3);
    expect(await page.locator(".rail").isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.sheet-answers')).breakBefore")).toBe("page");
  });

  test("flashcards turn over with the space bar, and come back until they are known", async () => {
    await open("/learn");
    await page.getByText("2 of 3 cards are due today").waitFor();
    await button("Learn what is due").click();
    const flip = page.locator(".flip-card");
    await page.getByText("2 cards left").waitFor();
    await page.keyboard.press(" ");
    await page.locator(".flip-card-back").waitFor();
    await page.keyboard.press("1");
    await flip.getByText("Front").waitFor();
    for (const left of ["The last card", "Done: 2 cards learned"]) {
      await button("Turn over").click();
      await button("2 · Good").click();
      await page.getByText(left).waitFor();
    }
    await page.reload();
    await page.getByText("Nothing is due today").waitFor();
  });

  test("a timer goes on after a reload, shows in the title, and keeps what was finished", async () => {
    await page.clock.install({ time: new Date() });
    await open("/focus");
    await page.getByRole("textbox", { name: "Topic" }).fill("Write the report");
    await button("Start").click();
    await page.clock.fastForward(60_000);
    await page.getByRole("timer", { name: "Focus: 24:00" }).waitFor();
    expect(await page.title()).toBe("24:00 · Focus");
    await page.clock.fastForward(24 * 60_000);
    await page.getByRole("timer", { name: "Short break: 5:00" }).waitFor();
    await page.locator(".timer-log").getByText("Write the report").waitFor();
    await button("Start break").click();
    await page.clock.fastForward(30_000);
    await page.reload();
    await page.getByRole("timer", { name: /Short break: 4:[23]\d/ }).waitFor();
  });

  test("amounts convert in both directions, swap, and follow rates that are typed in", async () => {
    await open("/convert");
    const [from, to] = [
      page.getByRole("textbox", { name: "From" }),
      page.getByRole("textbox", { name: "To", exact: true }),
    ];
    await from.fill("1 1/2");
    expect(await to.inputValue()).toBe("188.0875");
    await to.fill("100");
    expect(Number(await from.inputValue())).toBeCloseTo(0.7975, 3);
    await button(/Swap/).click();
    expect(await page.getByRole("combobox", { name: "Unit: From" }).inputValue()).toBe("gram");
    await button("Currency").click();
    await page.getByRole("textbox", { name: "USD" }).fill("2");
    await from.fill("10");
    expect(await to.inputValue()).toBe("20");
  });

  test("a calculation follows its inputs, and says what is wrong with one", async () => {
    await open("/loan");
    await page.getByText("$193.33").waitFor();
    await page.getByRole("textbox", { name: "Amount" }).fill("20000");
    await page.getByText("$386.66").waitFor();
    await page.getByRole("textbox", { name: "Years" }).fill("0");
    await page.getByText("At least 1.").waitFor();
    await page.getByText("Fill in every field").waitFor();
  });

  test("a counter counts, takes back, and keeps a history by day", async () => {
    await open("/count");
    const beers = page.getByRole("region", { name: "Beers" });
    await beers.getByRole("button", { name: "Increment Beers" }).click();
    await beers.getByText("Beers: 3").waitFor();
    await beers.getByRole("button", { name: /Undo/ }).click();
    await beers.getByText("Beers: 2").waitFor();
    await beers.getByRole("button", { name: /Reset/ }).click();
    await beers.getByText("Beers: 0").waitFor();
    await page.reload();
    await beers.getByText("Beers: 0").waitFor();
    await page.getByText("By day").waitFor();
  });

  test("a browser votes once, can move its vote, and closed polls take none", async () => {
    await open("/vote");
    await button(/^Vote ?: Murder/).click();
    await page.getByRole("status").filter({ hasText: "2 votes" }).waitFor();
    await button(/^Vote ?: The Glass/).click();
    await button(/^Your vote ✓ ?: The Glass/).waitFor();
    await page.getByText("2 votes · 100%").waitFor();
    await page.reload();
    await button(/^Your vote ✓ ?: The Glass/).waitFor();
    expect(await button(/^Vote ?: Thursday/).isDisabled()).toBe(true);
  });

  test("chores of a week are drawn, ticked off, and drawn again only where they are open", async () => {
    await open("/week");
    await button("Draw this week").click();
    await page.getByText("0 of 3 done").waitFor();
    await page.getByRole("checkbox", { name: "Take out the bins" }).check();
    await page.getByText("1 of 3 done").waitFor();
    await button("Draw again").click();
    await page.getByText("Drawn again.").waitFor();
    expect(await page.getByRole("checkbox", { name: "Take out the bins" }).isChecked()).toBe(true);
    await open("/wheel");
    await button("Spin").click();
    await page
      .locator(".wheel-result")
      .getByText(/Alex|Sam|Robin/)
      .waitFor();
  });

  test("a visitor fills the cart and writes, and the owner reads it", async () => {
    await open("/site");
    await button("Add to cart").first().click();
    await button("Cart: 1").waitFor();
    await button("Send").click();
    await page.getByText("E-mail is required").waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill("Visitor V.");
    await page.getByRole("textbox", { name: "E-mail" }).fill("visitor@example.com");
    await page.getByRole("textbox", { name: "Message" }).fill("Do you deliver?");
    await button("Send").click();
    await page.getByText("Thank you! It has been sent.").waitFor();
    await open("/messages");
    await page.getByText("Do you deliver?").waitFor();
  });

  test("the computer at hard is never beaten, and the score is kept", async () => {
    await open("/tic-tac-toe");
    const cell = (row: number, column: number) =>
      page.getByRole("button", { name: `Row ${row}, column ${column}: empty` });
    await cell(1, 1).focus();
    await page.keyboard.press("Enter");
    for (let moves = 0; moves < 4; moves += 1) {
      await page
        .getByText(/Your turn|wins|draw|You win/)
        .first()
        .waitFor();
      const free = page.getByRole("button", { name: /: empty$/ });
      const isOver = !/Your turn/.test(await page.locator(".game-status").innerText());
      if (isOver || (await free.count()) === 0) break;
      await free.first().click();
    }
    await page
      .locator(".game-status")
      .getByText(/The computer wins|A draw/)
      .waitFor();
    await page.reload();
    await page.locator(".game-scores").waitFor();
    expect(await page.locator(".game-scores dd").allInnerTexts()).toContain("1");
  });

  test("words are guessed on the keyboard, tiles and snakes are steered with the arrows", async () => {
    await open("/hangman");
    for (const letter of new Set("joinery")) await page.keyboard.press(letter);
    await page.getByText("You found the word!").waitFor();
    await open("/2048");
    const before = await page.locator(".tiles").getAttribute("aria-label");
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    expect(await page.locator(".tiles").getAttribute("aria-label")).not.toBe(before);
    await open("/snake");
    await page.keyboard.press("ArrowUp");
    await page.getByText(/The end: \d+ points/).waitFor();
    await open("/memory");
    await button("Card 1: hidden").focus();
    await page.keyboard.press("ArrowRight");
    await button("Card 2: hidden").and(page.locator(":focus")).waitFor();
  });

  test.each([
    ["light", 390],
    ["dark", 1280],
  ] as const)(
    "every page passes axe and fits in %s at %i pixels",
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const problems: string[] = [];
      for (const { path } of playroom.pages) {
        await open(path);
        const found = await findBarriers(page);
        problems.push(...found.map((problem) => `${path} ${problem}`));
        if (!(await isWithinWindow(page))) problems.push(`${path} is too wide`);
        if ((await page.locator("h1").count()) !== 1) problems.push(`${path} has not one heading`);
      }
      expect(problems).toEqual([]);
    },
    60_000,
  );
});
