import { ConversationId } from "@joinery/shared";
import { expect, it } from "vitest";
import { createConversationId } from "./conversation-id.ts";

it("is an id of the contract that no other has, and later ones sort behind earlier ones", () => {
  const times = [0, 1, 35, 36, 1_700_000_000_000, 1_700_000_000_001, 32_503_680_000_000];
  const ids = times.map(createConversationId);
  for (const id of ids) expect(ConversationId.parse(id)).toBe(id);
  expect(ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(ids);
  const ofOneMoment = Array.from({ length: 1_000 }, () => createConversationId(5));
  expect(new Set(ofOneMoment).size).toBe(ofOneMoment.length);
});
