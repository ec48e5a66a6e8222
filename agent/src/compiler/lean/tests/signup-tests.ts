import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, inSentence, literal } from "../code.ts";
import { visitorsAdd, visitorsRead } from "../server/rights.ts";
import { seatsPath } from "../server/views/seats.ts";
import { planSignups, type SignupPlan } from "../shared/signup.ts";
import { canVisitorEnter } from "./access-calls.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

/** `tests/<attendees>-seats.test.ts`: seats are never given twice, however it is tried. */
export function emitSignupTests(plan: AppPlan): AppFile[] {
  return planSignups(plan).flatMap((signup) => {
    const seats = Math.max(1, signup.capacity.min ?? 1);
    const { max, unique } = signup.capacity;
    const isTestable = seats <= 10 && (max ?? seats) >= seats && !unique && !signup.via.unique;
    return isTestable && capacityOf(plan, signup.attendee.entity) >= seats + 3 ? [emitTests(plan, signup, seats)] : [];
  });
}

function emitTests(plan: AppPlan, signup: SignupPlan, seats: number): AppFile {
  const { attendee, event, capacity, via, status, seated, hasSeatName } = signup;
  const own = testFunctions(attendee);
  const other = testFunctions(event);
  const withSeat = status === undefined || seated === undefined ? "" : `, ${status.name}: ${literal(seated)}`;
  const title = (text: string): string => literal(`${inSentence(attendee.entity.labelPlural)}: ${text}`);
  const tests = [
    `/** One with ${seats === 1 ? "a single seat" : `${seats} seats`}. */
const addSmall = (api: TestApi) => ${other.add}(api, { ${capacity.name}: ${seats} });

const seatFor = (api: TestApi, id: string) => ${own.new}(api, { ${via.name}: id${withSeat} });`,
    `test(${title("the last seat goes to one alone, even at once")}, async () => {
  const api = createTestApi();
  const { id } = await addSmall(api);
  const inputs = [];
  for (let number = 0; number < ${seats + 2}; number += 1) inputs.push(await seatFor(api, id));
  const answers = await Promise.all(inputs.map((input) => api.send<Refusal>("POST", PATH, input)));
  assert.equal(answers.filter(({ status }) => status === 201).length, ${seats});
  const refused = answers.filter(({ status }) => status === 409);
  assert.equal(refused.length, 2);
  assert.deepEqual(Object.keys(refused[0]?.body.error.fields ?? {}), [${literal(via.name)}]);
  assert.equal((await api.list(PATH)).length, ${seats});
});`,
    `test(${title("whoever has a seat keeps it, and one that is deleted is free again")}, async () => {
  const api = createTestApi();
  const { id } = await addSmall(api);
  const first = await ${own.add}(api, await seatFor(api, id));
  for (let number = 1; number < ${seats}; number += 1) await ${own.add}(api, await seatFor(api, id));
  assert.equal((await api.send("PATCH", \`\${PATH}/\${first.id}\`, {})).status, 200);
  assert.equal((await api.send("POST", PATH, await seatFor(api, id))).status, 409);
  assert.equal((await api.send("DELETE", \`\${PATH}/\${first.id}\`)).status, 204);
  assert.equal((await api.send("POST", PATH, await seatFor(api, id))).status, 201);
});`,
    ...openTests(plan, signup, seats),
    ...waitingTests(signup, seats, title),
    `test("seats that are left are never fewer than none", () => {
  assert.equal(seatsLeft(3, 1), 2);
  assert.equal(seatsLeft(3, 5), 0);
  assert.equal(seatsLeft(null, 5), Number.POSITIVE_INFINITY);
});`,
  ];
  const code = tests.join("\n\n");
  return file(
    `tests/${attendee.kebabPlural}-seats.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importLine([...(code.includes(`${hasSeatName}(`) ? [hasSeatName] : []), "seatsLeft"], "../src/shared/seats.ts") +
      importLine([...new Set([own.add, own.new, other.add])], "./records.ts") +
      importLine(["createTestApi", "type Refusal", "type TestApi"], "./test-api.ts"),
    `const PATH = "/api/${attendee.kebabPlural}";`,
    code,
  );
}

/** Whoever signs up without an account sees how many seats are taken, and nobody who has one. */
function openTests(plan: AppPlan, { attendee, event }: SignupPlan, seats: number): string[] {
  const isOpen = visitorsAdd(plan, attendee.entity.name) && visitorsRead(plan, event.entity.name);
  if (!isOpen || visitorsRead(plan, attendee.entity.name) || !canVisitorEnter(plan, attendee)) return [];
  return [
    `test("the seats that are taken are counted for whoever comes, also for the last one", async () => {
  const api = createTestApi();
  const { id } = await addSmall(api);
  const visitor = api.as("");
  for (let number = 0; number < ${seats}; number += 1) {
    assert.equal((await visitor.send("POST", PATH, await seatFor(api, id))).status, 201);
  }
  const taken = await visitor.send<{ taken: Record<string, number> }>("GET", ${literal(seatsPath(event.kebabPlural))});
  assert.deepEqual(taken.body, { taken: { [id]: ${seats} } });
  assert.equal((await visitor.send("GET", PATH)).status, 401);
  assert.equal((await visitor.send("POST", PATH, await seatFor(api, id))).status, 409);
});`,
  ];
}

function waitingTests(signup: SignupPlan, seats: number, title: (text: string) => string): string[] {
  const { attendee, status, seated, waiting, cancelled, hasSeatName } = signup;
  const own = testFunctions(attendee);
  if (status === undefined || seated === undefined) return [];
  return [waiting, cancelled].flatMap((value, index) => {
    if (value === undefined) return [];
    const text =
      index === 0 ? "who waits takes up no seat, and gets one when it is free" : "a cancelled one frees its seat";
    const change = `{ ${status.name}: ${literal(value)} }`;
    return [
      `test(${title(text)}, async () => {
  const api = createTestApi();
  const { id } = await addSmall(api);
  const first = await ${own.add}(api, await seatFor(api, id));
  for (let number = 1; number < ${seats}; number += 1) await ${own.add}(api, await seatFor(api, id));
  const second = await ${own.add}(api, { ...(await seatFor(api, id)), ...${change.replace(" }", " as const }")} });
  assert.equal(${hasSeatName}(second), false);
  const seat = { ${status.name}: ${literal(seated)} };
  assert.equal((await api.send("PATCH", \`\${PATH}/\${second.id}\`, seat)).status, 409);
  assert.equal((await api.send("PATCH", \`\${PATH}/\${first.id}\`, ${change})).status, 200);
  assert.equal((await api.send("PATCH", \`\${PATH}/\${second.id}\`, seat)).status, 200);
  assert.equal((await api.send("PATCH", \`\${PATH}/\${first.id}\`, seat)).status, 409);
});`,
    ];
  });
}
