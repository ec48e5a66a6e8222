import type { AppFile } from "@joinery/shared";
import { type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal, withArticle } from "../code.ts";
import { importedEntities } from "../server/import.ts";
import { handedEntities } from "../server/owners.ts";
import { isOwned, isPrivateKind, ownerField, visitorRight } from "../server/rights.ts";
import { ACCESS_CALLS, annAndBob, canEnter, needed, rightOfRole, type Case } from "./access-calls.ts";
import { emitLinkTests } from "./own-links-tests.ts";
import { testFunctions } from "./support.ts";

/** `tests/own-records.test.ts`: what is somebody's own stays so, on every way to it; nothing where records have no owners. */
export function emitOwnTests(plan: AppPlan): AppFile[] {
  const cases = plan.entities.filter((entity) => isOwned(plan, entity)).flatMap((entity) => casesOf(plan, entity));
  if (cases.length === 0) return [];
  const tests = cases.flatMap((one) => [emitOwn(one), ...emitLinkTests(one), ...emitImport(one)]);
  const handed = handedEntities(plan).flatMap((entity) => cases.find((one) => one.entity === entity) ?? []);
  const code = [...tests, ...handed.map(emitHandOver)].join("\n\n");
  const helpers = plan.entities.flatMap((entity) => [testFunctions(entity).new, testFunctions(entity).add]);
  const types = plan.entities.map(({ typeName, kebab }) =>
    importMentioned(code, [`type ${typeName}`], `../src/shared/${kebab}.ts`),
  );
  return [
    file(
      "tests/own-records.test.ts",
      'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
        types.join("") +
        importMentioned(code, helpers, "./records.ts") +
        importLine(["createTestApi"], "./test-api.ts"),
      ACCESS_CALLS,
      ID_OF,
      code,
    ),
  ];
}

const ID_OF = `/** The account behind a cookie. */
async function idOf(api: Api, cookie: string): Promise<string> {
  return JSON.parse((await call(api, "GET", "/api/account", { cookie })).text).user.id;
}`;

/** One role for each right. */
function casesOf(plan: AppPlan, entity: EntityPlan): Case[] {
  const cases = (plan.spec.access?.roles ?? [])
    .map(({ name }): Case => ({ plan, entity, role: name, right: rightOfRole(plan, name, entity) }))
    .filter((one) => ["own", "readOwn", "contribute"].includes(one.right) && emitAnns(one) !== undefined);
  return cases.filter(({ right }, index) => cases.findIndex((other) => other.right === right) === index);
}

/** Ann's record: she enters it, or an administrator does and hands it to her. Undefined where neither can be. */
function emitAnns({ plan, entity, role }: Case): string | undefined {
  const { typeName, varName, kebabPlural } = entity;
  const { add } = testFunctions(entity);
  if (canEnter(plan, role, entity)) return `  const ${varName} = await ${add}(api.as(ann));`;
  const part = ownerField(plan, entity);
  const whole = part === undefined ? entity : plan.entities.find(({ varPlural }) => varPlural === part.kind);
  if (whole === undefined || (whole !== entity && ownerField(plan, whole) !== undefined)) return undefined;
  const id = part === undefined ? "given.id" : `given.${part.name}`;
  return `  const given = await ${add}(api);
  await api.send("PUT", \`/api/${whole.kebabPlural}/\${${id}}/person\`, { person: await idOf(api, ann) });
  const ${varName} = (await api.as(ann).send<${typeName}>("GET", \`/api/${kebabPlural}/\${given.id}\`)).body;`;
}

function emitOwn(one: Case): string {
  const { plan, entity, role, right } = one;
  const { typeName, varName, kebabPlural, entity: spec } = entity;
  const list = `/api/${kebabPlural}`;
  const many = inSentence(spec.labelPlural);
  const label = plan.spec.access?.roles.find(({ name }) => name === role)?.label ?? role;
  const isShared = right === "contribute";
  const name = isShared
    ? `${inSentence(label)}: all ${many} are to be seen, and only one's own can be changed`
    : `${inSentence(label)}: the ${many} of others are not there`;
  const actions = plan.spec.actions.filter(({ entity: owner }) => owner === spec.name);
  const steps = actions
    .filter(({ scope }) => scope === "record")
    .map(
      ({ id }) =>
        `  assert.ok((await call(api, "POST", \`\${path}/actions/${id}\`, { cookie: bob, body: {} })).status >= 400);`,
    );
  const bulk = actions
    .filter(({ scope }) => scope === "all")
    .map(({ id }) => `  await call(api, "POST", "${list}/actions/${id}", { cookie: bob, body: {} });`);
  const refused = isShared
    ? `  for (const method of ["PUT", "PATCH", "DELETE"]) {
    assert.equal((await call(api, method, path, { cookie: bob, ...(method === "DELETE" ? {} : { body: ${varName} }) })).status, 403, method);
  }`
    : `  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    const options = { cookie: bob, ...(method === "GET" || method === "DELETE" ? {} : { body: ${varName} }) };
    const [there, nowhere] = [await call(api, method, path, options), await call(api, method, "${list}/made-up", options)];
    assert.deepEqual([there.status, there.text], [nowhere.status, nowhere.text], method);
    assert.ok(there.status >= 400, method);
  }`;
  const isOpen = visitorRight(plan, spec.name) !== undefined;
  return `test(${literal(name)}, async () => {
  const api = createTestApi();
${needed(one.entity)}${annAndBob(role)}
${emitAnns(one) ?? ""}
  const path = \`${list}/\${${varName}.id}\`;
  assert.equal(${varName}.enteredBy?.name, "Ann");
  assert.equal(${varName}.enteredBy?.isMe, true);
  assert.deepEqual((await api.as(ann).list<${typeName}>("${list}")).map(({ id }) => id), [${varName}.id]);

  const seen = await api.as(bob).send<{ items: ${typeName}[]; total: number }>("GET", "${list}");
${
  isShared
    ? `  assert.deepEqual(seen.body.items.map(({ enteredBy }) => [enteredBy?.name, enteredBy?.isMe]), [["Ann", false]]);`
    : `  assert.deepEqual(seen.body, { items: [], total: 0 });
  assert.deepEqual(await api.as(bob).list("${list}?sort=createdAt&order=desc"), []);`
}
${[refused, ...steps, ...bulk].join("\n")}
  for (const method of [${isOpen ? "" : '"GET", '}"PUT", "PATCH", "DELETE"]) {
    assert.equal((await call(api, method, path, method === "GET" ? {} : { body: {} })).status, 401, method);
  }
  assert.deepEqual((await api.as(ann).send("GET", path)).body, ${varName});

  const changed = await api.send<${typeName}>("PATCH", path, {});
  assert.equal(changed.status, 200);
  assert.deepEqual([changed.body.enteredBy?.name, changed.body.enteredBy?.isMe], ["Ann", false]);
${
  right === "readOwn"
    ? `  assert.equal((await call(api, "PATCH", path, { cookie: ann, body: {} })).status, 403);`
    : `  assert.equal((await call(api, "PATCH", path, { cookie: ann, body: {} })).status, 200);`
}
});${canEnter(plan, role, entity) ? emitNobodySays(one) : ""}`;
}

