import { isListing } from "@joinery/shared";
import { ruleName, type PagePlan } from "../../../plan.ts";
import { entityOf, fieldOf, pagePart, pagePath, pathOf, type ClientEntity, type ClientPlan } from "../context.ts";
import { showValue } from "../display.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, jsxText, type Module } from "../module.ts";
import { emitCharts } from "./charts.ts";
import { estimateLines, recordHooks, todayHook, type Dashboard, type DashboardView } from "./dashboard-parts.ts";
import { measureCode, metricContent } from "./measure.ts";

/** Numbers, charts, what needs attention, and what is new. */
export function emitDashboard(client: ClientPlan, page: PagePlan, view: DashboardView): Module[] {
  const dashboard: Dashboard = { client, page, view };
  const charts = view.charts.length === 0 ? undefined : emitCharts(dashboard);
  const parts = [
    view.metrics.length === 0 ? undefined : emitMetrics(dashboard),
    view.rules.length === 0 ? undefined : emitAttention(dashboard),
    charts,
    view.recent.length === 0 ? undefined : emitRecent(dashboard),
  ].filter((part) => part !== undefined);
  const isLong = estimateLines(parts.map(({ module }) => module.code).join("\n")) > MOST_LINES;
  const entities = usedEntities(client, view);
  const sections = parts.map(({ name }) => `<${name} />`);
  const lists = entities.map(({ varName }) => `useRecords(${varName}Collection)`);
  const content = `<WhenReady lists={lists}>
        <div className="dashboard">
          ${sections.join("\n          ")}
        </div>
      </WhenReady>`;
  return [
    {
      path: pagePath(page),
      effects: ["src/client/styles/dashboard.css"],
      code: `export function ${page.componentName}() {
  ${lists.length === 0 ? "" : `const lists = [${lists.join(", ")}];`}
  return (
    <Page ${jsxAttribute("title", page.page.title)}>
      ${lists.length === 0 ? `<p>${jsxText("Choose a page to begin.")}</p>` : content}
    </Page>
  );
}`,
    },
    ...parts.filter((part) => part !== charts).map(({ module }) => module),
    ...(charts === undefined ? [] : [isLong ? { ...charts.module, path: chartsPath(page) } : charts.module]),
  ];
}

/** A dashboard that would be longer has its charts in a file of their own. */
const MOST_LINES = 150;

const chartsPath = ({ fileName }: PagePlan): string => `src/client/pages/${fileName.replace(/-page$/, "-charts")}.tsx`;

type Part = { readonly name: string; readonly module: Module };

function usedEntities(client: ClientPlan, view: DashboardView): ClientEntity[] {
  const rules = client.plan.spec.rules.filter((rule) => view.rules.includes(rule.id));
  const names = [
    ...view.metrics.map(({ measure }) => measure.entity),
    ...view.charts.map(({ measure }) => measure.entity),
    ...rules.map((rule) => rule.entity),
    ...view.recent,
  ];
  return [...new Set(names)].map((name) => entityOf(client, name));
}

function emitMetrics({ client, page, view }: Dashboard): Part {
  const name = pagePart(page, "metrics");
  const measures = view.metrics.map(({ measure }) => measure);
  const metrics = view.metrics.map(
    (metric) => `      <Metric ${jsxAttribute("label", metric.label)}>${metricContent(client, metric)}</Metric>`,
  );
  const code = measures.map((measure) => measureCode(client, measure)).join("\n");
  return {
    name,
    module: {
      path: pagePath(page),
      code: `export function ${name}() {
${todayHook(measures, code)}${recordHooks(
        client,
        measures.map((measure) => measure.entity),
      )}
  return (
    <dl className="metrics">
${metrics.join("\n")}
    </dl>
  );
}`,
    },
  };
}

/** Hooks that look up names, for entities whose titles are those of other records. */
function nameHooks(entities: readonly ClientEntity[]): string {
  return entities.map(({ varName, typeName }) => `  const ${varName}Names = use${typeName}Names();\n`).join("");
}

