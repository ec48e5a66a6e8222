import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition } from "@joinery/shared";
import { arbitrarySpec } from "../fixtures/arbitrary-spec.ts";
import { partsInventory } from "../fixtures/parts-inventory.ts";
import { petClinic } from "../fixtures/pet-clinic.ts";
import { planApp } from "../plan.ts";
import { emitConditions } from "./condition.ts";
import { findValues, holds, involvedNames, TEST_DAY } from "./evaluate.ts";

const entityOf = (spec: typeof petClinic, name: string) => {
  const entity = planApp(spec).spec.entities.find((candidate) => candidate.name === name);
  if (entity === undefined) throw new Error(`no entity ${name}`);
  return entity;
};
const part = entityOf(partsInventory, "Part");
const visit = entityOf(petClinic, "Visit");

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describe("emitConditions", () => {
  test.each<[string, typeof part, Condition[], string]>([
    ["two fields", part, [{ field: "stock", op: "lte", otherField: "reorderLevel" }], "r.stock <= r.reorderLevel"],
    [
      "a value that may be missing",
      part,
      [{ field: "discount", op: "gt", value: 5 }],
      "r.discount !== null && r.discount > 5",
    ],
    [
      "a day in the past",
      part,
      [{ field: "lastCounted", op: "beforeToday" }],
      "r.lastCounted !== null && r.lastCounted < today",
    ],
    ["the day of a moment", visit, [{ field: "at", op: "beforeToday" }], "r.at.slice(0, 10) < today"],
    [
      "coming days",
      visit,
      [{ field: "nextCheck", op: "withinDays", value: 7 }],
      "r.nextCheck !== null && r.nextCheck <= addDays(today, 7)",
    ],
    ["an option", visit, [{ field: "status", op: "eq", value: "planned" }], 'r.status === "planned"'],
    ["an unknown option", visit, [{ field: "status", op: "eq", value: "lost" }], "false"],
    ["nothing at all", visit, [], "true"],
    ["a number and a word", part, [{ field: "stock", op: "lt", value: "many" }], "false"],
  ])("writes a test of %s", (_, entity, conditions, code) => {
    expect(emitConditions(entity, "r", conditions)).toBe(code);
  });

  test("keeps contradictions apart, which the compiler would refuse side by side", () => {
    const conditions: Condition[] = [
      { field: "status", op: "eq", value: "planned" },
      { field: "status", op: "eq", value: "done" },
    ];
    expect(emitConditions(visit, "r", conditions)).toBe('[r.status === "planned", r.status === "done"].every(Boolean)');
  });

  test("means what the generated tests expect of it, for random conditions and records", () => {
    fc.assert(
      fc.property(arbitrarySpec, (parsed) => {
        const { spec } = planApp(parsed);
        for (const rule of spec.rules) {
          const entity = spec.entities.find((candidate) => candidate.name === rule.entity);
          if (entity === undefined) continue;
          const code = emitConditions(entity, "r", rule.when);
          for (const wanted of [true, false]) {
            const names = involvedNames(rule.when);
            const r = findValues(entity, names, rule.when, (values) => holds(entity, rule.when, values) === wanted);
            if (r === undefined) continue;
            expect(runInNewContext(code, { r, today: TEST_DAY, addDays }), `${code} for ${JSON.stringify(r)}`).toBe(
              wanted,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
