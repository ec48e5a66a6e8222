import type { AppFile } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../plan.ts";
import { file, importLine, inSentence, literal } from "../code.ts";
import { planTimesheet, type TimesheetPlan } from "../shared/timesheet.ts";
import { dayMessage } from "../server/timesheet.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

/** More entries than this make no test that anyone reads. */
const MOST_ENTRIES = 12;

/** `tests/<entries>-hours.test.ts`: no day of anybody gets longer than it is. */
export function emitTimesheetTests(plan: AppPlan): AppFile[] {
  return plan.entities.flatMap((entity) => {
    const timesheet = planTimesheet(plan, entity);
    return timesheet === undefined ? [] : [emitTests(plan, timesheet)];
  });
}

function emitTests(plan: AppPlan, timesheet: TimesheetPlan): AppFile {
  const { entity, date, duration, dayLength } = timesheet;
  const own = testFunctions(entity);
  const [day, next] =
    date.type === "datetime" ? ["2031-03-03T09:00", "2031-03-04T09:00"] : ["2031-03-03", "2031-03-04"];
  const longest = wholeOf(duration, duration.max ?? dayLength);
  const entries = Math.floor(dayLength / longest);
  const canFill = longest > 0 && entries <= MOST_ENTRIES && longest * (entries + 1) > dayLength;
  const person = canFill ? otherPerson(plan, timesheet) : undefined;
  const title = (text: string): string => literal(`${inSentence(entity.entity.labelPlural)}: ${text}`);
  const full = `const LONGEST = ${longest};

/** Entries that leave no room for another one of that length on their day. */
async function fillDay(api: TestApi, changes: Partial<${entity.typeName}Input> = {}) {
  const entries = [];
  for (let number = 0; number < ${entries}; number += 1) {
    entries.push(await ${own.add}(api, { ${date.name}: DAY, ${duration.name}: LONGEST, ...changes }));
  }
  return entries;
}

test(${title("a day is never longer than 24 hours, and the next one is free")}, async () => {
  const api = createTestApi();
  const entries = await fillDay(api);
  const more = await ${own.new}(api, { ${date.name}: DAY, ${duration.name}: LONGEST });
  const { status, body } = await api.send<Refusal>("POST", PATH, more);
  assert.equal(status, 409);
  assert.deepEqual(body.error.fields, { ${duration.name}: ${literal(dayMessage(timesheet))} });
  assert.equal((await api.list(PATH)).length, entries.length);
  assert.equal((await api.send("POST", PATH, { ...more, ${date.name}: ${literal(next)} })).status, 201);
});

test(${title("neither a longer entry nor one that is moved makes a day too long")}, async () => {
  const api = createTestApi();
  await fillDay(api);
  const other = await ${own.add}(api, { ${date.name}: ${literal(next)}, ${duration.name}: LONGEST });
  assert.equal((await api.send("PATCH", \`\${PATH}/\${other.id}\`, { ${date.name}: DAY })).status, 409);
  assert.deepEqual((await api.send("GET", \`\${PATH}/\${other.id}\`)).body, other);
  assert.equal((await api.send("PATCH", \`\${PATH}/\${other.id}\`, {})).status, 200);
});
${person === undefined ? "" : `\ntest(${title("each person has a day of their own")}, async () => {\n  const api = createTestApi();\n  ${person.setUp}\n  await fillDay(api, { ${person.name}: ${person.first} });\n  const other = await ${own.new}(api, { ${date.name}: DAY, ${duration.name}: LONGEST, ${person.name}: ${person.second} });\n  assert.equal((await api.send("POST", PATH, other)).status, 201);\n  const more = { ...other, ${person.name}: ${person.first} };\n  assert.equal((await api.send("POST", PATH, more)).status, 409);\n});\n`}`;
  const refusals = `test(${title("time that cannot be is refused")}, async () => {
  const api = createTestApi();
  const input = await ${own.new}(api, { ${date.name}: DAY });
  for (const wrong of [-1, ${dayLength + 1}, "1:30", "soon"]) {
    assert.equal((await api.send("POST", PATH, { ...input, ${duration.name}: wrong })).status, 400);
  }
  assert.deepEqual(await api.list(PATH), []);
});`;
  const isFull = canFill && capacityOf(plan, entity.entity) >= entries + 2;
  const code = isFull ? `${full}\n${refusals}` : refusals;
  const used = [own.add, own.new, ...(person === undefined || !isFull ? [] : person.helpers)].filter((name) =>
    code.includes(`${name}(`),
  );
  return file(
    `tests/${entity.kebabPlural}-hours.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      (isFull ? importLine([`type ${entity.typeName}Input`], `../src/shared/${entity.kebab}.ts`) : "") +
      importLine([...new Set(used)], "./records.ts") +
      importLine(["createTestApi", ...(isFull ? ["type Refusal", "type TestApi"] : [])], "./test-api.ts"),
    `const PATH = "/api/${entity.kebabPlural}";\nconst DAY = ${literal(day)};`,
    code,
  );
}

const wholeOf = ({ type }: { type: string }, value: number): number => (type === "integer" ? Math.floor(value) : value);

type Persons = {
  readonly name: string;
  readonly setUp: string;
  readonly first: string;
  readonly second: string;
  readonly helpers: readonly string[];
};

/** Two who work; undefined where there cannot be two. */
function otherPerson(plan: AppPlan, { person }: TimesheetPlan): Persons | undefined {
  if (person === undefined) return undefined;
  const base = { name: person.name, helpers: [], setUp: "" };
  if (person.type === "string") return { ...base, first: '"Ada"', second: '"Bo"' };
  if (person.type === "enum") {
    const [first, second] = person.options ?? [];
    if (first === undefined || second === undefined) return undefined;
    return { ...base, first: literal(first.value), second: literal(second.value) };
  }
  const target = findEntity(plan, person.reference?.entity ?? "");
  if (capacityOf(plan, target.entity) < 2) return undefined;
  const { add } = testFunctions(target);
  const setUp = `const [first, second] = [await ${add}(api), await ${add}(api)];`;
  return { name: person.name, helpers: [add], setUp, first: "first.id", second: "second.id" };
}
