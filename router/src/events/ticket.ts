import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";

export type Tickets = {
  /** A ticket for the event stream of one conversation, good for a while: `{expiry}.{signature}`, safe in a URL. */
  issue(conversationId: string): string;
  /** Whether it was issued for this conversation and is still good. */
  isValid(conversationId: string, ticket: string): boolean;
};

const MAX_TICKET_CHARS = 100;

/** Tickets signed with HMAC-SHA256, since `EventSource` cannot send a key and a URL must not hold one. */
export function createTickets(deps: { secret: Buffer; clock: Clock; ttlMs: number }): Tickets {
  const { secret, clock, ttlMs } = deps;
  const sign = (conversationId: string, expiry: string): string =>
    createHmac("sha256", secret).update(`stream\n${conversationId}\n${expiry}`).digest("base64url");
  return {
    issue(conversationId) {
      const expiry = (clock() + ttlMs).toString(36);
      return `${expiry}.${sign(conversationId, expiry)}`;
    },
    isValid(conversationId, ticket) {
      const [expiry, signature, ...rest] = ticket.length > MAX_TICKET_CHARS ? [] : ticket.split(".");
      if (expiry === undefined || signature === undefined || rest.length > 0) return false;
      const expected = Buffer.from(sign(conversationId, expiry));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
      return Number.parseInt(expiry, 36) > clock();
    },
  };
}
