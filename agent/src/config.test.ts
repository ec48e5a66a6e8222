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

  it("puts previews next to the agent, on a port of their own, and lets the router's page frame them", () => {
    expect(readConfig({}).config.preview).toEqual({
      port: 4002,
      isPortFixed: false,
      baseUrl: undefined,
      frameOrigins: ["http://127.0.0.1:9999", "http://localhost:9999"],
      idleMs: 600_000,
      maxRunning: 4,
    });
    expect(readConfig({ AGENT_PORT: "0" }).config.preview.port).toBe(0);
    const own = { PREVIEW_PORT: "80", PREVIEW_BASE_URL: "https://{id}.preview.example.org/" };
    expect(readConfig(own).config.preview).toMatchObject({
      port: 80,
      isPortFixed: true,
      baseUrl: "https://{id}.preview.example.org",
    });
  });

  it("lets the pages that may call the router frame previews, or those that are named", () => {
    const framedBy = (env: Record<string, string>) => readConfig(env).config.preview.frameOrigins;
    const router = { A2A_ROUTER_URL: "https://router.example/base" };
    expect(framedBy({ ...router, CORS_ORIGINS: "https://chat.example" })).toEqual([
      "https://chat.example",
      "https://router.example",
    ]);
    expect(framedBy({ ...router, PREVIEW_FRAME_ORIGINS: "https://a.example/, https://b.example:8443" })).toEqual([
      "https://a.example",
      "https://b.example:8443",
    ]);
    expect(framedBy({ CORS_ORIGINS: "*" })).toBeUndefined();
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
    ["PREVIEW_PORT", "x"],
    ["PREVIEW_MAX", "0"],
    ["PREVIEW_IDLE_MS", "1"],
    ["PREVIEW_BASE_URL", "https://preview.example.org"],
    ["PREVIEW_BASE_URL", "https://secret@{id}.example.org"],
    ["PREVIEW_FRAME_ORIGINS", "chat.example"],
    ["VERIFY", "maybe"],
    ["REPAIR_ROUNDS", "21"],
    ["SANDBOX_MAX_BYTES", "4GB"],
    ["A2A_AGENT_KEY", "with a space\n"],
  ])("names %s when it is %j, and does not repeat the value", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
    expect(() => readConfig({ [name]: value })).not.toThrow(/secret/);
  });
});
