/** The composition root: everything that the router's routes need, built once per process. */
import { join } from "node:path";
import { NO_TRACING, type Tracing } from "@joinery/shared";
import type { Logger } from "pino";
import { createAddressGuard } from "./agents/address-guard.ts";
import { createAskForPreview, type AskForPreview } from "./agents/ask-for-preview.ts";
import { createDispatch, type Dispatch } from "./agents/dispatch.ts";
import { startHealthCheck } from "./agents/health-check.ts";
import { createRegistry, type Registry } from "./agents/registry.ts";
import type { Clock } from "./clock.ts";
import type { RouterConfig, RouterSecrets } from "./config.ts";
import type { BuildRecord } from "./conversation/state.ts";
import { createFanOut, type FanOut } from "./events/fan-out.ts";
import { createLog, type ConversationLog } from "./events/log.ts";
import { startRetention } from "./events/retention.ts";
import { createTickets, type Tickets } from "./events/ticket.ts";
import { createAuthenticator, type Authenticator } from "./http/authenticate.ts";
import { createRateLimiter, type RateLimits } from "./http/rate-limit.ts";
import type { Storage } from "./storage/storage.ts";
import { openThreadedStorage } from "./storage/threaded.ts";
import { createBuildLimit } from "./turns/build-limit.ts";
import { KEEP_ANSWERS_MS } from "./turns/idempotency.ts";
import { createMetrics, type MetricsRegistry } from "./metrics/metrics.ts";
import { countBuild } from "./metrics/outcome.ts";
import manifest from "../package.json" with { type: "json" };
import { createTurns, type Turns } from "./turns/turns.ts";

export type RouterContext = AsyncDisposable & {
  readonly config: RouterConfig;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly auth: Authenticator;
  readonly rateLimits: RateLimits;
  readonly registry: Registry;
  readonly log: ConversationLog;
  readonly fanOut: FanOut;
  readonly tickets: Tickets;
  readonly turns: Turns;
  readonly askForPreview: AskForPreview;
  readonly metrics: MetricsRegistry;
  readonly tracing: Tracing;
  /** Where a conversation's events are: a path, with a ticket where a key is needed, since `EventSource` can send none. */
  streamUrl(conversationId: string): string;
};

export type ContextOptions = {
  readonly config: RouterConfig;
  readonly secrets: RouterSecrets;
  readonly logger: Logger;
  /** For tests. */
  readonly overrides?: { readonly storage?: Storage; readonly clock?: Clock } | undefined;
};

/** How often first answers that nobody will ask for any more are forgotten. */
const PRUNE_MS = 60 * 60 * 1000;

