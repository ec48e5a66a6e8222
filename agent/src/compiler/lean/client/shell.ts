import { stringOf, type Module } from "./module.ts";
import { hasAccess } from "../server/access.ts";
import type { ClientPlan } from "./context.ts";

/** `app.tsx`: the pages of the app and the frame around them. */
export function emitApp({ plan, pages, menuSize }: ClientPlan): Module {
  const hasStart = pages.some(({ page }) => page.path === "/");
  const rows = pages.map(
    ({ page, componentName }) =>
      `  { path: "${page.path}", title: ${stringOf(page.title)}, icon: "${page.view.kind}", Content: ${componentName} },`,
  );
  const isGuarded = hasAccess(plan);
  const size = pages.length === menuSize && !isGuarded ? "pages" : `pages.slice(0, ${menuSize})`;
  // Only administrators get there, by the menu of their account.
  if (isGuarded) rows.push(`  { path: "/people-with-accounts", title: "People", icon: "table", Content: PeoplePage },`);
  const shell = `<Shell items={${size}} path={path}>
      <Content key={path} />
    </Shell>`;
  return {
    path: "src/client/app.tsx",
    code: `const pages = [
${rows.join("\n")}
] as const;

export function App() {
  const ${hasStart ? "{ path }" : "location"} = useLocation();
${hasStart ? "" : ROOT_IS_FIRST_PAGE}
  const Content = pages.find((page) => page.path === path)?.Content ?? NotFound;
  useReloadOnReturn();
  return (
    ${isGuarded ? `<AccountGate>${shell}</AccountGate>` : shell}
  );
}`,
  };
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
