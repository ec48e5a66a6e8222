/**
 * Says which addresses the router may connect to when it calls an agent. The allow-list names hosts, but a name means what
 * its DNS answers at the moment of the call: that answer is what is checked, and nothing else is connected to.
 */
import { BlockList, isIP } from "node:net";

export type AddressGuard = {
  /** Why a host of a URL must not be called; `undefined` when it may, provided that its addresses may too. */
  refuseHost(host: string): string | undefined;
  /** Why an address that a host resolved to must not be connected to; `undefined` when it may. */
  refuseAddress(host: string, address: string): string | undefined;
};

const LOOPBACK = toBlockList(["127.0.0.0/8", "::1/128"]);
/** No agent is ever there: this network, link-local (where clouds answer with credentials), multicast, reserved, translated. */
const SPECIAL = toBlockList([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/128",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "2002::/16",
  "fe80::/10",
  "ff00::/8",
  // The metadata service of one large cloud, in the range for private use.
  "fd00:ec2::254/128",
]);
const PRIVATE = toBlockList(["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]);
/** Names that only a local resolver answers, so no stranger can point them elsewhere. */
const LOCAL_NAME = /^[^.]+$|\.(?:local|localhost|internal|home\.arpa|test)$/;

/**
 * A host is allowed when it is on the list, as a name, an address or inside a network (`10.1.0.0/16`). A listed address is
 * allowed as it is. What a listed name resolves to must be a listed address or network, or else:
 * loopback only for `localhost`; never a special range; a private address only for names of a local resolver.
 */
export function createAddressGuard(allowedHosts: readonly string[]): AddressGuard {
  const entries = allowedHosts.filter(isHostEntry).map((entry) => (entry.includes("/") ? bare(entry) : toHost(entry)));
  const names = new Set(entries.filter((entry) => isIP(entry) === 0 && !entry.includes("/")));
  const listed = toBlockList(entries.filter((entry) => !names.has(entry)));
  return {
    refuseHost: (text) => {
      const host = bare(text);
      // An IPv4 address in IPv6 clothes is no spelling that anybody lists.
      const isAllowed = isIP(host) === 0 ? names.has(host) : contains(listed, host) && !host.startsWith("::ffff:");
      return isAllowed ? undefined : "is not among the hosts allowed for agents";
    },
    refuseAddress: (text, address) => {
      const host = bare(text);
      if (contains(listed, address) && !(contains(LOOPBACK, address) && !isLocalhost(host))) return undefined;
      if (contains(LOOPBACK, address)) return isLocalhost(host) ? undefined : "resolves to this machine";
      if (contains(SPECIAL, address)) return "resolves to a special address";
      if (contains(PRIVATE, address) && !LOCAL_NAME.test(host)) return "is a public name of a private address";
      return undefined;
    },
  };
}

/** Whether an entry of the allow-list can be understood: a host name, an address or a network. */
export function isHostEntry(entry: string): boolean {
  if (!entry.includes("/")) return toHost(entry) !== "";
  const [network = "", prefix = "", ...rest] = bare(entry).split("/");
  const family = isIP(network);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32);
}

/** Loopback as a result is meant when the host says so itself, in letters or in digits. */
function isLocalhost(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || contains(LOOPBACK, host);
}

function bare(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
}

/** An entry of the allow-list as a URL's `hostname` would spell it: `127.1` is `127.0.0.1`. */
function toHost(entry: string): string {
  const text = bare(entry);
  return bare(URL.parse(`http://${isIP(text) === 6 ? `[${text}]` : text}/`)?.hostname ?? "");
}

function contains(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4");
}

function toBlockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [network = "", prefix] = entry.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    const bits = prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix);
    list.addSubnet(network, bits, family);
  }
  return list;
}
