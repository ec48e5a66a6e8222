/**
 * What all requests and answers have in common, around the app: trace, headers, CORS, figures, the log line.
 *
 * It works on Node's own request and response. Headers that are set there are part of whatever answer a route makes, also of one that
 * it writes itself, and cost a fraction of those of a `Response`, which is what a report would else spend most of its time on.
 */
import type { HttpBindings } from "@hono/node-server";
import type { Tracing } from "@joinery/shared";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/metrics.ts";
import { createCors } from "./cors.ts";
import type { Exchange, RouterApp } from "./env.ts";
import { createRequestLog } from "./request-log.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { createTrace } from "./trace.ts";

type Deps = {
  readonly corsOrigins: readonly string[];
  readonly logger: Pick<Logger, "info" | "isLevelEnabled">;
  readonly metrics: Pick<Metrics, "request">;
  readonly tracing: Tracing;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
};

/** What the server adaptor calls for each request. */
export type Edge = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

const SECURITY_ENTRIES = Object.entries(SECURITY_HEADERS);

export function createEdge(app: Pick<RouterApp, "fetch">, deps: Deps): Edge {
  const { metrics, now = () => performance.now() } = deps;
  const trace = createTrace(deps.tracing);
  const cors = createCors(deps.corsOrigins);
  const log = createRequestLog(deps.logger);
  return (request, { incoming, outgoing }) => {
    const startedAt = now();
    const exchange: Exchange = { incoming, outgoing, traceId: "", traceparent: "" };
    for (const [name, value] of SECURITY_ENTRIES) outgoing.setHeader(name, value);
    trace.begin(exchange, request);
    const isPreflight = cors(exchange);
    const finish = (response: Response): Response => {
      const ms = now() - startedAt;
      metrics.request(response.status, ms);
      log(exchange, { request, status: response.status, ms });
      trace.end(exchange, response.status);
      return response;
    };
    if (isPreflight) return finish(new Response(null, { status: 204 }));
    const answer = app.fetch(request, exchange);
    return answer instanceof Promise ? answer.then(finish) : finish(answer);
  };
}
