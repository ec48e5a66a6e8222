import { afterEach, describe, expect, it, vi } from "vitest";
import { createMetrics, NO_METRICS, type MetricSources, type MetricsRegistry } from "./metrics.ts";

const open: MetricsRegistry[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const metrics of open.splice(0)) metrics.dispose();
});

const sources: MetricSources = {
  agents: () => [
    { health: "ok", inFlight: 2 },
    { health: "ok", inFlight: 1 },
    { health: "expired", inFlight: 0 },
  ],
  openStreams: () => 12,
  version: '1.0 "beta"\\',
  process: {
    memoryUsage: process.memoryUsage,
    cpuUsage: () => ({ user: 1_500_000, system: 500_000 }),
    uptime: () => 10,
  },
  now: () => performance.now(),
  clock: () => 1_000_000,
};

function create(overrides: Partial<MetricSources> = {}): MetricsRegistry {
  const metrics = createMetrics({ ...sources, ...overrides });
  open.push(metrics);
  return metrics;
}

/** The value of one series, by its exact text. */
function read(metrics: MetricsRegistry, series: string): number | undefined {
  const line = metrics
    .render()
    .split("\n")
    .find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe("createMetrics", () => {
  it("has every series with 0 before anything happened", () => {
    const metrics = create();
    expect(read(metrics, 'joinery_turn_duration_seconds_count{outcome="timeout"}')).toBe(0);
    expect(read(metrics, 'joinery_build_duration_seconds_bucket{outcome="timeout",le="+Inf"}')).toBe(0);
    expect(read(metrics, "joinery_deliveries_total")).toBe(0);
  });

  it("spreads durations over cumulative buckets in seconds", () => {
    const metrics = create();
    metrics.turn("queued", 10);
    metrics.turn("queued", 300);
    metrics.turn("queued", 500_000);
    metrics.turn("failed", 1);
    const bucket = (le: string): number | undefined =>
      read(metrics, `joinery_turn_duration_seconds_bucket{outcome="queued",le="${le}"}`);
    expect([bucket("0.005"), bucket("0.01"), bucket("0.25"), bucket("0.5"), bucket("120"), bucket("+Inf")]).toEqual([
      0, 1, 1, 2, 2, 3,
    ]);
    expect(read(metrics, 'joinery_turn_duration_seconds_sum{outcome="queued"}')).toBeCloseTo(500.31);
    expect(read(metrics, 'joinery_turn_duration_seconds_count{outcome="failed"}')).toBe(1);
  });

  it("counts events, deliveries, stalls and running builds", () => {
    const metrics = create();
    metrics.appended(3, 0.4);
    metrics.streamOpened();
    metrics.streamOpened();
    metrics.delivered(5, 1_000);
    metrics.streamStalled();
    metrics.buildStarted();
    metrics.buildStarted();
    metrics.build("cancelled", 900);
    metrics.recovered(4);
    expect(read(metrics, "joinery_events_total")).toBe(3);
    expect(read(metrics, 'joinery_append_duration_seconds_bucket{le="0.0005"}')).toBe(1);
    expect(read(metrics, "joinery_builds_running")).toBe(1);
    expect(read(metrics, "joinery_recovered_conversations_total")).toBe(4);
    expect(read(metrics, "joinery_streams_opened_total")).toBe(2);
    expect(read(metrics, "joinery_deliveries_total")).toBe(5);
    expect(read(metrics, "joinery_delivered_bytes_total")).toBe(1_000);
    expect(read(metrics, "joinery_stream_stalls_total")).toBe(1);
    expect(read(metrics, 'joinery_build_duration_seconds_count{outcome="cancelled"}')).toBe(1);
  });

  it.each([
    [200, "2xx"],
    [204, "2xx"],
    [304, "3xx"],
    [404, "4xx"],
    [503, "5xx"],
  ])("counts an answer with status %d as %s", (status, label) => {
    const metrics = create();
    metrics.request(status, 1);
    expect(read(metrics, `joinery_http_request_duration_seconds_count{status="${label}"}`)).toBe(1);
  });

  it("asks at each read for what is counted elsewhere", () => {
    const metrics = create();
    expect(read(metrics, 'joinery_agents{health="ok"}')).toBe(2);
    expect(read(metrics, 'joinery_agents{health="failing"}')).toBe(0);
    expect(read(metrics, 'joinery_agents{health="expired"}')).toBe(1);
    expect(read(metrics, "joinery_agents_in_flight")).toBe(3);
    expect(read(metrics, "joinery_streams_open")).toBe(12);
    expect(read(metrics, "process_cpu_seconds_total")).toBe(2);
    expect(read(metrics, "process_start_time_seconds")).toBe(990);
    expect(read(metrics, "process_resident_memory_bytes")).toBeGreaterThan(1e6);
  });

  it("ignores what is no duration, so that one bad measurement does not spoil the sum", () => {
    const metrics = create();
    metrics.turn("queued", Number.NaN);
    expect(read(metrics, 'joinery_turn_duration_seconds_sum{outcome="queued"}')).toBe(0);
    expect(read(metrics, 'joinery_turn_duration_seconds_count{outcome="queued"}')).toBe(0);
  });

  it("writes only lines of the text format, each family under its own header", () => {
    const text = create().render();
    expect(text.endsWith("\n")).toBe(true);
    const families = text.split(/^# HELP /m).slice(1);
    for (const family of families) {
      const [help = "", type = "", ...samples] = family.trimEnd().split("\n");
      const name = help.split(" ")[0] ?? "";
      expect(type).toMatch(new RegExp(`^# TYPE ${name} (?:counter|gauge|histogram)$`));
      for (const sample of samples)
        expect(sample).toMatch(
          new RegExp(
            `^${name}(?:_bucket|_sum|_count)?(?:\\{(?:\\w+="(?:[^"\\\\\\n]|\\\\.)*",?)+\\})? [-+.\\deInfNa]+$`,
          ),
        );
      expect(samples.length).toBeGreaterThan(0);
    }
    expect(text).toContain('joinery_info{version="1.0 \\"beta\\"\\\\"} 1');
  });

  it("has a name for every counter that ends as Prometheus wants it", () => {
    const counters = [
      ...create()
        .render()
        .matchAll(/^# TYPE (\S+) counter$/gm),
    ].map((match) => match[1]);
    expect(counters.length).toBeGreaterThan(4);
    for (const name of counters) expect(name).toMatch(/_total$/);
  });
});

describe("event loop lag", () => {
  it("shows by how much a blocked loop was late for its timer", () => {
    vi.useFakeTimers();
    let now = 0;
    const metrics = create({ now: () => now });
    now += 50;
    vi.advanceTimersByTime(50);
    now += 50 + 300;
    vi.advanceTimersByTime(50);
    expect(read(metrics, 'joinery_event_loop_lag_seconds_bucket{le="0.001"}')).toBe(1);
    expect(read(metrics, 'joinery_event_loop_lag_seconds_bucket{le="0.25"}')).toBe(1);
    expect(read(metrics, 'joinery_event_loop_lag_seconds_bucket{le="0.5"}')).toBe(2);
    expect(read(metrics, "joinery_event_loop_lag_seconds_sum")).toBeCloseTo(0.3);
  });

  it("is no longer sampled after the end", () => {
    vi.useFakeTimers();
    const metrics = create();
    expect(vi.getTimerCount()).toBe(1);
    metrics.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("NO_METRICS", () => {
  it("takes every measurement that the real ones take", () => {
    const { render: _render, dispose: _dispose, ...methods } = create();
    expect(Object.keys(NO_METRICS).toSorted()).toEqual(Object.keys(methods).toSorted());
  });
});
