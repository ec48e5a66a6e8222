import type { Entity, LandingSection, View } from "@joinery/shared";
import { toLabel, toSentenceCase, toTitleCase } from "../../text/normalise.ts";
import { extractGivenName } from "../../extract/identity.ts";
import { splitList } from "../../extract/list.ts";
import { readTiers } from "./landing-tiers.ts";

type LandingView = Extract<View, { kind: "landing" }>;
type Hero = Extract<LandingSection, { kind: "hero" }>;

/** A page for visitors from the brief's own words; what it does not say stays neutral. */
export function landingPage(text: string, name: string, entities: readonly Entity[]): { title: string; view: View } {
  const flat = text.replace(/\s+/g, " ");
  const lower = flat.toLowerCase();
  const brand = brandOf(flat) ?? name;
  const isPortfolio = /\bportfolio\b/.test(lower);
  const tiers = readTiers(flat, brand);
  const lead = entities.find(({ fields }) => fields.some(({ interface: editor }) => editor === "email"));
  const sections: LandingSection[] = [
    heroOf(flat, { brand, isPortfolio, hasTiers: tiers.length > 0 }),
    ...(tiers.length > 0 ? [] : featuresOf(flat, brand)),
    ...(isPortfolio || /\b(?:showcase|gallery|photos?|pictures?|our work)\b/.test(lower)
      ? [galleryOf(flat, isPortfolio)]
      : []),
    ...(tiers.length > 0 ? [{ kind: "pricing" as const, tiers }] : []),
    ...(/\b(?:reviews?|testimonials?|customers? say)\b/.test(lower) ? [testimonialsOf(flat)] : []),
    ...(/\bfaq\b|\bfrequently asked\b|\bquestions and answers\b/.test(lower) ? [faqOf(flat, brand)] : []),
    ...(/\babout\b(?! the| a)|\bbio\b|\bour story\b/.test(lower) || isPortfolio ? [aboutOf(flat, brand)] : []),
    ...(/\bopening (?:hours|times)\b|\bwhen we are open\b/.test(lower) ? [HOURS] : []),
    ...contactOf(flat, { hasForm: lead !== undefined, hasTiers: tiers.length > 0 }),
  ];
  const cart = /\badd to (?:cart|basket|bag)\b/i.exec(flat)?.[0];
  const isSticky =
    cart !== undefined && /\bsticky\b|\bremains? visible\b|\bstays? (?:on screen|visible)\b|\bfloating\b/.test(lower);
  const view: LandingView = {
    kind: "landing",
    brand,
    sections: sections.slice(0, 12),
    ...(isSticky ? { stickyCall: { label: toSentenceCase(cart), does: "cart" as const } } : {}),
    ...(lead === undefined ? {} : { leadEntity: lead.name }),
    leadFields: lead === undefined ? [] : leadFieldsOf(lead),
  };
  return { title: "Website", view };
}

