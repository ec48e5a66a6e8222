import { JoineryError, type HealthReply, type ReadyReply } from "@joinery/shared";
import type { RouterContext } from "../context.ts";
import manifest from "../../package.json" with { type: "json" };
import type { RouterApp } from "./env.ts";

const SERVICE = "joinery-router";

/** Whether the process is alive, and whether it can work. Neither needs a key. */
export function registerHealthRoutes(app: RouterApp, ctx: RouterContext): void {
  app.get("/health", (c) => {
    const reply: HealthReply = { status: "ok", service: SERVICE, version: manifest.version };
    return c.json(reply);
  });

  app.get("/ready", async (c) => {
    await ctx.storage.check().catch((cause: unknown) => {
      throw new JoineryError("not_ready", { cause });
    });
    const reply: ReadyReply = { status: "ok", service: SERVICE, agents: ctx.registry.inRotation() };
    return c.json(reply);
  });
}
