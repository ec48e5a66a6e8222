import { AgentRegistration, JoineryError, parseWith, type AgentLease, type AgentList } from "@joinery/shared";
import type { Context, MiddlewareHandler } from "hono";
import type { Registry } from "../agents/registry.ts";
import type { Authenticator } from "./authenticate.ts";
import type { RouterApp, RouterEnv } from "./env.ts";
import { readAddress } from "./limit-writes.ts";
import { limitDoor, type RateLimits } from "./rate-limit.ts";
import { readJson } from "./read-json.ts";

export type AgentRoutesContext = {
  readonly registry: Registry;
  readonly auth: Authenticator;
  readonly rateLimits: Pick<RateLimits, "perKey" | "perAddress">;
};

/** A registration is a few lines; nobody needs the intents' limit here. */
const MAX_REGISTRATION_BYTES = 64 * 1024;

/** How agents come, stay, go, and are listed. */
export function registerAgentRoutes(app: RouterApp, { registry, auth, rateLimits }: AgentRoutesContext): void {
  const limitAddress: MiddlewareHandler<RouterEnv> = async (c, next) => {
    if (c.req.method !== "GET") limitDoor(c, rateLimits.perAddress, readAddress(c));
    return next();
  };
  app.use("/a2a/agents", limitAddress);
  app.use("/a2a/agents/:agentId", limitAddress);

  app.post("/a2a/agents", async (c) => {
    if (!auth.isOpen && !auth.isAgentKey(c.req.header("x-api-key")))
      throw new JoineryError("unauthorized", { message: "Registration needs an agent's x-api-key." });
    limitDoor(c, rateLimits.perKey, auth.isOpen ? `agents:${readAddress(c)}` : `agents:${c.req.header("x-api-key")}`);
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
