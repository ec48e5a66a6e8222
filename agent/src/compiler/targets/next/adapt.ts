import type { AppFile } from "@joinery/shared";
import { importLine } from "../../lean/code.ts";
import type { AppPlan } from "../../plan.ts";
import { replaceOnce } from "../replace-once.ts";
import { emitNextRouter } from "./router.ts";
import { emitRoutes } from "./routes.ts";

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
    .replace(/^import \{ \w+ \} from "\.\/(?:pages\/[\w-]+|components\/people-page)\.tsx";\n/gm, "")
    .replace(/(?<=title: .*), Content: \w+ \}/g, " }")
    // Pages for visitors stand alone.
    .replace("<Content />", "{children}");
  const renamed = replaceOnce(
    withoutPages,
    "export function App() {",
    "/** What every page stands in. */\nexport function Frame({ children }: { readonly children: ReactNode }) {",
  );
  // Records have pages of their own, which the frame finds by the address.
  const hasRecords = renamed.includes("? <Content key={path} /> :");
  const withChildren = replaceOnce(renamed, "<Content key={path} />", hasRecords ? "children" : "{children}");
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
  const parameter = /\{ clientFolder(?:, \.\.\.(?:deps|whole))? \}: AppDeps & \{ clientFolder\?: string \}/g;
  const name = /\{ clientFolder, \.\.\.(\w+) \}/.exec(code)?.[1] ?? "_deps";
  return replaceOnce(code, parameter, `${name}: AppDeps`);
}
