import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createMetrics } from "./metrics.ts";

const Dashboard = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ refId: z.string(), expr: z.string() })).min(1),
    }),
  ),
  templating: z.object({ list: z.array(z.object({ name: z.string() })) }),
});

/** What Grafana and the scraper add by themselves. */
const SCRAPE_LABELS = ["instance", "job"];
const GRAFANA_VARIABLES = ["__rate_interval", "__range", "__interval"];

const dashboard = Dashboard.parse(
  JSON.parse(await readFile(new URL("../../grafana/joinery.json", import.meta.url), "utf8")),
);
const exposed = readExposed();
const targets = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

describe("the Grafana dashboard", () => {
  it.each(targets)("asks in $title only for series that exist: $expr", ({ expr }) => {
    const names = readNames(expr);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect([...exposed.keys()]).toContain(name);
  });

  it.each(targets)("uses in $title only labels that its series have: $expr", ({ expr }) => {
    const known = new Set([
      ...SCRAPE_LABELS,
      ...readNames(expr).flatMap((name) => Array.from(exposed.get(name)?.labels ?? [])),
    ]);
    for (const label of readLabels(expr)) expect([...known]).toContain(label);
  });

  it("compares labels only with values that they can have", () => {
    for (const { expr } of targets) {
      for (const [, name = "", matchers = ""] of expr.matchAll(/([a-z_]+)\{([^}]*)\}/g)) {
        for (const [, label = "", value = ""] of matchers.matchAll(/(\w+)!?="([^"$]*)"/g)) {
          expect([...(exposed.get(name)?.values ?? [])]).toContain(`${label}=${value}`);
        }
      }
    }
  });

  it("uses only variables that it defines", () => {
    const defined = [...GRAFANA_VARIABLES, ...dashboard.templating.list.map(({ name }) => name)];
    for (const { expr } of targets) {
      for (const [, name] of expr.matchAll(/\$\{?(\w+)/g)) expect(defined).toContain(name);
    }
  });

  it("shows every metric that the router has", () => {
    const shown = new Set(targets.flatMap(({ expr }) => readNames(expr).map(toFamily)));
    expect([...new Set([...exposed.keys()].map(toFamily))].filter((name) => !shown.has(name))).toEqual([]);
  });

  it("has a place of its own for each panel", () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });
});

/** Series name → its labels, and all `label=value` pairs seen. */
function readExposed(): Map<string, { labels: Set<string>; values: Set<string> }> {
  const metrics = createMetrics({
    agents: () => [],
    openStreams: () => 0,
    version: "1.0.0",
    process,
    now: () => performance.now(),
    clock: () => Date.now(),
  });
  const series = new Map<string, { labels: Set<string>; values: Set<string> }>();
  for (const [, name = "", labels = ""] of metrics.render().matchAll(/^([a-z_]+)(?:\{(.*)\})? /gm)) {
    const entry = series.get(name) ?? { labels: new Set<string>(), values: new Set<string>() };
    for (const [, label = "", value = ""] of labels.matchAll(/(\w+)="([^"]*)"/g)) {
      entry.labels.add(label);
      entry.values.add(`${label}=${value}`);
    }
    series.set(name, entry);
  }
  metrics.dispose();
  return series;
}

/** Names of series in a query: all of ours, and those of the process, begin so. */
function readNames(expr: string): string[] {
  return expr.match(/\b(?:joinery|process|nodejs)_\w+/g) ?? [];
}

function readLabels(expr: string): string[] {
  const grouped = [...expr.matchAll(/\b(?:by|on|without|ignoring) \(([^)]*)\)/g)].flatMap((match) =>
    (match[1] ?? "").split(",").map((label) => label.trim()),
  );
  const matched = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap((match) =>
    [...(match[1] ?? "").matchAll(/(\w+)(?:=~|!=|!~|=)/g)].map((label) => label[1] ?? ""),
  );
  return [...grouped, ...matched];
}

function toFamily(name: string): string {
  return name.replace(/_(?:bucket|sum|count)$/, "");
}
