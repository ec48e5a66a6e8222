import { readTargetWish, TARGET_WORDS, withTarget } from "../../../target-wish.ts";
import type { EditRule } from "./change.ts";

/** "Make it a Next.js app". */
export const chooseTarget: EditRule = (clause, spec) => {
  const target = readTargetWish(clause);
  return target && { spec: withTarget(spec, target), said: `it is ${TARGET_WORDS[target]}` };
};
