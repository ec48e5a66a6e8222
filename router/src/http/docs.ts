import { createHash } from "node:crypto";
import type { Context, Env, Hono } from "hono";
import type { OpenApiDocument } from "./docs/document.ts";
import { PAGE_POLICY, renderPage } from "./docs/page.ts";

type Asset = { readonly body: string; readonly etag: string; readonly headers: Readonly<Record<string, string>> };

/**
 * `GET /openapi.json`, and `GET /docs`, the same for people. Both are made once and are open to all: they tell only what the
 * source tells. The page is the one answer in HTML; its policy lets it load nothing at all.
 */
export function registerDocsRoutes<E extends Env>(app: Hono<E>, { document }: { document: OpenApiDocument }): void {
  const json = createAsset(JSON.stringify(document), { "content-type": "application/json; charset=utf-8" });
  const page = createAsset(renderPage(document), {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": PAGE_POLICY,
    "referrer-policy": "no-referrer",
  });
  app.get("/openapi.json", (c) => sendAsset(c, json));
  app.get("/docs", (c) => sendAsset(c, page));
}

function createAsset(body: string, headers: Readonly<Record<string, string>>): Asset {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  return {
    body,
    etag,
    headers: { ...headers, etag, "cache-control": "no-cache", "x-content-type-options": "nosniff" },
  };
}

function sendAsset(c: Context, { body, etag, headers }: Asset): Response {
  if (hasMatch(c.req.header("if-none-match"), etag)) return c.body(null, 304, { etag, "cache-control": "no-cache" });
  return c.body(body, 200, headers);
}

/** Weak comparison (RFC 9110, section 13.1.2): a compressed answer's tag is the same, but weak. */
function hasMatch(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
