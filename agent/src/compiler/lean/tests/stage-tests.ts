import type { AppFile } from "@joinery/shared";
import { pathOf, pipelineOf, type Pipeline } from "../../pipelines.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, inSentence, literal, mentions } from "../code.ts";
import { testFunctions } from "./support.ts";

/** `tests/<entities>-stages.test.ts`: what the server fills in when something moves on, or comes to its end. */
export function emitStageTests(plan: AppPlan): AppFile[] {
  return plan.entities.flatMap((entity) => {
    const pipeline = pipelineOf(plan.spec, entity.entity);
    if (pipeline === undefined) return [];
    const tests = [...closingTests(entity, pipeline), ...reachedTests(entity, pipeline)];
    return tests.length === 0 ? [] : [emitFile(entity, tests)];
  });
}

function emitFile(entity: EntityPlan, tests: readonly string[]): AppFile {
  const { add } = testFunctions(entity);
  const code = tests.join("\n\n");
  return file(
    `tests/${entity.kebabPlural}-stages.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importLine([`type ${entity.typeName}`], `../src/shared/${entity.kebab}.ts`) +
      importLine([add], "./records.ts") +
      importLine(["createTestApi", ...(mentions(code, "TODAY") ? ["TODAY"] : []), "type TestApi"], "./test-api.ts"),
    `const PATH = "/api/${entity.kebabPlural}";

async function change(api: TestApi, id: string, values: Partial<${entity.typeName}>): Promise<${entity.typeName}> {
  const { status, body } = await api.send<${entity.typeName}>("PATCH", \`\${PATH}/\${id}\`, values);
  assert.equal(status, 200);
  return body;
}`,
    code,
  );
}

function closingTests(entity: EntityPlan, { stage, open, won, lost, closed }: Pipeline): string[] {
  const end = won ?? lost;
  const [first] = open;
  if (closed === undefined || end === undefined || first === undefined) return [];
  const { add } = testFunctions(entity);
  const label = inSentence(entity.entity.label);
  const [today, earlier] =
    closed.type === "datetime" ? ["`${TODAY}T12:00`", '"2030-01-02T10:00"'] : ["TODAY", '"2030-01-02"'];
  const start = `  const api = createTestApi();
  const { id } = await ${add}(api, { ${stage.name}: ${literal(first)} });`;
  const to = (value: string, more = ""): string => `{ ${stage.name}: ${literal(value)}${more} }`;
  const other = won !== undefined && lost !== undefined ? lost : undefined;
  return [
    `test(${literal(`a ${label} that comes to its end has the day of it, and none when it goes on`)}, async () => {
${start}
  assert.equal((await change(api, id, ${to(end)})).${closed.name}, ${today});
  assert.equal((await change(api, id, {})).${closed.name}, ${today});
  assert.equal((await change(api, id, ${to(first)})).${closed.name}, null);
  assert.equal((await change(api, id, { ${closed.name}: ${earlier} })).${closed.name}, null);
});`,
    `test(${literal(`a day that is written down stays, but not for another end`)}, async () => {
${start}
  assert.equal((await change(api, id, ${to(end, `, ${closed.name}: ${earlier}`)})).${closed.name}, ${earlier});
${other === undefined ? "" : `  assert.equal((await change(api, id, ${to(other)})).${closed.name}, ${today});\n`}});`,
  ];
}

function reachedTests(entity: EntityPlan, pipeline: Pipeline): string[] {
  const { stage, open, lost, reached } = pipeline;
  const path = pathOf(pipeline);
  const [first, last] = [open[0], open.at(-1)];
  if (reached === undefined || first === undefined || last === undefined) return [];
  const { add } = testFunctions(entity);
  const back = lost ?? first;
  return [
    `test(${literal(`how far a ${inSentence(entity.entity.label)} came is kept when it is lost or goes back`)}, async () => {
  const api = createTestApi();
  const { id, ...added } = await ${add}(api, { ${stage.name}: ${literal(first)}, ${reached.name}: null });
  assert.equal(added.${reached.name}, ${literal(path[0] ?? "")});
  assert.equal((await change(api, id, { ${stage.name}: ${literal(last)} })).${reached.name}, ${literal(last)});
  assert.equal((await change(api, id, { ${stage.name}: ${literal(back)} })).${reached.name}, ${literal(last)});
});`,
  ];
}
