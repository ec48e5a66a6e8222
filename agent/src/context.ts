import { join, resolve } from "node:path";
import { NO_TRACING, type Tracing } from "@joinery/shared";
import { pino, type Logger } from "pino";
import manifest from "../package.json" with { type: "json" };
import { formatFiles, warmUpFormatter } from "./build/format.ts";
import { createDrafts, type Drafts } from "./build/drafts.ts";
import { createPipeline } from "./build/pipeline.ts";
import { createOctokit } from "./github/octokit.ts";
import { createPublish, type Publish } from "./github/publish.ts";
import { createReporter, type Reporter } from "./build/reporter.ts";
import { createReview } from "./build/review.ts";
import { createTypechecker, type Typechecker } from "./build/typecheck.ts";
import { makeVerifier } from "./build/verify/make-verifier.ts";
import type { Verifier } from "./build/verify/verifier.ts";
import { BUILD_DEPENDENCIES, RUNTIME_DEPENDENCIES } from "./compiler/dependencies.ts";
import type { Compiler } from "./build/compiler.ts";
import type { AgentConfig, AgentSecrets } from "./config.ts";
import type { Engine } from "./engine/engine.ts";
import { createAuthenticate, type Authenticate } from "./http/authenticate.ts";
import { createAgentPreviews, type AgentPreviews } from "./preview/agent-previews.ts";
import { openLocalQueue } from "./jobs/local.ts";
import type { JobQueue } from "./jobs/queue.ts";
import { createWorker, type Worker } from "./jobs/worker.ts";
import { sleep } from "./router-link/backoff.ts";
import { createRegistration, type Registration } from "./router-link/registration.ts";
import { createRouterClient, type RouterClient } from "./router-link/router-client.ts";

/** Everything an agent process is made of. */
export type AgentContext = {
  readonly config: AgentConfig;
  readonly version: string;
  readonly log: Logger;
  readonly engine: Engine;
  readonly queue: JobQueue;
  readonly worker: Worker;
  readonly reporter: Reporter;
  readonly drafts: Drafts;
  readonly client: RouterClient;
  readonly typechecker: Typechecker;
  readonly verifier: Verifier;
  readonly authenticate: Authenticate;
  readonly registration: Registration;
  readonly tracing: Tracing;
  readonly previewing: AgentPreviews;
  /** Makes the first build as fast as the others. */
  warmUp(signal: AbortSignal): Promise<void>;
};

/** What a process gives its agent, and what tests put in its place. */
export type ContextParts = {
  readonly config: AgentConfig;
  readonly secrets: AgentSecrets;
  readonly engine: Engine;
  readonly compiler: Compiler;
  /** Nothing is recorded without it. */
  readonly tracing?: Tracing;
};
export type ContextOverrides = {
  readonly log?: Logger;
  readonly typechecker?: Typechecker;
  readonly verifier?: Verifier;
  readonly now?: () => number;
};

const AGENT_NAME = "joinery-agent";
/** What compiled apps are made of, named as they name it, so that a build that comes meanwhile waits for the same template. */
const WARM_DEPENDENCIES = Object.entries({ ...RUNTIME_DEPENDENCIES, ...BUILD_DEPENDENCIES })
  .map(([name, range]) => `${name}@${range}`)
  .sort();
const INTENTS = ["app.compose"];

/** The composition root. Nothing is started yet, but the database is open. */
export function createContext(parts: ContextParts, overrides: ContextOverrides = {}): AgentContext {
  const { config, secrets, engine, compiler, tracing = NO_TRACING } = parts;
  const log = overrides.log ?? createLogger(config);
  const now = overrides.now ?? Date.now;
  const { version } = manifest;
  const dataDir = resolve(config.dataDir);
  const random = Math.random;

  const queue = openLocalQueue({ path: join(dataDir, "agent.db"), now });
  const client = createRouterClient({ routerUrl: config.routerUrl, agentKey: secrets.agentKeys[0] });
  const registration = createRegistration({
    client,
    self: { name: AGENT_NAME, intents: INTENTS, version },
    log,
    sleep,
    random,
    onRegistered: () => reporter.wakeAll(),
  });
  const typechecker = overrides.typechecker ?? createTypechecker({ folder: join(dataDir, "review"), log });
  const reporter = createReporter({
    queue,
    client,
    token: registration.token,
    onUnauthorized: registration.refresh,
    onRejected: (key) => void worker.cancel(key),
    buildDeadlineMs: config.buildDeadlineMs,
    log,
    now,
    sleep,
    random,
    tracing,
  });
  const verifier = overrides.verifier ?? makeVerifier(config, log, { isInUse: () => previewing.previews.isRunning() });
  const drafts = createDrafts({
    compiler,
    format: formatFiles,
    review: createReview({ checkTypes: typechecker.check }),
    verify: verifier.run,
    isBusy: () => queue.countOpen() > 0,
    log,
  });
  const previewing = createAgentPreviews({ config, queue, now, log });
  const build = createPipeline({
    drafts,
    queue,
    onFiles: previewing.previews.offer,
    onReport: reporter.wake,
    publish: makePublish({ config, secrets, log }),
    phaseDelayMs: config.phaseDelayMs,
    sleep,
    log,
    tracing,
  });
  const worker = createWorker({ queue, build, concurrency: config.concurrency, log, tracing });

  return {
    config,
    version,
    log,
    engine,
    queue,
    worker,
    reporter,
    drafts,
    client,
    typechecker,
    verifier,
    authenticate: createAuthenticate({ agentKeys: secrets.agentKeys, token: registration.token }),
    registration,
    tracing,
    previewing,
    async warmUp(signal) {
      await Promise.all([typechecker.warmUp(), warmUpFormatter()]);
      if (signal.aborted) return;
      await verifier.cleanUp();
      await verifier.warmUp(WARM_DEPENDENCIES, signal);
    },
  };
}

function makePublish({
  config,
  secrets,
  log,
}: Pick<ContextParts, "config" | "secrets"> & { log: Logger }): Publish | undefined {
  const { github } = config;
  const { githubToken: token } = secrets;
  if (github === undefined || token === undefined) return undefined;
  const { owner, repo, apiUrl, base, directory } = github;
  return createPublish({
    octokit: createOctokit({ token, apiUrl, log }),
    repository: { owner, repo },
    base,
    directory,
  });
}

/** What records traces is not even loaded where nobody collects them. */
export async function startTracing({ otlpEndpoint }: AgentConfig): Promise<Tracing> {
  if (otlpEndpoint === undefined) return NO_TRACING;
  const { createOtlpTracing } = await import("@joinery/shared/otlp");
  return createOtlpTracing({ endpoint: otlpEndpoint, service: AGENT_NAME, version: manifest.version });
}

function createLogger({ logLevel }: AgentConfig): Logger {
  const paths = ["*.agentToken", "*.token", "*['x-api-key']", "*['x-agent-token']"];
  return pino({ level: logLevel, base: { service: AGENT_NAME }, redact: { paths, remove: true } });
}
