import type { AppFile } from "@joinery/shared";
import { file, importLine } from "../../lean/code.ts";
import { replaceOnce } from "../replace-once.ts";
import type { PlainOptions } from "../plain/to-plain-javascript.ts";
import { MODULE_FOLDERS } from "./page.ts";

/** How the TypeScript of the other targets becomes the JavaScript of this one. */
export const PLAIN_OPTIONS: PlainOptions = {
  packages: { react: "preact/compat", "react-dom": "preact/compat", "react-dom/client": "preact/compat/client" },
  tagPath: "src/client/lib/html.js",
  fragmentFrom: "preact",
};

const APP = "src/server/app.ts";
/** Vite's own: its types, and the API beside its development server. */
const LEFT_OUT = new Set(["src/client/env.d.ts", "src/server/dev.ts"]);

/**
 * The code of the app for a server that hands out modules as they are written. Still TypeScript: `toPlainJavaScript` follows when it
 * is formatted.
 */
export function adaptToWebcontainer(files: readonly AppFile[]): AppFile[] {
  const adapted = files.flatMap((source) => {
    if (LEFT_OUT.has(source.path)) return [];
    if (source.path === "src/server/client-files.ts") return [emitClientFiles()];
    return [source.path === APP ? { path: APP, content: allowInlineScripts(source.content) } : source];
  });
  return [...adapted, emitPage(), emitTag(), emitStyles(files)];
}

function allowInlineScripts(app: string): string {
  const withImport = replaceOnce(
    app,
    importLine(["refuseForeignSites"], "./request.ts"),
    importLine(["inlineScripts"], "./page.ts") + importLine(["refuseForeignSites"], "./request.ts"),
  );
  return replaceOnce(
    withImport,
    `  styleSrc: ["'self'"`,
    `  scriptSrc: ["'self'", ...inlineScripts],\n  styleSrc: ["'self'"`,
  );
}

function emitPage(): AppFile {
  return file(
    "src/server/page.ts",
    importLine(["createHash"], "node:crypto") +
      importLine(["readFileSync"], "node:fs") +
      importLine(["join"], "node:path"),
    `const page = readFileSync(join(import.meta.dirname, "../../index.html"), "utf8");

/** The page's inline scripts, of which its import map is one, as sources of the security policy: no other one runs. */
export const inlineScripts = [...page.matchAll(/<script(?![^>]*\\ssrc=)[^>]*>([^]*?)<\\/script>/g)].map(
  ([, script = ""]) => \`'sha256-\${createHash("sha256").update(script).digest("base64")}'\`,
);`,
  );
}

function emitClientFiles(): AppFile {
  const folders = Object.keys(MODULE_FOLDERS).map((name) => JSON.stringify(name));
  return file(
    "src/server/client-files.ts",
    importLine(["join"], "node:path") +
      importLine(["serveStatic"], "@hono/node-server/serve-static") +
      importLine(["type Context", "type Hono"], "hono") +
      importLine(["etag"], "hono/etag"),
    `/** The packages that the browser imports; \`index.html\` says where their modules are. */
const packages = [${folders.join(", ")}];

const askAgain = (_path: string, context: Context): void => context.header("cache-control", "no-cache");`,
    `/**
 * Serves the client as it is written, and the packages that it imports: nothing is built. The browser keeps all of it and asks
 * whether it has changed. Every address of a page gets \`index.html\`, where the client's router takes over.
 */
export function serveClient(app: Hono, folder: string): void {
  const root = join(folder, "../..");
  const serveSource = serveStatic({ root, onFound: askAgain });
  app.get("/src/*", etag());
  app.get("/src/client/*", serveSource);
  app.get("/src/shared/*", serveSource);

  const serveModule = serveStatic({
    root: join(root, "node_modules"),
    rewriteRequestPath: (path) => path.slice("/vendor".length),
    onFound: askAgain,
  });
  app.get("/vendor/*", etag());
  for (const name of packages) app.get(\`/vendor/\${name}/*\`, serveModule);

  app.get("*", serveStatic({ root: join(root, "public"), onFound: askAgain }));
  const servePage = serveStatic({ root, path: "index.html", onFound: askAgain });
  app.get("*", (context, next) => {
    const isPage = !/^\\/(?:api|src|vendor)\\//.test(context.req.path) && !/\\.\\w+$/.test(context.req.path);
    return isPage ? servePage(context, next) : next();
  });
}`,
  );
}

function emitTag(): AppFile {
  return {
    path: PLAIN_OPTIONS.tagPath,
    content: `import htm from "htm";
import { createElement } from "preact/compat";

/** Markup in template literals: what JSX is elsewhere, without a build step. \`<\${Name}>\` … \`<//>\` is a component. */
export const html = htm.bind(createElement);
`,
  };
}

/** The styles in the order in which the entry of the other targets imports them. */
function emitStyles(files: readonly AppFile[]): AppFile {
  const main = files.find(({ path }) => path === "src/client/main.tsx")?.content ?? "";
  const names = [...main.matchAll(/^import "\.\/styles\/([\w-]+\.css)";$/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error("src/client/main.tsx imports no styles");
  return { path: "src/client/styles/app.css", content: names.map((name) => `@import "./${name}";\n`).join("") };
}
