import { JoineryError, parseWith, type CancelReply, type StreamEvent } from "@joinery/shared";
import * as z from "zod";
import type { RouterContext } from "../context.ts";
import { eventsToRead, toConversationReply } from "../conversation/to-reply.ts";
import type { RouterApp } from "./env.ts";
import { admitWriter } from "./limit-writes.ts";
import { findConversation } from "./find-conversation.ts";

const ReadQuery = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "must be a whole number from 1")
    .transform(Number)
    .optional(),
});

/** Reading a conversation, and cancelling its build. */
export function registerConversationRoutes(app: RouterApp, ctx: RouterContext): void {
  app.get("/a2a/conversations/:id", async (c) => {
    const tenant = ctx.auth.tenant(c);
    c.env.tenant = tenant;
    const version = parseVersion(c.req.query());
    const state = await findConversation(ctx.log, c.req.param("id"), tenant);
    c.env.conversationId = state.conversationId;
    if (version !== undefined && version > state.versions.length) throw new JoineryError("version_not_found");
    const { conversationId } = state;
    const wanted = eventsToRead(state, version);
    const [shown, newest] = await Promise.all([
      readEvent(ctx, conversationId, wanted.shown),
      readEvent(ctx, conversationId, wanted.newest),
    ]);
    const view = { version, shown, newest, streamUrl: ctx.streamUrl(conversationId) };
    return c.json(toConversationReply(state, view));
  });

  app.post("/a2a/conversations/:id/cancel", async (c) => {
    const tenant = admitWriter(c, ctx, ctx.config.apiKeyCount > 0);
    const { conversationId } = await findConversation(ctx.log, c.req.param("id"), tenant);
    c.env.conversationId = conversationId;
    const result = await ctx.log.execute(conversationId, { type: "cancel" });
    if (result.kind === "rejected") throw new JoineryError(result.code);
    const reply: CancelReply = { status: "cancelled", conversationId };
    return c.json(reply);
  });
}

/** Which build a reader wants: `?version=`, from 1. @throws JoineryError `invalid_request` */
export function parseVersion(query: Readonly<Record<string, string>>): number | undefined {
  return parseWith(ReadQuery, query).version;
}

/** One event of the log; it was valid when it was written. */
export async function readEvent(
  ctx: RouterContext,
  id: string,
  seq: number | undefined,
): Promise<StreamEvent | undefined> {
  if (seq === undefined) return undefined;
  const [event] = await ctx.log.readEvents(id, { after: seq - 1, limit: 1, maxBytes: Infinity });
  return event && (JSON.parse(event.data) as StreamEvent);
}
