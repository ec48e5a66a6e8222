import { stringOf, type Module } from "./module.ts";
import type { ClientPlan } from "./context.ts";

/** `app.tsx`: the pages of the app and the frame around them. */
export function emitApp({ pages, menuSize }: ClientPlan): Module {
  const hasStart = pages.some(({ page }) => page.path === "/");
  const rows = pages.map(
    ({ page, componentName }) =>
      `  { path: "${page.path}", title: ${stringOf(page.title)}, icon: "${page.view.kind}", Content: ${componentName} },`,
  );
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
    <Shell items={${menuSize === pages.length ? "pages" : `pages.slice(0, ${menuSize})`}} path={path}>
      <Content key={path} />
    </Shell>
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
