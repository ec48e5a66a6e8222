import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { crewJobs } from "../src/compiler/fixtures/crew-jobs.ts";
import { findChromium, startApp, type AppProcess } from "./app-process.ts";
import { findBarriers } from "./support/find-barriers.ts";
import { PHONE, launchBrowser, openWatchedPage } from "./support/watched-page.ts";

const executablePath = findChromium();
const PASSWORD = "correct horse";

describe.skipIf(executablePath === undefined)("files in and out of an app with accounts, in a browser", () => {
  let browser: Browser;
  let app: AppProcess;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    app = await startApp(compileApp(crewJobs).files);
    const cookie = await signUp("Ada Admin", "admin@example.com");
    for (const role of ["planner", "clerk"]) {
      const body = JSON.stringify({ name: role, email: `${role}@example.com`, password: PASSWORD, role });
      await post("/api/people-with-accounts", body, cookie);
    }
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    const watched = await openWatchedPage(browser, { viewport: PHONE, mustFit: true });
    page = watched.page;
    return watched.close;
  });

  async function post(path: string, body: string, cookie: string): Promise<Response> {
    const headers = { "content-type": "application/json", cookie };
    const answer = await fetch(app.url + path, { method: "POST", headers, body });
    expect(answer.status).toBe(201);
    return answer;
  }

  async function signUp(name: string, email: string): Promise<string> {
    const answer = await post("/api/account/sign-up", JSON.stringify({ name, email, password: PASSWORD }), "");
    return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  async function signIn(role: "admin" | "planner" | "clerk", path: string): Promise<void> {
    await page.goto(app.url + path);
    await page.getByLabel("E-mail").fill(`${role}@example.com`);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
  }

  async function choose(text: string): Promise<void> {
    const file = { name: "jobs.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.getByLabel("CSV file").setInputFiles(file);
  }

  /** What a page that has been signed in reads from the API. */
  async function titlesOf(list: string): Promise<string[]> {
    const answer = await page.request.get(`${app.url}/api/${list}`);
    const { items } = (await answer.json()) as { items: { name?: string; title?: string }[] };
    return items.map(({ name, title }) => name ?? title ?? "");
  }

  const problems = () => page.getByRole("list", { name: "Problems" }).getByRole("listitem");
  const importButton = () => page.getByRole("button", { name: /^Import \d/ });

  test("names that nobody has are shown by line, and are added with the records when that is wanted", async () => {
    await signIn("planner", "/import");
    await choose(
      [
        "Title,Date,Client,Crew",
        'Sand the floor,2030-05-02,"smith, anna",Ada Park; Cy Moss',
        "Hang the lamp,2030-05-03,Northwind,cy moss;Bo Lind",
        "Fix the roof,2030-05-04,NORTHWIND,",
      ].join("\n"),
    );
    await page.getByText("jobs.csv: 3 lines, 0 ready, 4 problems").waitFor();
    expect(await problems().allInnerTexts()).toEqual([
      "Line 2: Crew: there is no worker called “Cy Moss”",
      "Line 3: Client: there is no client called “Northwind”",
      "Line 3: Crew: there is no worker called “cy moss”",
      "Line 4: Client: there is no client called “NORTHWIND”",
    ]);
    expect(await importButton().isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("checkbox", { name: "Add 1 new worker: Cy Moss" }).check();
    expect(await importButton().isDisabled()).toBe(true);
    await page.getByRole("checkbox", { name: "Add 1 new client: Northwind" }).press("Space");
    expect(await problems().count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Import 3 jobs and 1 worker and 1 client" }).click();
    await page.getByText("3 jobs and 1 worker and 1 client imported.").waitFor();
    expect((await titlesOf("clients")).filter((name) => /northwind/i.test(name))).toEqual(["Northwind"]);
    await page.goto(app.url);
    const card = page.locator(".card", { hasText: "Hang the lamp" });
    await card.getByText("Northwind").waitFor();
    await card.getByText("Cy Moss").waitFor();
    await card.getByText("Bo Lind").waitFor();
  });

  test("what needs more than a name is not offered, nor is the file's own kind of record", async () => {
    await signIn("planner", "/import");
    await choose("Title,Client,Site,Follows\nDig,Harbour Café,Pier 9,Paint the hall\nFill,Harbour Café,Pier 3,Dig\n");
    expect(await problems().allInnerTexts()).toEqual([
      "Line 2: Site: there is no site called “Pier 9”",
      "Line 3: Follows: there is no job called “Dig”",
    ]);
    expect(await page.getByRole("checkbox").count()).toBe(0);
  });

  test("whoever may not add clients imports jobs for those that are there, and otherwise nothing at all", async () => {
    await signIn("clerk", "/import");
    const before = await Promise.all(["jobs", "clients"].map(titlesOf));
    await choose("Title,Client\nOne,Harbour Café\nTwo,Somebody new\n");
    await page.getByRole("checkbox", { name: "Add 1 new client: Somebody new" }).check();
    await importButton().click();
    await page.getByRole("alert").getByText("Nothing was imported. Your role allows you to look at this").waitFor();
    expect(await Promise.all(["jobs", "clients"].map(titlesOf))).toEqual(before);
    await choose("Title,Client\nOne,Harbour Café\n");
    await page.getByRole("button", { name: "Import 1 job", exact: true }).click();
    await page.getByText("1 job imported.").waitFor();
    expect((await titlesOf("jobs")).at(-1)).toBe("One");
  });

  test("a client that somebody else adds meanwhile is found after the refusal", async () => {
    await signIn("planner", "/import");
    await choose("Title,Client\nOne,Late to come\nTwo,late to come\n");
    await page.getByRole("checkbox", { name: "Add 1 new client: Late to come" }).check();
    // Somebody else is quicker.
    await page.request.post(`${app.url}/api/clients`, { data: { name: "Late to come" } });
    const before = await titlesOf("jobs");
    await importButton().click();
    await page.getByRole("alert").getByText("Nothing was imported. Name is already in use").waitFor();
    expect(await titlesOf("jobs")).toEqual(before);
    await page.getByRole("button", { name: "Import 2 jobs", exact: true }).click();
    await page.getByText("2 jobs imported.").waitFor();
  });

  test.each(["/", "/board", "/to-do", "/month", "/log"])(
    "what the list at %s shows is saved as a file, which can be imported again",
    async (path) => {
      await signIn("planner", path);
      await page.getByRole("searchbox").fill("gate");
      await page.getByText("1 job", { exact: true }).waitFor();
      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export CSV" }).click();
      const saved = await saving;
      const content = await readFile(await saved.path(), "utf8");
      const [head, row, ...more] = content.trimEnd().split("\r\n");
      expect(head).toBe("\uFEFFTitle,Date,Fee,Client,Crew,Site,Follows,State,Done,Notes");
      expect(row).toMatch(/^Mend the gate,\d{4}-\d\d-\d\d,80,"Smith, Anna",Bo Lind,,,Planned,No,$/);
      expect(more).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
      await page.goto(`${app.url}/import`);
      await choose(content);
      await page.getByText("jobs.csv: 1 line, 1 ready, no problems").waitFor();
    },
  );

  // Last, because lists of three thousand take their time.
  test("a file of several megabytes comes in whole or not at all", async () => {
    await signIn("planner", "/import");
    const before = (await titlesOf("jobs")).length;
    const notes = "Bring the long ladder. ".repeat(60);
    const lines = Array.from({ length: 3000 }, (_, index) => `Round ${index},Harbour Café,${notes}`);
    await choose(`Title,Client,Notes\n${lines.join("\n")}`);
    await page.getByText("jobs.csv: 3000 lines, 3000 ready, no problems").waitFor();
    await importButton().click();
    await page.getByText("3,000 jobs imported.").or(page.getByText("3000 jobs imported.")).waitFor();
    expect((await titlesOf("jobs")).length).toBe(before + 3000);
    await choose(`Title,Client\n${"Small,Harbour Café\n".repeat(5001)}`);
    await page.getByText("There can be at most 5000 lines in a file.").waitFor();
    expect(await importButton().isDisabled()).toBe(true);
  }, 40_000);
});
