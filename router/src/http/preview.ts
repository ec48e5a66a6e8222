import { AppBundle, JoineryError, parseWith, PreviewQuery, type PreviewReply } from "@joinery/shared";
import type { RouterContext } from "../context.ts";
import type { BuildRecord, ConversationState } from "../conversation/state.ts";
import type { RouterApp } from "./env.ts";
import { findConversation } from "./find-conversation.ts";
import { admitWriter } from "./limit-writes.ts";

/** The running app of a conversation. Starting one costs an agent something, so a read counts as a write here. */
export function registerPreviewRoutes(app: RouterApp, ctx: RouterContext): void {
  const { askForPreview, log } = ctx;

  app.get("/a2a/conversations/:id/preview", async (c) => {
    const tenant = admitWriter(c, ctx, ctx.config.apiKeyCount > 0);
    const { version, waitMs = 0 } = parseWith(PreviewQuery, c.req.query());
    const state = await findConversation(log, c.req.param("id"), tenant);
    if (version !== undefined && version > state.versions.length) throw new JoineryError("version_not_found");
    const reply: PreviewReply = await showNewest(ctx, state, { version, waitMs, traceparent: c.env.traceparent });
    return c.json(reply);
  });

  app.delete("/a2a/conversations/:id/preview", async (c) => {
    const tenant = admitWriter(c, ctx, ctx.config.apiKeyCount > 0);
    const { conversationId, versions } = await findConversation(log, c.req.param("id"), tenant);
    const agentId = versions.at(-1)?.agentId;
    if (agentId === undefined) throw new JoineryError("nothing_to_preview");
    const reply: PreviewReply = await askForPreview.stop({ conversationId, agentId }, c.env);
    return c.json({ ...reply, conversationId });
  });
}

type Wanted = { readonly version: number | undefined; readonly waitMs: number; readonly traceparent: string };

/** One version, or the newest one that has not failed; while its files are not written yet, the one before it. */
async function showNewest(ctx: RouterContext, state: ConversationState, wanted: Wanted): Promise<PreviewReply> {
  const newestFirst = state.versions.toReversed();
  const candidates =
    wanted.version === undefined
      ? newestFirst.filter(({ status }) => status !== "error")
      : newestFirst.filter(({ version }) => version === wanted.version);
  const [build, before] = candidates;
  if (build === undefined) throw new JoineryError("nothing_to_preview");
  try {
    return await show(ctx, state, build, wanted);
  } catch (error) {
    const isTooEarly = error instanceof JoineryError && error.code === "nothing_to_preview";
    if (!isTooEarly || build.status !== "in_progress" || before === undefined) throw error;
    return show(ctx, state, before, wanted);
  }
}

async function show(
  { askForPreview, log }: RouterContext,
  { conversationId }: ConversationState,
  { version, agentId, lastSeq, status }: BuildRecord,
  { waitMs, traceparent }: Wanted,
): Promise<PreviewReply> {
  const readBundle = async (): Promise<AppBundle | undefined> => {
    if (status !== "completed" || lastSeq === undefined) return undefined;
    const [event] = await log.readEvents(conversationId, { after: lastSeq - 1, limit: 1, maxBytes: Infinity });
    return event && AppBundle.safeParse(JSON.parse(event.data)).data;
  };
  const reply = await askForPreview.show({ conversationId, version, agentId, waitMs, readBundle }, { traceparent });
  return { ...reply, conversationId };
}
