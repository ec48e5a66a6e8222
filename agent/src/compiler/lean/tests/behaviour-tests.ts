import type { Action, Entity, FieldValue } from "@joinery/shared";
import { isValidValue } from "../../field-rules.ts";
import { isSetByStage } from "../../pipelines.ts";
import { ruleName, type AppPlan, type EntityPlan } from "../../plan.ts";
import { literal } from "../code.ts";
import { findValues, holds, involvedNames, TEST_DAY, type Values } from "../evaluate.ts";
import { planTimesheet } from "../shared/timesheet.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

/** One test per rule of the entity, with a record that it marks and one that it does not, where such records can be. */
export function emitRuleTests(plan: AppPlan, { entity, typeName, varName, ...rest }: EntityPlan): string[] {
  const { add } = testFunctions({ entity, typeName, varName, ...rest });
  return plan.spec.rules.flatMap((rule) => {
    if (rule.entity !== entity.name) return [];
    const names = involvedNames(rule.when);
    const cases = [true, false].flatMap((wanted) => {
      const values = findValues(
        entity,
        names,
        rule.when,
        (candidate) => holds(entity, rule.when, candidate) === wanted,
      );
      if (values === undefined) return [];
      return [`  assert.equal(${ruleName(rule)}({ ...${varName}, ${emitValues(values)} }, TODAY), ${wanted});`];
    });
    if (cases.length === 0) return [];
    return [
      `test(${literal(`the rule ${rule.label} marks the right records`)}, async () => {
  const ${varName}: ${typeName} = await ${add}(createTestApi());
${cases.join("\n")}
});`,
    ];
  });
}

/** One or two tests per action of the entity: what it does, and that it leaves other records alone. */
export function emitActionTests(plan: AppPlan, entityPlan: EntityPlan): string[] {
  return plan.spec.actions.flatMap((action) => {
    if (action.entity !== entityPlan.entity.name) return [];
    const scenario = planScenario(plan, entityPlan, action);
    const test = action.scope === "record" ? emitRecordTest : emitListTest;
    return [
      scenario.applies === undefined ? undefined : test(entityPlan, action, scenario),
      action.scope === "record" ? emitRefusal(entityPlan, action, scenario.other) : undefined,
      emitLimit(entityPlan, action, scenario.limit),
    ].filter((code) => code !== undefined);
  });
}

type Scenario = {
  /** Values for which the action applies and works, and the values after it. */
  readonly applies: { readonly before: Values; readonly after: Values } | undefined;
  /** Values for which it does not apply. */
  readonly other: Values | undefined;
  /** Values for which it applies, but the result would not be valid. */
  readonly limit: Values | undefined;
};

function planScenario(plan: AppPlan, entityPlan: EntityPlan, action: Action): Scenario {
  const { entity, daily } = entityPlan;
  const { view } = planTimesheet(plan, entityPlan) ?? {};
  const isDaily = (name: string): boolean =>
    daily.some(({ via, date }) => via.name === name || date.name === name) ||
    view?.dateField === name ||
    view?.durationField === name ||
    isSetByStage(plan.spec, entity, name);
  const stored = new Map(entity.fields.map((field) => [field.name, field]));
  const changed = action.effect.kind === "increment" ? [action.effect.field] : [];
  const names = [...new Set([...involvedNames(action.where), ...changed])];
  const set = action.effect.kind === "set" ? Object.keys(action.effect.values) : [];
  const fields = [...names, ...set].map((name) => stored.get(name));
  // Computed values depend on other records, references need real ones, and unique values may be taken.
  const isSimple = fields.every(
    (field) => field !== undefined && field.reference === undefined && !field.unique && !isDaily(field.name),
  );
  if (!isSimple) return { applies: undefined, other: undefined, limit: undefined };

  const find = (test: (values: Values) => boolean): Values | undefined => findValues(entity, names, action.where, test);
  const resultOf = (values: Values): Values | undefined => {
    const after = applyEffect(entity, action, values);
    const isValid = Object.entries(after).every(([name, value]) => {
      const field = stored.get(name);
      return field !== undefined && isValidValue(field, value);
    });
    return isValid ? after : undefined;
  };
  const before = find((values) => holds(entity, action.where, values) && resultOf(values) !== undefined);
  const after = before === undefined ? undefined : resultOf(before);
  return {
    applies: before === undefined || after === undefined ? undefined : { before, after },
    other:
      action.where.length === 0 || (action.scope === "all" && capacityOf(plan, entity) < 2)
        ? undefined
        : find((values) => !holds(entity, action.where, values)),
    limit:
      action.effect.kind === "increment"
        ? find((values) => holds(entity, action.where, values) && resultOf(values) === undefined)
        : undefined,
  };
}

/** The values that the effect changes, as they are afterwards at noon of `TEST_DAY`. */
function applyEffect(entity: Entity, { effect }: Action, before: Values): Values {
  if (effect.kind === "delete") return {};
  if (effect.kind === "increment") {
    const current = before[effect.field];
    const sum = (typeof current === "number" ? current : 0) + effect.by;
    return { [effect.field]: Number(sum.toFixed(6)) };
  }
  return Object.fromEntries(
    Object.entries(effect.values).map(([name, value]) => [name, resolveConstant(entity, name, value)]),
  );
}

