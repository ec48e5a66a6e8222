import { AGENT_HEALTH, type AgentInfo } from "@joinery/shared";
import { formatFamilies } from "./format.ts";
import { createCounter, createGauge, createHistogram, type Collector } from "./instruments.ts";
import { createRuntime, type RuntimeDeps } from "./runtime.ts";

/** How a turn ended. `rejected`: the agent refused it; `failed` and `timeout`: it gave no answer. */
export const TURN_OUTCOMES = ["awaiting", "queued", "completed", "rejected", "failed", "timeout"] as const;
export type TurnOutcome = (typeof TURN_OUTCOMES)[number];

/** How a build ended. */
export const BUILD_OUTCOMES = ["completed", "failed", "cancelled", "timeout"] as const;
export type BuildOutcome = (typeof BUILD_OUTCOMES)[number];

/** An answer's class; event streams count when they open. */
export const STATUS_CLASSES = ["2xx", "3xx", "4xx", "5xx"] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

/** What the router's parts tell. Durations are milliseconds. Nothing here throws or waits. */
export type Metrics = {
  /** A turn has an answer that is durable, or has failed. */
  turn(outcome: TurnOutcome, ms: number): void;
  /** A build has begun, or was found running after a restart. */
  buildStarted(): void;
  /** A build's terminal event is durable. `ms`: since the 202. Each was started before. */
  build(outcome: BuildOutcome, ms: number): void;
  /** A restart found so many conversations with an open turn or build. */
  recovered(conversations: number): void;
  /** An event stream begins. */
  streamOpened(): void;
  /** One write to one subscriber: how many events and bytes it held. */
  delivered(events: number, bytes: number): void;
  /** A subscriber's socket is full and is skipped until it drains. */
  streamStalled(): void;
  /** Visible events became durable; `ms`: from the command to the acknowledgement. */
  appended(events: number, ms: number): void;
  /** A request has its answer. */
  request(status: number, ms: number): void;
};

/** What is counted elsewhere, asked for at each read. */
export type MetricSources = {
  readonly agents: () => readonly Pick<AgentInfo, "health" | "inFlight">[];
  readonly openStreams: () => number;
  readonly version: string;
} & RuntimeDeps;

export type MetricsRegistry = Metrics & {
  /** All metrics in the Prometheus text format. */
  render(): string;
  /** Ends the sampling of the event loop. */
  dispose(): void;
};

/** For those who want no metrics: every call is free. */
export const NO_METRICS: Metrics = {
  turn: () => {},
  buildStarted: () => {},
  build: () => {},
  recovered: () => {},
  streamOpened: () => {},
  delivered: () => {},
  streamStalled: () => {},
  appended: () => {},
  request: () => {},
};

// Upper bounds in seconds: a turn is milliseconds without a model and a minute with one, a build up to its deadline.
const TURN_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const BUILD_BOUNDS = [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 900];
const APPEND_BOUNDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const REQUEST_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];

/** The router's metrics, kept in this process. */
export function createMetrics(sources: MetricSources): MetricsRegistry {
  const work = createWorkMetrics();
  const streams = createStreamMetrics();
  const requests = createRequestMetrics();
  const runtime = createRuntime(sources);
  const collectors = [
    ...work.collectors,
    ...streams.collectors,
    ...requests.collectors,
    ...createSourceGauges(sources),
    ...runtime.collectors,
  ];
  return {
    ...work.methods,
    ...streams.methods,
    ...requests.methods,
    render: () => formatFamilies(collectors.map((collector) => collector.collect())),
    dispose: () => runtime.dispose(),
  };
}

type Part<K extends keyof Metrics> = { readonly methods: Pick<Metrics, K>; readonly collectors: readonly Collector[] };

function createWorkMetrics(): Part<"turn" | "buildStarted" | "build" | "recovered" | "appended"> {
  const label = "outcome";
  const turns = createHistogram({
    name: "joinery_turn_duration_seconds",
    help: "Turns by outcome: from the request to its durable answer.",
    label,
    values: TURN_OUTCOMES,
    bounds: TURN_BOUNDS,
  });
  const buildTimes = createHistogram({
    name: "joinery_build_duration_seconds",
    help: "Builds by outcome: from the 202 to the last event.",
    label,
    values: BUILD_OUTCOMES,
    bounds: BUILD_BOUNDS,
  });
  const appends = createHistogram({
    name: "joinery_append_duration_seconds",
    help: "How long it takes until what a command adds to the log is durable.",
    bounds: APPEND_BOUNDS,
  });
  const recovered = createCounter({
    name: "joinery_recovered_conversations_total",
    help: "Conversations that a restart found with an open turn or build.",
  });
  let running = 0;
  const builds = createGauge({ name: "joinery_builds_running", help: "Builds running now.", read: () => running });
  const events = createCounter({ name: "joinery_events_total", help: "Visible events that became durable." });
  return {
    methods: {
      turn: (outcome, ms) => turns.observe(ms / 1_000, outcome),
      buildStarted: () => void (running += 1),
      build: (outcome, ms) => {
        running -= 1;
        buildTimes.observe(ms / 1_000, outcome);
      },
      recovered: (conversations) => recovered.add(conversations),
      appended: (count, ms) => {
        appends.observe(ms / 1_000);
        events.add(count);
      },
    },
    collectors: [turns, builds, buildTimes, recovered, appends, events],
  };
}

function createStreamMetrics(): Part<"streamOpened" | "delivered" | "streamStalled"> {
  const opened = createCounter({ name: "joinery_streams_opened_total", help: "Event streams that were opened." });
  const deliveries = createCounter({
    name: "joinery_deliveries_total",
    help: "Events written, each once per subscriber.",
  });
  const bytes = createCounter({ name: "joinery_delivered_bytes_total", help: "Bytes written to event streams." });
  const stalls = createCounter({
    name: "joinery_stream_stalls_total",
    help: "How often a subscriber's socket was full and it was left to catch up.",
  });
  return {
    methods: {
      streamOpened: () => opened.add(1),
      delivered: (count, size) => {
        deliveries.add(count);
        bytes.add(size);
      },
      streamStalled: () => stalls.add(1),
    },
    collectors: [opened, deliveries, bytes, stalls],
  };
}

function createRequestMetrics(): Part<"request"> {
  const durations = createHistogram({
    name: "joinery_http_request_duration_seconds",
    help: "Requests by class of status: until the answer is ready; for an event stream, until it is open.",
    label: "status",
    values: STATUS_CLASSES,
    bounds: REQUEST_BOUNDS,
  });
  return {
    methods: { request: (status, ms) => durations.observe(ms / 1_000, toStatusClass(status)) },
    collectors: [durations],
  };
}

function toStatusClass(status: number): StatusClass {
  if (status >= 500) return "5xx";
  if (status >= 400) return "4xx";
  return status >= 300 ? "3xx" : "2xx";
}

function createSourceGauges({ agents, openStreams, version }: MetricSources): Collector[] {
  return [
    createGauge({ name: "joinery_streams_open", help: "Event streams open now.", read: openStreams }),
    createGauge({
      name: "joinery_agents",
      help: "Registered agents by health.",
      label: "health",
      values: AGENT_HEALTH,
      read: (health) => agents().filter((agent) => agent.health === health).length,
    }),
    createGauge({
      name: "joinery_agents_in_flight",
      help: "Calls and builds that agents are working on.",
      read: () => agents().reduce((sum, { inFlight }) => sum + inFlight, 0),
    }),
    createGauge({
      name: "joinery_info",
      help: "The version that runs; always 1.",
      label: "version",
      values: [version],
      read: () => 1,
    }),
  ];
}
