import { AgentRegistration, JoineryError, parseWith, type AgentLease, type AgentList } from "@joinery/shared";
import type { Context, Env, Hono } from "hono";
import type { Registry } from "../agents/registry.ts";
import type { Authenticator } from "./authenticate.ts";
import { readJson } from "./read-json.ts";

export type AgentRoutesContext = {
  readonly registry: Registry;
  readonly auth: Authenticator;
};

/** A registration is a few lines; nobody needs the intents' limit here. */
const MAX_REGISTRATION_BYTES = 64 * 1024;

/** How agents come, stay, go, and are listed. */
export function registerAgentRoutes<E extends Env>(app: Hono<E>, { registry, auth }: AgentRoutesContext): void {
  app.post("/a2a/agents", async (c) => {
    if (!auth.isOpen && !auth.isAgentKey(c.req.header("x-api-key")))
      throw new JoineryError("unauthorized", { message: "Registration needs an agent's x-api-key." });
    const input = parseWith(AgentRegistration, await readJson(c, { maxBodyBytes: MAX_REGISTRATION_BYTES }));
    const lease: AgentLease = await registry.register(input);
    return c.json(lease, 201);
  });

  app.get("/a2a/agents", (c) => {
    assertAnyKey(c, auth);
    const list: AgentList = { agents: registry.list() };
    return c.json(list);
  });

  app.put("/a2a/agents/:agentId", async (c) => {
    const lease: AgentLease = await registry.renew(c.req.param("agentId"), c.req.header("x-agent-token"));
    return c.json(lease);
  });

  app.delete("/a2a/agents/:agentId", async (c) => {
    await registry.leave(c.req.param("agentId"), c.req.header("x-agent-token"));
    return c.body(null, 204);
  });
}

function assertAnyKey(c: Context, auth: Authenticator): void {
  const key = c.req.header("x-api-key");
  if (!auth.isOpen && !auth.isApiKey(key) && !auth.isAgentKey(key)) throw new JoineryError("unauthorized");
}
