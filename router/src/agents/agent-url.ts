import { JoineryError } from "@joinery/shared";
import { createAddressGuard } from "./address-guard.ts";

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
  const host = url.hostname.replace(/\.$/, "");
  const refusal = createAddressGuard(allowedHosts).refuseHost(host);
  if (refusal !== undefined) throw refuse(`has a host that ${refusal} (A2A_AGENT_HOSTS)`);
  const port = url.port === "" ? "" : `:${url.port}`;
  return `${url.protocol}//${host}${port}${url.pathname.replace(/\/+$/, "")}`;
}

function refuse(message: string): JoineryError {
  return new JoineryError("invalid_request", { message: `url: ${message}`, issues: [{ path: "url", message }] });
}
