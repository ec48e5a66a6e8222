import type { AppFile, AppTarget } from "@joinery/shared";
import { PACKAGES, targetOf } from "../../dependencies.ts";
import type { AppPlan } from "../../plan.ts";

const SCRIPTS: Readonly<Record<AppTarget, Readonly<Record<string, string>>>> = {
  node: {
    prestart: "vite build --logLevel warn",
    start: "node dist/server/main.js",
    dev: "vite",
    build: "vite build",
    check: "tsc",
    pretest: "vite build --mode test --logLevel warn",
    test: "node --test dist/tests/*.test.js",
  },
  webcontainer: {
    start: "node src/server/main.js",
    dev: "node --watch src/server/main.js",
    test: "node --test tests/*.test.js",
  },
  next: {
    prestart: "next build",
    start: "next start --hostname 127.0.0.1",
    dev: "next dev --hostname 127.0.0.1",
    build: "next build",
    check: "tsc",
    test: "node --test tests/*.test.ts",
  },
};

/** Vite's needs; and for `next`, a Node that runs the tests' TypeScript as it is. */
const ENGINES: Readonly<Record<AppTarget, string>> = {
  node: "^20.19.0 || >=22.12.0",
  webcontainer: ">=20.11.0",
  next: ">=22.18.0",
};

/** What `package.json` and the root of `package-lock.json` both say. */
export function describePackage(plan: AppPlan) {
  const target = targetOf(plan);
  const { runtime, build } = PACKAGES[target];
  return {
    name: plan.packageName,
    version: "0.1.0",
    dependencies: sorted(runtime),
    ...(Object.keys(build).length === 0 ? {} : { devDependencies: sorted(build) }),
    engines: { node: ENGINES[target] },
  };
}

export function emitPackageJson(plan: AppPlan): AppFile {
  const { name, version, engines, ...packages } = describePackage(plan);
  const manifest = {
    name,
    version,
    private: true,
    description: plan.spec.summary,
    type: "module",
    scripts: SCRIPTS[targetOf(plan)],
    engines,
    ...packages,
  };
  return { path: "package.json", content: `${JSON.stringify(manifest, null, 2)}\n` };
}

function sorted(packages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(packages).sort(([left], [right]) => (left < right ? -1 : 1)));
}
