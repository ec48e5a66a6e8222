import { JoineryError, parseWith, ProgressReport, traceStep, type ProgressReply } from "@joinery/shared";
import type { Context } from "hono";
import type { RouterContext } from "../context.ts";
import type { RouterApp, RouterEnv } from "./env.ts";
import { readAddress } from "./limit-writes.ts";
import { limitDoor } from "./rate-limit.ts";
import { readJson } from "./read-json.ts";

/** `POST /a2a/progress`: an agent reports on its build. Answered when the event is durable. */
export function registerProgressRoute(app: RouterApp, ctx: RouterContext): void {
  app.post("/a2a/progress", async (c) => {
    const agentId = admitReporter(c, ctx);
    const report = parseWith(ProgressReport, await readJson(c, ctx.config));
    assertPhase(report);
    c.env.conversationId = report.conversationId;
    const result = await traceStep(ctx.tracing, "log.append", { parent: c.env.traceparent }, () =>
      ctx.log.execute(report.conversationId, { type: "report", report, agentId }),
    );
    if (result.kind === "rejected") throw new JoineryError(result.code);
    const reply: ProgressReply =
      result.kind === "duplicate"
        ? { status: "ok", seq: result.seq, duplicate: true }
        : { status: "ok", seq: result.state.lastSeq, duplicate: false };
    return c.json(reply);
  });
}

/** An agent has an allowance for its reports; whoever only claims to be one has that of its address. */
function admitReporter(c: Context<RouterEnv>, ctx: RouterContext): string | undefined {
  try {
    const agentId = identifyAgent(c, ctx);
    if (agentId !== undefined) c.env.agentId = agentId;
    limitDoor(c, ctx.rateLimits.reports, agentId ?? `address:${readAddress(c)}`);
    return agentId;
  } catch (error) {
    if (error instanceof JoineryError && error.code === "forbidden")
      limitDoor(c, ctx.rateLimits.perAddress, readAddress(c));
    throw error;
  }
}

/**
 * Which agent reports: by its token, or nobody in particular for agents of the original kind, which have none.
 * @throws JoineryError `forbidden`; a front-end's key is never enough
 */
function identifyAgent(c: Context<RouterEnv>, { registry, auth }: RouterContext): string | undefined {
  const token = c.req.header("x-agent-token");
  if (token !== undefined) {
    const agentId = registry.agentIdOf(token);
    if (agentId !== undefined) return agentId;
  } else if (auth.isOpen || auth.isSeparateAgentKey(c.req.header("x-api-key"))) return undefined;
  throw new JoineryError("forbidden");
}

/** Front-ends look at either field; a report whose two fields contradict each other would mislead some. */
function assertPhase({ status, phase }: ProgressReport): void {
  if (status !== "in_progress" || (phase !== "completed" && phase !== "error")) return;
  const message = `must not be ${phase} while status is in_progress`;
  throw new JoineryError("invalid_request", { message: `phase: ${message}`, issues: [{ path: "phase", message }] });
}
