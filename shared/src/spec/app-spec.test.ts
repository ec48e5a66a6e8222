import { describe, expect, it } from "vitest";
import { JoineryError } from "../error.ts";
import { parseAppSpec, type AppSpecInput } from "./app-spec.ts";

const text = { type: "string", interface: "input", display: "text" } as const;
const whole = { type: "integer", interface: "number", display: "number" } as const;

/** A small, sound spec; each test breaks one thing. */
function createSpec(): AppSpecInput {
  return {
    specVersion: 1,
    name: "Parts",
    summary: "Keeps parts and who supplies them.",
    brief: "parts and suppliers",
    archetype: "inventory",
    theme: { accent: "#0a7d5a" },
    entities: [
      {
        name: "Supplier",
        label: "Supplier",
        labelPlural: "Suppliers",
        fields: [{ name: "title", label: "Name", ...text, required: true }],
        titleField: "title",
        computed: [{ kind: "rollup", name: "partCount", label: "Parts", entity: "Part", via: "supplier", op: "count" }],
      },
      {
        name: "Part",
        label: "Part",
        labelPlural: "Parts",
        fields: [
          { name: "sku", label: "SKU", ...text },
          { name: "quantity", label: "Quantity", ...whole },
          { name: "reorderLevel", label: "Reorder level", ...whole },
          {
            name: "supplier",
            label: "Supplier",
            type: "reference",
            interface: "picker",
            display: "reference",
            reference: { entity: "Supplier" },
          },
          {
            name: "kind",
            label: "Kind",
            type: "enum",
            interface: "select",
            display: "badge",
            options: [{ value: "new", label: "New" }],
          },
          { name: "done", label: "Done", type: "boolean", interface: "checkbox", display: "check" },
          { name: "since", label: "Since", type: "date", interface: "date", display: "date" },
        ],
        titleField: "sku",
      },
    ],
    pages: [
      {
        id: "home",
        title: "Overview",
        path: "/",
        view: {
          kind: "dashboard",
          metrics: [{ label: "Parts", measure: { entity: "Part", op: "count" } }],
          charts: [
            {
              title: "By kind",
              kind: "bar",
              measure: { entity: "Part", op: "sum", field: "quantity" },
              groupBy: "kind",
            },
          ],
          rules: ["lowStock"],
        },
      },
      {
        id: "parts",
        title: "Parts",
        path: "/parts",
        view: { kind: "table", entity: "Part", fields: ["sku", "quantity"], filters: ["kind"] },
      },
    ],
    rules: [
      {
        id: "lowStock",
        entity: "Part",
        label: "Low stock",
        when: [{ field: "quantity", op: "lte", otherField: "reorderLevel" }],
      },
    ],
    actions: [
      {
        id: "restock",
        entity: "Part",
        label: "Restock",
        scope: "record",
        effect: { kind: "increment", field: "quantity", by: 10 },
      },
    ],
    sampleData: {
      Supplier: [{ key: "acme", values: { title: "Acme" } }],
      Part: [{ key: "p1", values: { sku: "A-1", quantity: 3, reorderLevel: 5, supplier: "acme" } }],
    },
  };
}

/** The same spec as untyped JSON, so that a test can break it anywhere. */
function createBroken(change: (spec: ReturnType<typeof JSON.parse>) => void): unknown {
  const spec = JSON.parse(JSON.stringify(createSpec()));
  change(spec);
  return spec;
}

function findPaths(input: unknown): string[] {
  try {
    parseAppSpec(input);
    return [];
  } catch (error) {
    if (error instanceof JoineryError) return error.issues?.map((issue) => issue.path) ?? [];
    throw error;
  }
}

describe("parseAppSpec", () => {
  it("accepts a sound spec and fills in what may be left out", () => {
    const spec = parseAppSpec(createSpec());
    expect(spec).toMatchObject({ currency: "USD", language: "en", questions: [], theme: { mode: "system" } });
    expect(spec.entities[1]?.fields[0]).toMatchObject({ required: false, unique: false });
  });

  it("survives JSON unchanged, so that front-ends can send back what they were given", () => {
    const spec = parseAppSpec(createSpec());
    expect(parseAppSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it.each<[string, string, (spec: ReturnType<typeof JSON.parse>) => void]>([
    [
      "an entity that is there twice",
      "appSpec.entities[1].name",
      (spec) => (spec.entities[1].name = "supplier".replace("s", "S")),
    ],
    [
      "a field that is there twice",
      "appSpec.entities[1].fields[1].name",
      (spec) => (spec.entities[1].fields[1].name = "sku"),
    ],
    ["a reserved field name", "appSpec.entities[1].fields[1].name", (spec) => (spec.entities[1].fields[1].name = "id")],
    [
      "an enum without options",
      "appSpec.entities[1].fields[4].options",
      (spec) => delete spec.entities[1].fields[4].options,
    ],
    [
      "a reference to nothing",
      "appSpec.entities[1].fields[3].reference.entity",
      (spec) => (spec.entities[1].fields[3].reference.entity = "Nobody"),
    ],
    [
      "a title field that does not exist",
      "appSpec.entities[1].titleField",
      (spec) => (spec.entities[1].titleField = "nope"),
    ],
    [
      "a rollup by a field that is no reference",
      "appSpec.entities[0].computed[0].via",
      (spec) => (spec.entities[0].computed[0].via = "sku"),
    ],
    [
      "a sum over text",
      "appSpec.pages[0].view.charts[0].measure.field",
      (spec) => (spec.pages[0].view.charts[0].measure.field = "sku"),
    ],
    [
      "a dashboard rule that does not exist",
      "appSpec.pages[0].view.rules[0]",
      (spec) => (spec.pages[0].view.rules = ["nope"]),
    ],
    [
      "a column that does not exist",
      "appSpec.pages[1].view.fields[1]",
      (spec) => (spec.pages[1].view.fields = ["sku", "nope"]),
    ],
    ["two pages at one path", "appSpec.pages[1].path", (spec) => (spec.pages[1].path = "/")],
    [
      "a condition on a missing field",
      "appSpec.rules[0].when[0].field",
      (spec) => (spec.rules[0].when[0].field = "nope"),
    ],
    ["an increment of text", "appSpec.actions[0].effect.field", (spec) => (spec.actions[0].effect.field = "sku")],
    ["sample data of an unknown entity", "appSpec.sampleData.Ghost", (spec) => (spec.sampleData.Ghost = [])],
    [
      "a sample record that points nowhere",
      "appSpec.sampleData.Part[0].values.supplier",
      (spec) => (spec.sampleData.Part[0].values.supplier = "gone"),
    ],
    ["a colour that is no colour", "appSpec.theme.accent", (spec) => (spec.theme.accent = "red;}body{display:none")],
    ["a page path that leaves the app", "appSpec.pages[1].path", (spec) => (spec.pages[1].path = "/../x")],
    ["a label of two lines", "appSpec.entities[1].label", (spec) => (spec.entities[1].label = "a\nb")],
    ["a type name that is code", "appSpec.entities[1].name", (spec) => (spec.entities[1].name = "X{}process.exit()")],
  ])("names %s by its path", (_, path, change) => {
    expect(findPaths(createBroken(change))).toContain(path);
  });

  it.each([null, [], "x", 1, {}, { specVersion: 2 }])("refuses %j with issues below appSpec", (input) => {
    const paths = findPaths(input);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.every((path) => path.startsWith("appSpec"))).toBe(true);
  });
});
