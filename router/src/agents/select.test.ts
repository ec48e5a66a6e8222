import { describe, expect, it } from "vitest";
import { selectAgent, type Candidate } from "./select.ts";

type Overrides = Partial<Omit<Candidate, "row">> & Partial<Candidate["row"]>;
function agent(agentId: string, { intents, protocol, ...rest }: Overrides = {}): Candidate {
  return {
    row: { agentId, intents: intents ?? ["app.compose"], protocol: protocol ?? "intent" },
    isInRotation: true,
    circuit: "closed",
    trip: undefined,
    inFlight: 0,
    calls: 0,
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

  it("avoids an agent whose circuit is open, preferred or not, as long as another is sound", () => {
    const agents = [agent("a", { circuit: "open", trip: "failing" }), agent("b", { inFlight: 50 })];
    expect(choose(agents)).toBe("b");
    expect(choose(agents, "a")).toBe("b");
  });

  it("asks a failing agent rather than nobody, but one call at a time", () => {
    const failing = { circuit: "open", trip: "failing" } as const;
    expect(choose([agent("a", failing)])).toBe("a");
    expect(choose([agent("a", { ...failing, calls: 1 })])).toBeUndefined();
    expect(choose([agent("a", { ...failing, calls: 1 }), agent("b", failing)])).toBe("b");
  });

  it("asks a slow agent rather than nobody, as often as it takes", () => {
    expect(choose([agent("a", { circuit: "open", trip: "slow", calls: 9 })])).toBe("a");
  });

  it("sends a half-open agent one probe, before sound ones, and no second while that is under way", () => {
    const halfOpen = { circuit: "half_open", trip: "failing" } as const;
    expect(choose([agent("a"), agent("b", { ...halfOpen, inFlight: 3 })], "a")).toBe("b");
    expect(choose([agent("a"), agent("b", { ...halfOpen, calls: 1 })])).toBe("a");
  });

  it("leaves out those that were asked already", () => {
    const agents = [agent("a"), agent("b")];
    expect(selectAgent(agents, { intent: "app.compose", except: new Set(["a"]) })?.row.agentId).toBe("b");
    expect(selectAgent(agents, { intent: "app.compose", except: new Set(["a", "b"]) })).toBeUndefined();
  });

  it("does not reorder what it was given", () => {
    const agents = [agent("a", { inFlight: 2 }), agent("b")];
    choose(agents);
    expect(agents.map(({ row }) => row.agentId)).toEqual(["a", "b"]);
  });
});
