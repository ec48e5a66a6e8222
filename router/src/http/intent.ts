import { IntentRequest, INTENTS, JoineryError, parseWith } from "@joinery/shared";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { RouterContext } from "../context.ts";
import { RETRY_BUILD_SECONDS } from "../turns/build-limit.ts";
import { hashBody, parseIdempotencyKey } from "../turns/idempotency.ts";
import { answerJson } from "./compress.ts";
import type { RouterApp } from "./env.ts";
import { admitWriter } from "./limit-writes.ts";
import { readJson } from "./read-json.ts";
import { adoptTraceId } from "./trace.ts";

const KNOWN_INTENTS: ReadonlySet<string> = new Set(INTENTS);

/** `POST /a2a/intent`: one turn of a conversation. */
export function registerIntentRoute(app: RouterApp, ctx: RouterContext): void {
  app.post("/a2a/intent", async (c) => {
    const tenant = admitWriter(c, ctx, ctx.config.apiKeyCount > 0);
    const idempotencyKey = parseIdempotencyKey(c.req.header("idempotency-key"));
    const body = await readJson(c, ctx.config);
    const request = parseWith(IntentRequest, body);
    if (!KNOWN_INTENTS.has(request.intent)) throw new JoineryError("unknown_intent");
    adoptTraceId(c.env, request.trace_id);
    const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, bodyHash: hashBody(body) };
    const answer = await ctx.turns.run({
      tenant,
      request,
      idempotency,
      traceparent: c.env.traceparent,
      onConversation: (conversationId) => void (c.env.conversationId = conversationId),
    });
    if (answer.status === 429) c.header("retry-after", String(RETRY_BUILD_SECONDS));
    return answerJson(c, answer.body, answer.status as ContentfulStatusCode);
  });
}