/** What the page is about: a name in quotes, a person, or whose it is. */
export function brandOf(flat: string): string | undefined {
  const quoted = /\b(?:for|called|named|of) "([^"]{1,60})"/.exec(flat)?.[1] ?? extractGivenName(flat);
  const person = /\b(?:site|page|portfolio|website) (?:for|of) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})/.exec(flat)?.[1];
  const place = /\bfor (?:my|our|the|an?) ((?:(?!with\b|that\b|and\b|called\b)[\w'&-]+ ?){1,3})/i.exec(flat)?.[1];
  const found = quoted ?? person ?? (place === undefined ? undefined : toTitleCase(place.trim()));
  return found === undefined ? undefined : toLabel(found, 60);
}

const PRICE = /"?([$€£]\s?\d[\d.,]*)"?/;

function heroOf(
  flat: string,
  { brand, isPortfolio, hasTiers }: { brand: string; isPortfolio: boolean; hasTiers: boolean },
): Hero {
  const heading = /\b(?:heading|headline|title)\s+"([^"]{2,100})"/i.exec(flat)?.[1];
  const tagline = /\b(?:tagline|slogan|subtitle|sub-?heading|motto)\s*:?\s+"([^"]{2,110})"/i.exec(flat)?.[1];
  const what =
    /"[^"]{1,60}",? (?:an? |the )([^.;:"]{3,80})[.;:]/.exec(flat)?.[1] ??
    /[A-Z][\w'’-]+,? (?:an? )((?:freelance |professional )?[\w/ -]{3,50})\./.exec(flat)?.[1];
  const calls = heroCalls(flat);
  const usual: Hero["calls"] = [
    {
      label: hasTiers ? "See the plans" : isPortfolio ? "View my work" : "Get in touch",
      does: hasTiers ? "pricing" : isPortfolio ? "gallery" : "contact",
    },
  ];
  return {
    kind: "hero",
    title: toLabel(heading ?? brand, 100) ?? brand,
    ...(tagline === undefined ? {} : { tagline }),
    ...(what === undefined ? {} : { text: `${toSentenceCase(what.trim())}.` }),
    ...(hasTiers || PRICE.exec(flat) === null ? {} : { price: PRICE.exec(flat)?.[1] ?? "" }),
    calls: calls.length > 0 ? calls : usual,
    hasPicture: /\b(?:image|picture|photo|photography|illustration)\b/i.test(flat) && !isPortfolio,
  };
}

/** Buttons that the brief names: `a "View my work" CTA`, `"Add to cart" button`. */
function heroCalls(flat: string): Hero["calls"] {
  const found = [...flat.matchAll(/"([^"]{2,40})" (?:cta|button|link|call to action)\b/gi)].map(
    ([, label = ""]) => label,
  );
  return [...new Set(found)].slice(0, 2).map((label) => ({ label, does: destinationOf(label) }));
}

function destinationOf(label: string): Hero["calls"][number]["does"] {
  if (/\b(?:cart|basket|bag|buy)\b/i.test(label)) return "cart";
  if (/\b(?:work|projects?|portfolio|gallery)\b/i.test(label)) return "gallery";
  if (/\b(?:pricing|plans?|prices?)\b/i.test(label)) return "pricing";
  return /\b(?:features?|learn more|how it works)\b/i.test(label) ? "features" : "contact";
}

/** "a three-feature section (a, b, c)", "features: a, b and c". */
function featuresOf(flat: string, brand: string): LandingSection[] {
  const list = /\bfeatures?(?:[ -](?:section|list|grid))?\s*(?:\(([^()]{5,300})\)|: ([^.;]{5,300}))/i.exec(flat);
  const found = list?.[1] ?? list?.[2];
  if (found === undefined) {
    const isWanted = /\bfeatures? section\b|\bservices section\b|\bsection (?:on|about|with) (?:our )?services\b/i.test(
      flat,
    );
    return isWanted
      ? [
          {
            kind: "features",
            title: "What you get",
            items: ["First", "Second", "Third"].map((title) => ({
              title: `${title} point`,
              text: "Say here what it means for your visitors.",
            })),
          },
        ]
      : [];
  }
  const items = splitList(found)
    .slice(0, 9)
    .flatMap((item) => {
      const title = toLabel(toSentenceCase(item), 80);
      return title === undefined ? [] : [{ title, text: `Every ${brand} comes with it.` }];
    });
  return items.length === 0 ? [] : [{ kind: "features", title: "Features", items }];
}

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

function countBefore(flat: string, test: RegExp, usual: number): number {
  const word = test.exec(flat)?.[1]?.toLowerCase() ?? "";
  return Math.min(9, Math.max(1, NUMBERS[word] ?? (Number(word) || usual)));
}

function galleryOf(flat: string, isPortfolio: boolean): LandingSection {
  const count = countBefore(flat, /\b(\w+)[- ](?:project|picture|photo|image|work)s?\b/i, 3);
  const noun = isPortfolio ? "Project" : "Picture";
  const words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const items = words.slice(0, count).map((word) => ({
    title: `${noun} ${word}`,
    text: isPortfolio ? "What it was, and what I did for it." : "What it shows.",
  }));
  return { kind: "gallery", title: isPortfolio ? "Selected work" : "Gallery", items };
}

