import { describe, expect, test } from "vitest";
import { parseAppSpec, type AppSpec, type AppSpecInput } from "@joinery/shared";
import { planApp } from "./plan.ts";

type EntityInput = AppSpecInput["entities"][number];
type FieldInput = EntityInput["fields"][number];

const text = (name: string, more: Partial<FieldInput> = {}): FieldInput => ({
  name,
  label: name,
  type: "string",
  interface: "input",
  display: "text",
  ...more,
});

const entity = (name: string, more: Partial<EntityInput> = {}): EntityInput => ({
  name,
  label: name,
  labelPlural: `${name}s`,
  titleField: "name",
  fields: [text("name", { required: true })],
  ...more,
});

const reference = (name: string, target: string, more: Partial<FieldInput> = {}): FieldInput =>
  text(name, {
    type: "reference",
    interface: "picker",
    display: "reference",
    reference: { entity: target, onDelete: "restrict" },
    ...more,
  });

const parse = (entities: EntityInput[], more: Partial<AppSpecInput> = {}): AppSpec =>
  parseAppSpec({
    specVersion: 1,
    name: "App",
    summary: "An app.",
    brief: "",
    archetype: "test",
    theme: { accent: "#112233" },
    entities,
    pages: [{ id: "home", title: "Home", path: "/", view: { kind: "dashboard" } }],
    ...more,
  });

const fieldOf = (spec: AppSpec, name: string) =>
  planApp(spec).spec.entities[0]?.fields.find((field) => field.name === name);

describe("the names of a plan", () => {
  test("keep away from words of the language and types of the platform", () => {
    const [error, klass] = planApp(parse([entity("Error"), entity("Class", { labelPlural: "Class" })])).entities;
    expect(error).toMatchObject({ typeName: "ErrorEntry", varName: "errorEntry", kebab: "error" });
    expect(klass).toMatchObject({ typeName: "Class", varName: "classEntry", varPlural: "classList" });
  });

  test("keep away from files and addresses that the app has of its own", () => {
    const [rules, health, con] = planApp(
      parse([entity("Rules"), entity("Health", { labelPlural: "Health" }), entity("Con", { labelPlural: "Aux" })]),
    ).entities;
    expect(rules?.kebab).toBe("rules-2");
    expect(health?.kebabPlural).not.toBe("health");
    expect(con).toMatchObject({ kebab: "con-2", kebabPlural: "aux-2" });
  });

  test("never meet, even where one entity is called like a name that derives from another", () => {
    const plan = planApp(parse([entity("Task"), entity("TaskInput"), entity("Chore", { labelPlural: "Tasks" })]));
    const names = plan.entities.flatMap((one) => [one.varName, `${one.varName}Input`, one.varPlural]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(plan.entities.map((one) => one.kebabPlural)).size).toBe(3);
  });

  test("make a package name that npm accepts", () => {
    expect(planApp({ ...parse([]), name: "React" }).packageName).toBe("react-app");
    expect(planApp({ ...parse([]), name: "日本" }).packageName).toBe("app");
    expect(planApp({ ...parse([]), name: "Crème brûlée №1" }).packageName).toBe("creme-brulee-1");
  });
});

describe("wishes that no record can satisfy are relaxed", () => {
  test("entities that need each other to exist can be created", () => {
    const spec = parse([
      entity("Hen", { fields: [text("name", { required: true }), reference("egg", "Egg", { required: true })] }),
      entity("Egg", { fields: [text("name", { required: true }), reference("hen", "Hen", { required: true })] }),
      entity("Farm", { fields: [text("name", { required: true }), reference("hen", "Hen", { required: true })] }),
    ]);
    const required = planApp(spec).entities.map(({ references }) => references.map((field) => field.required));
    expect(required).toEqual([[false], [false], [true]]);
  });

  test("a required reference is not cleared when its target goes", () => {
    const owner = reference("owner", "Owner", { required: true, reference: { entity: "Owner", onDelete: "clear" } });
    const spec = parse([entity("Pet", { fields: [text("name"), owner] }), entity("Owner")]);
    expect(fieldOf(spec, "owner")?.reference?.onDelete).toBe("restrict");
  });

  test("limits between which there is no whole number are dropped, others become whole", () => {
    const number: Partial<FieldInput> = { type: "integer", interface: "number", display: "number" };
    const fields = [
      text("name"),
      text("none", { ...number, min: 0.2, max: 0.8 }),
      text("some", { ...number, min: 0.5, max: 3.5 }),
    ];
    const spec = parse([entity("Thing", { fields })]);
    expect(fieldOf(spec, "none")).not.toHaveProperty("min");
    expect(fieldOf(spec, "some")).toMatchObject({ min: 1, max: 3 });
  });

  test("a default that the field itself would refuse is dropped", () => {
    const spec = parse([
      entity("Thing", {
        fields: [
          text("name", { default: "Untitled" }),
          text("day", { type: "date", interface: "date", display: "date", default: "2024-02-30" }),
          text("count", { type: "integer", interface: "number", display: "number", default: "many" }),
        ],
      }),
    ]);
    expect(fieldOf(spec, "name")?.default).toBe("Untitled");
    expect(fieldOf(spec, "day")).not.toHaveProperty("default");
    expect(fieldOf(spec, "count")).not.toHaveProperty("default");
  });
});

describe("sample data", () => {
  test("loses values that the app would refuse, and records that cannot be without them", () => {
    const fields = [
      text("name", { required: true, unique: true, maxLength: 5 }),
      text("mail", { interface: "email" }),
      reference("boss", "Person"),
    ];
    const spec = parse([entity("Person", { fields })], {
      sampleData: {
        Person: [
          { key: "a", values: { name: "Ada", mail: "nonsense" } },
          { key: "b", values: { name: "ada", mail: "b@example.com" } },
          { key: "c", values: { name: "Much too long" } },
          { key: "d", values: { name: "Dan", boss: "c" } },
          { key: "e", values: { name: "Eve", boss: "a", mail: "eve@example.com" } },
        ],
      },
    });
    expect(planApp(spec).spec.sampleData).toEqual({
      Person: [
        { key: "a", values: { name: "Ada" } },
        { key: "e", values: { name: "Eve", boss: "a", mail: "eve@example.com" } },
      ],
    });
  });
});
