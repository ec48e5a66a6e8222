import { anyOf } from "../any-of.ts";
import type { Archetype } from "../archetype.ts";

/** Kinds of apps in which several lists work together: shops, papers, bookings. */
export const WORK_ARCHETYPES: readonly Archetype[] = [
  {
    id: "invoice-maker",
    noun: "Invoices",
    test: /\binvoices? (?:for (?:my|our)|with|maker|generator|template)\b|\b(?:make|create|write|send|issue) invoices?\b/,
    weight: 5.5,
    accent: "#0b6e63",
    core: ["Client|Customer|Student|Member|Tenant", "Invoice"],
    always: ["Invoice"],
  },
  {
    id: "shop",
    noun: "Shop",
    test: anyOf(
      /\bshopping cart\b|\be-?commerce\b|\b(?:online|web) ?-?(?:shop|store)\b/,
      /\bsell(?:s|ing)? (?:[\w'-]+ ){0,6}online\b|\bstorefront\b/,
      /\b(?:people|customers|they|clients) (?:can )?order (?:them |it )?online\b|\border form\b/,
      /\bcart\b.{0,60}\bcheckout\b/,
    ),
    weight: 7,
    accent: "#0f766e",
    core: ["Product"],
    template: "Product",
  },
];
