import { JoineryError } from "@joinery/shared";
import type { Context, Env, Hono } from "hono";
import { METRICS_CONTENT_TYPE } from "../metrics/format.ts";
import type { MetricsRegistry } from "../metrics/metrics.ts";

export type MetricsRoutesContext = {
  readonly metrics: Pick<MetricsRegistry, "render">;
  /**
   * Whether this key may read figures that are summed over all tenants; called with `undefined` when there is none. With no
   * keys set at all, everybody may.
   */
  readonly isOperator: (key: string | undefined) => boolean;
};

/** `GET /metrics` for a Prometheus scraper, which can send a key as `x-api-key` or as its `authorization: Bearer` credentials. */
export function registerMetricsRoutes<E extends Env>(
  app: Hono<E>,
  { metrics, isOperator }: MetricsRoutesContext,
): void {
  app.get("/metrics", (c) => {
    if (!isOperator(readKey(c))) throw new JoineryError("unauthorized");
    return c.body(metrics.render(), 200, { "content-type": METRICS_CONTENT_TYPE, "cache-control": "no-store" });
  });
}

function readKey(c: Context): string | undefined {
  return c.req.header("x-api-key") ?? /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
}
