import { IntentRequest, INTENTS, JoineryError, parseWith } from "@joinery/shared";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Context } from "hono";
import type { RouterContext } from "../context.ts";
import { hashBody, parseIdempotencyKey } from "../turns/idempotency.ts";
import { toNodeExchange, type RouterApp, type RouterEnv } from "./env.ts";
import { assertWithinRate } from "./rate-limit.ts";
import { readJson } from "./read-json.ts";
import { adoptTraceId } from "./trace.ts";

const KNOWN_INTENTS: ReadonlySet<string> = new Set(INTENTS);

/** `POST /a2a/intent`: one turn of a conversation. */
export function registerIntentRoute(app: RouterApp, ctx: RouterContext): void {
  app.post("/a2a/intent", async (c) => {
    const tenant = ctx.auth.tenant(c);
    assertWithinRate(ctx.rateLimiter, ...toRateKeys(c, tenant, ctx.config.apiKeyCount > 0));
    const idempotencyKey = parseIdempotencyKey(c.req.header("idempotency-key"));
    const body = await readJson(c, ctx.config);
    const request = parseWith(IntentRequest, body);
    if (!KNOWN_INTENTS.has(request.intent)) throw new JoineryError("unknown_intent");
    adoptTraceId(c, request.trace_id);
    const { traceparent } = c.var;
    const answer = await ctx.turns.run({ tenant, request, bodyHash: hashBody(body), idempotencyKey, traceparent });
    return c.body(answer.body, answer.status as ContentfulStatusCode, { "content-type": "application/json" });
  });
}

/** Per key where there are keys, so that tenants behind one proxy do not share an allowance; else per address. */
function toRateKeys(c: Context<RouterEnv>, tenant: string, hasKeys: boolean): string[] {
  return [hasKeys ? `tenant:${tenant}` : `address:${toNodeExchange(c).incoming.socket.remoteAddress ?? "unknown"}`];
}
