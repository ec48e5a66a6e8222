import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal } from "../code.ts";
import { hasAccess } from "../server/rights.ts";
import { visitorRight } from "../server/rights.ts";
import { ACCESS_CALLS, canEnter, mayAdd, needed, rightOfRole } from "./access-calls.ts";
import { testFunctions } from "./support.ts";

/** `tests/access.test.ts`: who gets in, and what each role may do. */
export function emitAccessTests(plan: AppPlan): AppFile[] {
  const [first] = plan.entities;
  if (!hasAccess(plan) || first === undefined) return [];
  const paths = plan.entities
    .filter(({ entity }) => visitorRight(plan, entity.name) === undefined)
    .map(({ kebabPlural }) => `${literal(`/api/${kebabPlural}`)}, `)
    .join("");
  const code = [
    emitClosed(paths),
    PASSWORDS,
    emitSignUp(plan),
    ATTEMPTS,
    emitForeign(first),
    ADMINISTRATORS,
    ...(plan.spec.access?.roles ?? []).slice(1).map((role) => emitRole(plan, role.name)),
  ].join("\n\n");
  const helpers = plan.entities.map((entity) => testFunctions(entity).new);
  return [
    file(
      "tests/access.test.ts",
      'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
        importMentioned(code, helpers, "./records.ts") +
        importLine(["createTestApi"], "./test-api.ts"),
      ACCESS_CALLS,
      code,
    ),
  ];
}

const emitClosed = (paths: string): string => `test("nothing is to be seen or changed without signing in", async () => {
  const api = createTestApi();
  await api.cookie();
  for (const path of [${paths}"/api/sample-data", PEOPLE]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      assert.equal((await call(api, method, path, method === "POST" ? { body: {} } : {})).status, 401, \`\${method} \${path}\`);
    }
    assert.equal((await call(api, "GET", path, { cookie: "session=made-up" })).status, 401);
  }
  assert.equal((await call(api, "GET", "/api/health")).status, 200);
});`;

const PASSWORDS = `test("a session begins with the right password only, and ends when its owner signs out", async () => {
  const api = createTestApi();
  await api.cookie();
  const email = "ada@example.com";
  const wrong = await call(api, "POST", "/api/account/sign-in", { body: { email, password: "wrong horse" } });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.setCookie, "");
  const unknown = await call(api, "POST", "/api/account/sign-in", { body: { email: "bob@example.com", password: PASSWORD } });
  assert.equal(unknown.text, wrong.text);
  const right = await call(api, "POST", "/api/account/sign-in", { body: { email: " ADA@example.com ", password: PASSWORD } });
  assert.equal(right.status, 200);
  assert.match(right.setCookie, /HttpOnly/);
  assert.match(right.setCookie, /SameSite=Lax/);
  assert.equal((await call(api, "GET", PEOPLE, { cookie: right.cookie })).status, 200);
  await call(api, "POST", "/api/account/sign-out", { cookie: right.cookie });
  assert.equal((await call(api, "GET", PEOPLE, { cookie: right.cookie })).status, 401);
});

test("neither passwords nor tokens are kept as they are", async () => {
  const api = createTestApi();
  const token = (await api.cookie()).split("=")[1] ?? "";
  const kept = JSON.stringify([api.store.userAccounts.all(), api.store.userSessions.all()]);
  assert.ok(token.length > 20);
  assert.ok(!kept.includes(token));
  assert.ok(!kept.includes(PASSWORD));
  assert.ok(!(await call(api, "GET", PEOPLE, { cookie: await api.cookie() })).text.includes("passwordHash"));
});`;

function emitSignUp({ spec }: AppPlan): string {
  const isOpen = spec.access?.signUp === "open";
  return `test("the first account administers; after that ${isOpen ? "new people get the last role" : "only administrators add people"}", async () => {
  const api = createTestApi();
  const admin = await api.cookie();
  const body = { name: "Bob", email: "bob@example.com", password: PASSWORD, role: ${literal(spec.access?.roles[0]?.name)} };
  const answer = await call(api, "POST", "/api/account/sign-up", { body });
${
  isOpen
    ? `  assert.equal(answer.status, 201);
  assert.equal(JSON.parse(answer.text).role, ${literal(spec.access?.roles.at(-1)?.name)});
  assert.equal((await call(api, "POST", "/api/account/sign-up", { body })).status, 409);`
    : `  assert.equal(answer.status, 403);
  assert.equal(api.store.userAccounts.all().length, 1);`
}
  const short = { ...body, email: "eve@example.com", password: "short" };
  assert.equal((await call(api, "POST", PEOPLE, { cookie: admin, body: short })).status, 400);
});`;
}

const ATTEMPTS = `test("after ten wrong passwords the right one is refused for a while, too", async () => {
  const api = createTestApi();
  await api.cookie();
  const attempt = (password: string) => call(api, "POST", "/api/account/sign-in", { body: { email: "ada@example.com", password } });
  const wrong = await Promise.all(Array.from({ length: 12 }, () => attempt("wrong horse")));
  assert.deepEqual(wrong.map(({ status }) => status).sort(), [...Array.from({ length: 10 }, () => 401), 429, 429]);
  assert.equal((await attempt(PASSWORD)).status, 429);
});`;

function emitForeign(entity: EntityPlan): string {
  return `test("a page of another origin cannot act in somebody's name", async () => {
  const api = createTestApi();
  const cookie = await api.cookie();
  const send = (origin: string) => call(api, "POST", "/api/${entity.kebabPlural}", { cookie, origin, body: {} });
  assert.equal((await send("https://evil.example")).status, 403);
  assert.equal((await send("null")).status, 403);
  assert.notEqual((await send("http://app.example")).status, 403);
});`;
}

const ADMINISTRATORS = `test("there is always an administrator", async () => {
  const api = createTestApi();
  const cookie = await api.cookie();
  const [ada] = api.store.userAccounts.all();
  assert.equal((await call(api, "DELETE", \`\${PEOPLE}/\${ada?.id}\`, { cookie })).status, 409);
  assert.equal((await call(api, "PATCH", \`\${PEOPLE}/\${ada?.id}\`, { cookie, body: { role: "nobody" } })).status, 400);
});`;

/** What a role may do with each kind of record. */
function emitRole(plan: AppPlan, name: string): string {
  const role = plan.spec.access?.roles.find((candidate) => candidate.name === name);
  const checks = plan.entities.map((entity) => {
    const right = rightOfRole(plan, name, entity);
    const path = literal(`/api/${entity.kebabPlural}`);
    const input = `await ${testFunctions(entity).new}(api${canEnter(plan, name, entity) ? ".as(cookie)" : ""})`;
    const list = `  assert.equal((await call(api, "GET", ${path}, { cookie })).status, ${right === "none" ? 403 : 200});`;
    if (mayAdd(right) && !canEnter(plan, name, entity)) return list;
    const status = mayAdd(right) ? 201 : 403;
    return `${needed(entity)}${list}
  assert.equal((await call(api, "POST", ${path}, { cookie, body: ${input} })).status, ${status});`;
  });
  return `test(${literal(`the rights of the role ${inSentence(role?.label ?? name)}`)}, async () => {
  const api = createTestApi();
  const cookie = await signInAs(api, ${literal(name)});
${checks.join("\n")}
  assert.equal((await call(api, "GET", PEOPLE, { cookie })).status, 403);
  assert.equal((await call(api, "DELETE", "/api/sample-data", { cookie })).status, 403);
});`;
}
