import { describe, expect, it } from "vitest";
import { toShownApp } from "./to-shown-app.ts";

const files = [
  { path: "package.json", content: "{}" },
  { path: "src/a.ts", content: "1" },
];

describe("toShownApp", () => {
  it("knows an app again, whatever the order of its files and with or without tests", () => {
    const early = toShownApp({ version: 1, files, dependencies: ["a@1"] }, "compiled");
    const tests = [
      { path: "tests/a.test.ts", content: "2" },
      { path: "src/b.test.tsx", content: "3" },
    ];
    const finished = toShownApp(
      { version: 1, files: [...tests, ...files.toReversed()], dependencies: ["a@1"] },
      "compiled",
    );
    expect(finished.key).toBe(early.key);
    expect(finished.files.map(({ path }) => path)).toEqual(["src/a.ts", "package.json"]);
  });

  it("tells versions, contents, names and dependencies apart", () => {
    const [first, second] = files;
    if (first === undefined || second === undefined) throw new Error("there are two files");
    const keys = [
      { version: 1, files, dependencies: [] },
      { version: 2, files, dependencies: [] },
      { version: 1, files, dependencies: ["a@1"] },
      { version: 1, files: [first], dependencies: [] },
      { version: 1, files: [first, { ...second, content: "2" }], dependencies: [] },
      { version: 1, files: [first, { ...second, path: "src/b.ts" }], dependencies: [] },
    ].map((bundle) => toShownApp(bundle, "compiled").key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
