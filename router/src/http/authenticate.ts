import { createHash, timingSafeEqual } from "node:crypto";
import { JoineryError } from "@joinery/shared";
import type { Context } from "hono";

export type Keys = { readonly apiKeys: readonly string[]; readonly agentKeys: readonly string[] };

export type Authenticator = {
  /** Whose conversations the caller may see: a stable name per key. @throws JoineryError `unauthorized` */
  tenant(c: Context): string;
  isApiKey(value: string | undefined): boolean;
  isAgentKey(value: string | undefined): boolean;
  /** Whether it is an agent key that no front-end has: the only key that may report progress without a token. */
  isSeparateAgentKey(value: string | undefined): boolean;
  /** Whether some agent key is set apart from the front-ends' keys. */
  readonly hasSeparateAgentKey: boolean;
  /** Whether no key is set at all, so that everyone may do everything. */
  readonly isOpen: boolean;
};

/** The tenant of everyone where no API key is set. */
export const PUBLIC_TENANT = "public";

/**
 * Knows keys by their SHA-256 digests and compares a value with all of them in constant time, so that neither a key's
 * length nor its place in the list can be measured.
 */
export function createAuthenticator({ apiKeys, agentKeys }: Keys): Authenticator {
  const apiDigests = apiKeys.map(toDigest);
  const agentDigests = agentKeys.map(toDigest);
  const separateDigests = agentKeys.filter((key) => !apiKeys.includes(key)).map(toDigest);
  return {
    tenant: (c) => {
      if (apiDigests.length === 0) return PUBLIC_TENANT;
      const key = c.req.header("x-api-key");
      if (key === undefined || !isOneOf(apiDigests, key)) throw new JoineryError("unauthorized");
      return toTenant(key);
    },
    isApiKey: (value) => isOneOf(apiDigests, value),
    isAgentKey: (value) => isOneOf(agentDigests, value),
    isSeparateAgentKey: (value) => isOneOf(separateDigests, value),
    hasSeparateAgentKey: separateDigests.length > 0,
    isOpen: apiDigests.length === 0 && agentDigests.length === 0,
  };
}

function toDigest(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** Names a key without telling it: the name is stored with every conversation and may show in logs. */
function toTenant(key: string): string {
  return createHash("sha256").update("tenant\0").update(key).digest("hex").slice(0, 16);
}

function isOneOf(digests: readonly Buffer[], value: string | undefined): boolean {
  if (value === undefined) return false;
  const digest = toDigest(value);
  // No early exit: every comparison is made.
  return digests.reduce((isFound, known) => timingSafeEqual(known, digest) || isFound, false);
}
