import type { Hono } from "hono";
import { ConversationId, JoineryError, parseWith, PreviewCall } from "@joinery/shared";
import type { AgentContext } from "../context.ts";
import { readJson } from "./read-json.ts";

/** `POST /preview`: starts or finds the preview of a version. `DELETE /preview/:conversationId`: ends it and forgets its data. */
export function registerPreviewRoutes(app: Hono, { config, authenticate, previewing }: AgentContext): void {
  const { previews } = previewing;
  app.post("/preview", async (context) => {
    authenticate(context);
    const call = parseWith(PreviewCall, await readJson(context, config.maxBodyBytes));
    return context.json(await previews.show(call));
  });
  app.delete("/preview/:conversationId", async (context) => {
    authenticate(context);
    const reply = await previews.remove(parseWith(ConversationId, context.req.param("conversationId")));
    if (reply === undefined) throw new JoineryError("nothing_to_preview", { message: "There is no preview to stop." });
    return context.json(reply);
  });
}
