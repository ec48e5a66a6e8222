import { JoineryError } from "@joinery/shared";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createAuthenticator, type Keys } from "./authenticate.ts";

async function tenantOf(keys: Keys, headers: Record<string, string>): Promise<string> {
  const auth = createAuthenticator(keys);
  const app = new Hono();
  app.get("/", (c) => c.text(auth.tenant(c)));
  app.onError((error, c) => c.text(error instanceof JoineryError ? error.code : "crash"));
  return (await app.request("/", { headers })).text();
}

const KEYS: Keys = { apiKeys: ["one", "two"], agentKeys: ["agent"] };

describe("createAuthenticator", () => {
  it("lets everyone in as one tenant when no key is set", async () => {
    const auth = createAuthenticator({ apiKeys: [], agentKeys: [] });
    expect(auth).toMatchObject({ isOpen: true, hasSeparateAgentKey: false });
    expect(await tenantOf({ apiKeys: [], agentKeys: [] }, { "x-api-key": "whatever" })).toBe("public");
  });

  it("gives each key a stable tenant of its own that does not show the key", async () => {
    const one = await tenantOf(KEYS, { "x-api-key": "one" });
    expect(await tenantOf(KEYS, { "x-api-key": "one" })).toBe(one);
    expect(await tenantOf({ apiKeys: ["one"], agentKeys: [] }, { "x-api-key": "one" })).toBe(one);
    expect(await tenantOf(KEYS, { "x-api-key": "two" })).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each<Record<string, string>>([
    {},
    { "x-api-key": "" },
    { "x-api-key": "on" },
    { "x-api-key": "onee" },
    { "x-api-key": "one, two" },
    { "x-api-key": "agent" },
    { authorization: "Bearer one" },
  ])("refuses %j", async (headers) => {
    expect(await tenantOf(KEYS, headers)).toBe("unauthorized");
  });

  it("tells agents' keys from front-ends' keys", () => {
    const auth = createAuthenticator(KEYS);
    expect(auth.isAgentKey("agent")).toBe(true);
    expect(auth.isAgentKey("one")).toBe(false);
    expect(auth.isAgentKey(undefined)).toBe(false);
    expect(auth.isApiKey("two")).toBe(true);
    expect(auth.isApiKey("agent")).toBe(false);
    expect(auth).toMatchObject({ isOpen: false, hasSeparateAgentKey: true });
  });

  it("counts an agent key as set apart only when no front-end has it", () => {
    const shared = createAuthenticator({ apiKeys: ["one"], agentKeys: ["one"] });
    expect(shared.isAgentKey("one")).toBe(true);
    expect(shared.isSeparateAgentKey("one")).toBe(false);
    expect(shared.hasSeparateAgentKey).toBe(false);
    const mixed = createAuthenticator({ apiKeys: ["one"], agentKeys: ["one", "agent"] });
    expect(mixed.isSeparateAgentKey("one")).toBe(false);
    expect(mixed.isSeparateAgentKey("agent")).toBe(true);
    expect(mixed.isSeparateAgentKey("stranger")).toBe(false);
  });

  it("is not open when only agents have a key", async () => {
    const keys: Keys = { apiKeys: [], agentKeys: ["agent"] };
    expect(createAuthenticator(keys).isOpen).toBe(false);
    expect(await tenantOf(keys, {})).toBe("public");
  });
});
