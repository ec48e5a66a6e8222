import type { Noun } from "./noun-phrase.ts";

/** What the sentences of a brief say, before it is decided what becomes of it. */
export type Claims = {
  /** `implied`: only part of what the app is called, such as the recipe in "recipe box". */
  readonly things: { readonly noun: Noun; readonly strength: "named" | "implied" }[];
  /** Without an owner the fields belong to the main thing. */
  readonly fields: { readonly owner?: Noun; readonly items: readonly string[] }[];
  readonly children: { readonly parent: Noun; readonly child: Noun }[];
  readonly joins: { readonly subject: Noun; readonly object: Noun; readonly entryName: string }[];
};

export function addThing(claims: Claims, noun: Noun, strength: "named" | "implied"): void {
  claims.things.push({ noun, strength });
  if (noun.of === undefined) return;
  claims.things.push({ noun: noun.of, strength: "implied" });
  claims.children.push({ parent: noun.of, child: noun });
}
