import { describe, expect, it } from "vitest";
import { toFieldName, toPagePath, toTypeName } from "./identifiers.ts";

describe("names in code", () => {
  it.each([
    ["due date", "dueDate"],
    ["SKU", "sku"],
    ["Dépense", "depense"],
    ["2nd phone", "ndPhone"],
    ["Rock 'n' roll", "rockNRoll"],
    ["日本", "value"],
    ["class", "classValue"],
    ["constructor", "constructorValue"],
    ["__proto__", "protoValue"],
    ["created at", "createdAtValue"],
  ])("a field called %s is %s", (label, name) => {
    expect(toFieldName(label)).toBe(name);
  });

  it("are free of clashes, whatever the case", () => {
    expect(toFieldName("Name", ["name", "NAME2"])).toBe("name3");
    expect(toTypeName("task", ["Task"])).toBe("Task2");
  });

  it("give things that code has a meaning for another name", () => {
    expect([toTypeName("event"), toTypeName("Object"), toTypeName("job application"), toTypeName("!!!")]).toEqual([
      "EventItem",
      "ObjectItem",
      "JobApplication",
      "Entry",
    ]);
  });

  it("make paths of one segment", () => {
    expect(toPagePath("To do's & more", ["/to-dos-more"])).toBe("/to-dos-more-2");
    expect(toPagePath("日本")).toBe("/page");
  });
});
