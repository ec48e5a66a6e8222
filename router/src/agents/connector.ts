import { lookup as resolve, type LookupAddress, type LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AddressGuard } from "./address-guard.ts";

/** How a host name becomes addresses; Node's own in production. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The code of a refused address: nothing was sent to it. */
export const ADDRESS_REFUSED = "ERR_AGENT_ADDRESS";

class AddressRefusedError extends Error {
  readonly code = ADDRESS_REFUSED;
}

type ConnectorOptions = { readonly timeoutMs: number; readonly guard: AddressGuard; readonly resolve?: Resolve };

/**
 * Opens connections only to addresses that the guard allows. The name is resolved once, and that answer is both checked and
 * connected to, so that a second, different answer changes nothing (DNS rebinding). One bad address among several refuses all.
 */
export function createConnector({
  timeoutMs,
  guard,
  resolve: resolveName = resolve,
}: ConnectorOptions): buildConnector.connector {
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const refusal = addresses.map(({ address }) => guard.refuseAddress(hostname, address)).find(Boolean);
      const [first] = addresses;
      if (refusal !== undefined) return callback(new AddressRefusedError(`${hostname} ${refusal}`), []);
      if (options.all === true || first === undefined) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup });
  return (options, callback) => {
    const refusal = guard.refuseHost(options.hostname);
    if (refusal === undefined) return connect(options, callback);
    callback(new AddressRefusedError(`${options.hostname} ${refusal}`), null);
  };
}
