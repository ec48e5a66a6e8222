/**
 * The three instruments of the Prometheus data model that a service needs, over a fixed set of series.
 *
 * 1. A label's values are all known when an instrument is made, so that no request can add a series, and every series is
 *    there from the start with 0, as `rate()` needs it.
 * 2. Taking a measurement adds to numbers and allocates nothing; text is made only when somebody reads.
 */

/** One line of the exposition: `{name}{suffix}{labels} value`. */
export type Sample = { readonly suffix: string; readonly labels: Labels; readonly value: number };
export type Labels = Readonly<Record<string, string>>;

/** One metric with all its series. */
export type Family = {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly Sample[];
};

export type Collector = { collect(): Family };

/** `label` with all the values it can have; without one there is a single series. */
export type InstrumentOptions<V extends string> = {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  readonly values?: readonly V[];
};

export type Counter<V extends string> = Collector & { add(amount: number, value?: V): void };
export type Histogram<V extends string> = Collector & { observe(amount: number, value?: V): void };

const NO_LABEL = "";

/** A number that only grows. The name ends in `_total`. */
export function createCounter<V extends string = never>(options: InstrumentOptions<V>): Counter<V> {
  const totals = toSeries(options, () => ({ value: 0 }));
  return {
    add: (amount, value) => {
      const series = totals.get(value ?? NO_LABEL);
      if (series !== undefined) series.value += amount;
    },
    collect: () => ({
      name: options.name,
      help: options.help,
      type: "counter",
      samples: [...totals].map(([key, { value }]) => ({ suffix: "", labels: toLabels(options, key), value })),
    }),
  };
}

/** Numbers asked for at each read, by label value: what is counted elsewhere is not counted twice. */
export function createGauge<V extends string = never>(
  options: InstrumentOptions<V> & { readonly read: (value: V | "") => number; readonly type?: "gauge" | "counter" },
): Collector {
  const keys: readonly (V | "")[] = options.values ?? [NO_LABEL];
  return {
    collect: () => ({
      name: options.name,
      help: options.help,
      type: options.type ?? "gauge",
      samples: keys.map((key) => ({ suffix: "", labels: toLabels(options, key), value: options.read(key) })),
    }),
  };
}

/** How measurements are spread: `bounds` are the buckets' upper ends, rising; a last one without an end is added. */
export function createHistogram<V extends string = never>(
  options: InstrumentOptions<V> & { readonly bounds: readonly number[] },
): Histogram<V> {
  const { bounds } = options;
  const spreads = toSeries(options, () => ({ counts: bounds.map(() => 0), sum: 0, count: 0 }));
  return {
    observe: (amount, value) => {
      const spread = spreads.get(value ?? NO_LABEL);
      if (spread === undefined || !Number.isFinite(amount)) return;
      const bucket = bounds.findIndex((bound) => amount <= bound);
      if (bucket !== -1) spread.counts[bucket] = (spread.counts[bucket] ?? 0) + 1;
      spread.sum += amount;
      spread.count += 1;
    },
    collect: () => ({
      name: options.name,
      help: options.help,
      type: "histogram",
      samples: [...spreads].flatMap(([key, spread]) => toHistogramSamples(toLabels(options, key), bounds, spread)),
    }),
  };
}

type Spread = { readonly counts: readonly number[]; readonly sum: number; readonly count: number };

/** Buckets are cumulative on the wire: each counts all that is not above its bound. */
function toHistogramSamples(labels: Labels, bounds: readonly number[], { counts, sum, count }: Spread): Sample[] {
  let below = 0;
  const buckets = bounds.map((bound, index): Sample => {
    below += counts[index] ?? 0;
    return { suffix: "_bucket", labels: { ...labels, le: String(bound) }, value: below };
  });
  return [
    ...buckets,
    { suffix: "_bucket", labels: { ...labels, le: "+Inf" }, value: count },
    { suffix: "_sum", labels, value: sum },
    { suffix: "_count", labels, value: count },
  ];
}

function toSeries<V extends string, S>({ values }: InstrumentOptions<V>, create: () => S): Map<string, S> {
  return new Map((values ?? [NO_LABEL]).map((value) => [value, create()]));
}

function toLabels<V extends string>({ label }: InstrumentOptions<V>, value: string): Labels {
  return label === undefined ? {} : { [label]: value };
}
