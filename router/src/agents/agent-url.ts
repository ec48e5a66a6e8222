import { JoineryError } from "@joinery/shared";

/**
 * Checks where a registration points the router, so that it cannot be sent to another internal service. Spellings are
 * compared as the URL standard reads them: `127.1`, `0x7f.1` and `2130706433` are all `127.0.0.1`.
 * @returns the base URL in one canonical spelling, without a slash at its end.
 * @throws JoineryError `invalid_request`, naming `url`.
 */
export function toAgentUrl(text: string, allowedHosts: readonly string[]): string {
  const url = URL.parse(text);
  if (url === null) throw refuse("must be a URL");
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refuse("must be an http or https URL");
  if (url.username !== "" || url.password !== "") throw refuse("must not have credentials");
  if (url.search !== "" || url.hash !== "") throw refuse("must not have a query or a fragment");
  const host = dropDot(url.hostname);
  if (!allowedHosts.some((allowed) => toHost(allowed) === host))
    throw refuse(`has a host that is not among those allowed for agents (A2A_AGENT_HOSTS)`);
  const port = url.port === "" ? "" : `:${url.port}`;
  return `${url.protocol}//${host}${port}${url.pathname.replace(/\/+$/, "")}`;
}

/** An entry of the allow-list as a URL's `hostname` would spell it; IPv6 with or without brackets. */
function toHost(entry: string): string | undefined {
  const text = entry.trim();
  const isBareIpv6 = !text.startsWith("[") && text.split(":").length > 2;
  const hostname = URL.parse(`http://${isBareIpv6 ? `[${text}]` : text}/`)?.hostname;
  return hostname === undefined ? undefined : dropDot(hostname);
}

function dropDot(hostname: string): string {
  return hostname.replace(/\.$/, "");
}

function refuse(message: string): JoineryError {
  return new JoineryError("invalid_request", { message: `url: ${message}`, issues: [{ path: "url", message }] });
}
