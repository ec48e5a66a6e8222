import { describe, expect, it } from "vitest";
import { satisfies } from "./satisfies.ts";

describe("satisfies", () => {
  it.each([
    ["4.6.7", "^4.6.7"],
    ["4.9.0", "^4.6.7"],
    ["4.6.7", "^4"],
    ["4.6.7", "4"],
    ["4.6.7", "4.6.x"],
    ["0.4.9", "^0.4.2"],
    ["0.0.3", "^0.0.3"],
    ["1.2.9", "~1.2.3"],
    ["1.2.3", "1.2.3"],
    ["9.0.0", ">=2"],
    ["1.0.0", "*"],
    ["1.0.0", "latest"],
    ["1.0.0", ""],
  ])("accepts %s for %j", (version, range) => {
    expect(satisfies(version, range)).toBe(true);
  });

  it.each([
    ["5.0.0", "^4.6.7"],
    ["4.6.6", "^4.6.7"],
    ["0.5.0", "^0.4.2"],
    ["0.0.4", "^0.0.3"],
    ["1.3.0", "~1.2.3"],
    ["1.2.4", "1.2.3"],
    ["1.0.0", ">=2"],
    ["1.0.0", "1 || 2"],
    ["1.0.0-beta.1", "^1.0.0"],
    ["1.0.0", "npm:other@1"],
  ])("refuses %s for %j", (version, range) => {
    expect(satisfies(version, range)).toBe(false);
  });
});
