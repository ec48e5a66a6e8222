/** Whole requests as bytes: every address and method of the router and such as it has none, with headers right and wrong. */
import * as fc from "fast-check";
import { bodies, type BodyKind, type Known } from "./bodies.ts";

export type FuzzRequest = {
  readonly bytes: Buffer;
  readonly isHead: boolean;
  /** Whether it was put together as HTTP means it, so that an answer is due. */
  readonly isWellFormed: boolean;
};

type Header = readonly [name: string, value: string];

const ODD_VALUES = [
  "",
  " ",
  "0",
  "-1",
  "1e9",
  "99999999999999999999",
  "NaN",
  "\u00ff\u00fe",
  "\t",
  "a".repeat(3_000),
  "%00",
  "\u0001",
  "__proto__",
  "*/*;q=2",
  ",,,;;;===",
  '"',
];
const ID_TRICKS = [
  "..",
  "%2e%2e%2f",
  "%00",
  "%",
  "%zz",
  "%ff%fe",
  "%ed%a0%80",
  "__proto__",
  "constructor",
  ".",
  "a%2Fb",
  "a/b",
  "\u00e9",
  "%F0%9F%8E%83",
  "x".repeat(70),
  "x".repeat(9_000),
  "conv-1;x=1",
  "conv-1%20",
  "'--",
  "*",
];

function targets(known: Known): fc.Arbitrary<string> {
  const id = fc.oneof(fc.constantFrom(...known.conversations), fc.constantFrom(known.agentId, ...ID_TRICKS));
  const path = fc.oneof(
    fc.constantFrom(
      "/a2a/intent",
      "/a2a/progress",
      "/a2a/agents",
      "/health",
      "/ready",
      "/metrics",
      "/openapi.json",
      "/docs",
    ),
    id.map((value) => `/a2a/stream/${value}`),
    id.map((value) => `/a2a/conversations/${value}`),
    id.map((value) => `/a2a/conversations/${value}/cancel`),
    id.map((value) => `/a2a/agents/${value}`),
    fc.constantFrom(
      "/",
      "//",
      "/a2a/intent/",
      "/A2A/INTENT",
      "/a2a//intent",
      "/%61%32%61/intent",
      "/a2a/../health",
      "*",
      "x",
      "http://evil.example/health",
      "http://[::1",
      "/\\..\\",
      "?",
      "#",
    ),
  );
  const value = fc.oneof(
    fc.constantFrom(...known.tickets, ...ODD_VALUES.filter((odd) => /^[\x21-\x7e]*$/.test(odd))),
    fc.webQueryParameters(),
  );
  const query = fc
    .tuple(fc.constantFrom("ticket", "lastEventId", "version", "__proto__", "x[]"), value)
    .map(([name, text]) => `${name}=${text}`);
  return fc
    .tuple(path, fc.array(query, { maxLength: 2 }))
    .map(([base, parts]) => (parts.length === 0 ? base : `${base}?${parts.join("&")}`));
}

