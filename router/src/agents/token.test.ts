import { expect, it } from "vitest";
import { createAgentTokens, readAgentId } from "./token.ts";

const registration = { agentId: "agent_1", registeredAt: 1_700_000_000_000 };

it("makes the same token for the same registration and another for any other", () => {
  const tokens = createAgentTokens("secret");
  const token = tokens.issue(registration);
  expect(createAgentTokens("secret").issue(registration)).toBe(token);
  expect(readAgentId(token)).toBe("agent_1");
  expect(tokens.verify(registration, token)).toBe(true);
  expect(tokens.verify({ ...registration, agentId: "agent_2" }, token)).toBe(false);
  expect(tokens.verify({ ...registration, registeredAt: 1 }, token)).toBe(false);
  expect(createAgentTokens("other").verify(registration, token)).toBe(false);
});

it("refuses tokens of any other length or alphabet without an error", () => {
  const tokens = createAgentTokens("secret");
  for (const token of ["", ".", "agent_1.", "ä".repeat(40), "x".repeat(100_000)])
    expect(tokens.verify(registration, token)).toBe(false);
  expect(readAgentId("no dot")).toBe("");
});
