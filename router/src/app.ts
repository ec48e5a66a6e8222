import { Hono } from "hono";
import type { RouterContext } from "./context.ts";
import { registerAgentRoutes } from "./http/agents.ts";
import { registerArchiveRoute } from "./http/archive.ts";
import { createCompress } from "./http/compress.ts";
import { registerConversationRoutes } from "./http/conversations.ts";
import { createCors } from "./http/cors.ts";
import type { RouterApp, RouterEnv } from "./http/env.ts";
import { registerHealthRoutes } from "./http/health.ts";
import { registerIntentRoute } from "./http/intent.ts";
import { registerDocsRoutes } from "./http/docs.ts";
import { createOpenApiDocument } from "./http/docs/openapi.ts";
import manifest from "../package.json" with { type: "json" };
import { createRequestMeter, registerMetricsRoutes } from "./http/metrics.ts";
import { createErrorHandler, createNotFound } from "./http/on-error.ts";
import { registerProgressRoute } from "./http/progress.ts";
import { createRequestLog } from "./http/request-log.ts";
import { registerStreamRoute } from "./http/stream.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { createTrace } from "./http/trace.ts";

/** Every door of the router, in front of one context. */
export function createApp(ctx: RouterContext): RouterApp {
  const app: RouterApp = new Hono<RouterEnv>();
  app.use(createRequestMeter(ctx.metrics, () => performance.now()));
  app.use(
    createSecurityHeaders(),
    createTrace(ctx.tracing),
    createRequestLog(ctx.logger),
    createCors(ctx.config.corsOrigins),
    createCompress(),
  );
  app.onError(createErrorHandler(ctx.logger));
  app.notFound(createNotFound(app));
  registerIntentRoute(app, ctx);
  registerProgressRoute(app, ctx);
  registerStreamRoute(app, ctx);
  registerConversationRoutes(app, ctx);
  registerArchiveRoute(app, ctx);
  registerAgentRoutes(app, ctx);
  registerHealthRoutes(app, ctx);
  registerDocsRoutes(app, { document: createOpenApiDocument({ serverUrl: "/", version: manifest.version }) });
  registerMetricsRoutes(app, {
    metrics: ctx.metrics,
    isOperator: (key) => ctx.auth.isOpen || ctx.auth.isAgentKey(key),
  });
  return app;
}