function headers(known: Known): fc.Arbitrary<Header[]> {
  const named = (name: string, ...values: string[]): fc.Arbitrary<Header> =>
    fc.constantFrom(...values, ...values, ...ODD_VALUES).map((value): Header => [name, value]);
  const some = fc.oneof(
    named("x-agent-token", known.agentToken),
    named("last-event-id", "1", "999", "001"),
    named("idempotency-key", "k1", "k2", "k3"),
    named("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
    named("x-trace-id", "trace-1"),
    named("accept", "text/event-stream", "application/json"),
    named("accept-encoding", "gzip", "br;q=1, gzip;q=0", "*", "identity;q=0"),
    named("content-encoding", "gzip", "br", "zstd"),
    named("origin", "null", "http://x.example", "http://127.0.0.1"),
    named("access-control-request-method", "POST"),
    named("if-none-match", "*", 'W/"x"'),
    named("range", "bytes=0-1"),
    named("cookie", "a=b"),
    named("expect", "100-continue"),
    named("upgrade", "websocket", "h2c"),
    named("connection", "keep-alive, upgrade", "close"),
    named("x-forwarded-for", "1.2.3.4"),
    named("authorization", `Bearer ${known.keys[0]}`),
    fc.tuple(fc.constantFrom("x-api-key", "content-type", "host"), fc.constantFrom(...ODD_VALUES)),
  );
  return fc.array(some, { maxLength: 5 });
}

/** The router's own doors, each with its method and what it takes. */
function doors(known: Known) {
  const at = (method: string, target: string, kind: BodyKind = "any") =>
    fc.record({ method: fc.constant(method), target: fc.constant(target), body: bodies(known, kind) });
  const conversation = fc.oneof(fc.constantFrom(...known.conversations), fc.constantFrom(...ID_TRICKS));
  const query = fc.constantFrom("", "?version=1", "?version=99", "?lastEventId=1", `?ticket=${known.tickets[0]}`);
  const onConversation = (method: string, toTarget: (id: string) => string) =>
    fc.record({
      method: fc.constant(method),
      target: fc.tuple(conversation, query).map(([id, text]) => toTarget(id) + text),
      body: bodies(known, "any"),
    });
  return fc.oneof(
    { weight: 4, arbitrary: at("POST", "/a2a/intent", "intent") },
    { weight: 4, arbitrary: at("POST", "/a2a/progress", "report") },
    { weight: 2, arbitrary: at("POST", "/a2a/agents", "registration") },
    { weight: 1, arbitrary: at("PUT", `/a2a/agents/${known.agentId}`) },
    { weight: 2, arbitrary: onConversation("GET", (id) => `/a2a/stream/${id}`) },
    { weight: 2, arbitrary: onConversation("GET", (id) => `/a2a/conversations/${id}`) },
    { weight: 1, arbitrary: onConversation("POST", (id) => `/a2a/conversations/${id}/cancel`) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("/a2a/agents", "/health", "/ready", "/metrics", "/docs", "/openapi.json")
        .chain((path) => at("GET", path)),
    },
  );
}

/** Requests for a router in the state that `known` tells of. */
export function requests(known: Known): fc.Arbitrary<FuzzRequest> {
  const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND");
  const lost = fc.record({ method, target: targets(known), body: bodies(known, "any") });
  const parts = fc.record({
    door: fc.oneof({ weight: 4, arbitrary: doors(known) }, { weight: 1, arbitrary: lost }),
    key: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...known.keys) },
      { weight: 1, arbitrary: fc.constantFrom("guess", "") },
    ),
    token: fc.boolean(),
    type: fc.oneof(
      { weight: 8, arbitrary: fc.constant("application/json") },
      { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/json; charset=utf-16", "application/x+json") },
    ),
    headers: headers(known),
    isChunked: fc.boolean(),
  });
  const built = parts.map(({ door: { method, target, body }, key, token, type, headers, isChunked }): FuzzRequest => {
    const hasBody = method !== "GET" && method !== "HEAD";
    const all: Header[] = [
      ["host", "127.0.0.1"],
      ["x-api-key", key],
      ...(token ? [["x-agent-token", known.agentToken] as const] : []),
      ...(hasBody ? [["content-type", type] as const] : []),
      ...(hasBody && body.encoding !== undefined ? [["content-encoding", body.encoding] as const] : []),
      ...(hasBody
        ? [
            isChunked
              ? (["transfer-encoding", "chunked"] as const)
              : (["content-length", String(body.bytes.length)] as const),
          ]
        : []),
      ...headers,
    ];
    const head = `${method} ${target} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
    const payload = !hasBody ? [] : isChunked ? toChunked(body.bytes) : [body.bytes];
    const isWellFormed = /^[\x21-\x7e]+$/.test(target) && all.every(([, value]) => !value.includes("\u0001"));
    return { bytes: Buffer.concat([Buffer.from(head, "latin1"), ...payload]), isHead: method === "HEAD", isWellFormed };
  });
  return fc.oneof(
    { weight: 9, arbitrary: built },
    { weight: 1, arbitrary: fc.tuple(built, fc.nat(), fc.uint8Array({ maxLength: 6 })).map(breakBytes) },
  );
}

function toChunked(bytes: Buffer): Buffer[] {
  if (bytes.length === 0) return [Buffer.from("0\r\n\r\n")];
  return [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n0\r\n\r\n")];
}

/** Bytes of the whole request overwritten, or its end cut off. */
function breakBytes([request, at, noise]: [FuzzRequest, number, Uint8Array]): FuzzRequest {
  const bytes = Buffer.from(request.bytes);
  const place = at % bytes.length;
  bytes.set(noise.subarray(0, bytes.length - place), place);
  return {
    ...request,
    bytes: noise.length === 0 ? bytes.subarray(0, place) : bytes,
    isHead: true,
    isWellFormed: false,
  };
}
