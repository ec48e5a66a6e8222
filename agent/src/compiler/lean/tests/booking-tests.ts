import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, importMentioned, inSentence, literal } from "../code.ts";
import { planBookings, type BookingPlan } from "../shared/booking.ts";
import { firstStart, WEEK } from "./booking-values.ts";
import { testFunctions } from "./support.ts";
import { capacityOf } from "./values.ts";

/** `tests/<entities>-booking.test.ts`: what a booking may not do, however it is tried. */
export function emitBookingTests(plan: AppPlan): AppFile[] {
  return planBookings(plan).map((booking) => emitTests(plan, booking));
}

function emitTests(plan: AppPlan, booking: BookingPlan): AppFile {
  const { entity, hoursName } = booking;
  // Copies of a record with unique fields would be refused for these.
  const canBeCopied = !entity.entity.fields.some(({ unique }) => unique);
  const code = [
    canBeCopied ? emitRace(booking) : undefined,
    emitUpdate(booking),
    emitHours(booking),
    canBeCopied ? emitResources(plan, booking) : undefined,
    canBeCopied ? emitCancelled(booking) : undefined,
    emitSlots(booking),
  ]
    .filter((test) => test !== undefined)
    .join("\n\n");
  const names = testFunctions(entity);
  const targets = plan.entities.map((other) => testFunctions(other).add);
  return file(
    `tests/${entity.kebabPlural}-booking.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importLine([`type ${entity.typeName}`], `../src/shared/${entity.kebab}.ts`) +
      importMentioned(code, [hoursName, "addMinutes", "doMeet", "startsOn"], "../src/shared/slots.ts") +
      importMentioned(code, [...new Set([names.new, names.add, ...targets])], "./records.ts") +
      importMentioned(code, ["createTestApi", "type Refusal"], "./test-api.ts"),
    `const PATH = "/api/${entity.kebabPlural}";`,
    code,
  );
}

const title = (text: string, { entity }: BookingPlan): string =>
  literal(`${inSentence(entity.entity.labelPlural)}: ${text}`);

function emitRace(booking: BookingPlan): string {
  const { entity, start } = booking;
  const names = testFunctions(entity);
  return `test(${title("of several for the same time exactly one wins, even at once", booking)}, async () => {
  const api = createTestApi();
  const input = await ${names.new}(api);
  const answers = await Promise.all([1, 2, 3].map(() => api.send<Refusal>("POST", PATH, input)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
  const refused = answers.find(({ status }) => status === 409);
  assert.deepEqual(Object.keys(refused?.body.error.fields ?? {}), [${literal(start.name)}]);
  assert.equal((await api.list(PATH)).length, 1);
});`;
}

function emitUpdate(booking: BookingPlan): string {
  const { entity, start } = booking;
  const names = testFunctions(entity);
  return `test(${title("none can be moved to a time that is taken", booking)}, async () => {
  const api = createTestApi();
  const first = await ${names.add}(api);
  const second = await ${names.add}(api);
  const path = \`\${PATH}/\${second.id}\`;
  assert.equal((await api.send("PATCH", path, { ${start.name}: first.${start.name} })).status, 409);
  assert.equal((await api.send("PUT", path, { ...second, ${start.name}: first.${start.name} })).status, 409);
  assert.deepEqual((await api.send("GET", path)).body, second);
  assert.equal((await api.send("PATCH", path, {})).status, 200);
});`;
}

function emitHours(booking: BookingPlan): string {
  const { entity, start, view } = booking;
  const day = firstStart(booking).slice(0, 10);
  const times = [`${day}T00:00`, `${day}T${view.openUntil}`].filter((time) => time.slice(11) !== view.openFrom);
  const closed = [1, 2, 3, 4, 5, 6, 7].find((weekday) => !view.weekdays.includes(weekday));
  if (closed !== undefined) {
    times.push(`${new Date(WEEK + (closed - 1) * 86_400_000).toISOString().slice(0, 10)}T${view.openFrom}`);
  }
  return `test(${title("outside the opening hours they are refused", booking)}, async () => {
  const api = createTestApi();
  const input = await ${testFunctions(entity).new}(api);
  for (const ${start.name} of ${literal(times)}) {
    const { status, body } = await api.send<Refusal>("POST", PATH, { ...input, ${start.name} });
    assert.equal(status, 400, ${start.name});
    assert.deepEqual(Object.keys(body.error.fields ?? {}), [${literal(start.name)}]);
  }
});`;
}

function emitResources(plan: AppPlan, booking: BookingPlan): string | undefined {
  const { entity, resource } = booking;
  if (resource === undefined || capacityOf(plan, resource.entity.entity) < 2) return undefined;
  const { field, entity: target } = resource;
  const { add } = testFunctions(target);
  return `test(${title(`at the same time there can be one for each ${inSentence(target.entity.label)}`, booking)}, async () => {
  const api = createTestApi();
  const [one, other] = [await ${add}(api), await ${add}(api)];
  const input = await ${testFunctions(entity).new}(api);
  assert.equal((await api.send("POST", PATH, { ...input, ${field.name}: one.id })).status, 201);
  assert.equal((await api.send("POST", PATH, { ...input, ${field.name}: one.id })).status, 409);
  assert.equal((await api.send("POST", PATH, { ...input, ${field.name}: other.id })).status, 201);
});`;
}

function emitCancelled(booking: BookingPlan): string | undefined {
  const { entity, status } = booking;
  const names = testFunctions(entity);
  const open = status?.field.options?.find(({ value }) => value !== status.cancelled)?.value;
  if (status === undefined || open === undefined) return undefined;
  const isOpen = `, { ${status.field.name}: ${literal(open)} }`;
  const cancel = `{ ${status.field.name}: ${literal(status.cancelled)} }`;
  return `test(${title("a cancelled one gives its time free, and takes it back only while it is free", booking)}, async () => {
  const api = createTestApi();
  const first: ${entity.typeName} = await ${names.add}(api${isOpen});
  const input = { ...first };
  assert.equal((await api.send("PATCH", \`\${PATH}/\${first.id}\`, ${cancel})).status, 200);
  assert.equal((await api.send("POST", PATH, input)).status, 201);
  assert.equal((await api.send("PUT", \`\${PATH}/\${first.id}\`, input)).status, 409);
});`;
}

function emitSlots(booking: BookingPlan): string {
  const { view, hoursName } = booking;
  const first = firstStart(booking);
  const day = first.slice(0, 10);
  const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const room = minutesOf(view.openUntil) - minutesOf(view.openFrom) - view.durationMinutes;
  return `test(${title("there are as many times to choose as fit into the day", booking)}, () => {
  const starts = startsOn(${hoursName}, ${literal(day)}, ${view.durationMinutes});
  assert.equal(starts.length, ${Math.floor(room / view.slotMinutes) + 1});
  assert.equal(starts[0], ${literal(first)});
  const span = { start: ${literal(first)}, minutes: ${view.durationMinutes} };
  assert.equal(doMeet(span, { ...span, start: addMinutes(span.start, ${view.durationMinutes - 1}) }), true);
  assert.equal(doMeet(span, { ...span, start: addMinutes(span.start, ${view.durationMinutes}) }), false);
});`;
}