function testimonialsOf(flat: string): LandingSection {
  const count = Math.max(3, countBefore(flat, /\b(?:at least )?(\w+) (?:star ratings?|reviews?|testimonials?)\b/i, 3));
  const quotes = [
    "Put the words of a customer here.",
    "A second review goes here, with the name of who wrote it.",
    "And a third one: short and honest works best.",
  ];
  const items = Array.from({ length: Math.min(count, 6) }, (_, index) => ({
    quote: `${quotes[index % quotes.length] ?? ""}${index < quotes.length ? "" : ` (${index + 1})`}`,
    name: `Example review ${index + 1}`,
    stars: [5, 4, 5][index % 3] ?? 5,
  }));
  return { kind: "testimonials", title: "Customer reviews", items };
}

function faqOf(flat: string, brand: string): LandingSection {
  const hasTiers = /\btiers?\b|\bplans?\b|\/mo\b/i.test(flat);
  const items = hasTiers
    ? [
        {
          question: `Can I try ${brand} before I pay?`,
          answer: `Yes. Choose the smallest plan to see whether ${brand} fits; you can move to another one at any time.`,
        },
        {
          question: "Can I change my plan later?",
          answer: "Yes. Write to us with the plan that you want; the price of the new plan counts from then on.",
        },
        {
          question: "How do I cancel?",
          answer: "Write to us through the form below. Your plan ends with the period that is paid.",
        },
        {
          question: "Which plan is right for me?",
          answer:
            "Compare the lists above: each plan has everything that the one before it has. If you are unsure, ask us.",
        },
      ]
    : [
        {
          question: `What is ${brand}?`,
          answer: `Everything that is known about ${brand} stands on this page; ask us for the rest.`,
        },
        { question: "How can I get in touch?", answer: "Use the contact section below. We answer as soon as we can." },
        { question: "How soon will I hear back?", answer: "Usually within a few days." },
      ];
  return { kind: "faq", title: "Frequently asked questions", items };
}

function aboutOf(flat: string, brand: string): LandingSection {
  const what = /[A-Z][\w'’-]+, (an? [\w/ -]{3,60})\./.exec(flat)?.[1];
  const isPerson = /\bportfolio\b|\bbio\b/i.test(flat);
  const text = isPerson
    ? `I am ${brand}${what === undefined ? "" : `, ${what}`}. Tell your visitors here who you are, how you work and what you like to work on.`
    : `Tell your visitors here how ${brand} began, who is behind it and what matters to you.`;
  return { kind: "about", title: "About", text };
}

const HOURS: LandingSection = {
  kind: "hours",
  title: "Opening hours",
  rows: [
    { day: "Monday to Friday", time: "8:00 to 18:00" },
    { day: "Saturday", time: "8:00 to 14:00" },
    { day: "Sunday", time: "Closed" },
  ],
};

function contactOf(flat: string, { hasForm, hasTiers }: { hasForm: boolean; hasTiers: boolean }): LandingSection[] {
  const email = /[\w.+-]+@[\w-]+\.[\w.]*\w/.exec(flat)?.[0];
  const wantsMail =
    email !== undefined || /\be-?mail (?:link|address)\b|\bmailto\b|\bcontact (?:section|details)\b/i.test(flat);
  if (!hasForm && !wantsMail && !/\bcontact\b/i.test(flat)) return [];
  return [
    {
      kind: "contact",
      title: hasTiers ? "Get started" : "Contact",
      text: hasTiers
        ? "Tell us which plan you are interested in, and we set it up for you."
        : "We are glad to hear from you.",
      ...(wantsMail || !hasForm ? { email: email ?? "hello@example.com" } : {}),
    },
  ];
}

const NOT_ASKED = /^(?:date|createdOn|answered|done|status|receivedOn)$/;

const leadFieldsOf = ({ fields }: Entity): string[] =>
  fields
    .filter(({ name, type }) => !NOT_ASKED.test(name) && type !== "boolean" && type !== "date")
    .map(({ name }) => name)
    .slice(0, 8);
