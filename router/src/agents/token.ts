import { createHmac, timingSafeEqual } from "node:crypto";

type Issue = { readonly agentId: string; readonly registeredAt: number };

export type AgentTokens = {
  /** The token of one registration. The same at every call, so it outlives the process without being stored. */
  issue(registration: Issue): string;
  /** Whether it is that registration's token, compared in constant time. */
  verify(registration: Issue, token: string): boolean;
};

/** A token is `agentId.HMAC-SHA256(secret, agentId and the time of registration)`; a new registration ends the old token. */
export function createAgentTokens(secret: Uint8Array | string): AgentTokens {
  const issue = ({ agentId, registeredAt }: Issue): string => {
    const mac = createHmac("sha256", secret).update(`agent\0${agentId}\0${registeredAt}`).digest("base64url");
    return `${agentId}.${mac}`;
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
