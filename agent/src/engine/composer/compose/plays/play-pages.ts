import type { AppSpec, Entity, Feature, Page, View } from "@joinery/shared";
import { countedNoun } from "../../extract/play-things.ts";
import type { Play } from "../../lexicon/play.ts";
import { toSentenceCase } from "../../text/normalise.ts";
import { toPlural } from "../../text/nouns.ts";
import { buildPage } from "../views.ts";
import { landingPage } from "./landing-page.ts";
import { calculatorPage, converterPage, gamePages, timerPage } from "./page-plays.ts";
import { counterView, flashcardsView, pickerView, pollView, quizView } from "./record-plays.ts";

export type PlayContext = {
  readonly play: Play;
  readonly text: string;
  readonly name: string;
  readonly entities: readonly Entity[];
};

/** The pages of a play; none where the entities do not have what it needs. */
export function playPages(context: PlayContext, taken: readonly Page[]): Page[] {
  const pages: Page[] = [];
  for (const { title, view } of titledViews(context)) {
    const owner = { labelPlural: title };
    pages.push(buildPage(owner, view, [...taken, ...pages], title));
  }
  return pages;
}

type Titled = { readonly title: string; readonly view: View };

function titledViews({ play, text, name, entities }: PlayContext): readonly Titled[] {
  const lower = text.toLowerCase();
  const titled = (view: View | undefined, title = play.noun): Titled[] => (view === undefined ? [] : [{ title, view }]);
  const firstOf = (make: (entity: Entity) => View | undefined): View | undefined =>
    entities.map(make).find((view) => view !== undefined);
  switch (play.id) {
    case "calculator": {
      const page = calculatorPage(lower);
      return page === undefined ? [] : [page];
    }
    case "converter":
      return [converterPage(lower)];
    case "counter":
      return titled(firstOf((entity) => counterView(entity, entities)));
    case "flashcards":
      return titled(firstOf(flashcardsView), "Learn");
    case "game":
      return gamePages(lower);
    case "landing":
      return [landingPage(text, name, entities)];
    case "picker": {
      const view = pickerView(entities);
      return titled(view, view?.kind === "picker" && view.assignmentEntity !== undefined ? "This week" : "Wheel");
    }
    case "poll":
      return titled(pollView(entities));
    case "quiz":
      return titled(firstOf((entity) => quizView(entity, quizWishes(lower))));
    case "timer":
      return [timerPage(lower, entities)];
  }
}

function quizWishes(lower: string): { hasSheet: boolean; questionCount: number } {
  const count = Number(/(\d+) (?:random )?questions/.exec(lower)?.[1]);
  return {
    hasSheet: /\bprint|\bpaper\b|\bworksheets?\b|\bteachers?\b|\bclass(?:room)?\b|\bexport\b|\bpdf\b/.test(lower),
    questionCount: count > 0 && count <= 50 ? count : 10,
  };
}

/** Wishes that a play fulfils, which the table of features cannot know. */
const FULFILLED: Readonly<Record<Play["id"], readonly string[]>> = {
  calculator: [],
  converter: [],
  counter: [],
  flashcards: [],
  game: [],
  landing: ["Light and dark"],
  picker: ["Random assignment"],
  poll: ["Voting by several people"],
  quiz: ["Playing a quiz", "Generating quizzes"],
  timer: ["Timer"],
};

/** The features with what the play makes of them. */
export function withPlay(
  features: readonly Feature[],
  { play, text, view }: { play: Play; text: string; view: View | undefined },
): Feature[] {
  const lower = text.toLowerCase();
  const isFulfilled = (feature: Feature): boolean =>
    FULFILLED[play.id].includes(feature.text) ||
    (feature.text === "Export and print" && view?.kind === "quiz" && view.hasSheet && !/\bexport|\bpdf\b/.test(lower));
  const own = ownFeatures(play, view, lower);
  const kept = features.flatMap((feature): Feature[] => {
    if (isFulfilled(feature)) return [{ text: feature.text, status: "covered" }];
    if (play.id === "landing" && feature.text === "Shopping cart") return [];
    if (feature.text === "Data stays after a reload" && own.some(({ text: other }) => other.startsWith("Data stays")))
      return [];
    return [feature];
  });
  return [...own, ...kept];
}

function ownFeatures(play: Play, view: View | undefined, lower: string): Feature[] {
  const features: Feature[] = [];
  const cover = (text: string): void => void features.push({ text, status: "covered" });
  if (/\blocal ?storage\b/.test(lower) && play.id === "counter")
    cover("Data stays after a reload: the app's own server keeps it, so other devices see it too");
  if (view?.kind === "quiz" && view.hasSheet) cover("Quizzes to print, with the answers on a page of their own");
  if (view?.kind === "poll") cover("One vote for each browser; it can be moved");
  if (view?.kind === "converter" && view.groups.some(({ areRatesTyped }) => areRatesTyped))
    cover("Exchange rates that you type in; the app reads none from the internet");
  if (view?.kind !== "landing") return features;
  if (view.sections.some(({ kind }) => kind === "testimonials"))
    cover("Customer reviews are marked as examples: put real ones in their place");
  if (view.stickyCall?.does === "cart" || /\bcart\b/.test(lower))
    cover("“Add to cart” counts on the visitor's device; there is no checkout");
  if (view.sections.some((section) => section.kind === "contact" && section.email?.endsWith("@example.com") === true))
    cover("The e-mail address is a placeholder: tell me yours");
  cover("Texts that you did not give are neutral: tell me what they should say");
  return features;
}

/** A counter is called what it counts. */
export function tuneSamples(samples: AppSpec["sampleData"], play: Play, text: string): AppSpec["sampleData"] {
  const counted = play.id === "counter" ? countedNoun(text.toLowerCase()) : undefined;
  if (counted === undefined) return samples;
  const title = toSentenceCase(toPlural(counted));
  return Object.fromEntries(
    Object.entries(samples).map(([name, records]) => [
      name,
      records.map((record) =>
        typeof record.values["count"] === "number" ? { ...record, values: { ...record.values, name: title } } : record,
      ),
    ]),
  );
}
