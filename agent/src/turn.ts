import { isDeepStrictEqual } from "node:util";
import { JoineryError, parseAppSpec, type AgentCall, type AppSpec } from "@joinery/shared";
import type { DiscoveryResult, Engine } from "./engine/engine.ts";
import { readTargetWish, withTarget } from "./engine/target-wish.ts";
import type { Job, JobQueue } from "./jobs/queue.ts";

/** How one turn of a conversation is answered. */
export type TurnAnswer =
  | { readonly kind: "awaiting"; readonly reply: string; readonly appSpec: AppSpec; readonly isComplete: boolean }
  | { readonly kind: "queued" }
  | { readonly kind: "completed"; readonly job: Job; readonly message: string };

export type TurnDeps = {
  readonly engine: Engine;
  readonly queue: Pick<JobQueue, "get" | "lastDone" | "enqueue">;
  readonly discoveryTimeoutMs: number;
};

/**
 * Takes one turn: asks the engine, and queues a build when the user has confirmed a complete spec.
 * Queueing is durable before this returns, and a repeat of the same version queues nothing.
 * @throws JoineryError for a wrong `appSpec`, an engine that takes too long, and a version that is being built otherwise.
 */
export async function takeTurn(call: AgentCall, deps: TurnDeps, traceparent?: string): Promise<TurnAnswer> {
  const { queue } = deps;
  const built = queue.lastDone(call.conversationId);
  const before = call.appSpec === undefined ? built?.spec : parseAppSpec(call.appSpec);
  // By the field or in words, at any turn; what was wished before stays, also for another brief.
  const target = call.target ?? readTargetWish(call.userInput) ?? before?.target;
  const given = before === undefined ? undefined : withTarget(before, target);
  const found = await discover(call, { appSpec: given, isBuilt: built !== undefined }, deps);
  const result = { ...found, appSpec: withTarget(found.appSpec, target) };
  if (!result.isComplete || !result.isConfirmed) {
    return { kind: "awaiting", reply: result.reply, appSpec: result.appSpec, isComplete: result.isComplete };
  }
  if (built !== undefined && isDeepStrictEqual(built.spec, result.appSpec))
    return { kind: "completed", job: built, message: `Nothing has changed: ${built.spec.name} is ready as it is.` };
  return enqueueOnce(call, result, { queue, traceparent });
}

type Enqueueing = { readonly queue: TurnDeps["queue"]; readonly traceparent: string | undefined };

function enqueueOnce(
  call: AgentCall,
  { appSpec, reply }: DiscoveryResult,
  { queue, traceparent }: Enqueueing,
): TurnAnswer {
  const key = { conversationId: call.conversationId, version: call.version };
  const known = queue.get(key);
  if (known?.state === "queued" || known?.state === "running") {
    if (!isDeepStrictEqual(known.spec, appSpec)) throw new JoineryError("conversation_busy");
    return { kind: "queued" };
  }
  if (known?.state === "done") return { kind: "completed", job: known, message: reply };
  queue.enqueue(key, appSpec, { skipGithub: call.skip_github === true, traceparent });
  return { kind: "queued" };
}

type Ground = { readonly appSpec: AppSpec | undefined; readonly isBuilt: boolean };

/** An engine that ignores its signal is left behind at the deadline. */
async function discover(
  call: AgentCall,
  ground: Ground,
  { engine, discoveryTimeoutMs }: TurnDeps,
): Promise<DiscoveryResult> {
  const signal = AbortSignal.timeout(discoveryTimeoutMs);
  const late = Promise.withResolvers<never>();
  const onAbort = () => late.reject(new JoineryError("agent_timeout"));
  signal.addEventListener("abort", onAbort, { once: true });
  const turn = {
    userInput: call.userInput,
    history: call.history,
    confirm: call.confirm === true,
    isBuilt: ground.isBuilt,
    ...(ground.appSpec === undefined ? {} : { appSpec: ground.appSpec }),
  };
  try {
    const result = await Promise.race([engine.discover(turn, signal), late.promise]);
    return { ...result, appSpec: parseProduct(result.appSpec) };
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** What the engine made is held to the same schema as what comes from outside; a miss is our fault, not the caller's. */
function parseProduct(appSpec: AppSpec): AppSpec {
  try {
    return parseAppSpec(appSpec);
  } catch (cause) {
    throw new JoineryError("internal", { cause });
  }
}
