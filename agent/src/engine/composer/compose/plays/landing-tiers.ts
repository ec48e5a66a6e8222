import type { LandingSection } from "@joinery/shared";
import { toLabel } from "../../text/normalise.ts";

type Tier = Extract<LandingSection, { kind: "pricing" }>["tiers"][number];

const TIER = /\b([A-Z][\w+]{1,20}(?: [A-Z][\w+]{1,20})?) \(((?:[Ff]ree|[$€£]\s?\d[\d.,]*)[^()]{0,20})\)/g;

/** Price plans as briefs write them: "Starter (Free), Pro ($29/mo), and Business ($99/mo)". */
export function readTiers(flat: string, brand: string): Tier[] {
  const found = [...flat.matchAll(TIER)]
    .slice(0, 5)
    .map(([, name = "", price = ""]) => ({ name, price: price.trim() }));
  if (found.length < 2) return [];
  return found.map(({ name, price }, index) => {
    const tier: Tier = {
      name,
      price,
      text: textOf(index, found.length, brand),
      points: pointsOf(index, found[index - 1]?.name, brand),
      call: index === 0 ? "Get started" : `Try ${name}`,
    };
    const badge = badgeOf(flat, name);
    if (badge !== undefined) tier.badge = badge;
    return tier;
  });
}

/** `The Pro tier should be highlighted as "Most popular"`. */
function badgeOf(flat: string, name: string): string | undefined {
  const plain = name.replace(/[^\w ]/g, ".");
  const quoted = new RegExp(
    `\\b${plain}\\b[^.";]{0,80}(?:highlight|badge|marked|labell?ed)[^".]{0,40}"([^"]{2,30})"`,
    "i",
  ).exec(flat)?.[1];
  return quoted === undefined ? undefined : toLabel(quoted, 30);
}

function textOf(index: number, count: number, brand: string): string {
  if (index === 0) return `To get to know ${brand}.`;
  return index === count - 1 ? `For larger teams that rely on ${brand}.` : `For those who use ${brand} every day.`;
}

/** Neutral, and true of any product: what sets the plans apart is for its owner to say. */
function pointsOf(index: number, before: string | undefined, brand: string): string[] {
  if (before === undefined) return [`The basics of ${brand}`, "One person", "Help by e-mail"];
  if (index === 1) return [`Everything in ${before}`, "Several people", "Help on working days"];
  return [`Everything in ${before}`, "Any number of people", "Help first in line"];
}
