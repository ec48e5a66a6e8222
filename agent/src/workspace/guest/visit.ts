/**
 * Looks at every page of a running app at several widths: nothing on the console, no failed request, no violation of the
 * accessibility rules, and something to see that reads as text. Prints one line of JSON at the end.
 *
 * The browser and its windows open at once and then wait for the app, so that their start costs no time. Its own sandbox is off: it needs
 * namespaces, which nothing in here may make; this sandbox is around it instead.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Page, type Request } from "playwright-core";
import { fetchUntil } from "./fetch-until.ts";

type Task = {
  url: string;
  health: string;
  pages: string[];
  /** Where the app has accounts: the pages that are there without one. */
  visitorPages?: string[];
  widths: number[];
  executable: string;
  timeoutMs: number;
};
type Finding = { page: string; width: number; message: string };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const FLAGS = [
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-extensions",
  "--disable-breakpad",
  // Each page that is left and opened would have processes of its own. One app is one site, and the wall is around the browser.
  "--process-per-site",
  "--disable-site-isolation-trials",
  "--in-process-gpu",
  "--no-zygote",
];
const MAX_FINDINGS = 60;
const QUIET_MS = 60;
const SETTLE_MS = 5_000;
const BLANK_TRIES = 10;
const BLANK_MS = 200;
const READ_TEXT = "document.body.innerText.trim()";

/** What JavaScript writes when something that is no text is shown as text. */
const RAW_VALUES = /\[object \w+\]|\bInvalid Date\b|\bNaN\b/g;

/** Code for the page as text, because nothing here knows a page's types. */
const RUN_AXE = `axe.run(document, ${JSON.stringify({ runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] })})
  .then(({ violations }) => violations.map(({ id, help, nodes }) => (
    { id, help, places: nodes.slice(0, 3).map(({ target }) => target.join(" ")) })))`;

const task = JSON.parse(process.argv[2] ?? "{}") as Task;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const findings: Finding[] = [];

const browser = await chromium.launch({ executablePath: task.executable, chromiumSandbox: false, args: FLAGS });
const windows = await Promise.all(task.widths.map(openWindow));
// Without pages it was only to show that the browser works here.
if (task.pages.length > 0) await fetchUntil(task.health, task.timeoutMs);
const rounds = task.pages.length > 0 && (await hasAccounts()) ? roundsWithAccounts() : [{ pages: task.pages }];
let count = 0;
for (const round of rounds) {
  const cookie = await round.signUp?.();
  if (cookie !== undefined) await Promise.all(windows.map(({ page }) => page.context().addCookies([cookie])));
  const visits = await Promise.all(windows.map((window) => visitAll(window, round)));
  count += visits.reduce((sum, visited) => sum + visited, 0);
}
process.stdout.write(`${JSON.stringify({ visits: count, findings: findings.slice(0, MAX_FINDINGS) })}\n`);
await browser.close();
process.exit(0);

/** Pages to look at one after the other, as one and the same person. */
type Round = { pages: string[]; who?: string; signUp?: () => Promise<SessionCookie | undefined> };
type SessionCookie = { name: string; value: string; url: string };

/** Whether the first one to come is asked to make an account. */
async function hasAccounts(): Promise<boolean> {
  const response = await fetch(new URL("/api/account", task.url));
  const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  return typeof answer === "object" && answer !== null && "isFirst" in answer && answer.isFirst === true;
}

/** As the first to come, who is asked to set the app up; then as somebody without an account; then signed in. */
function roundsWithAccounts(): Round[] {
  let made: Promise<SessionCookie | undefined> | undefined;
  const account = (): Promise<SessionCookie | undefined> => (made ??= signUp());
  const open = task.visitorPages ?? [];
  return [
    { pages: ["/"], who: "before there are accounts" },
    // The account is there, and its cookie is not: this is how others find the app.
    { pages: ["/sign-in", ...open], who: "not signed in", signUp: async () => void (await account()) },
    { pages: [...task.pages, "/people-with-accounts"], signUp: account },
  ];
}

