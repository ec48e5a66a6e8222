import type { Archetype } from "../archetype.ts";

/** Kinds of apps in which several lists work together: shops, papers, bookings. */
export const WORK_ARCHETYPES: readonly Archetype[] = [
  {
    id: "shop",
    noun: "Shop",
    test: /\bshopping cart\b|\be-?commerce\b|\b(?:online|web) ?-?(?:shop|store)\b|\bsell(?:s|ing)? (?:[\w'-]+ ){0,6}online\b|\bstorefront\b|\bcart\b.{0,60}\bcheckout\b/,
    weight: 7,
    accent: "#0f766e",
    core: ["Product"],
    template: "Product",
  },
];
