/** The router's configuration: the only place that reads the environment. */
import { isHostEntry } from "./agents/address-guard.ts";
import { BUILD_DEADLINE_MS, HEARTBEAT_MS, MAX_BODY_BYTES } from "@joinery/shared";

export type RouterConfig = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly agentHosts: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly maxBodyBytes: number;
  readonly buildDeadlineMs: number;
  readonly agentTimeoutMs: number;
  readonly agentConnectTimeoutMs: number;
  readonly agentLeaseMs: number;
  /** An agent's answer that takes longer is slow; when half of them are, its circuit opens. */
  readonly agentSlowMs: number;
  /** Between health checks of the agents; 0 for none. */
  readonly healthCheckMs: number;
  readonly healthCheckTimeoutMs: number;
  /** Running builds of one front-end key; 0 is no limit. */
  readonly maxBuildsPerKey: number;
  readonly heartbeatMs: number;
  readonly ticketTtlMs: number;
  /** Turns per tenant; 0 is no limit, which is what a router without keys has: it serves its own machine. */
  readonly ratePerMinute: number;
  /** Writes per address, whatever keys it uses or tries; 0 is no limit. */
  readonly addressRatePerMinute: number;
  /** Reports per agent; 0 is no limit. */
  readonly reportRatePerMinute: number;
  /** How long a request's head, and its whole, may take to arrive. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveMs: number;
  /** A connection on which nothing moves for so long is ended; never less than a turn or a heartbeat needs. */
  readonly idleTimeoutMs: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  readonly cacheBytes: number;
  /** How long a conversation is kept after something was last open in it; 0 is for ever. */
  readonly retentionMs: number;
  readonly stopTimeoutMs: number;
  /** Where spans are sent; unset: no traces are recorded. */
  readonly otlpEndpoint: string | undefined;
  /** How many front-end keys there are; the keys themselves are secrets. */
  readonly apiKeyCount: number;
};

export type RouterSecrets = { readonly apiKeys: readonly string[]; readonly agentKeys: readonly string[] };

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];
type Environment = Readonly<Record<string, string | undefined>>;

const RATES = { min: 0, max: 1_000_000_000 };
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads and checks everything at once.
 * @throws Error that names the variable
 */
