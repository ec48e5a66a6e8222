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

/** Every package that the app needs to be built and run, as `name@range`, by name. */
export function dependenciesOf(_plan: AppPlan): string[] {
  return Object.entries({ ...RUNTIME_DEPENDENCIES, ...BUILD_DEPENDENCIES })
    .map(([name, range]) => `${name}@${range}`)
    .sort();
}
