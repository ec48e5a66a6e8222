import { createHmac, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";

type Issue = { readonly agentId: string; readonly registeredAt: number };

export type AgentTokens = {
  /** The token of one registration. The same at every call, so it outlives the process without being stored. */
  issue(registration: Issue): string;
  /** Whether it is that registration's token, compared in constant time. */
  verify(registration: Issue, token: string): boolean;
};

/** A token is `agentId.HMAC-SHA256(secret, agentId and the time of registration)`; a new registration ends the old token. */
export function createAgentTokens(secret: Uint8Array | string): AgentTokens {
  // Worked out once for each registration: every call of an agent, and every report, needs one.
  const issued = new LRUCache<string, string>({ max: 1_000 });
  const issue = ({ agentId, registeredAt }: Issue): string => {
    const registration = `agent\0${agentId}\0${registeredAt}`;
    const known = issued.get(registration);
    if (known !== undefined) return known;
    const mac = createHmac("sha256", secret).update(registration).digest("base64url");
    const token = `${agentId}.${mac}`;
    issued.set(registration, token);
    return token;
  };
  return {
    issue,
    verify: (registration, token) => {
      const expected = Buffer.from(issue(registration));
      const actual = Buffer.from(token);
      return expected.byteLength === actual.byteLength && timingSafeEqual(expected, actual);
    },
  };
}

/** The id that a token claims; worth something only once the token is verified. */
export function readAgentId(token: string): string {
  return token.slice(0, Math.max(0, token.lastIndexOf(".")));
}
