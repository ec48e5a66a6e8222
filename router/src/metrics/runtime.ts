import { createGauge, createHistogram, type Collector } from "./instruments.ts";

const SAMPLE_MS = 50;
/** Seconds. A loop that lags by more than a second is as good as down. */
const LAG_BOUNDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];

export type RuntimeDeps = {
  readonly process: Pick<NodeJS.Process, "memoryUsage" | "cpuUsage" | "uptime">;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
};

export type RuntimeCollectors = { readonly collectors: readonly Collector[]; dispose(): void };

/**
 * The process itself: memory, CPU time, and how late the event loop gets to a timer. The lag is a histogram, not a maximum
 * since the last read, so that two readers do not take it from each other.
 */
export function createRuntime({ process, now, clock }: RuntimeDeps): RuntimeCollectors {
  const lag = createHistogram({
    name: "joinery_event_loop_lag_seconds",
    help: "How late the event loop got to a timer, sampled every 50 ms.",
    bounds: LAG_BOUNDS,
  });
  let dueAt = now() + SAMPLE_MS;
  const timer = setInterval(() => {
    lag.observe(Math.max(0, now() - dueAt) / 1_000);
    dueAt = now() + SAMPLE_MS;
  }, SAMPLE_MS);
  timer.unref();
  const startedAt = clock() / 1_000 - process.uptime();
  const gauge = (name: string, help: string, read: () => number): Collector => createGauge({ name, help, read });
  return {
    collectors: [
      lag,
      gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage().rss),
      gauge("nodejs_heap_size_used_bytes", "Used part of the heap.", () => process.memoryUsage().heapUsed),
      gauge("nodejs_heap_size_total_bytes", "Size of the heap.", () => process.memoryUsage().heapTotal),
      gauge("nodejs_external_memory_bytes", "Memory outside the heap.", () => process.memoryUsage().external),
      gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", () => startedAt),
      createGauge({
        name: "process_cpu_seconds_total",
        help: "CPU time spent, user and system.",
        type: "counter",
        read: () => {
          const { user, system } = process.cpuUsage();
          return (user + system) / 1e6;
        },
      }),
    ],
    dispose: () => clearInterval(timer),
  };
}
