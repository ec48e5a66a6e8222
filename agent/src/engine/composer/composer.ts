import type { AppSpec } from "@joinery/shared";
import type { DiscoveryResult, DiscoveryTurn, Engine } from "../engine.ts";
import { readTargetWish, withoutTargetWish, withTarget } from "../target-wish.ts";
import { composeSpec, isBlank } from "./compose/compose-spec.ts";
import { withoutSharingTalk } from "./extract/sharing.ts";
import { understand } from "./extract/understand.ts";
import { normaliseText, toLabel } from "./text/normalise.ts";
import { readAssent } from "./talk/confirmation.ts";
import {
  acceptOffer,
  acceptsOffer,
  declineOffer,
  emptySpec,
  offerNearest,
  openOffer,
  repeatOffer,
} from "./talk/offer.ts";
import { findOutOfRange } from "./talk/out-of-range.ts";
import { askNext, describeLanguage, describeTarget, playBack } from "./talk/play-back.ts";
import { decideQuestions, WHAT, whatExamples } from "./talk/questions.ts";
import { reviseDraft } from "./talk/revise.ts";

/** Turns that touch most of the lexicon and the grammar. Running them at the start spares the first user the cost of warming up. */
const WARM_UP = [
  "A tracker for my shop with a chart. Each part has a SKU, quantity (kg), supplier and due date: alert me when stock is low.\n- Members can borrow books\n- use euros, make it teal, background #fff",
  "pet clinic app: owners have many pets, each pet has visits with date, vet and diagnosis",
  "日本語 한국어 данные العربية 👩‍👩‍👧 flibber the wug!",
  "a landing page for my bakery",
  "track job applications: company, role, salary, status (open, closed) and interview dates",
] as const;

/** The engine that needs no key: rules and a lexicon turn a conversation into a spec. Pure; every turn takes milliseconds. */
export function createComposer(): Engine {
  for (const userInput of [...WARM_UP, ...WARM_UP]) {
    const { appSpec } = discoverTurn({ userInput, history: [], confirm: false, isBuilt: false });
    const change = {
      userInput: "add a due date and rename it to Foo. remove the chart, flibber the wug",
      appSpec,
      history: [],
      confirm: false,
      isBuilt: true,
    };
    discoverTurn(change);
  }
  return { name: "composer", discover: (turn) => Promise.resolve(discoverTurn(turn)) };
}

/**
 * One turn. Invariants: the spec always parses; `isConfirmed` only with `isComplete`; a question is asked once, and what stays
 * unanswered gets its default in the next turn.
 */
export function discoverTurn(turn: DiscoveryTurn): DiscoveryResult {
  const result = takeTurn(turn);
  // Before anything was built nothing was entered under another name.
  if (turn.isBuilt || result.appSpec.entities.every(({ formerly }) => formerly === undefined)) return result;
  const entities = result.appSpec.entities.map((entity) => {
    const { formerly: _formerly, ...rest } = entity;
    return rest;
  });
  return { ...result, appSpec: { ...result.appSpec, entities } };
}

function takeTurn(turn: DiscoveryTurn): DiscoveryResult {
  const text = normaliseText(turn.userInput);
  const draft = turn.appSpec;
  const offer = draft === undefined ? undefined : openOffer(draft);
  if (draft !== undefined && offer !== undefined) {
    const assent = readAssent(text);
    if (acceptsOffer(assent, text, offer)) return acceptOffer(turn, draft, offer);
    if (assent.kind === "no" && assent.rest === "") return declineOffer(turn, draft);
    return startBrief(turn, assent.rest === "" ? text : assent.rest) ?? repeatOffer(turn, draft, offer);
  }
  if (draft === undefined || isBlank(draft)) return startTurn(turn, text);
  if (isNewBrief(text)) {
    const fresh = startBrief(turn, text.replace(RESTART, ""));
    if (fresh !== undefined) return replaceDraft(fresh);
  }
  const revised = reviseDraft(turn, text, draft);
  const fresh = revised === undefined ? startOther(turn, text, draft) : undefined;
  return fresh ?? revised ?? reviseDraft(turn, text, draft, { isFinal: true }) ?? startTurn(turn, text);
}

function startTurn(turn: DiscoveryTurn, text: string): DiscoveryResult {
  const assent = readAssent(text);
  const isBrief = assent.kind === "none" || assent.rest !== "";
  const brief = isBrief
    ? startBrief(turn, assent.kind === "none" || assent.rest === "" ? text : assent.rest)
    : undefined;
  if (brief !== undefined) return brief;
  const asked = turn.history.filter(({ role }) => role === "assistant").length;
  if (asked >= 2) return proposeDefault(turn, text);
  const greeting =
    asked > 0
      ? "I could not tell what your app should keep."
      : "Hello! I build web apps that keep, list and chart things.";
  const spec = emptySpec(turn, [WHAT]);
  return { reply: `${greeting} ${whatExamples()}`, appSpec: spec, isComplete: false, isConfirmed: false };
}

