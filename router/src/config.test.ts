import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("the configuration", () => {
  it("has the documented defaults when nothing is set, or set to nothing", () => {
    const { config, secrets } = readConfig({ PORT: "", A2A_API_KEY: " " });
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 9999,
      dataDir: ".joinery",
      logLevel: "info",
      agentHosts: ["127.0.0.1", "localhost", "::1"],
      corsOrigins: [],
      maxBodyBytes: 25 * 1024 * 1024,
      buildDeadlineMs: 900_000,
      heartbeatMs: 15_000,
    });
    expect(secrets).toEqual({ apiKeys: [], agentKeys: [] });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it("keeps keys apart from the rest, several separated by commas, the agents' own by default the front-ends'", () => {
    const { config, secrets } = readConfig({ A2A_API_KEY: "one, two" });
    expect(secrets).toEqual({ apiKeys: ["one", "two"], agentKeys: ["one", "two"] });
    expect(JSON.stringify(config)).not.toContain("one");
    expect(readConfig({ A2A_API_KEY: "one", A2A_AGENT_KEY: "agents" }).secrets.agentKeys).toEqual(["agents"]);
  });

  it("takes port 0 for any free one", () => {
    expect(readConfig({ PORT: "0" }).config.port).toBe(0);
  });

  it.each([
    ["PORT", "99999"],
    ["PORT", "80.5"],
    ["PORT", "http"],
    ["LOG_LEVEL", "loud"],
    ["BUILD_DEADLINE_MS", "-1"],
    ["HEARTBEAT_MS", "0"],
    ["MAX_BODY_BYTES", "1e9"],
    ["A2A_AGENT_HOSTS", "agents,10.0.0.0/99"],
    ["A2A_AGENT_HOSTS", "agents/8"],
    ["A2A_API_KEY", ","],
    ["A2A_AGENT_KEY", "with space"],
  ])("refuses %s=%s and names the variable", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it("says nothing of a key that it refuses", () => {
    expect(() => readConfig({ A2A_API_KEY: "half secret" })).toThrow(/^(?!.*secret).*A2A_API_KEY/);
  });
});
