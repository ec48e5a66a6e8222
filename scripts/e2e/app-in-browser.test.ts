import { createClient, type AppFile } from "@joinery/shared";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../../agent/test/app-process.ts";
import { collectEvents, talkToQueued } from "./conversation.ts";
import { installAndStart } from "./installed-app.ts";
import { startSystem, type System } from "./processes.ts";

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write(
    "Apps are not used in a browser: no Chromium was found. Set CHROMIUM_PATH to run these tests.\n",
  );
}

describe.skipIf(executablePath === undefined)("an app that came out of a chat, installed and used", () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    system = await startSystem();
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
    await system?.[Symbol.asyncDispose]();
  });

  async function build(brief: string): Promise<readonly AppFile[]> {
    const client = createClient({ baseUrl: system.router.url });
    const { conversationId } = await talkToQueued(client, brief);
    const last = (await collectEvents(client, conversationId)).at(-1)?.event;
    expect(last, last?.message).toMatchObject({ status: "completed" });
    return last?.files ?? [];
  }

  it.each([
    {
      brief: "I want a budgeting tool that tracks expenses, with a chart by category",
      path: "expenses",
      one: "expense",
      hasChart: true,
    },
    {
      brief:
        "An inventory system for my bike shop. Each part has a SKU, quantity, supplier and reorder level; alert me when stock is low",
      path: "parts",
      one: "part",
      hasChart: true,
    },
    {
      brief: "pet clinic app: owners have many pets, each pet has visits with date, vet and diagnosis",
      path: "owners",
      one: "owner",
      hasChart: false,
    },
  ])(
    "$path: add, edit, search and delete an entry; what was kept is there after a reload",
    { timeout: 180_000 },
    async ({ brief, path, one, hasChart }) => {
      await using app = await installAndStart(await build(brief));
      const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));

      if (hasChart) {
        await page.goto(app.url);
        await page.locator('svg[role="img"]').first().waitFor();
      }
      await page.goto(`${app.url}/${path}`);
      await add(page, one, `Kept ${one}`);
      await add(page, one, `Lost ${one}`);

      await page.getByRole("button", { name: `Edit Kept ${one}` }).click();
      await firstText(page.getByRole("dialog")).fill(`Changed ${one}`);
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });

      await page.getByRole("searchbox", { name: "Search" }).fill(`Lost ${one}`);
      await page.getByText(`1 ${one}`, { exact: true }).waitFor();
      await page.getByRole("button", { name: `Delete Lost ${one}` }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
      await page.getByRole("button", { name: `Delete Lost ${one}` }).waitFor({ state: "detached" });

      await page.reload();
      await page.getByRole("button", { name: `Edit Changed ${one}` }).waitFor();
      expect(await page.getByText(`Lost ${one}`).count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});

/** Fills a form as a user would: every box that must be filled, the first with the given text. */
async function add(page: Page, one: string, text: string): Promise<void> {
  await page
    .getByRole("button", { name: `Add ${one}` })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await firstText(dialog).fill(text);
  await fillRequired(dialog);
  await dialog.getByRole("button", { name: `Add ${one}` }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(text).first().waitFor();
}

function firstText(dialog: Locator): Locator {
  return dialog.locator('input[type="text"], input:not([type]), textarea').first();
}

const VALUES: Record<string, string> = { date: "2026-01-31", email: "a@example.com", url: "https://example.com" };

async function fillRequired(dialog: Locator): Promise<void> {
  for (const list of await dialog.locator("select[required]").all()) {
    if ((await list.inputValue()) === "") await list.selectOption({ index: 1 });
  }
  for (const box of await dialog.locator("input[required], textarea[required]").all()) {
    if ((await box.inputValue()) === "") await box.fill(VALUES[(await box.getAttribute("type")) ?? "text"] ?? "12");
  }
}
