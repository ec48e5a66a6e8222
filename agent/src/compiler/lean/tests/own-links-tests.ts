import { findEntity, type EntityPlan } from "../../plan.ts";
import { inSentence, literal, withArticle } from "../code.ts";
import { isPrivateKind, ownerField } from "../server/rights.ts";
import { annAndBob, canEnter, needed, readsAll, rightOfRole, type Case } from "./access-calls.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

/** Records that point at others, are counted by them, belong to them or go with them: none of that is a way round whose they are. */
export function emitLinkTests(one: Case): string[] {
  return [...emitReferences(one), ...emitCounts(one), ...emitParts(one), ...emitPeers(one), ...emitCascades(one)];
}

/** What a person cannot see cannot be pointed at either. */
function emitReferences({ plan, entity, role, right }: Case): string[] {
  if (right === "contribute" || !canEnter(plan, role, entity)) return [];
  const pointers = plan.entities.flatMap((other) =>
    other !== entity && canEnter(plan, role, other)
      ? other.references
          .filter(({ reference }) => reference?.entity === entity.entity.name)
          .map((field) => ({ other, field }))
      : [],
  );
  return pointers.map(({ other, field }) => {
    const id = field.type === "references" ? `[${entity.varName}.id]` : `${entity.varName}.id`;
    return `test(${literal(`${inSentence(other.entity.labelPlural)} cannot point at ${withArticle(inSentence(entity.entity.label))} of somebody else`)}, async () => {
  const api = createTestApi();
${needed(entity)}${needed(other)}${annAndBob(role)}
  const ${entity.varName} = await ${testFunctions(entity).add}(api.as(ann));
  const input = await ${testFunctions(other).new}(api.as(bob), { ${field.name}: ${id} });
  assert.equal((await call(api, "POST", "/api/${other.kebabPlural}", { cookie: bob, body: input })).status, 400);
});`;
  });
}

/** Figures are made of what a person may see. */
function emitCounts({ plan, entity, role, right }: Case): string[] {
  if (right === "contribute" || !canEnter(plan, role, entity)) return [];
  return plan.entities.flatMap((target) =>
    target.entity.computed.flatMap((computed) => {
      if (computed.kind !== "rollup" || computed.op !== "count" || computed.entity !== entity.entity.name) return [];
      const via = entity.references.find(({ name, type }) => name === computed.via && type === "reference");
      if (via === undefined || !readsAll(rightOfRole(plan, role, target))) return [];
      const path = `\`/api/${target.kebabPlural}/\${${target.varName}.id}\``;
      const count = (who: string): string =>
        `(await api.as(${who}).send<${target.typeName}>("GET", ${path})).body.${computed.name}`;
      return [
        `test(${literal(`${inSentence(computed.label)} counts what one may see`)}, async () => {
  const api = createTestApi();
${needed(entity)}${annAndBob(role)}
  const ${target.varName} = await ${testFunctions(target).add}(api);
  await ${testFunctions(entity).add}(api.as(ann), { ${via.name}: ${target.varName}.id });
  assert.equal(${count("ann")}, 1);
  assert.equal(${count("bob")}, 0);
});`,
      ];
    }),
  );
}

/** A part belongs to whom the whole belongs, whoever enters it. */
function emitParts({ plan, entity, role }: Case): string[] {
  const part = ownerField(plan, entity);
  const whole = plan.entities.find(({ varPlural }) => varPlural === part?.kind);
  if (part === undefined || whole === undefined || !canEnter(plan, role, whole)) return [];
  const { typeName, kebabPlural, entity: spec } = entity;
  return [
    `test(${literal(`${inSentence(spec.labelPlural)} belong to whom their ${inSentence(whole.entity.label)} belongs`)}, async () => {
  const api = createTestApi();
${needed(whole)}${annAndBob(role)}
  const ${whole.varName} = await ${testFunctions(whole).add}(api.as(ann));
  const added = await ${testFunctions(entity).add}(api, { ${part.name}: ${whole.varName}.id });
  assert.equal(added.enteredBy?.name, "Ann");
  assert.deepEqual((await api.as(ann).list<${typeName}>("/api/${kebabPlural}")).map(({ id }) => id), [added.id]);
  assert.deepEqual(await api.as(bob).list("/api/${kebabPlural}"), []);
});`,
  ];
}

/** What is one of a kind is so among one's own: else a refusal would tell what others have. */
function emitPeers({ plan, entity, role, right }: Case): string[] {
  const field = entity.entity.fields.find(({ unique, reference }) => unique && reference === undefined);
  const isFree = entity.references.every(({ required }) => !required) && entity.daily.length === 0;
  if (field === undefined || right !== "own" || !isPrivateKind(plan, entity) || !isFree) return [];
  if (!canEnter(plan, role, entity)) return [];
  const { kebabPlural, entity: spec } = entity;
  return [
    `test(${literal(`a refusal does not tell which ${inSentence(spec.labelPlural)} others have`)}, async () => {
  const api = createTestApi();
${annAndBob(role)}
  const body = await ${testFunctions(entity).new}(api.as(ann));
  const send = async (cookie: string) => (await call(api, "POST", "/api/${kebabPlural}", { cookie, body })).status;
  assert.deepEqual([await send(ann), await send(bob), await send(ann)], [201, 201, 409]);
});`,
  ];
}

/** Nobody deletes what is somebody else's by deleting what it belongs to. */
function emitCascades({ plan, entity, role, right }: Case): string[] {
  const field = entity.references.find(
    ({ type, reference }) =>
      type === "reference" && reference?.onDelete === "cascade" && reference.entity !== entity.entity.name,
  );
  if (field === undefined || right === "readOwn" || !canEnter(plan, role, entity)) return [];
  const target = findEntity(plan, field.reference?.entity ?? "");
  if (rightOfRole(plan, role, target) !== "write" || !canHaveTwo(plan, target)) return [];
  const { typeName, varName, kebabPlural } = entity;
  const path = `\`/api/${target.kebabPlural}/\${${target.varName}.id}\``;
  return [
    `test(${literal(`${withArticle(inSentence(target.entity.label))} with ${inSentence(entity.entity.labelPlural)} of others is not deleted by one of them`)}, async () => {
  const api = createTestApi();
${needed(entity)}${annAndBob(role)}
  const ${target.varName} = await ${testFunctions(target).add}(api);
  const ${varName} = await ${testFunctions(entity).add}(api.as(bob), { ${field.name}: ${target.varName}.id });
  assert.equal((await call(api, "DELETE", ${path}, { cookie: ann })).status, 409);
  assert.deepEqual((await api.as(bob).list<${typeName}>("/api/${kebabPlural}")).map(({ id }) => id), [${varName}.id]);
  assert.equal((await api.send("DELETE", ${path})).status, 204);
});`,
  ];
}

const canHaveTwo = (plan: Case["plan"], { entity }: EntityPlan): boolean => capacityOf(plan, entity) >= 2;
