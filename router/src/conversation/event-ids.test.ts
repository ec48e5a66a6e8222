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
  expect(findEventId(NO_EVENT_IDS, "e1")).toBeUndefined();
});

it("goes on from an older value without what was added to it before", () => {
  const first = addEventId(NO_EVENT_IDS, "a", 1);
  const rejected = addEventId(addEventId(first, "b", 2), "c", 3);
  const accepted = addEventId(first, "d", 2);
  expect(["a", "b", "c", "d"].map((id) => findEventId(accepted, id))).toEqual([1, undefined, undefined, 2]);
  expect(["a", "b", "c", "d"].map((id) => findEventId(rejected, id))).toEqual([1, 2, 3, undefined]);
});

it("takes an id that a rejected batch had, or that is there already", () => {
  const first = addEventId(NO_EVENT_IDS, "a", 1);
  const rejected = addEventId(first, "b", 2);
  const again = addEventId(first, "b", 3);
  expect([findEventId(rejected, "b"), findEventId(again, "b")]).toEqual([2, 3]);
  expect([findEventId(first, "a"), findEventId(addEventId(first, "a", 2), "a")]).toEqual([1, 2]);
});
