import type { AppFile } from "@joinery/shared";
import { replaceOnce } from "../replace-once.ts";

/** Packages that the browser imports, and their modules by what code calls them: each package's own `exports`, written out. */
export const MODULE_FOLDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  htm: { htm: "dist/htm.mjs" },
  preact: {
    preact: "dist/preact.mjs",
    "preact/compat": "compat/dist/compat.mjs",
    "preact/compat/client": "compat/client.mjs",
    "preact/hooks": "hooks/dist/hooks.mjs",
  },
  zod: { zod: "index.js" },
};

/** The app's words are its own: of zod's fifty languages the browser loads the one that it is set to. */
const FEWER_MODULES = { "/vendor/zod/v4/locales/index.js": "/vendor/zod/v4/locales/en.js" };

/** `index.html` for a browser that loads the modules itself: an import map, the styles, and the first module. */
export function adaptPage(page: AppFile): AppFile {
  const modules = Object.fromEntries(
    Object.entries(MODULE_FOLDERS).flatMap(([name, modules]) =>
      Object.entries(modules).map(([specifier, path]) => [specifier, `/vendor/${name}/${path}`]),
    ),
  );
  const imports = { ...modules, ...FEWER_MODULES };
  const head = `    <link rel="stylesheet" href="/src/client/styles/app.css" />
    <script type="importmap">
      ${JSON.stringify({ imports }, null, 2).replaceAll("\n", "\n      ")}
    </script>
  </head>`;
  const withHead = replaceOnce(page.content, "  </head>", head);
  return { path: page.path, content: replaceOnce(withHead, "/src/client/main.tsx", "/src/client/main.js") };
}
