import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { JoineryError } from "@joinery/shared";

export type Authenticate = (context: Context) => void;

export type AuthenticateDeps = {
  /** Empty: anyone may call. */
  readonly agentKeys: readonly string[];
  /** The token that the router gave to this agent and presents when it calls. */
  readonly token: () => string | undefined;
};

/**
 * Who may hand work to this agent: the router, known by the agent's own token, or anyone with an agent key.
 * @returns a check that throws JoineryError `unauthorized`.
 */
export function createAuthenticate({ agentKeys, token }: AuthenticateDeps): Authenticate {
  const keyDigests = agentKeys.map(digest);
  return (context) => {
    if (keyDigests.length === 0) return;
    const known = token();
    const presentedToken = digest(context.req.header("x-agent-token") ?? "");
    const presentedKey = digest(context.req.header("x-api-key") ?? "");
    // Every comparison is made, whatever the ones before have found.
    const matches = [
      known !== undefined && timingSafeEqual(presentedToken, digest(known)),
      ...keyDigests.map((key) => timingSafeEqual(presentedKey, key)),
    ];
    if (!matches.includes(true))
      throw new JoineryError("unauthorized", { message: "A valid x-agent-token or x-api-key header is required." });
  };
}

/** Digests have one length, which is what a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
