import { describeUnsafePath, type AppFile } from "@joinery/shared";
import { file, importLine, literal } from "../../lean/code.ts";
import { withPagesForAll } from "../../lean/client/context.ts";
import { PEOPLE_PATH } from "../../lean/client/shell.ts";
import { hasAccess } from "../../lean/server/rights.ts";
import { hasVisitors } from "../../lean/server/rights.ts";
import type { AppPlan, PagePlan } from "../../plan.ts";

/** `app/`: a route for each page, one for the API, and the frame around all. `main` is the entry of the other targets: it knows the styles. */
export function emitRoutes(plan: AppPlan, main: string): AppFile[] {
  const pages = withPagesForAll(plan);
  const [first] = pages;
  const hasRoot = pages.some(({ page }) => page.path === "/");
  // A page at /api would stand where the API's own root is.
  const isApiFree = !pages.some(({ page }) => page.path === "/api");
  return [
    emitLayout(plan, main),
    emitFrame(),
    ...pages.filter((page) => !isReserved(page)).map((page) => emitPage(page, page.page.path)),
    ...emitReservedPages(pages.filter(isReserved)),
    ...(hasRoot || first === undefined ? [] : [emitPage(first, "/")]),
    ...(hasAccess(plan) ? [emitPeoplePage()] : []),
    ...(hasVisitors(plan) ? [emitSignInPage()] : []),
    ...(plan.entities.some(({ references }) => references.length > 0) ? [emitRecordRoute()] : []),
    emitNotFound(),
    emitApiRoute(isApiFree ? "[[...route]]" : "[...route]"),
  ];
}

function emitLayout({ spec }: AppPlan, main: string): AppFile {
  const styles = [...main.matchAll(/^import "\.\/(styles\/[\w-]+\.css)";$/gm)].map(([, path]) => path);
  if (styles.length === 0) throw new Error("the entry imports no styles");
  const scheme = spec.theme.mode === "system" ? "light dark" : spec.theme.mode;
  return file(
    "app/layout.tsx",
    importLine(["type Metadata", "type Viewport"], "next") +
      importLine(["type ReactNode"], "react") +
      importLine(["ClientFrame"], "./client-frame.tsx") +
      styles.map((path) => `import "../src/client/${path}";\n`).join(""),
    `export const metadata: Metadata = {
  title: ${literal(spec.name)},
  description: ${literal(spec.summary)},
  icons: { icon: "/favicon.svg" },
};

export const viewport: Viewport = { colorScheme: ${literal(scheme)}, themeColor: ${literal(spec.theme.background ?? spec.theme.accent)} };

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={${literal(spec.language)}}>
      <body>
        <div id="root">
          <ClientFrame>{children}</ClientFrame>
        </div>
        <noscript>This app needs JavaScript.</noscript>
      </body>
    </html>
  );
}`,
  );
}

function emitFrame(): AppFile {
  return file(
    "app/client-frame.tsx",
    `"use client";

import "../src/client/lib/no-eval.ts";
import dynamic from "next/dynamic";`,
    `/** Rendered in the browser alone: the pages read its address, its storage and its clock. */
export const ClientFrame = dynamic(async () => (await import("../src/client/frame.tsx")).Frame, { ssr: false });`,
  );
}

function emitPage({ componentName, fileName }: PagePlan, path: string): AppFile {
  const depth = path === "/" ? ".." : "../..";
  return {
    path: path === "/" ? "app/page.tsx" : `app${path}/page.tsx`,
    content: `"use client";

export { ${componentName} as default } from "${depth}/src/client/pages/${fileName}.tsx";
`,
  };
}

function emitPeoplePage(): AppFile {
  return {
    path: `app${PEOPLE_PATH}/page.tsx`,
    content: `"use client";

export { PeoplePage as default } from "../../src/client/components/people-page.tsx";
`,
  };
}

/** The way in has an address where others see the app without it; the frame shows it. */
function emitSignInPage(): AppFile {
  return {
    path: "app/sign-in/page.tsx",
    content: `"use client";

export { NotFound as default } from "../../src/client/components/page.tsx";
`,
  };
}

/** Names that no folder can have on some system, such as `con`. */
function isReserved({ page }: PagePlan): boolean {
  return page.path !== "/" && describeUnsafePath(`app${page.path}`) !== undefined;
}

/** Such pages share one route, which looks at the address itself. */
function emitReservedPages(pages: readonly PagePlan[]): AppFile[] {
  if (pages.length === 0) return [];
  const imports = pages.map(({ componentName, fileName }) =>
    importLine([componentName], `../../src/client/pages/${fileName}.tsx`),
  );
  const rows = pages.map(({ page, componentName }) => `  [${literal(page.path.slice(1))}, ${componentName}],`);
  const page = file(
    "app/[page]/page.tsx",
    `"use client";\n\n${importLine(["notFound", "useParams"], "next/navigation")}${imports.join("")}`,
    `/** Pages whose addresses cannot be names of folders on every system. */
const pages = new Map([
${rows.join("\n")}
]);`,
    `export default function NamedPage() {
  const { page } = useParams<{ page: string }>();
  const Content = pages.get(page);
  if (Content === undefined) notFound();
  return <Content />;
}`,
  );
  return [page];
}

/** The address of one record: the frame shows its page, and this where there is none of that kind. */
function emitRecordRoute(): AppFile {
  return {
    path: "app/[page]/[record]/page.tsx",
    content: `"use client";

export { NotFound as default } from "../../../src/client/components/page.tsx";
`,
  };
}

function emitNotFound(): AppFile {
  return {
    path: "app/not-found.tsx",
    content: `"use client";

export { NotFound as default } from "../src/client/components/page.tsx";
`,
  };
}

function emitApiRoute(segment: string): AppFile {
  return file(
    `app/api/${segment}/route.ts`,
    importLine(["type Hono"], "hono") +
      importLine(["createApp"], "../../../src/server/app.ts") +
      importLine(["openStore"], "../../../src/server/store.ts"),
    `const clock = (): Date => new Date();

/** One store per process, also when development loads this module anew; opened by the first request, not by the build. */
const shared: typeof globalThis & { openedStore?: ReturnType<typeof openStore> } = globalThis;

let app: Promise<Hono> | undefined;

async function openApp(): Promise<Hono> {
  const store = await (shared.openedStore ??= openStore(process.env["DATA_DIR"] ?? "data", clock));
  return createApp({ store, clock });
}

async function answer(request: Request): Promise<Response> {
  return (await (app ??= openApp())).fetch(request);
}

export const dynamic = "force-dynamic";
export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };`,
  );
}
