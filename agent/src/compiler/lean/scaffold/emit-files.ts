import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { importLine, paragraphs } from "../code.ts";

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export function emitTsconfig(): AppFile {
  return {
    path: "tsconfig.json",
    content: toJson({
      compilerOptions: {
        target: "es2022",
        lib: ["es2023", "dom", "dom.iterable"],
        module: "preserve",
        moduleResolution: "bundler",
        moduleDetection: "force",
        jsx: "react-jsx",
        types: ["node", "vite/client"],
        noEmit: true,
        skipLibCheck: true,
        strict: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
        allowImportingTsExtensions: true,
        isolatedModules: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
        noImplicitOverride: true,
        noImplicitReturns: true,
        noFallthroughCasesInSwitch: true,
        forceConsistentCasingInFileNames: true,
      },
      include: ["src", "tests", "vite.config.ts"],
    }),
  };
}

export function emitViteConfig(): AppFile {
  return {
    path: "vite.config.ts",
    content: paragraphs(
      importLine(["readdirSync"], "node:fs") +
        importLine(["getRequestListener"], "@hono/node-server") +
        'import react from "@vitejs/plugin-react";\n' +
        importLine(["defineConfig", "type Plugin", "type UserConfig"], "vite"),
      VITE_CONFIG,
    ),
  };
}

const VITE_CONFIG = `
export default defineConfig(({ mode }) => (mode === "test" ? buildTests() : appBuild));

/** One \`vite build\` makes the client for the browser and the server for Node. */
const appBuild: UserConfig = {
  plugins: [react(), api()],
  server: { port: Number(process.env["PORT"] ?? 5000) },
  builder: {},
  environments: {
    client: { build: { outDir: "dist/client" } },
    ssr: {
      build: { outDir: "dist/server", ssr: "src/server/main.ts", copyPublicDir: false },
      resolve: { noExternal: true },
    },
  },
};

/** The tests as plain JavaScript, so that they run on every supported version of Node. */
function buildTests(): UserConfig {
  const input = readdirSync("tests")
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => \`tests/\${name}\`);
  return {
    build: { outDir: "dist/tests", ssr: true, copyPublicDir: false, rolldownOptions: { input } },
  };
}

/** In development the API answers from the same port as the client, and follows every change of its code. */
function api(): Plugin {
  return {
    name: "api",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        if (request.url?.startsWith("/api/") !== true) return next();
        try {
          const { app } = await server.ssrLoadModule("/src/server/dev.ts");
          await getRequestListener(app.fetch)(request, response);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}`;

export function emitIndexHtml({ spec }: AppPlan): AppFile {
  const scheme = spec.theme.mode === "system" ? "light dark" : spec.theme.mode;
  return {
    path: "index.html",
    content: `<!doctype html>
<html lang="${escapeHtml(spec.language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="${scheme}" />
    <meta name="theme-color" content="${spec.theme.background ?? spec.theme.accent}" />
    <meta name="description" content="${escapeHtml(spec.summary)}" />
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <title>${escapeHtml(spec.name)}</title>
  </head>
  <body>
    <div id="root"></div>
    <noscript>This app needs JavaScript.</noscript>
    <script type="module" src="/src/client/main.tsx"></script>
  </body>
</html>
`,
  };
}

/** The first letter of the name on the accent colour. */
export function emitFavicon({ spec }: AppPlan): AppFile {
  const [letter = ""] = /[\p{L}\p{N}]/u.exec(spec.name) ?? [];
  const { accent } = spec.theme;
  return {
    path: "public/favicon.svg",
    content: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="8" fill="${accent}" />
  <text x="16" y="22.5" font-family="system-ui, sans-serif" font-size="18" font-weight="700" text-anchor="middle" fill="${
    isLight(accent) ? "#111111" : "#ffffff"
  }">${escapeHtml(letter.toUpperCase())}</text>
</svg>
`,
  };
}

/** Whether dark text reads better on it than white: the relative luminance of WCAG is above the break-even point. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
