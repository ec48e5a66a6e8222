/** An OpenTelemetry collector for tests: takes spans over OTLP/HTTP as JSON and understands every one. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import * as z from "zod";

const Attribute = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const Span = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.int(),
  startTimeUnixNano: z.string().regex(/^\d+$/),
  endTimeUnixNano: z.string().regex(/^\d+$/),
  attributes: z.array(Attribute).default([]),
});
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

export type CollectedSpan = z.infer<typeof Span> & { readonly service: string };
export type Collector = AsyncDisposable & {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** All that arrived, as it came. */
  text(): string;
  /** What could not be understood. */
  readonly problems: readonly unknown[];
};

export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const bodies: unknown[] = [];
  const problems: unknown[] = [];
  const take = (body: unknown): void => {
    bodies.push(body);
    for (const { resource, scopeSpans } of Export.parse(body).resourceSpans) {
      const name = resource.attributes.find(({ key }) => key === "service.name")?.value["stringValue"];
      spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service: String(name) }))));
    }
  };
  const server = createServer((request, response) => {
    const isExport = request.method === "POST" && request.url === "/v1/traces";
    json(request)
      .then((body) => (isExport ? take(body) : problems.push(`${request.method} ${request.url}`)))
      .catch((error: unknown) => problems.push(error))
      .finally(() => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    problems,
    text: () => JSON.stringify(bodies),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