export function readConfig(env: Environment): { config: RouterConfig; secrets: RouterSecrets } {
  const int = (name: string, fallback: number, range: { min: number; max: number }) =>
    parseInteger(name, text(env, name), { fallback, ...range });
  const ms = (name: string, fallback: number) => int(name, fallback, { min: 1, max: DAY_MS });
  const apiKeys = parseKeys("A2A_API_KEY", text(env, "A2A_API_KEY"));
  const agentKeys = parseKeys("A2A_AGENT_KEY", text(env, "A2A_AGENT_KEY"));
  const config: RouterConfig = {
    host: text(env, "HOST") ?? "127.0.0.1",
    port: int("PORT", 9999, { min: 0, max: 65_535 }),
    dataDir: text(env, "JOINERY_DATA_DIR") ?? ".joinery",
    logLevel: parseLogLevel(text(env, "LOG_LEVEL")),
    agentHosts: parseHosts("A2A_AGENT_HOSTS", text(env, "A2A_AGENT_HOSTS") ?? "127.0.0.1,localhost,::1"),
    corsOrigins: parseList(text(env, "CORS_ORIGINS") ?? ""),
    maxBodyBytes: int("MAX_BODY_BYTES", MAX_BODY_BYTES, { min: 1024, max: 1024 ** 3 }),
    buildDeadlineMs: ms("BUILD_DEADLINE_MS", BUILD_DEADLINE_MS),
    agentTimeoutMs: ms("AGENT_TIMEOUT_MS", 60_000),
    agentConnectTimeoutMs: ms("AGENT_CONNECT_TIMEOUT_MS", 3_000),
    agentLeaseMs: ms("AGENT_LEASE_MS", 30_000),
    agentSlowMs: ms("AGENT_SLOW_MS", 30_000),
    healthCheckMs: int("AGENT_HEALTH_INTERVAL_MS", 5_000, { min: 0, max: DAY_MS }),
    healthCheckTimeoutMs: ms("AGENT_HEALTH_TIMEOUT_MS", 2_000),
    maxBuildsPerKey: int("MAX_BUILDS_PER_KEY", apiKeys.length === 0 ? 0 : 20, { min: 0, max: 1_000_000 }),
    heartbeatMs: ms("HEARTBEAT_MS", HEARTBEAT_MS),
    ticketTtlMs: ms("STREAM_TICKET_MS", 60 * 60 * 1000),
    ratePerMinute: int("RATE_LIMIT_PER_MINUTE", apiKeys.length === 0 ? 0 : 1_200, RATES),
    addressRatePerMinute: int("RATE_LIMIT_PER_ADDRESS", apiKeys.length === 0 ? 0 : 12_000, RATES),
    reportRatePerMinute: int("RATE_LIMIT_REPORTS", apiKeys.length === 0 ? 0 : 60_000, RATES),
    headersTimeoutMs: ms("HEADERS_TIMEOUT_MS", 10_000),
    requestTimeoutMs: ms("REQUEST_TIMEOUT_MS", 60_000),
    keepAliveMs: ms("KEEP_ALIVE_MS", 5_000),
    idleTimeoutMs: ms("IDLE_TIMEOUT_MS", 120_000),
    maxConnections: int("MAX_CONNECTIONS", 20_000, { min: 1, max: 1_000_000 }),
    maxConnectionsPerAddress: int("MAX_CONNECTIONS_PER_ADDRESS", 12_000, { min: 1, max: 1_000_000 }),
    cacheBytes: int("CONVERSATION_CACHE_BYTES", 64 * 1024 ** 2, { min: 1024, max: 64 * 1024 ** 3 }),
    retentionMs: int("CONVERSATION_RETENTION_DAYS", 0, { min: 0, max: 36_500 }) * DAY_MS,
    stopTimeoutMs: ms("STOP_TIMEOUT_MS", 10_000),
    otlpEndpoint: parseUrl("OTEL_EXPORTER_OTLP_ENDPOINT", text(env, "OTEL_EXPORTER_OTLP_ENDPOINT")),
    apiKeyCount: apiKeys.length,
  };
  const secrets = { apiKeys, agentKeys: agentKeys.length === 0 ? apiKeys : agentKeys };
  return { config: Object.freeze(config), secrets: Object.freeze(secrets) };
}

/** An empty variable counts as unset, as compose files and shells mean it. */
function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function parseInteger(
  name: string,
  value: string | undefined,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new Error(`${name} must be a whole number from ${min} to ${max}.`);
  }
  return number;
}

/** An http or https address without a slash at its end. */
function parseUrl(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Error(`${name} must be an http or https URL.`);
  return url.href.replace(/\/+$/, "");
}

function parseLogLevel(value: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((candidate) => candidate === (value ?? "info").toLowerCase());
  if (level === undefined) throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`);
  return level;
}

function parseList(value: string): readonly string[] {
  const items = value.split(",").map((item) => item.trim());
  return Object.freeze(items.filter((item) => item !== ""));
}

/** Host names, addresses and networks. */
function parseHosts(name: string, value: string): readonly string[] {
  const hosts = parseList(value);
  const wrong = hosts.find((host) => !isHostEntry(host));
  if (wrong === undefined) return hosts;
  throw new Error(`${name} must hold host names, addresses or networks such as 10.1.0.0/16; ${wrong} is none.`);
}

/** A variable that is set but holds no key would switch authentication off without a word. */
function parseKeys(name: string, value: string | undefined): readonly string[] {
  if (value === undefined) return Object.freeze([]);
  const keys = parseList(value);
  if (keys.length === 0) throw new Error(`${name} is set but holds no key.`);
  if (keys.some((key) => !/^[\x21-\x7e]+$/.test(key))) {
    throw new Error(`${name} must hold printable ASCII keys without spaces, separated by commas.`);
  }
  return keys;
}
