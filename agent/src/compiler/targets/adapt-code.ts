import type { AppFile } from "@joinery/shared";
import { targetOf } from "../dependencies.ts";
import type { AppPlan } from "../plan.ts";
import { adaptToNext } from "./next/adapt.ts";
import { adaptToWebcontainer } from "./webcontainer/adapt.ts";

/** The code of the app in the form of its target. Every target is made of the same emitted modules. */
export function adaptCode(plan: AppPlan, files: readonly AppFile[]): AppFile[] {
  switch (targetOf(plan)) {
    case "node":
      return [...files];
    case "webcontainer":
      return adaptToWebcontainer(files);
    case "next":
      return adaptToNext(plan, files);
  }
}
