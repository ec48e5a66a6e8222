import { describe, expect, it } from "vitest";
import { selectAgent, type Candidate } from "./select.ts";

type Overrides = Partial<Omit<Candidate, "row">> & Partial<Candidate["row"]>;
function agent(agentId: string, { intents, protocol, ...rest }: Overrides = {}): Candidate {
  return {
    row: { agentId, intents: intents ?? ["app.compose"], protocol: protocol ?? "intent" },
    isInRotation: true,
    isHealthy: true,
    inFlight: 0,
    lastPicked: 0,
    ...rest,
  };
}
const choose = (agents: Candidate[], preferredAgentId?: string) =>
  selectAgent(agents, { intent: "app.compose", preferredAgentId })?.row.agentId;

describe("selectAgent", () => {
  it("finds nobody among none, the incapable, the expired and those of another protocol", () => {
    expect(choose([])).toBeUndefined();
    const useless = [
      agent("a", { intents: ["app.other"] }),
      agent("b", { isInRotation: false }),
      agent("c", { protocol: "a2a" }),
    ];
    expect(choose(useless, "b")).toBeUndefined();
  });

  it("takes the preferred agent even when it is busiest", () => {
    expect(choose([agent("a"), agent("b", { inFlight: 9 })], "b")).toBe("b");
  });

  it("takes the least busy, then the one chosen longest ago", () => {
    expect(choose([agent("a", { inFlight: 2 }), agent("b", { inFlight: 1 })])).toBe("b");
    expect(choose([agent("a", { lastPicked: 5 }), agent("b", { lastPicked: 3 })])).toBe("b");
  });

  it("avoids an agent that keeps failing, preferred or not, as long as another is sound", () => {
    const agents = [agent("a", { isHealthy: false }), agent("b", { inFlight: 50 })];
    expect(choose(agents)).toBe("b");
    expect(choose(agents, "a")).toBe("b");
  });

  it("asks a failing agent rather than nobody", () => {
    expect(choose([agent("a", { isHealthy: false })])).toBe("a");
  });

  it("does not reorder what it was given", () => {
    const agents = [agent("a", { inFlight: 2 }), agent("b")];
    choose(agents);
    expect(agents.map(({ row }) => row.agentId)).toEqual(["a", "b"]);
  });
});
