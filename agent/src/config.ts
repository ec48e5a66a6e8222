import { join } from "node:path";
import { BUILD_DEADLINE_MS, describeUnsafePath, MAX_BODY_BYTES } from "@joinery/shared";

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
  /** `full`: run and look at every page; `fast`: run, without the browser; `off`: only read the code. */
  readonly verify: VerifyMode;
  /** How often an app that fails is changed, and after how long no further change is tried. */
  readonly repairRounds: number;
  readonly repairMs: number;
  /** Chromium's executable, when it is not where distributions put it. */
  readonly browserPath: string | undefined;
  /** Templates and workspaces; as root, other users must be able to enter it. */
  readonly sandboxDir: string;
  /** Templates and workspaces that were not used for this long, or are too much together, are removed. */
  readonly sandboxMaxAgeMs: number;
  readonly sandboxMaxBytes: number;
  /** Where built apps are proposed as pull requests; undefined: nowhere. */
  readonly github: GithubConfig | undefined;
  /** Where spans are sent; unset: no traces are recorded. */
  readonly otlpEndpoint: string | undefined;
  /** After this long the router has ended a build by itself. */
  readonly buildDeadlineMs: number;
};

const VERIFY_MODES = ["full", "fast", "off"] as const;
export type VerifyMode = (typeof VERIFY_MODES)[number];

export type GithubConfig = {
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  /** The repository's default branch when it is undefined. */
  readonly base: string | undefined;
  /** Empty: the root. */
  readonly directory: string;
};

export type AgentSecrets = {
  readonly githubToken: string | undefined;
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
  const dataDir = readText(env, "JOINERY_DATA_DIR") ?? ".joinery";
  const config: AgentConfig = {
    host: readText(env, "HOST") ?? "127.0.0.1",
    port: readInteger(env, "AGENT_PORT", { fallback: 4001, min: 0, max: 65_535 }),
    publicUrl: readUrl(env, "A2A_AGENT_URL"),
    routerUrl: readUrl(env, "A2A_ROUTER_URL") ?? "http://127.0.0.1:9999",
    dataDir,
    logLevel: readChoice(env, "LOG_LEVEL", LOG_LEVELS) ?? "info",
    concurrency: readInteger(env, "AGENT_CONCURRENCY", { fallback: 2, min: 1, max: 64 }),
    phaseDelayMs: readInteger(env, "BUILD_PHASE_DELAY_MS", { fallback: 0, min: 0, max: 60_000 }),
    discoveryTimeoutMs: readInteger(env, "DISCOVERY_TIMEOUT_MS", { fallback: 30_000, min: 1, max: 600_000 }),
    maxBodyBytes: readInteger(env, "MAX_BODY_BYTES", { fallback: MAX_BODY_BYTES, min: 1024, max: 2 ** 30 }),
    verify: readChoice(env, "VERIFY", VERIFY_MODES) ?? "full",
    repairRounds: readInteger(env, "REPAIR_ROUNDS", { fallback: 3, min: 0, max: 20 }),
    repairMs: readInteger(env, "REPAIR_BUDGET_MS", { fallback: 120_000, min: 0, max: 3_600_000 }),
    browserPath: readText(env, "BROWSER_PATH"),
    sandboxDir: readText(env, "SANDBOX_DIR") ?? join(dataDir, "sandbox"),
    sandboxMaxAgeMs: readInteger(env, "SANDBOX_MAX_AGE_MS", { fallback: 7 * DAY_MS, min: 0, max: 365 * DAY_MS }),
    sandboxMaxBytes: readInteger(env, "SANDBOX_MAX_BYTES", { fallback: 4 * 2 ** 30, min: 0, max: 2 ** 50 }),
    retentionMs: 7 * DAY_MS,
    github: readGithub(env),
    otlpEndpoint: readUrl(env, "OTEL_EXPORTER_OTLP_ENDPOINT"),
    buildDeadlineMs: readInteger(env, "BUILD_DEADLINE_MS", { fallback: BUILD_DEADLINE_MS, min: 1, max: DAY_MS }),
  };
  const agentKeys = readList(env, "A2A_AGENT_KEY") ?? readList(env, "A2A_API_KEY") ?? [];
  return {
    config: Object.freeze(config),
    secrets: Object.freeze({ agentKeys, githubToken: readText(env, "GITHUB_TOKEN") }),
  };
}

function readGithub(env: Env): GithubConfig | undefined {
  const name = readText(env, "GITHUB_REPO");
  if (name === undefined) return undefined;
  const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(name) ?? [];
  if (owner === undefined || repo === undefined) throw new Error("GITHUB_REPO must be owner/name");
  if (readText(env, "GITHUB_TOKEN") === undefined) throw new Error("GITHUB_REPO needs GITHUB_TOKEN");
  const directory = readText(env, "GITHUB_DIRECTORY") ?? "";
  if (directory !== "" && describeUnsafePath(directory) !== undefined)
    throw new Error(`GITHUB_DIRECTORY ${describeUnsafePath(directory)}`);
  const base = readText(env, "GITHUB_BASE_BRANCH");
  if (base !== undefined && !/^[\w][\w./-]{0,200}$/.test(base))
    throw new Error("GITHUB_BASE_BRANCH must be a branch name");
  return { owner, repo, apiUrl: readUrl(env, "GITHUB_API_URL") ?? "https://api.github.com", base, directory };
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

function readChoice<T extends string>(env: Env, name: string, choices: readonly T[]): T | undefined {
  const text = readText(env, name);
  const choice = choices.find((known) => known === text);
  if (text !== undefined && choice === undefined) throw new Error(`${name} must be one of ${choices.join(", ")}`);
  return choice;
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
