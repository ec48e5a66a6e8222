import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppSpec } from "@joinery/shared";
import { compileApp } from "../src/compiler/compile.ts";
import { discoverTurn } from "../src/engine/composer/composer.ts";
import { startApp } from "./app-process.ts";

type Records = { items: Record<string, unknown>[]; total: number };

const discover = (userInput: string, appSpec?: AppSpec): AppSpec =>
  discoverTurn({
    userInput,
    history: [],
    confirm: false,
    isBuilt: appSpec !== undefined,
    ...(appSpec === undefined ? {} : { appSpec }),
  }).appSpec;

const get = async (url: string): Promise<Records> => (await fetch(url)).json() as Promise<Records>;

async function add(url: string, body: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  expect(response.status, await response.clone().text()).toBe(201);
  return response.json() as Promise<Record<string, unknown>>;
}

describe("data that was entered before the app was changed", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "joinery-upgrade-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("is there in the next version, under new names and in new kinds", async () => {
    const first = discover(
      "CRM: customers have a name, size, status (open, closed) and notes; each customer has visits with date",
    );
    expect(first.entities.map(({ name }) => name)).toEqual(["Customer", "Visit"]);
    {
      await using app = await startApp(compileApp(first).files, folder);
      const ada = await add(`${app.url}/api/customers`, { name: "Ada", size: "12", status: "open" });
      await add(`${app.url}/api/customers`, { name: "Bob", size: "large", status: "closed" });
      await add(`${app.url}/api/visits`, { date: "2026-03-01", customer: ada["id"] });
    }

    const edits = "rename customers to clients. make size a number. add a due date to clients. add 'Lost' to status";
    const second = discover(edits, first);
    expect(second.entities[0]).toMatchObject({ name: "Client", formerly: ["Customers"] });
    {
      await using app = await startApp(compileApp(second).files, folder);
      const clients = await get(`${app.url}/api/clients`);
      const ada = clients.items.find(({ name }) => name === "Ada");
      expect(ada).toMatchObject({ size: 12, status: "open", dueDate: null });
      expect(clients.items.find(({ name }) => name === "Bob")).toMatchObject({ size: null, status: "closed" });
      const visits = await get(`${app.url}/api/visits`);
      expect(visits.items.some((visit) => Object.values(visit).includes(ada?.["id"]))).toBe(true);
      await add(`${app.url}/api/clients`, { name: "Cleo", size: 3, status: "lost", dueDate: "2026-05-01" });
    }
    // Bob's size could not become a number; the file as it was still has it.
    const copy = (await readdir(folder)).find((name) => name !== "data.json") ?? "";
    expect(await readFile(join(folder, copy), "utf8")).toContain('"large"');

    const third = discover("rename clients to patrons", second);
    await using app = await startApp(compileApp(third).files, folder);
    const names = (await get(`${app.url}/api/patrons`)).items.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Ada", "Bob", "Cleo"]));
    expect(JSON.parse(await readFile(join(folder, "data.json"), "utf8"))).not.toHaveProperty("customers");
  }, 120_000);

  it("tells former names only once there is something under them", () => {
    const draft = discover("CRM: customers have a name and a size");
    const { appSpec } = discoverTurn({
      userInput: "rename customers to clients",
      history: [],
      confirm: false,
      isBuilt: false,
      appSpec: draft,
    });
    expect(appSpec.entities[0]).toMatchObject({ name: "Client" });
    expect(appSpec.entities[0]).not.toHaveProperty("formerly");
  });
});
