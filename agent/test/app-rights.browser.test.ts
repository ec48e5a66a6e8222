import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openKitchen } from "../src/compiler/fixtures/open-kitchen.ts";
import { CHROMIUM_ARGS, findChromium, startApp, type AppProcess } from "./app-process.ts";
import { emitApp } from "./support/emit-app.ts";

const executablePath = findChromium();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PASSWORD = "correct horse";

describe.skipIf(executablePath === undefined).each(["node", "webcontainer"] as const)(
  "own records and open pages in a browser, as a %s app",
  (target) => {
    let browser: Browser;
    let app: AppProcess;
    const complaints: string[] = [];

    const openPage = async (context: BrowserContext, path: string): Promise<Page> => {
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
      await page.goto(new URL(path, app.url).href);
      return page;
    };
    const findBarriers = async (page: Page): Promise<string[]> => {
      await page.evaluate(axe);
      return page.evaluate<string[]>(
        `axe.run(document, { runOnly: ["wcag2a", "wcag2aa"] }).then(({ violations }) => violations.map(({ id }) => id))`,
      );
    };
    const window = (width = 1280): Promise<BrowserContext> =>
      browser.newContext({ viewport: { width, height: 844 }, reducedMotion: "reduce" });
    const signIn = async (email: string, path = "/"): Promise<Page> => {
      const page = await openPage(await window(), "/sign-in");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("button", { name: "Sign out" }).waitFor();
      await page.goto(new URL(path, app.url).href);
      return page;
    };
    const addShift = async (page: Page, title: string): Promise<void> => {
      await page.getByRole("button", { name: "Add shift" }).first().click();
      await page.getByRole("dialog").getByLabel("Title").fill(title);
      await page.getByRole("dialog").getByRole("button", { name: "Add shift" }).click();
      await page.getByText(title).first().waitFor();
    };

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
      app = await startApp((await emitApp(openKitchen, target)).files);
      const page = await openPage(await window(), "/");
      await page.getByLabel("Name").fill("Ada Park");
      await page.getByLabel("E-mail").fill("ada@example.com");
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Create account" }).click();
      await page.getByRole("link", { name: "People" }).click();
      for (const [name, email] of [
        ["Bo Lind", "bo@example.com"],
        ["Cy Moss", "cy@example.com"],
      ] as const) {
        await page.getByRole("button", { name: "Add a person" }).click();
        await page.getByLabel("Name").fill(name);
        await page.getByLabel("E-mail").fill(email);
        await page.getByLabel("First password").fill(PASSWORD);
        await page.getByRole("button", { name: "Add person" }).click();
        await page.getByRole("cell", { name, exact: true }).waitFor();
      }
      await page.context().close();
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      await app?.[Symbol.asyncDispose]();
      expect(complaints).toEqual([]);
    });

    test("whoever comes reads the menu, adds a wish, and finds the way in where the rest begins", async () => {
      for (const width of [390, 1280]) {
        const page = await openPage(await window(width), "/");
        await page.getByText("Mushroom risotto").first().waitFor();
        expect(new URL(page.url()).pathname).toBe("/menu");
        expect(await page.getByRole("button", { name: /Add dish|Edit|Delete|Remove it/ }).count()).toBe(0);
        expect(await page.getByRole("link", { name: /Shifts|Ideas|Bring shifts|People/ }).count()).toBe(0);
        expect(await findBarriers(page)).toEqual([]);
        expect(
          await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
        ).toBeLessThanOrEqual(0);
        await page.goto(new URL("/wishes", app.url).href);
        await page.getByRole("button", { name: "Add wish" }).first().click();
        await page.getByRole("dialog").getByLabel("Title").fill(`Dumplings at ${width}`);
        await page.keyboard.press("Enter");
        await page.getByText(`Dumplings at ${width}`).first().waitFor();
        expect(await page.getByRole("button", { name: `Delete Dumplings at ${width}` }).count()).toBe(0);
        await page.goto(new URL("/ideas", app.url).href);
        await page.getByRole("heading", { name: "Sign in" }).waitFor();
        await page.context().close();
      }
    }, 30_000);

    test("each sees their own shifts; an administrator sees all and hands one over", async () => {
      const [bo, cy] = [await signIn("bo@example.com"), await signIn("cy@example.com")];
      await addShift(bo, "Lunch by the window");
      await cy.reload();
      await cy.getByText("There are no shifts yet.").waitFor();
      expect(await findBarriers(bo)).toEqual([]);

      const ada = await signIn("ada@example.com");
      await ada.getByText("Lunch by the window").first().waitFor();
      await ada.locator(".owner-mark", { hasText: "Bo Lind" }).waitFor();
      await ada.getByRole("button", { name: "Edit Lunch by the window" }).click();
      await ada.getByLabel("Belongs to").selectOption({ label: "Cy Moss" });
      expect(await findBarriers(ada)).toEqual([]);
      await ada.getByRole("button", { name: "Save" }).click();
      await ada.locator(".owner-mark", { hasText: "Cy Moss" }).waitFor();
      await cy.reload();
      await cy.getByText("Lunch by the window").first().waitFor();
      await bo.reload();
      await bo.getByText("There are no shifts yet.").waitFor();
    }, 30_000);

    test("ideas are seen by all, marked with who entered them, and changed by those alone", async () => {
      const bo = await signIn("bo@example.com", "/ideas");
      await bo.getByLabel("Add an idea").fill("Bread of our own");
      await bo.keyboard.press("Enter");
      await bo.locator(".owner-mark", { hasText: "Yours" }).waitFor();
      const cy = await signIn("cy@example.com", "/ideas");
      await cy.locator(".owner-mark", { hasText: "Bo Lind" }).waitFor();
      expect(await cy.getByRole("checkbox", { name: "Bread of our own" }).isDisabled()).toBe(true);
      expect(await cy.getByRole("button", { name: "Delete Bread of our own" }).count()).toBe(0);
      await cy.getByRole("button", { name: "Look at Bread of our own" }).click();
      expect(await cy.getByRole("dialog").getByLabel("Title").isDisabled()).toBe(true);
      expect(await findBarriers(cy)).toEqual([]);
    }, 30_000);
  },
);