async function signUp(): Promise<SessionCookie | undefined> {
  const body = JSON.stringify({ name: "Ada Example", email: "ada@example.com", password: "correct horse" });
  const headers = { "content-type": "application/json" };
  const response = await fetch(new URL("/api/account/sign-up", task.url), { method: "POST", headers, body });
  const [pair = ""] = (response.headers.get("set-cookie") ?? "").split(";");
  const [name = "", ...value] = pair.split("=");
  if (response.status === 201 && name !== "") return { name, value: value.join("="), url: task.url };
  findings.push({ page: "/", width: 0, message: `nobody can make the first account: ${response.status}` });
  return undefined;
}

type Window = { width: number; page: Page; watcher: ReturnType<typeof watch> };

async function openWindow(width: number): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 800 },
    hasTouch: width < 600,
    reducedMotion: "reduce",
  });
  // One page for all paths: a new one would be a new process that has compiled nothing yet.
  const page = await context.newPage();
  await page.goto("about:blank");
  return { width, page, watcher: watch(page) };
}

async function visitAll({ width, page, watcher }: Window, { pages, who }: Round): Promise<number> {
  let path = "";
  const report = (message: string): void => {
    const where = who === undefined ? path : `${path}, ${who}`;
    findings.push({ page: where, width, message: message.replaceAll(/\s+/g, " ").slice(0, 300) });
  };
  watcher.tell(report);
  for (path of pages) await visit({ page, path, watcher, report });
  return pages.length;
}

type Visit = { page: Page; path: string; watcher: ReturnType<typeof watch>; report: (message: string) => void };

async function visit({ page, path, watcher, report }: Visit): Promise<void> {
  try {
    // Leaving a page ends what it still asks for; that is not an error of the next one.
    await page.goto("about:blank");
    watcher.start();
    await page.goto(new URL(path, task.url).href, { waitUntil: "load", timeout: SETTLE_MS * 2 });
    await watcher.settle();
    let text = await page.evaluate<string>(READ_TEXT);
    // A machine that is busy may not have come to the first question of the page yet.
    for (let tries = 0; text === "" && tries < BLANK_TRIES; tries += 1) {
      await new Promise((resume) => void setTimeout(resume, BLANK_MS));
      await watcher.settle();
      text = await page.evaluate<string>(READ_TEXT);
    }
    // What the checker itself does (it tries to make functions from text, which a good CSP refuses) is not the app's.
    watcher.stop();
    if (text === "") report("the page shows nothing");
    else await checkAccessibility(page, report);
    for (const raw of new Set(text.match(RAW_VALUES))) report(`the page shows "${raw}" where a value should be`);
  } catch (error) {
    report(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}

/** Reports what goes wrong on the page. `settle` waits until nothing has been asked of the server for a moment. */
function watch(page: Page) {
  let isOn = false;
  let tell: (message: string) => void = () => undefined;
  const report = (message: string): void => {
    if (isOn) tell(message);
  };
  let open = 0;
  let lastChange = performance.now();
  const change = (by: number): void => {
    open += by;
    lastChange = performance.now();
  };
  page.on("console", (message) => message.type() === "error" && report(`console error: ${message.text()}`));
  page.on("pageerror", (error) => report(`uncaught error: ${error.message}`));
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  // A stream of events stays open as long as its page.
  const weight = (request: Request): number => (request.resourceType() === "eventsource" ? 0 : 1);
  page.on("request", (request) => change(weight(request)));
  page.on("requestfinished", (request) => change(-weight(request)));
  page.on("requestfailed", (request) => {
    change(-weight(request));
    report(`request failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ""}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) report(`request failed: ${response.url()} answered ${response.status()}`);
  });
  const settle = async (): Promise<void> => {
    const deadline = performance.now() + SETTLE_MS;
    while (performance.now() < deadline) {
      if (open <= 0 && performance.now() - lastChange >= QUIET_MS) return;
      await new Promise((resume) => void setTimeout(resume, 15));
    }
    report(`the page still waits for the server after ${SETTLE_MS} ms`);
  };
  const start = (): void => {
    isOn = true;
    open = 0;
  };
  return { start, settle, stop: () => void (isOn = false), tell: (next: typeof tell) => void (tell = next) };
}

type Violation = { id: string; help: string; places: string[] };

async function checkAccessibility(page: Page, report: (message: string) => void): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate<Violation[]>(RUN_AXE);
  for (const { id, help, places } of violations) report(`accessibility: ${help} (${id}): ${places.join(", ")}`);
}
