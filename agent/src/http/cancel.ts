import type { Hono } from "hono";
import { ConversationId, JoineryError, parseWith, type CancelReply } from "@joinery/shared";
import * as z from "zod";
import type { AgentContext } from "../context.ts";
import { readJson } from "./read-json.ts";

const CancelRequest = z.looseObject({ conversationId: ConversationId, version: z.int().positive() });

/** `POST /cancel`: stops a build that waits or runs; nothing more is reported about it. */
export function registerCancelRoute(app: Hono, { config, authenticate, worker, log }: AgentContext): void {
  app.post("/cancel", async (context) => {
    authenticate(context);
    const { conversationId, version } = parseWith(CancelRequest, await readJson(context, config.maxBodyBytes));
    if (!worker.cancel({ conversationId, version })) throw new JoineryError("build_not_running");
    log.info({ event: "build_cancelled", conversationId, version });
    return context.json({ status: "cancelled", conversationId } satisfies CancelReply);
  });
}
