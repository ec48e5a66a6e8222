import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { freelancer } from "../src/compiler/fixtures/freelancer.ts";
import { hairSalon } from "../src/compiler/fixtures/hair-salon.ts";
import { mugShop } from "../src/compiler/fixtures/mug-shop.ts";
import { teamTickets } from "../src/compiler/fixtures/team-tickets.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { findBarriers } from "./support/find-barriers.ts";
import { PHONE, launchBrowser, openWatchedPage } from "./support/watched-page.ts";

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)("bookings, shops and papers in a browser", () => {
  let browser: Browser;
  let apps: Record<"salon" | "shop" | "invoices" | "tickets", AppProcess>;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    const [salon, shop, invoices, tickets] = await Promise.all(
      [hairSalon, mugShop, freelancer, teamTickets].map((spec) => startApp(compileApp(spec).files)),
    );
    if (salon === undefined || shop === undefined || invoices === undefined || tickets === undefined)
      throw new Error("all apps must start");
    apps = { salon, shop, invoices, tickets };
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all(Object.values(apps ?? {}).map((app) => app[Symbol.asyncDispose]()));
  });

  beforeEach(async () => {
    const watched = await openWatchedPage(browser, { viewport: PHONE, mustFit: true });
    page = watched.page;
    return watched.close;
  });

  const bookMia = async (name: string): Promise<void> => {
    await page.getByLabel("Service").first().selectOption({ label: "Haircut" });
    await page.getByLabel("Stylist").first().selectOption({ label: "Mia" });
    await page.locator(".booking-slot").first().click();
    await page.getByRole("dialog").getByLabel("Customer").fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "Add appointment" }).click();
    await page.locator(".booking-item", { hasText: name }).waitFor();
  };

  test("a time is booked in two taps and is free no more, until the appointment is cancelled", async () => {
    await page.goto(apps.salon.url);
    await page.getByLabel("Stylist").first().selectOption({ label: "Mia" });
    const first = await page.locator(".booking-slot").first().innerText();
    await bookMia("Ada Park");
    await page.locator(".booking-slot").first().waitFor();
    await expect.poll(() => page.locator(".booking-slot").first().innerText()).not.toBe(first);
    await page.getByRole("button", { name: "Cancel Ada Park" }).click();
    await page.getByRole("button", { name: "Cancel appointment" }).click();
    await page.locator(".booking-off", { hasText: "Ada Park" }).waitFor();
    await expect.poll(() => page.locator(".booking-slot").first().innerText()).toBe(first);
  });

  test("an appointment is moved to another time of the same stylist", async () => {
    await page.goto(apps.salon.url);
    await bookMia("Bo Lind");
    const before = await page.locator(".booking-item", { hasText: "Bo Lind" }).locator(".booking-time").innerText();
    await page.getByRole("button", { name: "Move Bo Lind" }).click();
    await page.getByText("Choose a new time for Bo Lind.").waitFor();
    await page.locator(".booking-slot").nth(3).click();
    const item = page.locator(".booking-item", { hasText: "Bo Lind" });
    await expect.poll(() => item.locator(".booking-time").innerText()).not.toBe(before);
    expect(await item.innerText()).toContain("Mia");
  });

  test("a time that someone else took meanwhile is refused at its field", async () => {
    await page.goto(apps.salon.url);
    await page.getByLabel("Service").first().selectOption({ label: "Haircut" });
    await page.getByLabel("Stylist").first().selectOption({ label: "Leon" });
    await page.locator(".booking-slot").first().click();
    const dialog = page.getByRole("dialog");
    const start = await dialog.getByLabel("Start").inputValue();
    const [service, stylist] = await Promise.all(
      ["Service", "Stylist"].map((label) => dialog.getByLabel(label).first().inputValue()),
    );
    const taken = await fetch(`${apps.salon.url}/api/appointments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customer: "Quick One", service, stylist, start }),
    });
    expect(taken.status).toBe(201);
    await dialog.getByLabel("Customer").fill("Late One");
    await dialog.getByRole("button", { name: "Add appointment" }).click();
    await dialog.locator(".field-error", { hasText: "already booked at this time" }).waitFor();
  });

  test("a cart survives a reload, becomes an order, and takes the goods off the shelf", async () => {
    await page.goto(apps.shop.url);
    await page.getByRole("button", { name: "Add to cart: Blue mug" }).click();
    await page.getByRole("button", { name: "One more Blue mug" }).click();
    await page.reload();
    await page.locator(".cart-bar", { hasText: "2 items" }).waitFor();
    await page.getByRole("button", { name: "View cart" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("€36.00").first().waitFor();
    await dialog.getByRole("button", { name: "Place order" }).click();
    await dialog.locator(".field-error", { hasText: "Name is required" }).waitFor();
    await dialog.getByLabel("Name").fill("Ada Park");
    await dialog.getByLabel("E-mail").fill("ada@example.com");
    await dialog.getByRole("button", { name: "Place order" }).click();
    await page.getByText(/Your order ORD-1002 of €36\.00/).waitFor();
    await page.getByRole("button", { name: "Back to the shop" }).click();
    await page.locator(".cart-bar").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Orders" }).click();
    await page.getByText("ORD-1002").first().waitFor();
    const answer = await fetch(`${apps.shop.url}/api/products`);
    const products = (await answer.json()) as { items: { name: string; stock: number }[] };
    expect(products.items.find(({ name }) => name === "Blue mug")?.stock).toBe(10);
  });

  test("nothing that is sold out can be bought, and no more than there are", async () => {
    await page.goto(apps.shop.url);
    await page.getByRole("button", { name: "Add to cart: Espresso cup" }).click();
    await page.getByRole("button", { name: "One more Espresso cup" }).click();
    expect(await page.getByRole("button", { name: "One more Espresso cup" }).isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Add to cart: Plate" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Bowls" }).click();
    await expect.poll(() => page.locator(".offer").count()).toBe(2);
  });

  test("an invoice is written with lines and tax, printed, and marked as paid", async () => {
    await page.goto(apps.invoices.url);
    await page.getByRole("button", { name: "New invoice" }).click();
    await page.getByLabel("Client").first().selectOption({ label: "Osei Consulting" });
    await page.getByLabel("Description").fill("Workshop");
    await page.getByLabel("Quantity").fill("2.5");
    await page.getByLabel("Price").fill("99.99");
    await page.locator(".sheet-total", { hasText: "€299.98" }).waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const sheet = page.getByRole("article", { name: "Invoice INV-1004" });
    await sheet.getByText("€299.98").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".sheet-tools").isVisible()).toBe(false);
    expect(await sheet.isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Mark as paid" }).click();
    await page.locator(".sheet-tools", { hasText: "Paid" }).waitFor();
    await page.getByRole("button", { name: "Back" }).click();
    await page.locator(".status-total", { hasText: "Overdue" }).click();
    await expect.poll(() => page.locator(".document-open").allInnerTexts()).toEqual(["INV-1002"]);
  });

  test("a wrong line of an invoice is marked where it is wrong", async () => {
    await page.goto(apps.invoices.url);
    await page.getByRole("button", { name: "New invoice" }).click();
    await page.getByLabel("Client").first().selectOption({ label: "Osei Consulting" });
    await page.getByLabel("Description").fill("Workshop");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator(".line-fields .field-error", { hasText: "Unit price is required" }).waitFor();
  });

  test("nobody is kept out by how the pages are made, by day or by night", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(apps.salon.url);
      await page.locator(".booking-slot").first().waitFor();
      expect(await findBarriers(page), `booking, ${colorScheme}`).toEqual([]);
      await page.goto(apps.shop.url);
      await page.getByRole("button", { name: "Add to cart: Blue mug" }).click();
      await page.getByRole("button", { name: "View cart" }).click();
      expect(await findBarriers(page), `cart, ${colorScheme}`).toEqual([]);
      await page.getByRole("button", { name: "Close" }).click();
      expect(await findBarriers(page), `shop, ${colorScheme}`).toEqual([]);
      await page.getByRole("button", { name: "One less Blue mug" }).click();
      await page.goto(apps.invoices.url);
      await page.locator(".document-open").first().waitFor();
      expect(await findBarriers(page), `list, ${colorScheme}`).toEqual([]);
      await page.locator(".document-open").first().click();
      expect(await findBarriers(page), `sheet, ${colorScheme}`).toEqual([]);
      await page.getByRole("button", { name: "Edit" }).click();
      expect(await findBarriers(page), `editor, ${colorScheme}`).toEqual([]);
      await page.context().clearCookies();
      await page.goto(apps.tickets.url);
      await page.getByLabel("Password").waitFor();
      expect(await findBarriers(page), `sign-in, ${colorScheme}`).toEqual([]);
    }
  }, 30_000);

  test("the first account administers; whom it adds signs in and may do what the role allows", async () => {
    await page.goto(apps.tickets.url);
    const fill = async (values: Record<string, string>): Promise<void> => {
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
    };
    await fill({ Name: "Ada Park", "E-mail": "ada@example.com", Password: "short" });
    await page.getByRole("button", { name: "Create account" }).click();
    await page.locator(".field-error", { hasText: "at least 8 characters" }).waitFor();
    await fill({ Password: "correct horse" });
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByText("Cannot print").waitFor();
    await page.getByRole("link", { name: "People" }).click();
    await page.getByRole("button", { name: "Add a person" }).click();
    await fill({ Name: "Bo Lind", "E-mail": "bo@example.com", "First password": "battery staple" });
    await page.getByRole("button", { name: "Add person" }).click();
    await page.getByRole("cell", { name: "Bo Lind", exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await fill({ "E-mail": "bo@example.com", Password: "battery staple" });
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Cannot print").waitFor();
    expect(await page.getByRole("link", { name: "People" }).count()).toBe(0);
    await page.getByRole("button", { name: "Add ticket" }).click();
    await page.getByLabel("Title").fill("Something else");
    await page.getByRole("dialog").getByRole("button", { name: "Add ticket" }).click();
    await page.getByRole("alert").getByText("Your role allows you to look at this").waitFor();
    await page.reload();
    await page.getByText("Cannot print").waitFor();
    expect(await page.getByText("Something else").count()).toBe(0);
  });
});