/** A function from a record to its title. */
function titleFunction(entity: ClientEntity): string {
  return entity.isTitleReference
    ? `(${entity.one}) => ${titleCall(entity).replace(/names\)$/, `${entity.varName}Names)`)}`
    : `${entity.varName}Title`;
}

function emitAttention({ client, page, view }: Dashboard): Part {
  const name = pagePart(page, "attention");
  const rules = view.rules.flatMap((id) => client.plan.spec.rules.filter((rule) => rule.id === id));
  const rows = rules.map((rule) => ({
    rule,
    entity: entityOf(client, rule.entity),
    list: `${ruleName(rule).replace(/^is/, "found")}`,
  }));
  const lists = rows.map(
    ({ rule, entity, list }) =>
      `  const ${list} = ${entity.many}.items.filter((${entity.one}) => ${ruleName(rule)}(${entity.one}, today));`,
  );
  const sections = rows.map(
    ({ rule, entity, list }) => `        {${list}.length > 0 && (
          <RecordList
            title={<><Badge ${jsxAttribute("tone", rule.tone)}>${jsxText(rule.label)}</Badge> {${list}.length}</>}
            items={${list}}
            path="${pathOf(client, entity.entity.name)}"
            titleOf={${titleFunction(entity)}}
            noteOf={(${entity.one}) => ${noteCode(client, entity)}}
          />
        )}`,
  );
  const entities = [...new Set(rows.map(({ entity }) => entity))];
  return {
    name,
    module: {
      path: pagePath(page),
      code: `/** The records that a rule marks. */
export function ${name}() {
  const today = currentDay();
${recordHooks(
  client,
  rules.map((rule) => rule.entity),
)}
${nameHooks(entities.filter((entity) => entity.isTitleReference))}${lists.join("\n")}
  const isAllGood = ${rows.map(({ list }) => `${list}.length === 0`).join(" && ")};
  return (
    <section>
      <h2 className="section-title">${jsxText("Needs attention")}</h2>
      {isAllGood && <p className="all-good">${jsxText("Nothing needs your attention right now.")}</p>}
      <div className="record-lists">
${sections.join("\n")}
      </div>
    </section>
  );
}`,
    },
  };
}

/** What stands beside a new record: the first value of its page that is not its title, or its age. */
function noteCode(client: ClientPlan, entity: ClientEntity): string {
  const listing = client.pages.find(({ page }) => isListing(page.view) && page.view.entity === entity.entity.name);
  const view = listing?.page.view;
  const names = view === undefined || !isListing(view) ? [] : view.fields;
  const shown = names
    .filter((name) => name !== entity.title?.name && fieldOf(entity.entity, name)?.reference === undefined)
    .map((name) => showValue(entity, name, entity.one))
    .find((value) => !value.isLong && !value.isInteractive && !value.code.startsWith("<Swatch"));
  return shown?.code ?? `formatRelativeDate(${entity.one}.createdAt, currentDay())`;
}

function emitRecent({ client, page, view }: Dashboard): Part {
  const name = pagePart(page, "recent");
  const entities = [...new Set(view.recent)].map((entity) => entityOf(client, entity));
  const sections = entities.map(
    (entity) => `      <RecordList
        ${jsxAttribute("title", `Newest ${entity.labelPlural}`)}
        items={newestFirst(${entity.many}.items)}
        path="${pathOf(client, entity.entity.name)}"
        titleOf={${titleFunction(entity)}}
        noteOf={(${entity.one}) => ${noteCode(client, entity)}}
      />`,
  );
  return {
    name,
    module: {
      path: pagePath(page),
      code: `/** What was added last. */
export function ${name}() {
${recordHooks(client, view.recent)}
${nameHooks(entities.filter((entity) => entity.isTitleReference))}  return (
    <section>
      <h2 className="section-title">${jsxText("Recently added")}</h2>
      <div className="record-lists">
${sections.join("\n")}
      </div>
    </section>
  );
}`,
    },
  };
}
