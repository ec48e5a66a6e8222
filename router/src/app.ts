import { Hono } from "hono";
import type { RouterContext } from "./context.ts";
import { registerAgentRoutes } from "./http/agents.ts";
import { registerArchiveRoute } from "./http/archive.ts";
import { createCompress } from "./http/compress.ts";
import { registerConversationRoutes } from "./http/conversations.ts";
import type { RouterApp, RouterEnv } from "./http/env.ts";
import { registerHealthRoutes } from "./http/health.ts";
import { registerIntentRoute } from "./http/intent.ts";
import { registerDocsRoutes } from "./http/docs.ts";
import { createOpenApiDocument } from "./http/docs/openapi.ts";
import manifest from "../package.json" with { type: "json" };
import { registerMetricsRoutes } from "./http/metrics.ts";
import { createErrorHandler, createNotFound } from "./http/on-error.ts";
import { registerPreviewRoutes } from "./http/preview.ts";
import { registerProgressRoute } from "./http/progress.ts";
import { registerStreamRoute } from "./http/stream.ts";

/** Every door of the router, in front of one context. */
export function createApp(ctx: RouterContext): RouterApp {
  const app: RouterApp = new Hono<RouterEnv>();
  app.onError(createErrorHandler(ctx.logger));
  app.notFound(createNotFound(app));
  // Before what compresses: answers to reports are small, and those to turns mostly; they see to it themselves.
  registerIntentRoute(app, ctx);
  registerProgressRoute(app, ctx);
  app.use(createCompress());
  registerStreamRoute(app, ctx);
  registerConversationRoutes(app, ctx);
  registerArchiveRoute(app, ctx);
  registerPreviewRoutes(app, ctx);
  registerAgentRoutes(app, ctx);
  registerHealthRoutes(app, ctx);
  registerDocsRoutes(app, { document: createOpenApiDocument({ serverUrl: "/", version: manifest.version }) });
  registerMetricsRoutes(app, {
    metrics: ctx.metrics,
    isOperator: (key) => ctx.auth.isOpen || ctx.auth.isAgentKey(key),
  });
  return app;
}
