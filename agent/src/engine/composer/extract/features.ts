import type { Feature } from "@joinery/shared";
import { FEATURE_ROWS } from "../lexicon/feature-lexicon.ts";

/** What a text asks for beyond things and fields, each with what becomes of it. "No login" asks for nothing. */
export function extractFeatures(lower: string): Feature[] {
  return FEATURE_ROWS.flatMap(({ test, ...feature }) => {
    const found = test.exec(lower);
    if (found === null || isDenied(lower, found.index)) return [];
    return [
      {
        text: feature.text,
        status: feature.status,
        ...(feature.reason === undefined ? {} : { reason: feature.reason }),
      },
    ];
  });
}

/** Whether the words just before say that it is not wanted. */
function isDenied(lower: string, index: number): boolean {
  return /(?:\bno|\bwithout(?: needing| any)?|\bdon'?t need|\bnot need(?:ing)?|\bskip)(?: an?| any| the)? $/.test(
    lower.slice(Math.max(0, index - 30), index),
  );
}
