import { expect, it } from "vitest";
import { randomHex } from "./random-hex.ts";

it("gives two digits a byte, and never the same ones twice, over many fillings of its pool", () => {
  const ids = Array.from({ length: 2_000 }, () => randomHex(16));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(randomHex(8)).toHaveLength(16);
});