function resolveConstant(entity: Entity, name: string, value: FieldValue): FieldValue {
  const type = entity.fields.find((field) => field.name === name)?.type;
  if (typeof value !== "string") return Array.isArray(value) ? [...new Set(value.map((tag) => tag.trim()))] : value;
  if (type === "time" && value === "now") return "12:00";
  const [, offset, time] = /^(?:now|today)([+-]\d{1,4})?(?:T(\d\d:\d\d))?$/.exec(value) ?? [];
  const isMoment = /^(?:now|today)(?:[+-]\d{1,4})?(?:T\d\d:\d\d)?$/.test(value);
  if (!isMoment || (type !== "date" && type !== "datetime")) return value.trim() === "" ? null : value.trim();
  const day = new Date(Date.parse(TEST_DAY) + Number(offset ?? 0) * 86_400_000).toISOString().slice(0, 10);
  return type === "date" ? day : `${day}T${time ?? "12:00"}`;
}

function emitRecordTest(entityPlan: EntityPlan, action: Action, { applies }: Scenario): string {
  const { typeName, varName } = entityPlan;
  const { add } = testFunctions(entityPlan);
  const { before, after } = applies ?? { before: {}, after: {} };
  const outcome =
    action.effect.kind === "delete"
      ? `  assert.equal(status, 204);
  assert.equal((await api.send("GET", \`\${PATH}/\${${varName}.id}\`)).status, 404);`
      : `  assert.equal(status, 200);\n${emitExpectations("body", after)}`;
  const result = action.effect.kind === "delete" ? "{ status }" : "{ status, body }";
  return `test(${literal(`the action ${action.label} does what it says`)}, async () => {
  const api = createTestApi();
  const ${varName} = await ${add}(api${emitChanges(before)});
  const ${result} = await api.send<${typeName}>("POST", \`\${PATH}/\${${varName}.id}/actions/${action.id}\`);
${outcome}
});`;
}

function emitListTest(entityPlan: EntityPlan, action: Action, { applies, other }: Scenario): string {
  const { typeName, varName } = entityPlan;
  const { add } = testFunctions(entityPlan);
  const { before, after } = applies ?? { before: {}, after: {} };
  const outcome =
    action.effect.kind === "delete"
      ? `  assert.equal((await api.send("GET", \`\${PATH}/\${${varName}.id}\`)).status, 404);`
      : `  const changed = await api.send<${typeName}>("GET", \`\${PATH}/\${${varName}.id}\`);
${emitExpectations("changed.body", after)}`;
  const bystander = other === undefined ? "" : `  const other = await ${add}(api${emitChanges(other)});\n`;
  const untouched =
    other === undefined ? "" : `\n  assert.deepEqual((await api.send("GET", \`\${PATH}/\${other.id}\`)).body, other);`;
  return `test(${literal(`the action ${action.label} changes the records that it applies to, and no others`)}, async () => {
  const api = createTestApi();
  const ${varName} = await ${add}(api${emitChanges(before)});
${bystander}  const { body } = await api.send("POST", \`\${PATH}/actions/${action.id}\`);
  assert.deepEqual(body, { changed: 1 });
${outcome}${untouched}
});`;
}

function emitRefusal(entityPlan: EntityPlan, action: Action, values: Values | undefined): string | undefined {
  if (values === undefined) return undefined;
  const { varName } = entityPlan;
  return `test(${literal(`the action ${action.label} is refused where it does not apply`)}, async () => {
  const api = createTestApi();
  const ${varName} = await ${testFunctions(entityPlan).add}(api${emitChanges(values)});
  assert.equal((await api.send("POST", \`\${PATH}/\${${varName}.id}/actions/${action.id}\`)).status, 409);
  assert.deepEqual((await api.send("GET", \`\${PATH}/\${${varName}.id}\`)).body, ${varName});
});`;
}

function emitLimit(entityPlan: EntityPlan, action: Action, values: Values | undefined): string | undefined {
  if (values === undefined) return undefined;
  const { varName } = entityPlan;
  const path =
    action.scope === "record"
      ? `\`\${PATH}/\${${varName}.id}/actions/${action.id}\``
      : `\`\${PATH}/actions/${action.id}\``;
  return `test(${literal(`the action ${action.label} keeps to the limits of the field`)}, async () => {
  const api = createTestApi();
  const ${varName} = await ${testFunctions(entityPlan).add}(api${emitChanges(values)});
  assert.equal((await api.send("POST", ${path})).status, 400);
  assert.deepEqual((await api.send("GET", \`\${PATH}/\${${varName}.id}\`)).body, ${varName});
});`;
}

const emitValues = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${literal(value)}`)
    .join(", ");

const emitChanges = (values: Values): string => (Object.keys(values).length === 0 ? "" : `, { ${emitValues(values)} }`);

const emitExpectations = (body: string, after: Values): string =>
  Object.entries(after)
    .map(([name, value]) => `  assert.deepEqual(${body}.${name}, ${literal(value)});`)
    .join("\n");
