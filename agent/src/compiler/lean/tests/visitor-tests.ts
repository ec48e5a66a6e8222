import type { AppFile } from "@joinery/shared";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal } from "../code.ts";
import { hasVisitors, isOwned, visitorRight, visitorsAdd, visitorsRead } from "../server/rights.ts";
import { ACCESS_CALLS, canVisitorEnter } from "./access-calls.ts";
import { testFunctions } from "./support.ts";

/** `tests/visitors.test.ts`: what is open to people who are not signed in, and that no more is. */
export function emitVisitorTests(plan: AppPlan): AppFile[] {
  if (!hasVisitors(plan)) return [];
  const open = plan.entities.filter(({ entity }) => visitorRight(plan, entity.name) !== undefined);
  const read = open.filter(({ entity }) => visitorsRead(plan, entity.name));
  const added = open.filter((entity) => visitorsAdd(plan, entity.entity.name) && canVisitorEnter(plan, entity));
  const code = [...read.map((entity) => emitRead(plan, entity)), ...added.map((entity) => emitAdd(plan, entity))].join(
    "\n\n",
  );
  const helpers = plan.entities.flatMap((entity) => [testFunctions(entity).new, testFunctions(entity).add]);
  return [
    file(
      "tests/visitors.test.ts",
      'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
        importMentioned(code, helpers, "./records.ts") +
        importLine(["createTestApi"], "./test-api.ts"),
      CALL_ALONE,
      code,
    ),
  ];
}

/** Here nobody signs in. */
const CALL_ALONE = ACCESS_CALLS.slice(0, ACCESS_CALLS.indexOf("\n\n/** Somebody of a role")).replace(
  /^const .*\n/gm,
  "",
);

function emitRead(plan: AppPlan, entity: EntityPlan): string {
  const { varName, kebabPlural, entity: spec } = entity;
  const list = `/api/${kebabPlural}`;
  const mayAdd = visitorsAdd(plan, spec.name);
  const closed = [
    ...(mayAdd ? [] : [`["POST", "${list}"]`]),
    `["PUT", path], ["PATCH", path], ["DELETE", path], ["POST", "${list}/import"]`,
    ...plan.spec.actions
      .filter(({ entity: owner }) => owner === spec.name)
      .map(
        ({ id, scope }) => `["POST", ${scope === "all" ? `"${list}/actions/${id}"` : `\`\${path}/actions/${id}\``}]`,
      ),
  ];
  const owner = isOwned(plan, entity)
    ? `\n  assert.equal(JSON.parse((await call(api, "GET", path)).text).enteredBy, null);`
    : "";
  return `test(${literal(`${inSentence(spec.labelPlural)} are there for everybody to read, and for nobody to change without signing in`)}, async () => {
  const api = createTestApi();
  const ${varName} = await ${testFunctions(entity).add}(api);
  const path = \`${list}/\${${varName}.id}\`;
  assert.equal(JSON.parse((await call(api, "GET", "${list}")).text).total, 1);
  assert.equal((await call(api, "GET", path)).status, 200);
  assert.equal((await call(api, "HEAD", path)).status, 200);${owner}
  for (const [method, address] of [${closed.join(", ")}] as const) {
    assert.equal((await call(api, method, address, { body: ${varName} })).status, 401, \`\${method} \${address}\`);
  }
  assert.deepEqual((await api.send("GET", path)).body, ${varName});
});`;
}

function emitAdd(plan: AppPlan, entity: EntityPlan): string {
  const { kebabPlural, entity: spec } = entity;
  const list = `/api/${kebabPlural}`;
  const isRead = visitorsRead(plan, spec.name);
  return `test(${literal(`whoever comes can add one of the ${inSentence(spec.labelPlural)}${isRead ? "" : ", and sees none of them"}`)}, async () => {
  const api = createTestApi();
  const body = await ${testFunctions(entity).new}(api);
  const added = await call(api, "POST", "${list}", { body });
  assert.equal(added.status, 201);
  const path = \`${list}/\${JSON.parse(added.text).id}\`;
  assert.equal((await api.list("${list}")).length, 1);
${isRead ? "" : `  for (const address of ["${list}", path]) assert.equal((await call(api, "GET", address)).status, 401);\n`}  for (const method of ["PUT", "PATCH", "DELETE"]) assert.equal((await call(api, method, path, { body })).status, 401);
  assert.equal((await call(api, "POST", "${list}/import", { body: { records: [body] } })).status, 401);
  assert.equal((await call(api, "POST", "${list}", { body, origin: "https://evil.example" })).status, 403);
  assert.equal((await api.list("${list}")).length, 1);

  const statuses = new Set<number>();
  for (let number = 0; number < 60; number += 1) statuses.add((await call(api, "POST", "${list}", { body: {} })).status);
  assert.ok(statuses.has(429), "visitors together add so many a minute");
  assert.equal((await call(api, "POST", "${list}", { cookie: await api.cookie(), body: {} })).status === 429, false);
});`;
}
