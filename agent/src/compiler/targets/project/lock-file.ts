import type { AppFile, AppTarget } from "@joinery/shared";
import { targetOf } from "../../dependencies.ts";
import type { AppPlan } from "../../plan.ts";
import nextPackages from "./locks/next.json" with { type: "json" };
import nodePackages from "./locks/node.json" with { type: "json" };
import webcontainerPackages from "./locks/webcontainer.json" with { type: "json" };
import { describePackage } from "./package-json.ts";

/** Every installed package of each target with its checksum, for all platforms. Made by `scripts/update-locks.ts`. */
export const LOCKED_PACKAGES: Readonly<Record<AppTarget, Readonly<Record<string, unknown>>>> = {
  node: nodePackages,
  webcontainer: webcontainerPackages,
  next: nextPackages,
};

/** `package-lock.json`: apps of one target have the same packages, so that only the root differs. */
export function emitLockFile(plan: AppPlan): AppFile {
  const root = describePackage(plan);
  const lock = {
    name: root.name,
    version: root.version,
    lockfileVersion: 3,
    requires: true,
    packages: { "": root, ...LOCKED_PACKAGES[targetOf(plan)] },
  };
  return { path: "package-lock.json", content: `${JSON.stringify(lock, null, 2)}\n` };
}
