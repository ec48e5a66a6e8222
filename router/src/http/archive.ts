import { JoineryError } from "@joinery/shared";
import type { Context } from "hono";
import { nameArchive } from "../archive/name-archive.ts";
import { tagFiles, zipFiles } from "../archive/zip-files.ts";
import type { RouterContext } from "../context.ts";
import type { BuildRecord, ConversationState } from "../conversation/state.ts";
import { parseVersion, readEvent } from "./conversations.ts";
import type { RouterApp, RouterEnv } from "./env.ts";
import { findConversation } from "./find-conversation.ts";

/** `GET /a2a/conversations/:id/archive`: everything of a finished build as a zip file. */
export function registerArchiveRoute(app: RouterApp, ctx: RouterContext): void {
  app.get("/a2a/conversations/:id/archive", async (c) => {
    const tenant = ctx.auth.tenant(c);
    const wanted = parseVersion(c.req.query());
    const state = await findConversation(ctx.log, c.req.param("id"), tenant);
    const record = findFinishedBuild(state, wanted);
    const event = await readEvent(ctx, state.conversationId, record.lastSeq);
    const files = event?.files ?? [];
    const etag = tagFiles(files);
    setHeaders(c, { etag, name: nameArchive(files, record.version) });
    if (matchesTag(c.req.header("if-none-match"), etag)) return c.body(null, 304);
    c.header("content-type", "application/zip");
    return c.req.method === "HEAD" ? c.body(null) : c.body(zipFiles(files));
  });
}

/** The wanted version, or the newest that is finished: an older one stays there to be had while the next is built. */
function findFinishedBuild({ versions }: ConversationState, wanted: number | undefined): BuildRecord {
  if (wanted !== undefined && wanted > versions.length) throw new JoineryError("version_not_found");
  const candidates = wanted === undefined ? versions : versions.filter(({ version }) => version === wanted);
  const finished = candidates.findLast(({ status }) => status === "completed");
  if (finished !== undefined) return finished;
  if (candidates.at(-1)?.status === "in_progress") {
    throw new JoineryError("conversation_busy", { message: "The build is still running." });
  }
  throw new JoineryError("no_finished_build");
}

function setHeaders(c: Context<RouterEnv>, { etag, name }: { etag: string; name: string }): void {
  c.header("etag", etag);
  // Private: it is one tenant's. To be asked for again each time, since the newest version changes.
  c.header("cache-control", "private, no-cache");
  c.header("content-disposition", `attachment; filename="${name}"`);
}

/** RFC 9110, section 13.1.2: weak comparison, any of a list, or `*`. */
function matchesTag(header: string | undefined, etag: string): boolean {
  const tags = new Set((header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, "")));
  return tags.has(etag) || tags.has("*");
}
