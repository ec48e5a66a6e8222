import type { AppFile } from "@joinery/shared";
import { targetOf } from "../dependencies.ts";
import type { AppPlan } from "../plan.ts";
import { toPlainJavaScript } from "./plain/to-plain-javascript.ts";
import { PLAIN_OPTIONS } from "./webcontainer/adapt.ts";

/**
 * Emitted files as they are handed over: formatted, and in the language of the app's target. Plain JavaScript is made of formatted
 * code, so that its templates have the lines that the formatter gave the markup.
 */
export async function finishFiles(
  plan: AppPlan,
  files: readonly AppFile[],
  format: (files: readonly AppFile[]) => Promise<AppFile[]>,
): Promise<AppFile[]> {
  const formatted = await format(files);
  return targetOf(plan) === "webcontainer" ? format(toPlainJavaScript(formatted, PLAIN_OPTIONS)) : formatted;
}
