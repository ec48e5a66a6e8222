import type { Context } from "hono";
import type { Authenticator } from "./authenticate.ts";
import type { Exchange, RouterEnv } from "./env.ts";
import { limitDoor, type RateLimits } from "./rate-limit.ts";

type Limits = { readonly auth: Pick<Authenticator, "tenant">; readonly rateLimits: RateLimits };

/**
 * What every front-end's door that writes begins with: the address is within its allowance, whatever key it tries; the key is a
 * key; and the key is within its own, wherever it is used from. Where there are no keys, everybody has the allowance of a key.
 * @returns the tenant. @throws JoineryError `unauthorized`, `rate_limited`
 */
export function admitWriter(c: Context<RouterEnv>, { auth, rateLimits }: Limits, hasKeys: boolean): string {
  limitDoor(c, rateLimits.perAddress, readAddress(c));
  const tenant = auth.tenant(c);
  c.env.tenant = tenant;
  limitDoor(c, rateLimits.perKey, hasKeys ? `tenant:${tenant}` : `address:${readAddress(c)}`);
  return tenant;
}

/** The other end of the connection. Behind a proxy that is the proxy, whatever a header may say. */
export function readAddress(c: Context<RouterEnv>): string {
  const exchange: Partial<Exchange> | undefined = c.env;
  return exchange?.incoming?.socket.remoteAddress ?? "unknown";
}
