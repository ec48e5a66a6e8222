import { expect, it } from "vitest";
import { addEventId, findEventId, NO_EVENT_IDS } from "./event-ids.ts";

it("finds every id that was added, and none else, while older values stay as they were", () => {
  let ids = NO_EVENT_IDS;
  const versions = [ids];
  for (let seq = 1; seq <= 200; seq += 1) versions.push((ids = addEventId(ids, `e${seq}`, seq)));
  for (let seq = 1; seq <= 200; seq += 1) expect(findEventId(ids, `e${seq}`)).toBe(seq);
  expect(findEventId(ids, "e201")).toBeUndefined();
  const half = versions[100] ?? NO_EVENT_IDS;
  expect([findEventId(half, "e100"), findEventId(half, "e101")]).toEqual([100, undefined]);
});

it("keeps few levels, so that a look-up stays short", () => {
  let ids = NO_EVENT_IDS;
  for (let seq = 1; seq <= 10_000; seq += 1) ids = addEventId(ids, `e${seq}`, seq);
  expect(ids.length).toBeLessThan(16);
});
