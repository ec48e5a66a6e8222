import { entityOfView } from "@joinery/shared";
import { stringOf, type Module } from "./module.ts";
import { hasAccess } from "../server/rights.ts";
import { hasVisitors } from "../server/rights.ts";
import { neededBy } from "../../needs.ts";
import type { ClientEntity, ClientPlan } from "./context.ts";
import { overviewName } from "./entity/emit-overview.ts";

/** Who has an account. Only administrators get there, by the menu of their account. */
export const PEOPLE_PATH = "/people-with-accounts";

/** `app.tsx`: the pages of the app and the frame around them. */
export function emitApp(client: ClientPlan): Module {
  const { plan, pages, entities, menuSize } = client;
  const records = entities.filter(({ hasOverview }) => hasOverview);
  const isBare = pages.some(({ page }) => page.view.kind === "landing");
  const hidden = hiddenPaths(client);
  const hasRecords = entities.length > 0;
  const hasStart = pages.some(({ page }) => page.path === "/");
  const isGuarded = hasAccess(plan);
  const isOpenToVisitors = hasVisitors(plan);
  // Rights are text to the compiler until it is told what they are about.
  const needs = (names: readonly string[]): string => (isGuarded ? `needs: [${names.map(stringOf).join(", ")}], ` : "");
  const rows = pages.map(
    ({ page, componentName }) =>
      `  { path: "${page.path}", title: ${stringOf(page.title)}, icon: "${page.view.kind}", ${needs(neededBy(plan.spec, page))}Content: ${componentName} },`,
  );
  const size = pages.length === menuSize && !isGuarded ? "pages" : `pages.slice(0, ${menuSize})`;
  if (isGuarded)
    rows.push(
      `  { path: "${PEOPLE_PATH}", title: "People", icon: "table", ${needs(["sample data"])}Content: PeoplePage },`,
    );
  const content =
    records.length === 0
      ? "<Content key={path} />"
      : "{Overview === undefined ? <Content key={path} /> : <Overview key={path} id={id} />}";
  const tests = [
    ...(isGuarded ? ["mayOpen(page)"] : []),
    ...(hidden.length === 0 ? [] : ["!hiddenPaths.includes(page.path)"]),
  ];
  const items = tests.length === 0 ? size : `${size}.filter((page) => ${tests.join(" && ")})`;
  const shell = `<Shell items={${items}} path={path}>
      ${content}
    </Shell>`;
  return {
    path: "src/client/app.tsx",
    code: `const pages = [
${rows.join("\n")}
] as const;
${hidden.length === 0 ? "" : hiddenCode(hidden)}${records.length === 0 ? "" : recordPagesCode(records, isGuarded)}
export function App() {
  const ${hasStart ? "{ path }" : "location"} = useLocation();
${hasStart ? "" : ROOT_IS_FIRST_PAGE}
  const ${isBare ? "page = pages.find((candidate) => candidate.path === path);\n  const Content = page?.Content" : "Content = pages.find((page) => page.path === path)?.Content"} ?? NotFound;
${records.length === 0 ? "" : FIND_RECORD}${isGuarded ? "  useAccount();\n" : ""}${isOpenToVisitors ? openCode(records.length > 0) : ""}${hasRecords ? "  useReloadOnReturn();\n" : ""}${isBare ? BARE : ""}  return (
    ${isGuarded ? `<AccountGate${isOpenToVisitors ? " isOpen={isOpen}" : ""}>${shell}</AccountGate>` : shell}
  );
}`,
  };
}

/** Records have pages of their own below a path. */
function recordPagesCode(records: readonly ClientEntity[], isGuarded: boolean): string {
  const rows = records.map(
    (entity) =>
      `  { path: "/${entity.kebabPlural}", ${isGuarded ? `kind: ${stringOf(entity.entity.name)}, ` : ""}Content: ${overviewName(entity)} },`,
  );
  return `
/** Each record that others point at has a page of its own: its id follows the path. */
const recordPages = [
${rows.join("\n")}
] as const;
`;
}

const FIND_RECORD = `  const [, base, id = ""] = /^(\\/[^/]+)\\/([^/]+)$/.exec(path) ?? [];
  const Overview = recordPages.find((page) => page.path === base)?.Content;
`;

/** What people may look at who are not signed in. */
const openCode = (hasRecords: boolean): string => `  useOpenStart(path, pages.filter(mayOpen).map((page) => page.path));
  const isOpen = (): boolean =>
    pages.some((page) => page.path === path && mayOpen(page))${
      hasRecords ? " ||\n    recordPages.some((page) => page.path === base && mayRead(page.kind))" : ""
    };
`;

/** Pages for visitors have a frame of their own. */
const BARE = `  if (page?.icon === "landing")
    return (
      <>
        <Content />
        <Notices />
      </>
    );
`;

const hiddenCode = (paths: readonly string[]): string => `
/** Reached by links only: records that other pages make and show. */
const hiddenPaths: readonly string[] = ${JSON.stringify(paths)};
`;

/** The tables of what a view keeps for itself; nobody goes there by choice. */
function hiddenPaths({ plan, pages }: ClientPlan): string[] {
  const kept = new Set(
    plan.spec.pages.flatMap(({ view }) => {
      if (view.kind === "poll") return [view.voteEntity];
      if (view.kind === "picker") return view.assignmentEntity ?? [];
      if (view.kind === "counter") return [view.entity, ...(view.logEntity === undefined ? [] : [view.logEntity])];
      return [];
    }),
  );
  const own = new Set(plan.pages.map(({ page }) => page.path));
  return pages.flatMap(({ page }) => {
    const isKept = kept.has(entityOfView(page.view) ?? "");
    return isKept && !own.has(page.path) ? [page.path] : [];
  });
}

const ROOT_IS_FIRST_PAGE = `  // No page stands at the root: the first one does.
  const path = location.path === "/" ? pages[0].path : location.path;
`;

/** `main.tsx`: where the browser begins. */
export function emitMain(): Module {
  return {
    path: "src/client/main.tsx",
    effects: ["src/client/lib/no-eval.ts", "src/client/styles/tokens.css", "src/client/styles/base.css"],
    code: `const root = document.getElementById("root");
if (root === null) throw new Error(${stringOf('index.html has no element with the id "root"')});

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);`,
  };
}
