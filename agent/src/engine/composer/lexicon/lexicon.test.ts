import { describe, expect, it } from "vitest";
import { deriveRules } from "../compose/rules.ts";
import { discoverTurn } from "../composer.ts";
import { ARCHETYPES } from "./archetypes.ts";
import { COLOURS, parseColour } from "./colours.ts";
import { ENTITY_ENTRIES, entryNamed, findEntry, MAX_ALIAS_WORDS } from "./entity-lexicon.ts";
import { inferField, isKnownFieldName } from "./field-lexicon.ts";
import { parseFieldNotation } from "./field-notation.ts";
import { toOptions } from "./option-tones.ts";

describe("the entity lexicon", () => {
  it("names every entry once", () => {
    const names = ENTITY_ENTRIES.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
  });

  it.each(ENTITY_ENTRIES.map((entry) => [entry.name, entry] as const))(
    "%s is sound: fields, references and records",
    (_, entry) => {
      const fields = parseFieldNotation(entry.fields);
      expect(fields.length).toBeLessThanOrEqual(16);
      expect(entry.samples.length).toBeGreaterThan(0);
      for (const { label, refersTo } of fields) {
        if (refersTo !== undefined) expect(entryNamed(refersTo), `${label} refers to ${refersTo}`).toBeDefined();
      }
      for (const row of entry.samples) expect(row.split("|").length, row).toBeLessThanOrEqual(fields.length);
      for (const alias of entry.aliases) {
        expect(alias.split(" ").length).toBeLessThanOrEqual(MAX_ALIAS_WORDS);
        expect(findEntry(alias), alias).toBeDefined();
      }
    },
  );

  it.each(ENTITY_ENTRIES.map((entry) => [entry.name, entry] as const))(
    "an app for %s has records that fit its fields",
    (_, entry) => {
      const turn = { userInput: `track my ${entry.aliases[0] ?? ""}s`, history: [], confirm: false, isBuilt: false };
      const { appSpec } = discoverTurn(turn);
      expect(appSpec.entities.length).toBeGreaterThan(0);
      for (const entity of appSpec.entities) {
        for (const { values } of appSpec.sampleData[entity.name] ?? []) {
          for (const field of entity.fields.filter(({ options }) => options !== undefined)) {
            const value = values[field.name];
            if (value !== undefined)
              expect(
                field.options?.map((option) => option.value),
                `${entity.name}.${field.name}`,
              ).toContain(value);
          }
        }
        expect(deriveRules(entity).every((rule) => rule.entity === entity.name)).toBe(true);
      }
    },
  );
});

describe("the archetypes", () => {
  it.each(ARCHETYPES.map((archetype) => [archetype.id, archetype] as const))(
    "%s names entries that exist",
    (_, archetype) => {
      const names = [...(archetype.core ?? []), ...(archetype.always ?? [])].map((slot) => slot.split("|")[0] ?? "");
      const others = [
        ...(archetype.without ?? []),
        ...Object.values(archetype.variants ?? {}),
        ...(archetype.template === undefined ? [] : [archetype.template]),
      ];
      for (const name of [...names, ...others]) expect(entryNamed(name), name).toBeDefined();
      expect(archetype.accent).toMatch(/^#[0-9a-f]{6}$/);
    },
  );
});

describe("the field lexicon", () => {
  it.each([
    ["due date", "due"],
    ["birthday", "date"],
    ["price", "money"],
    ["Unit price", "money"],
    ["rating", "rating"],
    ["e-mail address", "email"],
    ["phone", "tel"],
    ["notes", "text"],
    ["quantity", "count"],
    ["number of guests", "count"],
    ["status", "enum"],
    ["is paid", "boolean"],
    ["submitted", "boolean"],
    ["bought yes/no", "boolean"],
    ["website", "url"],
    ["colour", "color"],
    ["start time", "time"],
    ["progress", "percent"],
    ["tags", "tags"],
    ["favourite flavour", "string"],
  ])("%s is of the kind %s", (name, kind) => {
    expect(inferField(name).kind).toBe(kind);
  });

  it("reads units, choices and ranges out of a name", () => {
    expect(inferField("weight (kg)")).toMatchObject({ label: "Weight", kind: "decimal", unit: "kg" });
    expect(inferField("distance in km")).toMatchObject({ label: "Distance", unit: "km" });
    expect(inferField("size (S, M, L)")).toMatchObject({ label: "Size", kind: "enum", options: ["S", "M", "L"] });
    expect(inferField("rating 1-10")).toMatchObject({ label: "Rating", kind: "rating", min: 1, max: 10 });
    expect(inferField("interview dates")).toMatchObject({ label: "Interview date", kind: "date" });
    expect(inferField("distance km")).toMatchObject({ label: "Distance", unit: "km" });
    expect(inferField("amount in €")).toMatchObject({ label: "Amount", kind: "money" });
    expect(inferField("deposit paid or not")).toMatchObject({ label: "Deposit paid?", kind: "boolean" });
  });

  it.each([
    ["how it turned out out of 5", { label: "How it turned out", kind: "rating", min: 1, max: 5 }],
    ["rating out of 10", { label: "Rating", kind: "rating", min: 1, max: 10 }],
    ["score /100", { label: "Score", kind: "scale", min: 0, max: 100 }],
  ])("reads %j as marks", (name, wish) => {
    expect(inferField(name)).toEqual(wish);
  });

  it.each([
    ["proof time", "decimal", "min"],
    ["start time", "time", undefined],
    ["opening hours", "string", undefined],
    ["hours worked", "decimal", "h"],
  ])("tells times that pass from those of the clock: %s", (name, kind, unit) => {
    expect(inferField(name)).toMatchObject({ kind, ...(unit === undefined ? {} : { unit }) });
  });

  it("asks nobody to choose between kinds that the brief did not name", () => {
    expect(inferField("cake type").kind).toBe("string");
    expect(inferField("cake type (sponge, cheese)").options).toEqual(["sponge", "cheese"]);
  });

  it("knows a name whole or by its end", () => {
    expect([
      isKnownFieldName("reorder level"),
      isKnownFieldName("first interview date"),
      isKnownFieldName("zorb"),
    ]).toEqual([true, true, false]);
  });

  it("gives choices values, tones and no two alike", () => {
    expect(toOptions(["In progress", "in progress", "Done", "!!", "kg"])).toEqual([
      { value: "in-progress", label: "In progress", tone: "info" },
      { value: "done", label: "Done", tone: "success" },
      { value: "!!", label: "!!", tone: "neutral" },
      { value: "kg", label: "kg", tone: "neutral" },
    ]);
  });
});

describe("colours", () => {
  it("knows all names of CSS with their exact values", () => {
    expect(COLOURS.size).toBeGreaterThanOrEqual(148);
    expect([
      parseColour("rebeccapurple"),
      parseColour("Dark Slate Grey"),
      parseColour("#AbC"),
      parseColour("#A1B2C3"),
      parseColour("#12"),
      parseColour("constructor"),
    ]).toEqual(["#663399", "#2f4f4f", "#aabbcc", "#a1b2c3", undefined, undefined]);
  });
});
