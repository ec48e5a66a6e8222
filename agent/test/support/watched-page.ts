/** A page of a generated app that must not complain while a test uses it. */
import { chromium, type Browser, type Page } from "playwright-core";
import { expect } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../app-process.ts";

export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1200, height: 800 } as const;

/** Where no longer wait than this is expected: everything runs on this machine. */
const PATIENCE_MS = 8_000;

export type WatchedPageOptions = {
  readonly viewport: { readonly width: number; readonly height: number };
  /** Whether what the page ends up with may be no wider than its window. */
  readonly mustFit?: boolean;
  /** For pages whose own policy would refuse what a test runs in them. */
  readonly bypassCSP?: boolean;
};

export type WatchedPage = {
  readonly page: Page;
  /** Closes the page and fails the test if there was an error in it, or if it was too wide. */
  close(): Promise<void>;
};

/** Starts Chromium, which `findChromium` has found. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });
}

/** Opens a page in a context of its own: no cookies, storage or state of another test. */
export async function openWatchedPage(browser: Browser, options: WatchedPageOptions): Promise<WatchedPage> {
  const { viewport, mustFit = false, bypassCSP = false } = options;
  const context = await browser.newContext({ viewport, bypassCSP, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Browsers report every refused request as an error; that the app refuses is what some tests are about.
    const isRefusal = /status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !isRefusal) complaints.push(message.text());
  });
  return {
    page,
    async close() {
      const fits = !mustFit || (await isWithinWindow(page));
      await context.close();
      expect(complaints).toEqual([]);
      expect(fits, "the page is no wider than its window").toBe(true);
    },
  };
}

/** Whether nothing makes the page wider than its window. */
export function isWithinWindow(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth");
}
