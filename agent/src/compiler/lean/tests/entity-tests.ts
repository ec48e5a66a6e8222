import type { AppFile, Field } from "@joinery/shared";
import { isSetByStage } from "../../pipelines.ts";
import { findEntity, ruleName, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal, withArticle } from "../code.ts";
import { filterParameter } from "../server/records.ts";
import { emitActionTests, emitRuleTests } from "./behaviour-tests.ts";
import { emitRefusals } from "./refusals.ts";
import { testFunctions } from "./support.ts";
import { capacityOf, findPlainText } from "./values.ts";

/** `tests/<entities>-api.test.ts`: everything that the API promises about one entity. */
export function emitEntityTests(plan: AppPlan, entityPlan: EntityPlan): AppFile {
  const { entity, typeName, kebab, kebabPlural } = entityPlan;
  const isPlural = capacityOf(plan, entity) >= 2;
  const tests = [
    emitLifeCycle(entityPlan, isPlural),
    isPlural ? emitSearch(entityPlan) : undefined,
    isPlural ? emitFilter(plan, entityPlan) : undefined,
    emitSort(plan, entityPlan, isPlural),
    emitRefusalTest(entityPlan),
    isPlural ? emitUnique(entityPlan) : undefined,
    emitSides(plan, entityPlan),
    isPlural ? emitDaily(plan, entityPlan) : undefined,
    ...entityPlan.references.map((field) => emitReference(plan, entityPlan, field)),
    ...emitRuleTests(plan, entityPlan),
    ...emitActionTests(plan, entityPlan),
  ].filter((test) => test !== undefined);
  const code = tests.join("\n\n");
  const rules = plan.spec.rules.map(ruleName);
  const helpers = plan.entities.flatMap((other) => [testFunctions(other).new, testFunctions(other).add]);
  return file(
    `tests/${kebabPlural}-api.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importLine([`type ${typeName}`], `../src/shared/${kebab}.ts`) +
      importMentioned(code, rules, "../src/shared/rules.ts") +
      importMentioned(code, helpers, "./records.ts") +
      importMentioned(code, ["createTestApi", "TODAY", "type Refusal"], "./test-api.ts"),
    `const PATH = "/api/${kebabPlural}";`,
    code,
  );
}

function emitLifeCycle(entityPlan: EntityPlan, isPlural: boolean): string {
  const { entity, typeName, varName } = entityPlan;
  const names = testFunctions(entityPlan);
  const text = findPlainText(entity);
  const change = text === undefined ? "{}" : `{ ${text.name}: "Changed" }`;
  const label = inSentence(entity.label);
  return `test(${literal(`${withArticle(label)} is added, read, listed, changed, replaced and deleted`)}, async () => {
  const api = createTestApi();
  const input = await ${names.new}(api);
  const ${varName} = await api.add<${typeName}>(PATH, input);
  assert.deepEqual({ ...${varName}, ...input }, ${varName});
  assert.deepEqual((await api.send("GET", \`\${PATH}/\${${varName}.id}\`)).body, ${varName});
  assert.deepEqual((await api.send("GET", PATH)).body, { items: [${varName}], total: 1 });

  const changed = await api.send<${typeName}>("PATCH", \`\${PATH}/\${${varName}.id}\`, ${change});
  assert.equal(changed.status, 200);
  assert.deepEqual(changed.body, { ...${varName}${text === undefined ? "" : `, ${text.name}: "Changed"`} });

  const replacement = ${isPlural ? `await ${names.new}(api)` : "input"};
  const replaced = await api.send<${typeName}>("PUT", \`\${PATH}/\${${varName}.id}\`, replacement);
  assert.equal(replaced.status, 200);
  assert.deepEqual({ ...replaced.body, ...replacement }, replaced.body);

  assert.equal((await api.send("DELETE", \`\${PATH}/\${${varName}.id}\`)).status, 204);
  assert.equal((await api.send("GET", \`\${PATH}/\${${varName}.id}\`)).status, 404);
  assert.deepEqual(await api.list(PATH), []);
});`;
}

function emitSearch(entityPlan: EntityPlan): string | undefined {
  const text = findPlainText(entityPlan.entity);
  if (text === undefined) return undefined;
  const { add } = testFunctions(entityPlan);
  return `test("a search finds words in any case, and nothing else", async () => {
  const api = createTestApi();
  const wanted = await ${add}(api, { ${text.name}: "Zebra Øre" });
  await ${add}(api, { ${text.name}: "Walnut" });
  assert.deepEqual(await api.list(\`\${PATH}?q=\${encodeURIComponent("øre zeb")}\`), [wanted]);
  assert.deepEqual(await api.list(\`\${PATH}?q=rhubarb\`), []);
});`;
}

function emitFilter(plan: AppPlan, entityPlan: EntityPlan): string | undefined {
  const { add } = testFunctions(entityPlan);
  const field = entityPlan.entity.fields.find(
    ({ name, type, options, unique }) =>
      !unique &&
      !isSetByStage(plan.spec, entityPlan.entity, name) &&
      (type === "boolean" || (type === "enum" && (options?.length ?? 0) > 1)),
  );
  if (field === undefined) return undefined;
  const [wanted, other] =
    field.type === "boolean" ? [true, false] : [field.options?.[1]?.value, field.options?.[0]?.value];
  return `test(${literal(`the list can be filtered by ${inSentence(field.label)}`)}, async () => {
  const api = createTestApi();
  const wanted = await ${add}(api, { ${field.name}: ${literal(wanted)} });
  await ${add}(api, { ${field.name}: ${literal(other)} });
  const query = new URLSearchParams({ ${literal(filterParameter(field.name))}: ${literal(String(wanted))} });
  assert.deepEqual(await api.list(\`\${PATH}?\${query}\`), [wanted]);
});`;
}

function emitSort(plan: AppPlan, entityPlan: EntityPlan, isPlural: boolean): string {
  const { add } = testFunctions(entityPlan);
  const field = entityPlan.entity.fields.find(
    (candidate) =>
      candidate === findPlainText(entityPlan.entity) ||
      (candidate.type === "date" && !candidate.unique && !isSetByStage(plan.spec, entityPlan.entity, candidate.name)),
  );
  const unknown = `  assert.equal((await api.send("GET", \`\${PATH}?sort=constructor\`)).status, 400);`;
  if (field === undefined || !isPlural) {
    return `test("the list refuses an unknown order", async () => {
  const api = createTestApi();
${unknown}
});`;
  }
  const [low, high] = field.type === "date" ? ["2030-01-01", "2030-01-02"] : ["Apple 9", "apple 10"];
  return `test(${literal(`the list can be sorted by ${inSentence(field.label)}, up and down`)}, async () => {
  const api = createTestApi();
  const second = await ${add}(api, { ${field.name}: ${literal(high)} });
  const first = await ${add}(api, { ${field.name}: ${literal(low)} });
  assert.deepEqual(await api.list(\`\${PATH}?sort=${field.name}\`), [first, second]);
  assert.deepEqual(await api.list(\`\${PATH}?sort=${field.name}&order=desc\`), [second, first]);
${unknown}
});`;
}

function emitRefusalTest(entityPlan: EntityPlan): string | undefined {
  const rows = emitRefusals(entityPlan.entity.fields);
  if (rows.length === 0) return undefined;
  const names = testFunctions(entityPlan);
  return `test("wrong input is refused, with a message at the field", async () => {
  const api = createTestApi();
  const input = await ${names.new}(api);
  const refusals: [Record<string, unknown>, string][] = [
    ${rows.join("\n    ")}
  ];
  for (const [changes, message] of refusals) {
    const { status, body } = await api.send<Refusal>("POST", PATH, { ...input, ...changes });
    assert.equal(status, 400, message);
    assert.deepEqual(body.error.fields, { [String(Object.keys(changes)[0])]: message });
  }
  assert.deepEqual(await api.list(PATH), []);
});`;
}

function emitUnique(entityPlan: EntityPlan): string | undefined {
  const field = entityPlan.entity.fields.find(({ unique, type }) => unique && type !== "reference");
  if (field === undefined) return undefined;
  const names = testFunctions(entityPlan);
  const { varName } = entityPlan;
  return `test(${literal(`the same ${inSentence(field.label)} cannot be used twice`)}, async () => {
  const api = createTestApi();
  const ${varName} = await ${names.add}(api);
  const copy = await ${names.new}(api, { ${field.name}: ${varName}.${field.name} });
  const { status, body } = await api.send<Refusal>("POST", PATH, copy);
  assert.equal(status, 409);
  assert.deepEqual(body.error.fields, { ${field.name}: ${literal(`${field.label} is already in use`)} });
  assert.equal((await api.send("PUT", \`\${PATH}/\${${varName}.id}\`, { ...copy })).status, 200);
});`;
}

function emitDaily(plan: AppPlan, entityPlan: EntityPlan): string | undefined {
  const [rule] = entityPlan.daily;
  if (rule === undefined) return undefined;
  const { via, date } = rule;
  const target = findEntity(plan, via.reference?.entity ?? "");
  if (via.unique || date.unique || capacityOf(plan, target.entity) < 2) return undefined;
  const names = testFunctions(entityPlan);
  const day = date.type === "datetime" ? "2031-03-01T08:00" : "2031-03-01";
  const message = `${date.label}: there is one already on this day for this ${inSentence(target.entity.label)}`;
  return `test("there is no second one on the same day, and there may be one on the next", async () => {
  const api = createTestApi();
  const target = await ${testFunctions(target).add}(api);
  const first = await ${names.add}(api, { ${via.name}: target.id, ${date.name}: "${day}" });
  const again = await ${names.new}(api, { ${via.name}: target.id, ${date.name}: "${day.replace("08:00", "21:00")}" });
  const { status, body } = await api.send<Refusal>("POST", PATH, again);
  assert.equal(status, 409);
  assert.deepEqual(body.error.fields, { ${date.name}: ${literal(message)} });
  assert.equal((await api.send("PUT", \`\${PATH}/\${first.id}\`, again)).status, 200);
  assert.equal((await api.send("POST", PATH, { ...again, ${date.name}: "${day.replace("-01T", "-02T").replace(/-01$/, "-02")}" })).status, 201);
});`;
}

function emitSides(plan: AppPlan, entityPlan: EntityPlan): string | undefined {
  if (entityPlan.sides === undefined) return undefined;
  const { home, away } = entityPlan.sides;
  const target = testFunctions(findEntity(plan, home.reference?.entity ?? "")).add;
  return `test("nobody stands on both sides", async () => {
  const api = createTestApi();
  const { id } = await ${target}(api);
  const both = await ${testFunctions(entityPlan).new}(api, { ${home.name}: id, ${away.name}: id });
  const { status, body } = await api.send<Refusal>("POST", PATH, both);
  assert.equal(status, 400);
  assert.deepEqual(Object.keys(body.error.fields ?? {}), [${literal(away.name)}]);
});`;
}

function emitReference(plan: AppPlan, entityPlan: EntityPlan, field: Field): string | undefined {
  const target = findEntity(plan, field.reference?.entity ?? "");
  const needed = (target.entity === entityPlan.entity ? 2 : 1) + (field.unique ? 1 : 0);
  if (capacityOf(plan, target.entity) < Math.max(needed, 2) || capacityOf(plan, entityPlan.entity) < needed)
    return undefined;
  const { varName } = entityPlan;
  const names = testFunctions(entityPlan);
  const path = `\`/api/${target.kebabPlural}/\${target.id}\``;
  const own = `\`\${PATH}/\${${varName}.id}\``;
  const results = {
    restrict: [
      `  assert.equal((await api.send("DELETE", ${path})).status, 409);`,
      `  assert.deepEqual((await api.send("GET", ${own})).body, ${varName});`,
    ],
    cascade: [
      `  assert.equal((await api.send("DELETE", ${path})).status, 204);`,
      `  assert.equal((await api.send("GET", ${own})).status, 404);`,
    ],
    clear: [
      `  assert.equal((await api.send("DELETE", ${path})).status, 204);`,
      `  const { body } = await api.send<${entityPlan.typeName}>("GET", ${own});`,
      field.type === "references"
        ? `  assert.deepEqual(body.${field.name}, []);`
        : `  assert.equal(body.${field.name}, null);`,
    ],
  };
  const consequence = { restrict: "cannot be deleted", cascade: "takes it along", clear: "is forgotten" };
  const onDelete = field.reference?.onDelete ?? "restrict";
  const value = (id: string): string => (field.type === "references" ? `[${id}]` : id);
  const title = `${inSentence(field.label)} has to exist, and when deleted ${onDelete === "restrict" ? "while in use it " : ""}${consequence[onDelete]}`;
  return `test(${literal(title)}, async () => {
  const api = createTestApi();
  const lost = await ${names.new}(api, { ${field.name}: ${value('"nobody"')} });
  assert.equal((await api.send("POST", PATH, lost)).status, 400);

  const target = await ${testFunctions(target).add}(api);
  const ${varName} = await ${names.add}(api, { ${field.name}: ${value("target.id")} });
${results[onDelete].join("\n")}
});`;
}
