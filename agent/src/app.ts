import { Hono } from "hono";
import { JoineryError, SPEC_VERSION, toErrorReply } from "@joinery/shared";
import type { AgentContext } from "./context.ts";
import { registerCancelRoute } from "./http/cancel.ts";
import { registerHealthRoutes } from "./http/health.ts";
import { registerIntentRoute } from "./http/intent.ts";
import { createErrorHandler, notFound } from "./http/on-error.ts";
import { registerPreviewRoutes } from "./http/preview.ts";

const METHODS: Readonly<Record<string, string>> = {
  "/intent": "POST",
  "/cancel": "POST",
  "/preview": "POST",
  "/preview/:conversationId": "DELETE",
  "/health": "GET, HEAD",
  "/ready": "GET, HEAD",
};

/** All doors of the agent. */
export function createApp(agent: AgentContext): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("spec_version", SPEC_VERSION);
  });
  registerIntentRoute(app, agent);
  registerCancelRoute(app, agent);
  registerPreviewRoutes(app, agent);
  registerHealthRoutes(app, agent);
  for (const [path, allowed] of Object.entries(METHODS)) {
    app.all(path, (context) => {
      context.header("allow", allowed);
      return context.json(toErrorReply(new JoineryError("method_not_allowed")), 405);
    });
  }
  app.onError(createErrorHandler(agent.log));
  app.notFound(notFound);
  return app;
}