function emitNobodySays({ entity, role }: Case): string {
  const { typeName, kebabPlural, entity: spec } = entity;
  return `

test(${literal(`nobody says for themselves whose a new ${inSentence(spec.label)} is`)}, async () => {
  const api = createTestApi();
${needed(entity)}${annAndBob(role)}
  const mine = api.as(ann);
  const input = { ...(await ${testFunctions(entity).new}(mine)), enteredBy: { id: await idOf(api, bob), name: "Bob" } };
  const added = await mine.add<${typeName}>("/api/${kebabPlural}", input);
  assert.equal(added.enteredBy?.name, "Ann");
});`;
}

function emitImport({ plan, entity, role, right }: Case): string[] {
  if (!importedEntities(plan).includes(entity) || !canEnter(plan, role, entity)) return [];
  const { typeName, kebabPlural, entity: spec } = entity;
  const isPrivate = right !== "contribute";
  return [
    `test(${literal(`imported ${inSentence(spec.labelPlural)} belong to whoever imports them`)}, async () => {
  const api = createTestApi();
${needed(entity)}${annAndBob(role)}
  const records = [await ${testFunctions(entity).new}(api.as(ann))];
  assert.equal((await call(api, "POST", "/api/${kebabPlural}/import", { cookie: ann, body: { records } })).status, 201);
  assert.deepEqual((await api.as(ann).list<${typeName}>("/api/${kebabPlural}")).map(({ enteredBy }) => enteredBy?.name), ["Ann"]);
  assert.equal((await api.as(bob).list("/api/${kebabPlural}")).length, ${isPrivate ? 0 : 1});
});`,
  ];
}

/** Administrators hand records over; what a person leaves behind, and what is older than the rule, is theirs to hand over. */
function emitHandOver({ plan, entity, role, right }: Case): string {
  const { typeName, varName, varPlural, kebabPlural, entity: spec } = entity;
  const list = `/api/${kebabPlural}`;
  const isPrivate = right !== "contribute" && isPrivateKind(plan, entity);
  const seenBy = (who: string, isSeen: boolean): string =>
    isPrivate ? `  assert.equal((await api.as(${who}).list("${list}")).length, ${isSeen ? 1 : 0});\n` : "";
  return `test(${literal(`administrators say whose ${withArticle(inSentence(spec.label))} is, also when its owner has gone`)}, async () => {
  const api = createTestApi();
${annAndBob(role)}
  const ${varName} = await ${testFunctions(entity).add}(api);
  const path = \`${list}/\${${varName}.id}/person\`;
  const person = await idOf(api, ann);
  for (const cookie of [ann, bob]) assert.equal((await call(api, "PUT", path, { cookie, body: { person } })).status, 403);
  assert.equal((await call(api, "PUT", path, { body: { person } })).status, 401);
  assert.equal((await api.send("PUT", path, { person: "made-up" })).status, 400);
${seenBy("ann", false)}  assert.equal((await api.send("PUT", path, { person })).status, 204);
${seenBy("ann", true)}${seenBy("bob", false)}  assert.equal((await api.list<${typeName}>("${list}"))[0]?.enteredBy?.name, "Ann");

  assert.equal((await call(api, "DELETE", \`\${PEOPLE}/\${person}\`, { cookie: await api.cookie() })).status, 204);
  assert.equal((await api.list<${typeName}>("${list}"))[0]?.enteredBy, null);
${seenBy("bob", false)}
  // Of an earlier version of the app, which did not know who entered what.
  api.store.${varPlural}.handTo(${varName}.id, null);
${seenBy("bob", false)}  assert.equal((await api.send("PUT", path, { person: await idOf(api, bob) })).status, 204);
${seenBy("bob", true)}});`;
}
