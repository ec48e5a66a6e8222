import type { AppFile } from "@joinery/shared";
import { file, importLine, literal } from "../../lean/code.ts";
import type { AppPlan, PagePlan } from "../../plan.ts";
import { replaceOnce } from "../replace-once.ts";
import { emitNextRouter } from "./router.ts";

const APP = "src/client/app.tsx";
const MAIN = "src/client/main.tsx";
/** Vite's and the other target's process: Next.js has its own. */
const LEFT_OUT = new Set([
  MAIN,
  "src/client/env.d.ts",
  "src/server/client-files.ts",
  "src/server/config.ts",
  "src/server/dev.ts",
  "src/server/main.ts",
]);

/**
 * The code of the app as a Next.js project: a route for each page below `app/`, one for the API, and the same modules below `src/`.
 * The pages read the window and its storage, so they are rendered in the browser; the server answers the API.
 */
export function adaptToNext(plan: AppPlan, files: readonly AppFile[]): AppFile[] {
  const adapted = files.flatMap((source) => {
    if (LEFT_OUT.has(source.path)) return [];
    if (source.path === APP) return [{ path: "src/client/frame.tsx", content: toFrame(source.content) }];
    if (source.path === "src/client/lib/router.tsx") return [emitNextRouter()];
    if (source.path === "src/server/app.ts") return [{ path: source.path, content: withoutClient(source.content) }];
    return [source];
  });
  const main = files.find(({ path }) => path === MAIN)?.content ?? "";
  return [...adapted, ...emitRoutes(plan, main)];
}

/** The frame around every page, with the page that the route brings in place of one that is looked up. */
function toFrame(app: string): string {
  const withoutPages = app
    .replace(/^import \{ \w+ \} from "\.\/pages\/[\w-]+\.tsx";\n/gm, "")
    .replace(/, Content: \w+ \}/g, " }");
  const renamed = replaceOnce(
    withoutPages,
    "export function App() {",
    "/** What every page stands in. */\nexport function Frame({ children }: { readonly children: ReactNode }) {",
  );
  const withChildren = replaceOnce(renamed, "<Content key={path} />", "{children}");
  const plain = replaceOnce(withChildren, /^ *const Content = [^;]*;\n/gm, "");
  const isNotFoundUsed = /<NotFound\b/.test(plain);
  const imports = isNotFoundUsed ? plain : plain.replace('import { NotFound } from "./components/page.tsx";\n', "");
  return `import type { ReactNode } from "react";\n${imports}`;
}

/** The API alone: Next.js serves the pages. */
function withoutClient(app: string): string {
  let code = replaceOnce(app, importLine(["serveClient"], "./client-files.ts"), "");
  code = replaceOnce(code, /\n *if \(clientFolder !== undefined\) serveClient\(app, clientFolder\);/g, "");
  code = replaceOnce(code, " Without a `clientFolder` it is the API alone.", " Next.js serves the pages.");
  const parameter = /\{ clientFolder(, \.\.\.deps)? \}: AppDeps & \{ clientFolder\?: string \}/g;
  return replaceOnce(code, parameter, code.includes("{ clientFolder, ...deps }") ? "deps: AppDeps" : "_deps: AppDeps");
}

function emitRoutes(plan: AppPlan, main: string): AppFile[] {
  const { pages } = plan;
  const [first] = pages;
  const hasRoot = pages.some(({ page }) => page.path === "/");
  // A page at /api would stand where the API's own root is.
  const isApiFree = !pages.some(({ page }) => page.path === "/api");
  return [
    emitLayout(plan, main),
    emitFrame(),
    ...pages.map((page) => emitPage(page, page.page.path)),
    ...(hasRoot || first === undefined ? [] : [emitPage(first, "/")]),
    emitNotFound(),
    emitApiRoute(isApiFree ? "[[...route]]" : "[...route]"),
  ];
}

function emitLayout({ spec }: AppPlan, main: string): AppFile {
  const styles = [...main.matchAll(/^import "\.\/(styles\/[\w-]+\.css)";$/gm)].map(([, path]) => path);
  if (styles.length === 0) throw new Error(`${MAIN} imports no styles`);
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
