import { BUILD_DEADLINE_MS, MAX_BODY_BYTES } from "@joinery/shared";

/** Everything the agent can be told from outside. Secrets stand apart, so that a config can be logged without them. */
export type AgentConfig = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the router reaches this agent, when it is not `http://HOST:PORT`. */
  readonly publicUrl: string | undefined;
  readonly routerUrl: string;
  readonly dataDir: string;
  readonly logLevel: string;
  /** Builds that run at the same time; the others wait in order. */
  readonly concurrency: number;
  /** Pause after each phase. */
  readonly phaseDelayMs: number;
  readonly discoveryTimeoutMs: number;
  readonly maxBodyBytes: number;
  /** Ended builds older than this are forgotten. */
  readonly retentionMs: number;
  /** Where spans are sent; unset: no traces are recorded. */
  readonly otlpEndpoint: string | undefined;
  /** After this long the router has ended a build by itself. */
  readonly buildDeadlineMs: number;
};

export type AgentSecrets = {
  /** What callers may present as `x-api-key`; the first one is what the agent itself presents. Empty: no key is needed. */
  readonly agentKeys: readonly string[];
};

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the agent's part of the environment. The only place that knows variable names.
 * @throws Error that names the variable when a value cannot be used.
 */
export function readConfig(env: Record<string, string | undefined>): { config: AgentConfig; secrets: AgentSecrets } {
  const config: AgentConfig = {
    host: readText(env, "HOST") ?? "127.0.0.1",
    port: readInteger(env, "AGENT_PORT", { fallback: 4001, min: 0, max: 65_535 }),
    publicUrl: readUrl(env, "A2A_AGENT_URL"),
    routerUrl: readUrl(env, "A2A_ROUTER_URL") ?? "http://127.0.0.1:9999",
    dataDir: readText(env, "JOINERY_DATA_DIR") ?? ".joinery",
    logLevel: readLogLevel(env),
    concurrency: readInteger(env, "AGENT_CONCURRENCY", { fallback: 2, min: 1, max: 64 }),
    phaseDelayMs: readInteger(env, "BUILD_PHASE_DELAY_MS", { fallback: 0, min: 0, max: 60_000 }),
    discoveryTimeoutMs: readInteger(env, "DISCOVERY_TIMEOUT_MS", { fallback: 30_000, min: 1, max: 600_000 }),
    maxBodyBytes: readInteger(env, "MAX_BODY_BYTES", { fallback: MAX_BODY_BYTES, min: 1024, max: 2 ** 30 }),
    retentionMs: 7 * DAY_MS,
    otlpEndpoint: readUrl(env, "OTEL_EXPORTER_OTLP_ENDPOINT"),
    buildDeadlineMs: readInteger(env, "BUILD_DEADLINE_MS", { fallback: BUILD_DEADLINE_MS, min: 1, max: DAY_MS }),
  };
  const agentKeys = readList(env, "A2A_AGENT_KEY") ?? readList(env, "A2A_API_KEY") ?? [];
  return { config: Object.freeze(config), secrets: Object.freeze({ agentKeys }) };
}

type Env = Record<string, string | undefined>;

/** Unset and empty are the same: a variable that is set to nothing takes its default. */
function readText(env: Env, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === "" ? undefined : text;
}

function readInteger(env: Env, name: string, limits: { fallback: number; min: number; max: number }): number {
  const text = readText(env, name);
  if (text === undefined) return limits.fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < limits.min || value > limits.max)
    throw new Error(`${name} must be a whole number from ${limits.min} to ${limits.max}`);
  return value;
}

/** An http or https address without a slash at its end. */
function readUrl(env: Env, name: string): string | undefined {
  const text = readText(env, name);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new Error(`${name} must be an http or https URL without credentials, query or fragment`);
  return url.href.replace(/\/+$/, "");
}

function readLogLevel(env: Env): string {
  const level = readText(env, "LOG_LEVEL") ?? "info";
  if (!LOG_LEVELS.includes(level)) throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}`);
  return level;
}

function readList(env: Env, name: string): string[] | undefined {
  const keys = (env[name] ?? "")
    .split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");
  if (keys.some((key) => !/^[\x21-\x7e]+$/.test(key)))
    throw new Error(`${name} must have printable ASCII characters only`);
  return keys.length === 0 ? undefined : keys;
}
