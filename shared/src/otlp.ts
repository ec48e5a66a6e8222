/**
 * Spans for an OpenTelemetry collector. An entry of its own, `@joinery/shared/otlp`, which the main one never imports: a front-end
 * neither loads it nor installs what it needs, and router and agent load it only where a collector is configured.
 */
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from "@opentelemetry/sdk-trace";
import { formatTraceparent, parseTraceparent, type Tracing } from "./tracing.ts";

export type OtlpOptions = {
  /** The collector's base URL; spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  readonly service: string;
  readonly version: string;
};

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;
/** Spans wait so long for others to travel with. */
const BATCH_MS = 1_000;
const EXPORT_TIMEOUT_MS = 3_000;
/** What does not fit is dropped: a collector that is away must not fill the memory. */
const MAX_WAITING = 4_096;
/** How long the end of the process is held up for the last spans. */
const FLUSH_MS = 2_000;

/** Nothing here throws or makes anybody wait, whatever the collector does. Disposing sends what is left. */
export function createOtlpTracing({ endpoint, service, version }: OtlpOptions): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: EXPORT_TIMEOUT_MS });
  const processor = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: BATCH_MS,
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
    maxQueueSize: MAX_WAITING,
  });
  const resource = resourceFromAttributes({ "service.name": service, "service.version": version });
  // The one way to begin a trace under an id that is known already: the next span without a parent asks for it.
  let wantedTraceId: string | undefined;
  const random = new RandomIdGenerator();
  const idGenerator = {
    generateTraceId: () => wantedTraceId ?? random.generateTraceId(),
    generateSpanId: random.generateSpanId,
  };
  const provider = new TracerProvider({ resource, idGenerator, spanProcessors: [processor] });
  const tracer = provider.getTracer(service, version);
  return {
    isActive: true,
    start(name, { parent, traceId: wanted, kind = "internal", attributes = {}, startedAt } = {}) {
      const time = startedAt === undefined ? {} : { startTime: startedAt };
      wantedTraceId = wanted;
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes, ...time }, toContext(parent));
      wantedTraceId = undefined;
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: formatTraceparent({ traceId, spanId, flags: traceFlags.toString(16).padStart(2, "0") }),
        end({ error, attributes: more } = {}) {
          if (more !== undefined) span.setAttributes(more);
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", error);
          span.end();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, FLUSH_MS)));
      await Promise.race([provider.shutdown().catch(() => {}), patience]);
      clearTimeout(timer);
    },
  };
}

function toContext(parent: string | undefined): Context {
  const known = parseTraceparent(parent);
  if (known === undefined) return ROOT_CONTEXT;
  const { traceId, spanId, flags } = known;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & 1,
    isRemote: true,
  });
}
