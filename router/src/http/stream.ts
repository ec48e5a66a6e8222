import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { formatRetry, JoineryError, parseLastEventId, STREAM_RETRY_MS } from "@joinery/shared";
import type { Context } from "hono";
import type { RouterContext } from "../context.ts";
import type { ConversationState } from "../conversation/state.ts";
import type { Subscription } from "../events/fan-out.ts";
import { toChunk } from "../events/frame.ts";
import type { RouterApp, RouterEnv } from "./env.ts";
import { openEventSink } from "./event-sink.ts";
import { findConversation, readConversation } from "./find-conversation.ts";

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};
const FIRST_CHUNK = toChunk([Buffer.from(formatRetry(STREAM_RETRY_MS))]);

/** `GET /a2a/stream/:conversationId`: the events of the current build as Server-Sent Events. */
export function registerStreamRoute(app: RouterApp, ctx: RouterContext): void {
  app.get("/a2a/stream/:conversationId", async (c) => {
    const state = await authorize(c, ctx, c.req.param("conversationId"));
    c.env.tenant = state.tenant;
    c.env.conversationId = state.conversationId;
    const lastEventId = parseLastEventId(c.req.header("last-event-id") ?? c.req.query("lastEventId"));
    const after = findStart(state, lastEventId);
    if (after === undefined) return c.body(null, 204);
    if (c.req.method === "HEAD") return c.body(null, 200, STREAM_HEADERS);
    return openStream(c, ctx, { conversationId: state.conversationId, after });
  });
}

/** By key, or by a ticket for this one conversation, which is the only proof that a URL may hold. */
async function authorize(
  c: Context<RouterEnv>,
  ctx: RouterContext,
  conversationId: string,
): Promise<ConversationState> {
  const ticket = c.req.query("ticket");
  if (ticket === undefined || c.req.header("x-api-key") !== undefined) {
    return findConversation(ctx.log, conversationId, ctx.auth.tenant(c));
  }
  if (!ctx.tickets.isValid(conversationId, ticket)) {
    throw new JoineryError("unauthorized", { message: "The ticket is not valid for this stream, or has expired." });
  }
  const state = await readConversation(ctx.log, conversationId);
  if (state === undefined) throw new JoineryError("conversation_not_found");
  return state;
}

/**
 * After which event a stream starts: where the reader was, or before the newest build. `undefined` when the reader has seen the
 * end of it already.
 */
function findStart(state: ConversationState, lastEventId: number): number | undefined {
  const newest = state.versions.at(-1);
  if (lastEventId === 0) return newest === undefined ? 0 : newest.firstSeq - 1;
  const hasEnded = newest !== undefined && newest.status !== "in_progress";
  if (hasEnded && lastEventId >= state.lastSeq) return undefined;
  return Math.min(lastEventId, state.lastSeq);
}

/** Writes to Node's response itself; what is returned only tells the server adaptor so. */
function openStream(
  c: Context<RouterEnv>,
  ctx: RouterContext,
  { conversationId, after }: { conversationId: string; after: number },
): Response {
  const exchange = c.env;
  const sink = openEventSink(
    exchange,
    { headers: STREAM_HEADERS, firstChunk: FIRST_CHUNK },
    { onDrain: () => subscription.resume(), onClose: () => subscription.close() },
  );
  const subscription: Subscription = ctx.fanOut.subscribe({ conversationId, after, sink });
  // Its end was before there was anything to listen for it.
  if (exchange.outgoing.destroyed) subscription.close();
  return RESPONSE_ALREADY_SENT;
}
