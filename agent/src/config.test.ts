import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  it("has a default for everything and asks for no key", () => {
    const { config, secrets } = readConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 4001,
      publicUrl: undefined,
      routerUrl: "http://127.0.0.1:9999",
      dataDir: ".joinery",
      logLevel: "info",
      concurrency: 2,
      phaseDelayMs: 0,
      verify: "full",
      repairRounds: 3,
      browserPath: undefined,
      sandboxDir: ".joinery/sandbox",
    });
    expect(secrets.agentKeys).toEqual([]);
  });

  it("takes the agent's keys before the front-end's, and keeps them out of the config", () => {
    expect(readConfig({ A2A_API_KEY: "a, b" }).secrets.agentKeys).toEqual(["a", "b"]);
    const { config, secrets } = readConfig({ A2A_API_KEY: "a", A2A_AGENT_KEY: "c" });
    expect(secrets.agentKeys).toEqual(["c"]);
    expect(JSON.stringify(config)).not.toContain("c,");
    expect(Object.keys(config).join()).not.toMatch(/key|secret/i);
  });

  it("treats a variable that is set to nothing as unset", () => {
    const { config, secrets } = readConfig({ AGENT_PORT: " ", A2A_AGENT_KEY: "", A2A_API_KEY: "a", HOST: "" });
    expect([config.port, config.host, secrets.agentKeys]).toEqual([4001, "127.0.0.1", ["a"]]);
  });

  it("keeps templates and workspaces in the data folder unless it is told otherwise", () => {
    expect(readConfig({ JOINERY_DATA_DIR: "/data" }).config.sandboxDir).toBe("/data/sandbox");
    expect(readConfig({ JOINERY_DATA_DIR: "/data", SANDBOX_DIR: "/fast" }).config.sandboxDir).toBe("/fast");
  });

  it("removes the slash at the end of addresses", () => {
    const { config } = readConfig({ A2A_ROUTER_URL: "http://router:1/base/", A2A_AGENT_URL: "https://agent/" });
    expect([config.routerUrl, config.publicUrl]).toEqual(["http://router:1/base", "https://agent"]);
  });

  it.each([
    ["AGENT_PORT", "65536"],
    ["AGENT_PORT", "-1"],
    ["AGENT_PORT", "1e3"],
    ["AGENT_CONCURRENCY", "0"],
    ["BUILD_PHASE_DELAY_MS", "soon"],
    ["A2A_ROUTER_URL", "router:9999"],
    ["A2A_ROUTER_URL", "http://user:secret@router"],
    ["A2A_AGENT_URL", "ftp://agent"],
    ["LOG_LEVEL", "loud"],
    ["VERIFY", "maybe"],
    ["REPAIR_ROUNDS", "21"],
    ["SANDBOX_MAX_BYTES", "4GB"],
    ["A2A_AGENT_KEY", "with a space\n"],
  ])("names %s when it is %j, and does not repeat the value", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
    expect(() => readConfig({ [name]: value })).not.toThrow(/secret/);
  });
});
