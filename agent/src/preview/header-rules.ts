import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

/** Of one connection (RFC 9110, section 7.6.1), or about a proxy: never passed on. Whoever was told to go on by us was told. */
const HOP_BY_HOP = new Set(
  "connection expect keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade".split(
    " ",
  ),
);
/** Ours, and those by which a proxy in front of us tells about the visitor: none of the app's business. */
const NOT_FOR_APPS =
  /^(?:x-api-key|x-agent-token|x-trace-id|x-real-ip|forwarded|traceparent|tracestate|baggage|cf-.*|x-forwarded-.*|x-joinery-.*)$/;
/** An app may not speak for the host that it is shown under, nor change how it is framed. */
const NOT_FOR_PAGES = new Set(["x-frame-options", "strict-transport-security", "alt-svc", "public-key-pins"]);

type Scope = {
  /** Put before the name of each cookie that the app sets, so that it gets back its own and no other. */
  readonly cookiePrefix: string;
};

/** The headers of a visitor's request as the app gets them. Answers come back plain, so that HTML can be added to. */
export function toAppHeaders(headers: IncomingHttpHeaders, { cookiePrefix }: Scope): OutgoingHttpHeaders {
  const kept = dropHopByHop(headers).filter(([name]) => !NOT_FOR_APPS.test(name) && name !== "cookie");
  const cookie = readOwnCookies(headers.cookie ?? "", cookiePrefix);
  return {
    ...Object.fromEntries(kept),
    "accept-encoding": "identity",
    // A body of unknown length has to be framed again, for methods too that rarely have one: else it would be read as the next request.
    ...(headers["transfer-encoding"] === undefined ? {} : { "transfer-encoding": "chunked" }),
    ...(cookie === "" ? {} : { cookie }),
  };
}

/** The headers of the app's answer as the page gets them. */
export function toPageHeaders(
  headers: IncomingHttpHeaders,
  { cookiePrefix, frameAncestors }: Scope & { readonly frameAncestors: string | undefined },
): OutgoingHttpHeaders {
  const kept = dropHopByHop(headers).filter(([name]) => !NOT_FOR_PAGES.has(name));
  const policies = [headers["content-security-policy"], headers["content-security-policy-report-only"]];
  const [policy, reportOnly] = policies.map((text) => dropFrameAncestors(text));
  const cookies = (headers["set-cookie"] ?? []).flatMap((line) => toOwnCookie(line, cookiePrefix) ?? []);
  const own = frameAncestors === undefined ? [] : [`frame-ancestors ${frameAncestors}`];
  const enforced = [...(policy === undefined ? [] : [policy]), ...own];
  return {
    ...Object.fromEntries(kept.filter(([name]) => !/^(?:set-cookie|content-security-policy.*)$/.test(name))),
    ...(enforced.length === 0 ? {} : { "content-security-policy": enforced.join(", ") }),
    ...(reportOnly === undefined ? {} : { "content-security-policy-report-only": reportOnly }),
    ...(cookies.length === 0 ? {} : { "set-cookie": cookies }),
  };
}

function dropHopByHop(headers: IncomingHttpHeaders): [string, string | string[]][] {
  const named = new Set((headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase()));
  return Object.entries(headers).flatMap(([name, value]) => {
    const isDropped = value === undefined || HOP_BY_HOP.has(name) || named.has(name);
    return isDropped ? [] : [[name, value] as [string, string | string[]]];
  });
}

/** Cookies of a parent or a sibling host come along with every request; only those with the prefix are the app's. */
function readOwnCookies(header: string, prefix: string): string {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length))
    .join("; ");
}

/** Without `Domain`: an app sets cookies for its own origin alone. A name that asks for rules of its own cannot be renamed. */
function toOwnCookie(line: string, prefix: string): string | undefined {
  const [pair = "", ...attributes] = line.split(";");
  if (!/^\s*[^=\s]+=/.test(pair) || /^\s*__(?:host|secure)-/i.test(pair)) return undefined;
  const kept = attributes.filter((attribute) => !/^\s*domain\s*=/i.test(attribute));
  return [`${prefix}${pair.trim()}`, ...kept].join(";");
}

/** Who may frame the app is for us to say. A header with several policies has them separated by commas. */
function dropFrameAncestors(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const policies = String(header)
    .split(",")
    .map((policy) =>
      policy
        .split(";")
        .filter((directive) => !/^\s*frame-ancestors(?:\s|$)/i.test(directive))
        .map((directive) => directive.trim())
        .filter((directive) => directive !== "")
        .join("; "),
    );
  const text = policies.filter((policy) => policy !== "").join(", ");
  return text === "" ? undefined : text;
}