/** Opens the store, recovers what a crash left open, and wires the parts together. */
export async function createContext({
  config,
  secrets,
  logger,
  overrides = {},
}: ContextOptions): Promise<RouterContext> {
  const clock: Clock = overrides.clock ?? Date.now;
  const onError = (error: unknown, conversationId?: string): void =>
    logger.error({ err: error, conversationId }, "the store failed");
  const storage = overrides.storage ?? (await openThreadedStorage(join(config.dataDir, "router.db")));
  const prune = () => storage.pruneIdempotency(clock() - KEEP_ANSWERS_MS);
  await prune();
  const pruning = setInterval(() => void prune().catch((error: unknown) => onError(error)), PRUNE_MS).unref();
  const agents = await createAgents({ config, logger, storage, clock });
  const metrics = createMetrics({
    agents: () => agents.registry.list(),
    openStreams: () => fanOut.count(),
    version: manifest.version,
    process,
    now: () => performance.now(),
    clock,
  });
  const fanOut: FanOut = createFanOut({
    metrics,
    readEvents: (conversationId, page) => storage.readEvents(conversationId, page),
    heartbeatMs: config.heartbeatMs,
    hasMore: (conversationId) => log.isBusy(conversationId),
    onError,
  });
  const tracing = await startTracing(config.otlpEndpoint);
  const builds = createBuildLimit(config.maxBuildsPerKey);
  const log: ConversationLog = createLog({
    storage,
    clock,
    buildDeadlineMs: config.buildDeadlineMs,
    cacheBytes: config.cacheBytes,
    publish: fanOut.publish,
    metrics,
    onBuild: (conversationId, build, tenant) => {
      countBuild(metrics, build);
      builds.follow(tenant, conversationId, build.status === "in_progress");
      followBuild(agents, conversationId, build);
    },
    onError,
  });
  const tickets = createTickets({ secret: await storage.loadSecret("tickets"), clock, ttlMs: config.ticketTtlMs });
  const streamUrl = (conversationId: string): string => {
    const ticket = config.apiKeyCount === 0 ? "" : `?ticket=${tickets.issue(conversationId)}`;
    return `/a2a/stream/${conversationId}${ticket}`;
  };
  const turns = createTurns({ log, storage, ...agents, builds, clock, metrics, tracing, streamUrl, onError });
  const open = await log.recover();
  const checking = startHealthCheck({
    registry: agents.registry,
    check: agents.dispatch.check,
    intervalMs: config.healthCheckMs,
    timeoutMs: config.healthCheckTimeoutMs,
  });
  const retention = startRetention({
    prune: log.prune,
    clock,
    retentionMs: config.retentionMs,
    onPruned: (conversations) => logger.info({ conversations }, "deleted conversations that were kept long enough"),
    onError,
  });
  metrics.recovered(open);
  if (open > 0) logger.info({ conversations: open }, "recovered open conversations");

  return {
    config,
    logger,
    storage,
    auth: createAuthenticator(secrets),
    rateLimits: {
      perKey: createRateLimiter({ name: "key", perMinute: config.ratePerMinute, clock }),
      perAddress: createRateLimiter({ name: "address", perMinute: config.addressRatePerMinute, clock }),
      reports: createRateLimiter({ name: "reports", perMinute: config.reportRatePerMinute, clock }),
    },
    registry: agents.registry,
    log,
    fanOut,
    tickets,
    turns,
    askForPreview: createAskForPreview(agents),
    metrics,
    tracing,
    streamUrl,
    async [Symbol.asyncDispose]() {
      clearInterval(pruning);
      checking[Symbol.dispose]();
      retention[Symbol.dispose]();
      metrics.dispose();
      log.dispose();
      fanOut.dispose();
      await agents.dispatch.close();
      // Calls that were still open have failed by that, and say so in the journal.
      turns.stop();
      await turns.settle();
      await storage.close();
      await tracing[Symbol.asyncDispose]();
    },
  };
}

/** What records traces is not even loaded where nobody collects them. */
async function startTracing(endpoint: string | undefined): Promise<Tracing> {
  if (endpoint === undefined) return NO_TRACING;
  const { createOtlpTracing } = await import("@joinery/shared/otlp");
  return createOtlpTracing({ endpoint, service: "joinery-router", version: manifest.version });
}

type Agents = { readonly registry: Registry; readonly dispatch: Dispatch };
type AgentsOptions = Pick<ContextOptions, "config" | "logger"> & { readonly storage: Storage; readonly clock: Clock };

async function createAgents({ config, logger, storage, clock }: AgentsOptions): Promise<Agents> {
  const registry = await createRegistry({
    storage,
    clock,
    leaseMs: config.agentLeaseMs,
    allowedHosts: config.agentHosts,
    secret: await storage.loadSecret("agents"),
    slowMs: config.agentSlowMs,
  });
  const dispatch = createDispatch({
    timeoutMs: config.agentTimeoutMs,
    connectTimeoutMs: config.agentConnectTimeoutMs,
    // Its files are the body of an answer of ours; a little more than a request may have.
    maxAnswerBytes: config.maxBodyBytes + 1024 ** 2,
    log: logger,
    guard: createAddressGuard(config.agentHosts),
  });
  return { registry, dispatch };
}

/** Keeps count of an agent's builds, and tells it when the router has ended one. */
function followBuild({ registry, dispatch }: Agents, conversationId: string, build: BuildRecord): void {
  const { agentId, version } = build;
  if (build.status === "in_progress") return registry.begin(agentId);
  registry.end(agentId);
  const target = build.endedBy === "router" ? registry.find(agentId) : undefined;
  if (target !== undefined) void dispatch.cancel(target, { conversationId, version });
}