/** A new conversation, or another brief in place of the draft. `undefined` when the text names nothing to keep. */
function startBrief(turn: DiscoveryTurn, text: string): DiscoveryResult | undefined {
  const target = readTargetWish(text);
  const about = withoutTargetWish(text);
  const understood = understand(withoutSharingTalk(about));
  const hasCore = understood.things.some(({ isGuess }) => !isGuess);
  const outOfRange = understood.play === undefined ? findOutOfRange(about.toLowerCase(), hasCore) : undefined;
  if (outOfRange !== undefined) return offerNearest(turn, text, outOfRange, understood);
  if (understood.things.length === 0 && understood.play === undefined) return undefined;
  const composed = withTarget(composeSpec(turn.userInput, about, understood), target);
  const questions = decideQuestions(about, composed, understood);
  const spec: AppSpec = { ...composed, questions };
  const isComplete = questions.length === 0;
  const isConfirmed = isComplete && (turn.confirm || endsWithGoAhead(text));
  const lead = describeLanguage(understood.language) + describeTarget(target);
  const end = isConfirmed ? "I am building it now." : askNext(spec);
  return { reply: `${lead}${playBack(spec)}\n\n${end}`, appSpec: spec, isComplete, isConfirmed };
}

/** "Track my books. No questions, go ahead." asks for the build in the same breath. */
function endsWithGoAhead(text: string): boolean {
  const sentence = /[.!\n]\s*([^.!\n]{3,80})[.!]*$/.exec(text.slice(-400))?.[1] ?? "";
  const assent = readAssent(sentence);
  return (
    /\b(?:proceed|go ahead|build it|ship it|do it)\b/i.test(sentence) && assent.kind === "yes" && assent.rest === ""
  );
}

/** After two turns that named nothing: a plan to talk about beats a third question. */
function proposeDefault(turn: DiscoveryTurn, text: string): DiscoveryResult {
  const brief = "a to-do list";
  const spec = composeSpec(turn.userInput, brief, understand(brief));
  const heard = toLabel(text, 60);
  const lead = heard === undefined ? "I" : `I could not make out what “${heard}” should keep, so I`;
  const reply = `${lead} drafted a simple to-do list as a start.\n${playBack(spec)}\n\n${askNext(spec)} Or describe something else altogether.`;
  return { reply, appSpec: spec, isComplete: true, isConfirmed: false };
}

const RESTART =
  /^.{0,60}?\b(?:forget (?:that|it|this|everything)|start over|scrap (?:that|it|this)|new idea|something else)\b[\s,.:;!-]*/i;
const NEW_BRIEF =
  /\b(?:forget (?:that|it|this|everything)|start over|scrap (?:that|it|this)|new idea|something else|different app|another app)\b|^(?:actually,? |no,? |hmm,? )*(?:please )?(?:i (?:want|need|would like)|i'd like|build|create|make|can you (?:build|make)|let's (?:build|make|do)) (?:me |us )?(?:an?|the|some) [\w -]{0,60}?(?:app|tracker|tool|system|website|site|crm|inventory|planner|journal|manager|database|log|list)\b/i;
const IS_PART = /^(?:make|create|build|add|i (?:want|need)) (?:an? |the )?(?:list|log|table|calendar|journal)\b/i;

function isNewBrief(text: string): boolean {
  return NEW_BRIEF.test(text) && !IS_PART.test(text);
}

/** A text that changes nothing of the draft but names other things plainly is another brief. */
function startOther(turn: DiscoveryTurn, text: string, draft: AppSpec): DiscoveryResult | undefined {
  if (turn.confirm || text.split(/\s+/).length < 2) return undefined;
  const known = new Set(draft.entities.map(({ label }) => label.toLowerCase()));
  const { things, score } = understand(text);
  const isOther =
    score >= 3 &&
    things.some(({ isGuess, isUnknown, label }) => !isGuess && !isUnknown && !known.has(label.toLowerCase()));
  const fresh = isOther ? startBrief(turn, text) : undefined;
  return fresh === undefined ? undefined : replaceDraft(fresh);
}

const replaceDraft = (fresh: DiscoveryResult): DiscoveryResult => ({
  ...fresh,
  reply: `A new plan, then; the earlier draft is put aside.\n${fresh.reply}`,
});
