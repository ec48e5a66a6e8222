import { stringOf, type Module } from "./module.ts";
import { hasAccess } from "../server/access.ts";
import type { ClientEntity, ClientPlan } from "./context.ts";
import { overviewName } from "./entity/emit-overview.ts";

/** `app.tsx`: the pages of the app and the frame around them. */
export function emitApp({ plan, pages, entities, menuSize }: ClientPlan): Module {
  const records = entities.filter(({ hasOverview }) => hasOverview);
  const hasStart = pages.some(({ page }) => page.path === "/");
  const rows = pages.map(
    ({ page, componentName }) =>
      `  { path: "${page.path}", title: ${stringOf(page.title)}, icon: "${page.view.kind}", Content: ${componentName} },`,
  );
  const isGuarded = hasAccess(plan);
  const size = pages.length === menuSize && !isGuarded ? "pages" : `pages.slice(0, ${menuSize})`;
  // Only administrators get there, by the menu of their account.
  if (isGuarded) rows.push(`  { path: "/people-with-accounts", title: "People", icon: "table", Content: PeoplePage },`);
  const content =
    records.length === 0
      ? "<Content key={path} />"
      : "{Overview === undefined ? <Content key={path} /> : <Overview key={path} id={id} />}";
  const shell = `<Shell items={${size}} path={path}>
      ${content}
    </Shell>`;
  return {
    path: "src/client/app.tsx",
    code: `const pages = [
${rows.join("\n")}
] as const;
${records.length === 0 ? "" : recordPagesCode(records)}
export function App() {
  const ${hasStart ? "{ path }" : "location"} = useLocation();
${hasStart ? "" : ROOT_IS_FIRST_PAGE}
  const Content = pages.find((page) => page.path === path)?.Content ?? NotFound;
${records.length === 0 ? "" : FIND_RECORD}  useReloadOnReturn();
  return (
    ${isGuarded ? `<AccountGate>${shell}</AccountGate>` : shell}
  );
}`,
  };
}

/** Records have pages of their own below a path. */
function recordPagesCode(records: readonly ClientEntity[]): string {
  const rows = records.map((entity) => `  { path: "/${entity.kebabPlural}", Content: ${overviewName(entity)} },`);
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
