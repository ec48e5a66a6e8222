import type { AppSpec, Question } from "@joinery/shared";
import type { DiscoveryResult, DiscoveryTurn } from "../../engine.ts";
import { composeSpec } from "../compose/compose-spec.ts";
import { understand, type Understanding } from "../extract/understand.ts";
import { toSentenceCase } from "../text/normalise.ts";
import type { Assent } from "./confirmation.ts";
import { OUT_OF_RANGE, type OutOfRange } from "./out-of-range.ts";
import { askNext, playBack } from "./play-back.ts";
import { WHAT, whatExamples } from "./questions.ts";

/*
 * A brief that is out of range as a whole gets a plain no and the nearest thing that can be built. Until the user takes that or says
 * something else, the draft stays incomplete. The draft itself remembers the offer: its archetype is `none-` and the offer's id.
 */
const QUESTION_ID = "nearest";
const MARK = "none-";

/** The offer that waits for an answer. */
export function openOffer(draft: AppSpec): OutOfRange | undefined {
  if (!draft.questions.some(({ id }) => id === QUESTION_ID)) return undefined;
  return OUT_OF_RANGE.find(({ id }) => draft.archetype === `${MARK}${id}`);
}

export function acceptsOffer(assent: Assent, text: string, offer: OutOfRange): boolean {
  if (assent.kind === "defaults") return true;
  const names = (words: string): boolean => words.toLowerCase().includes(offer.offer.toLowerCase());
  if (assent.kind === "yes") return assent.rest === "" || names(assent.rest);
  return (
    names(text) ||
    /^(?:that|it|the nearest|that one)(?: is| works| would be| will do)? ?(?:fine|ok|okay|good|instead)?[.!]*$/i.test(
      text,
    )
  );
}

/** Says no to the whole and offers the nearest. */
export function offerNearest(
  turn: DiscoveryTurn,
  text: string,
  offer: OutOfRange,
  understood: Understanding,
): DiscoveryResult {
  const question: Question = {
    id: QUESTION_ID,
    text: `Shall I build ${offer.offer} instead?`,
    suggestions: [`Yes, ${offer.offer}`.slice(0, 118), "No, something else"],
  };
  const isShown = offer.isShown === true;
  const base = isShown
    ? composeSpec(turn.userInput, text, { ...understand(offer.brief), features: [] })
    : emptySpec(turn, []);
  const declined = {
    text: toSentenceCase(offer.what),
    status: "declined" as const,
    reason: `Joinery builds apps that keep, list and chart things; ${offer.what} is not among them yet.`,
  };
  const features = [declined, ...understood.features.filter(({ status }) => status !== "covered")].slice(0, 60);
  const spec: AppSpec = { ...base, archetype: `${MARK}${offer.id}`, features, questions: [question] };
  const reply = `I cannot build ${offer.what} yet: I build apps that keep, list, total and chart things. The nearest I can do is ${offer.offer}. Shall I plan that instead? Say “yes”, or describe something else.`;
  return { reply, appSpec: spec, isComplete: false, isConfirmed: false };
}

/** The offer becomes the plan; it is built after a go-ahead of its own. */
export function acceptOffer(turn: DiscoveryTurn, draft: AppSpec, offer: OutOfRange): DiscoveryResult {
  const brief = draft.brief === "" ? turn.userInput : draft.brief;
  const composed = composeSpec(brief, offer.brief, understand(offer.brief));
  const spec: AppSpec = {
    ...composed,
    features: [...draft.features, ...composed.features].slice(0, 60),
    questions: [],
  };
  return { reply: `${playBack(spec)}\n\n${askNext(spec)}`, appSpec: spec, isComplete: true, isConfirmed: false };
}

export function declineOffer(turn: DiscoveryTurn, draft: AppSpec): DiscoveryResult {
  const spec = { ...emptySpec(turn, [WHAT]), features: draft.features };
  return { reply: `All right, not that. ${whatExamples()}`, appSpec: spec, isComplete: false, isConfirmed: false };
}

/** The turn was neither an answer nor another brief. Once it is put differently; after that the draft is let go. */
export function repeatOffer(turn: DiscoveryTurn, draft: AppSpec, offer: OutOfRange): DiscoveryResult {
  const wasRepeated = turn.history.filter(({ role }) => role === "assistant").length >= 2;
  if (wasRepeated) return declineOffer(turn, draft);
  const reply = `I did not get that. I still cannot build ${offer.what}, but ${offer.offer} would work: say “yes” for it, or tell me what else you would like to keep track of.`;
  return { reply, appSpec: draft, isComplete: false, isConfirmed: false };
}

/** A valid spec in which nothing is decided. */
export function emptySpec(turn: DiscoveryTurn, questions: Question[]): AppSpec {
  const spec = composeSpec(turn.userInput, "", understand(""));
  return { ...spec, name: "New app", summary: "Nothing is decided yet.", questions };
}
