import type { AgentTarget, Registry } from "./registry.ts";

type Deps = {
  readonly registry: Pick<Registry, "targets" | "recordCheck">;
  readonly check: (agent: AgentTarget, timeoutMs: number) => Promise<boolean>;
  /** Between the end of one round and the start of the next; 0 for no checks at all. */
  readonly intervalMs: number;
  readonly timeoutMs: number;
};

/** So many agents are asked at once: a thousand must not take the event loop from the turns. */
const MAX_AT_ONCE = 16;

/**
 * Asks every agent in rotation, again and again, whether it is there, beside the path of any turn. An agent that hangs or has died
 * is known before the next user meets it.
 */
export function startHealthCheck({ registry, check, intervalMs, timeoutMs }: Deps): Disposable {
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const ask = async (queue: AgentTarget[]): Promise<void> => {
    while (!stopped.signal.aborted) {
      const agent = queue.pop();
      if (agent === undefined) return;
      const isAlive = await check(agent, timeoutMs);
      if (!stopped.signal.aborted) registry.recordCheck(agent.agentId, isAlive);
    }
  };
  const round = async (): Promise<void> => {
    const queue = registry.targets();
    await Promise.all(Array.from({ length: Math.min(MAX_AT_ONCE, queue.length) }, () => ask(queue)));
    schedule();
  };
  const schedule = (): void => {
    if (!stopped.signal.aborted) timer = setTimeout(() => void round(), intervalMs).unref();
  };

  if (intervalMs > 0) schedule();
  return {
    [Symbol.dispose]() {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}
