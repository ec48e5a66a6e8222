import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseAppSpec } from "@joinery/shared";
import { compileApp } from "../src/compiler/compile.ts";
import { workshopSeats } from "../src/compiler/fixtures/workshop-seats.ts";
import { startApp, type AppProcess } from "./app-process.ts";

const spec = parseAppSpec({
  ...workshopSeats,
  actions: [
    {
      id: "seatAll",
      entity: "Attendee",
      label: "Give seats",
      scope: "all",
      where: [{ field: "status", op: "eq", value: "Waiting list" }],
      effect: { kind: "set", values: { status: "Registered" } },
    },
  ],
});

describe("an action on a whole list, where the records have to agree with each other", () => {
  let app: AppProcess;
  beforeEach(async () => {
    app = await startApp(compileApp(spec).files);
  }, 60_000);
  afterEach(() => app?.[Symbol.asyncDispose]());

  const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${app.url}/api/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const waiting = async (): Promise<string[]> => {
    const { body } = await send("GET", "attendees?status=Waiting%20list");
    return (body as { items: { name: string }[] }).items.map(({ name }) => name);
  };
  /** A workshop of so many seats with two people waiting; nobody else waits anywhere. */
  const addWorkshop = async (seats: number): Promise<void> => {
    for (const { id } of ((await send("GET", "attendees")).body as { items: { id: string }[] }).items) {
      await send("DELETE", `attendees/${id}`);
    }
    const { body } = await send("POST", "workshops", { title: "Mosaic", date: "2030-05-01", seats });
    const { id: workshop } = body as { id: string };
    for (const name of ["Ann", "Bea"]) {
      expect((await send("POST", "attendees", { name, workshop, status: "Waiting list" })).status).toBe(201);
    }
  };

  test("gives no seat twice: where one is missing, nobody is changed", async () => {
    await addWorkshop(1);
    expect(await send("POST", "attendees/actions/seatAll", {})).toMatchObject({
      status: 409,
      body: { error: { fields: { workshop: expect.stringContaining("all seats are taken") } } },
    });
    expect(await waiting()).toEqual(["Ann", "Bea"]);
  });

  test("changes all of them where there is room", async () => {
    await addWorkshop(2);
    expect(await send("POST", "attendees/actions/seatAll", {})).toEqual({ status: 200, body: { changed: 2 } });
    expect(await waiting()).toEqual([]);
  });
});
