import type { Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import type { RouterConfig } from "./config.ts";

type Limits = Pick<
  RouterConfig,
  | "headersTimeoutMs"
  | "requestTimeoutMs"
  | "keepAliveMs"
  | "idleTimeoutMs"
  | "agentTimeoutMs"
  | "heartbeatMs"
  | "maxConnections"
  | "maxConnectionsPerAddress"
>;

/** How often Node looks for requests that take too long to arrive. */
const CHECK_MS = 1_000;

/**
 * Against clients that send their request byte by byte: its head and its whole have to arrive in time. Neither limits an answer, so a
 * stream may stay open for as long as its reader likes.
 */
export function toServerOptions(limits: Limits): ServerOptions {
  const { headersTimeoutMs, requestTimeoutMs } = limits;
  return {
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    // Refused by us, in the shape of the contract.
    requireHostHeader: false,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(CHECK_MS, headersTimeoutMs, requestTimeoutMs),
  };
}

/**
 * Caps the connections, all together and of one address, and ends those on which nothing moves: clients that never read
 * their answer. A stream moves with every heartbeat; a turn is silent for as long as its agents may take.
 */
export function limitConnections(server: Server, limits: Limits): void {
  server.maxConnections = limits.maxConnections;
  server.setTimeout(Math.max(limits.idleTimeoutMs, limits.heartbeatMs * 3, limits.agentTimeoutMs * 3 + 30_000));
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "unknown";
    const count = (open.get(address) ?? 0) + 1;
    if (count > limits.maxConnectionsPerAddress) return void socket.destroy();
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
