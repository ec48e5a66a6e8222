import { parseAppSpec } from "@joinery/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileApp } from "../src/compiler/compile.ts";
import { chores } from "../src/compiler/fixtures/playroom.ts";
import { startApp, type AppProcess } from "./app-process.ts";

const spec = parseAppSpec({
  ...chores,
  sampleData: {},
  access: {
    signUp: "open",
    roles: [
      { name: "admin", label: "Administrator" },
      { name: "member", label: "Member", rights: { Assignment: "contribute" } },
    ],
  },
});
const WEEK = "2030-05-06";

describe("a step that changes several records, some of which are not one's own", () => {
  let app: AppProcess;
  beforeAll(async () => {
    app = await startApp(compileApp(spec).files);
  }, 60_000);
  afterAll(() => app?.[Symbol.asyncDispose]());

  const send = async (cookie: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${app.url}/api/${path}`, {
      method,
      headers: { "content-type": "application/json", cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, answer, cookie: (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
  };
  const signUp = async (name: string): Promise<string> => {
    const body = { name, email: `${name}@example.com`, password: "correct horse" };
    return (await send("", "POST", "account/sign-up", body)).cookie;
  };
  const items = async (cookie: string): Promise<{ id: string; enteredBy: { name: string } | null }[]> =>
    (
      (await send(cookie, "GET", "assignments")).answer as {
        items: { id: string; enteredBy: { name: string } | null }[];
      }
    ).items;

  test("happens as a whole or not at all", async () => {
    const ada = await signUp("Ada");
    const [ann, bob] = [await signUp("Ann"), await signUp("Bob")];
    for (const title of ["Dishes", "Floors", "Bins"]) {
      expect((await send(ann, "POST", "chores", { title })).status).toBe(201);
    }
    for (const name of ["Kim", "Lou"]) expect((await send(ann, "POST", "roommates", { name })).status).toBe(201);
    expect((await send(ann, "POST", "assignments/draw", { week: WEEK })).status).toBe(200);
    // The first of the three is Bob's, so that taking them away one by one would get some of the way.
    const [first] = await items(ada);
    const { answer } = await send(bob, "GET", "account");
    const person = (answer as { user: { id: string } }).user.id;
    expect((await send(ada, "PUT", `assignments/${first?.id}/person`, { person })).status).toBe(204);
    const before = (await items(ada)).map(({ id, enteredBy }) => `${id} ${enteredBy?.name}`).toSorted();

    expect((await send(bob, "POST", "assignments/draw", { week: WEEK, again: true })).status).toBe(403);
    expect((await items(ada)).map(({ id, enteredBy }) => `${id} ${enteredBy?.name}`).toSorted()).toEqual(before);
    expect((await send(ada, "POST", "assignments/draw", { week: WEEK, again: true })).status).toBe(200);
  });
});
