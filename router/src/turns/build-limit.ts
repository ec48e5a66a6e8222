import { JoineryError } from "@joinery/shared";

export type BuildLimit = {
  /**
   * Takes a place for a build that a turn may start; call what it returns when the turn is over.
   * @throws JoineryError `rate_limited` when the tenant's running builds, and those about to start, are as many as it may have
   */
  reserve(tenant: string): () => void;
  /** Whether a build that nobody has reserved a place for would be one too many. */
  isFull(tenant: string): boolean;
  /** Follows a build from its start, or a restart, to its end. */
  follow(tenant: string, conversationId: string, isRunning: boolean): void;
};

/** A build takes seconds to minutes; sooner than this no place is likely to be free. */
export const RETRY_BUILD_SECONDS = 5;
const MESSAGE = "As many builds as one key may have are running. Wait for one to end, or cancel one.";

/** How many builds of one tenant run at a time; 0 is no limit. */
export function createBuildLimit(maxPerTenant: number): BuildLimit {
  const running = new Map<string, Set<string>>();
  const reserved = new Map<string, number>();
  const reservedBy = (tenant: string): number => reserved.get(tenant) ?? 0;
  const isFull = (tenant: string): boolean =>
    maxPerTenant > 0 && (running.get(tenant)?.size ?? 0) + reservedBy(tenant) >= maxPerTenant;
  return {
    isFull,
    reserve: (tenant) => {
      if (isFull(tenant)) throw tooManyBuilds();
      reserved.set(tenant, reservedBy(tenant) + 1);
      return () => {
        const left = reservedBy(tenant) - 1;
        if (left > 0) reserved.set(tenant, left);
        else reserved.delete(tenant);
      };
    },
    follow: (tenant, conversationId, isRunning) => {
      const builds = running.get(tenant) ?? new Set();
      if (isRunning) builds.add(conversationId);
      else builds.delete(conversationId);
      if (builds.size > 0) running.set(tenant, builds);
      else running.delete(tenant);
    },
  };
}

/** The error of a build too many. */
export function tooManyBuilds(): JoineryError {
  return new JoineryError("rate_limited", { message: MESSAGE, retryAfterSeconds: RETRY_BUILD_SECONDS });
}
