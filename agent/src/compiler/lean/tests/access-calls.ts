import type { Right } from "@joinery/shared";
import { rightOn } from "@joinery/shared";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { literal } from "../code.ts";
import { visitorsRead } from "../server/rights.ts";
import { testFunctions } from "./support.ts";

/** What the tests of rights share: calls with anybody's cookie, and people of each role. */
export const ACCESS_CALLS = `type Api = ReturnType<typeof createTestApi>;
const PEOPLE = "/api/people-with-accounts";
const PASSWORD = "correct horse";

/** A request with the cookie of somebody, or of nobody. */
async function call(api: Api, method: string, path: string, options: { cookie?: string; body?: unknown; origin?: string } = {}) {
  const { cookie = "", body, origin } = options;
  const headers = { "content-type": "application/json", cookie, host: "app.example", ...(origin === undefined ? {} : { origin }) };
  const response = await api.app.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const setCookie = response.headers.get("set-cookie") ?? "";
  return { status: response.status, setCookie, cookie: setCookie.split(";")[0] ?? "", text: await response.text() };
}

/** Somebody of a role who is signed in. */
async function signInAs(api: Api, role: string, name = "Somebody"): Promise<string> {
  const email = \`\${name}-\${role}@example.com\`.toLowerCase();
  const body = { name, email, password: PASSWORD, role };
  assert.equal((await call(api, "POST", PEOPLE, { cookie: await api.cookie(), body })).status, 201);
  return (await call(api, "POST", "/api/account/sign-in", { body: { email, password: PASSWORD } })).cookie;
}`;

/** A kind of record, and a role for which it matters whose it is. */
export type Case = {
  readonly plan: AppPlan;
  readonly entity: EntityPlan;
  readonly role: string;
  readonly right: Right;
};

/** Two people of a role. */
export const annAndBob = (role: string): string =>
  `  const [ann, bob] = [await signInAs(api, ${literal(role)}, "Ann"), await signInAs(api, ${literal(role)}, "Bob")];`;

/** Records that others must point at are there, as an administrator has entered them. */
export const needed = (entity: EntityPlan): string =>
  entity.references.some(({ required }) => required) ? `  await ${testFunctions(entity).new}(api);\n` : "";

/** The right of a role by its name. */
export const rightOfRole = (plan: AppPlan, role: string, entity: EntityPlan): Right =>
  plan.spec.access === undefined ? "write" : rightOn(plan.spec.access, role, entity.entity.name);

export const mayAdd = (right: Right): boolean => right === "own" || right === "contribute" || right === "write";

export const readsAll = (right: Right): boolean => right === "read" || right === "contribute" || right === "write";

/** Whether a role can fill in all that a new record has to point at: what it sees all of, or what it adds itself. */
export function canEnter(plan: AppPlan, role: string, entity: EntityPlan, seen: readonly EntityPlan[] = []): boolean {
  if (!mayAdd(rightOfRole(plan, role, entity)) || seen.includes(entity)) return false;
  return requiredTargets(plan, entity).every(({ target, isFresh }) => {
    const canSee = readsAll(rightOfRole(plan, role, target)) && !isFresh;
    return canSee || canEnter(plan, role, target, [...seen, entity]);
  });
}

/** The same for people who are not signed in, who only ever point at what they read. */
export const canVisitorEnter = (plan: AppPlan, entity: EntityPlan): boolean =>
  requiredTargets(plan, entity).every(({ target }) => visitorsRead(plan, target.entity.name));

function requiredTargets(plan: AppPlan, entity: EntityPlan) {
  return entity.references
    .filter(({ required }) => required)
    .map((field) => ({
      target: findEntity(plan, field.reference?.entity ?? ""),
      // Tests make a new one for each record.
      isFresh: field.unique || entity.sides?.away.name === field.name,
    }));
}
