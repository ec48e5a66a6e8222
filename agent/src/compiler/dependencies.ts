import { DEFAULT_TARGET, type AppTarget } from "@joinery/shared";
import type { AppPlan } from "./plan.ts";

/** The ranges that generated apps ask for; a test compares them with the versions that this repository is tested with. */
export const RUNTIME_DEPENDENCIES = {
  "@hono/node-server": "^2.1.8",
  hono: "^4.13.19",
  react: "^19.3.1",
  "react-dom": "^19.3.1",
  zod: "^4.6.7",
} as const;

export const BUILD_DEPENDENCIES = {
  "@types/node": "^26.6.6",
  "@types/react": "^19.3.0",
  "@types/react-dom": "^19.3.0",
  "@vitejs/plugin-react": "^6.3.0",
  typescript: "^7.0.2",
  vite: "^8.3.8",
} as const;

type Packages = {
  readonly runtime: Readonly<Record<string, string>>;
  readonly build: Readonly<Record<string, string>>;
};
const pick = <Name extends keyof Table, Table extends Readonly<Record<string, string>>>(
  table: Table,
  ...names: readonly Name[]
): Record<string, string> => Object.fromEntries(names.map((name) => [name, table[name] ?? ""]));

/** What apps of each target ask for. */
export const PACKAGES: Readonly<Record<AppTarget, Packages>> = {
  node: { runtime: RUNTIME_DEPENDENCIES, build: BUILD_DEPENDENCIES },
  webcontainer: {
    runtime: { ...pick(RUNTIME_DEPENDENCIES, "@hono/node-server", "hono", "zod"), htm: "^3.1.1", preact: "^11.2.0" },
    build: {},
  },
  next: {
    runtime: { ...pick(RUNTIME_DEPENDENCIES, "hono", "react", "react-dom", "zod"), next: "16.4.5" },
    build: pick(BUILD_DEPENDENCIES, "@types/node", "@types/react", "@types/react-dom", "typescript"),
  },
};

/** What the app is made of. */
export function targetOf({ spec }: Pick<AppPlan, "spec">): AppTarget {
  return spec.target ?? DEFAULT_TARGET;
}

/** Every package that the app needs to be built and run, as `name@range`, by name. */
export function dependenciesOf(plan: AppPlan): string[] {
  const { runtime, build } = PACKAGES[targetOf(plan)];
  return Object.entries({ ...runtime, ...build })
    .map(([name, range]) => `${name}@${range}`)
    .sort();
}
