import type { Hono } from "hono";
import { JoineryError, type HealthReply, type ReadyReply } from "@joinery/shared";
import type { AgentContext } from "../context.ts";

/** `GET /health`: the process is alive. `GET /ready`: the job store answers. */
export function registerHealthRoutes(app: Hono, { queue, version }: AgentContext): void {
  app.get("/health", (context) =>
    context.json({ status: "ok", service: "joinery-agent", version } satisfies HealthReply),
  );
  app.get("/ready", (context) => {
    try {
      const jobs = queue.countOpen();
      return context.json({ status: "ok", service: "joinery-agent", jobs } satisfies ReadyReply);
    } catch (cause) {
      throw new JoineryError("not_ready", { cause });
    }
  });
}
