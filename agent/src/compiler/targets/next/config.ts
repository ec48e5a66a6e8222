import type { AppFile } from "@joinery/shared";

export function emitNextTsconfig(): AppFile {
  const config = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      module: "preserve",
      moduleResolution: "bundler",
      moduleDetection: "force",
      jsx: "react-jsx",
      types: ["node"],
      noEmit: true,
      skipLibCheck: true,
      strict: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      isolatedModules: true,
      incremental: true,
      resolveJsonModule: true,
      esModuleInterop: true,
      allowJs: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      forceConsistentCasingInFileNames: true,
      plugins: [{ name: "next" }],
    },
    include: [
      "next-env.d.ts",
      "app",
      "src",
      "tests",
      "next.config.ts",
      ".next/types/**/*.ts",
      ".next/dev/types/**/*.ts",
    ],
    exclude: ["node_modules"],
  };
  return { path: "tsconfig.json", content: `${JSON.stringify(config, null, 2)}\n` };
}

export function emitNextConfig(): AppFile {
  return {
    path: "next.config.ts",
    content: `import type { NextConfig } from "next";

/** The container image takes what the server needs from one folder. */
const output = process.env["STANDALONE"] === "1" ? ({ output: "standalone" } as const) : {};
const isDevelopment = process.env["NODE_ENV"] === "development";

/** Next.js starts its pages with inline scripts. The app may be shown in a frame on this machine, where previews run. */
const contentSecurityPolicy = [
  "default-src 'self'",
  \`script-src 'self' 'unsafe-inline'\${isDevelopment ? " 'unsafe-eval'" : ""}\`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self' http://localhost:* http://*.localhost:* http://127.0.0.1:*",
].join("; ");

const config: NextConfig = {
  ...output,
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  headers: async () => [
    {
      source: "/((?!api/).*)",
      headers: [
        { key: "content-security-policy", value: contentSecurityPolicy },
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "no-referrer" },
      ],
    },
  ],
};

export default config;
`,
  };
}

/** What Next.js writes at its first build; here already, so that the compiler knows it before. */
export function emitNextEnv(): AppFile {
  return {
    path: "next-env.d.ts",
    content: `/// <reference types="next" />
/// <reference types="next/image-types/global" />
`,
  };
}
