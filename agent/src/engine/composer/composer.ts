import type { AppSpec, Question } from "@joinery/shared";
import type { DiscoveryResult, DiscoveryTurn, Engine } from "../engine.ts";
import { composeSpec } from "./compose/compose-spec.ts";
import { applyEdits } from "./edit/apply-edits.ts";
import { understand, type Understanding } from "./extract/understand.ts";
import { joinList, normaliseText, toLabel, toSentenceCase } from "./text/normalise.ts";
import { readAnswer } from "./talk/answers.ts";
import { readAssent, type Assent } from "./talk/confirmation.ts";
import { findOutOfRange, OUT_OF_RANGE, type OutOfRange } from "./talk/out-of-range.ts";
import { askNext, describeLanguage, playBack } from "./talk/play-back.ts";
import { decideQuestions, WHAT } from "./talk/questions.ts";

/** Turns that touch most of the lexicon and the grammar. Running them at the start spares the first user the cost of warming up. */
const WARM_UP = [
  "A tracker for my shop with a chart. Each part has a SKU, quantity (kg), supplier and due date: alert me when stock is low.\n- Members can borrow books\n- use euros, make it teal, background #fff",
  "pet clinic app: owners have many pets, each pet has visits with date, vet and diagnosis",
  "track job applications: company, role, salary, status (open, closed) and interview dates",
] as const;

/** The engine that needs no key: rules and a lexicon turn a conversation into a spec. Pure; every turn takes milliseconds. */
export function createComposer(): Engine {
  for (const userInput of [...WARM_UP, ...WARM_UP]) {
    const { appSpec } = discoverTurn({ userInput, history: [], confirm: false, isBuilt: false });
    discoverTurn({
      userInput: "add a due date and rename it to Foo",
      appSpec,
      history: [],
      confirm: false,
      isBuilt: true,
    });
  }
  return { name: "composer", discover: (turn) => Promise.resolve(discoverTurn(turn)) };
}

/**
 * One turn. Invariants: the spec always parses; `isConfirmed` only with `isComplete`; a question is asked once, and what stays
 * unanswered gets its default in the next turn.
 */
export function discoverTurn(turn: DiscoveryTurn): DiscoveryResult {
  const text = normaliseText(turn.userInput);
  const draft = turn.appSpec;
  if (draft === undefined || draft.entities.length === 0) return startTurn(turn, text, draft);
  return continueTurn(turn, text, draft);
}

function startTurn(turn: DiscoveryTurn, text: string, draft: AppSpec | undefined): DiscoveryResult {
  const assent = readAssent(text);
  const offer = draft === undefined ? undefined : openOffer(draft);
  if (offer !== undefined && draft !== undefined && acceptsOffer(assent, text, offer))
    return acceptOffer(turn, draft, offer);
  const isBrief = assent.kind === "none" || assent.rest !== "";
  const brief = isBrief ? startBrief(turn, assent.rest === "" ? text : assent.rest, text) : undefined;
  if (brief !== undefined) return brief;
  const wasAsked = turn.history.some(({ role }) => role === "assistant");
  if (wasAsked && turn.history.filter(({ role }) => role === "assistant").length >= 2)
    return proposeDefault(turn, text);
  const greeting = wasAsked
    ? "I still need one thing first."
    : "Hello! I build web apps that keep, list and chart things.";
  const spec = emptySpec(turn, text, [WHAT]);
  const examples = WHAT.suggestions.map((example) => `“${example}”`).join(" · ");
  return {
    reply: `${greeting} ${WHAT.text}\nFor example: ${examples}`,
    appSpec: spec,
    isComplete: false,
    isConfirmed: false,
  };
}

/** A new conversation, or another brief in place of the draft. `undefined` when the text names nothing to keep. */
function startBrief(turn: DiscoveryTurn, text: string, whole: string): DiscoveryResult | undefined {
  const understood = understand(text);
  const outOfRange = findOutOfRange(
    text.toLowerCase(),
    understood.things.some(({ isGuess }) => !isGuess),
  );
  if (outOfRange !== undefined) return offerNearest(turn, text, outOfRange, understood);
  if (understood.things.length === 0) return undefined;
  const composed = composeSpec(turn.userInput, text, understood);
  const questions = decideQuestions(text, composed, understood);
  const spec: AppSpec = { ...composed, questions };
  const isComplete = questions.length === 0;
  const isConfirmed = isComplete && (turn.confirm || (whole !== text && readAssent(whole).kind === "yes"));
  const lead = describeLanguage(understood.language);
  return { reply: `${lead}${playBack(spec)}\n\n${askNext(spec)}`, appSpec: spec, isComplete, isConfirmed };
}

function continueTurn(turn: DiscoveryTurn, text: string, draft: AppSpec): DiscoveryResult {
  const offer = openOffer(draft);
  const assent = readAssent(text);
  if (offer !== undefined && acceptsOffer(assent, text, offer)) return acceptOffer(turn, draft, offer);
  if (offer !== undefined && assent.kind === "no" && assent.rest === "") return decline(turn, draft);
  if (offer === undefined && isNewBrief(text)) {
    const fresh = startBrief(
      turn,
      text.replace(
        /^.{0,60}?\b(?:forget (?:that|it|this|everything)|start over|scrap (?:that|it|this)|new idea|something else)\b[\s,.:;!-]*/i,
        "",
      ),
      text,
    );
    if (fresh !== undefined)
      return { ...fresh, reply: `A new plan, then; the earlier draft is put aside.\n${fresh.reply}` };
  }
  if (offer !== undefined) {
    const fresh = startBrief(turn, text, text);
    if (fresh !== undefined) return fresh;
    return {
      reply: `I cannot build ${offer.what} yet. I can build ${offer.offer}: say “yes” for that, or tell me what else you would like to keep track of.`,
      appSpec: draft,
      isComplete: false,
      isConfirmed: false,
    };
  }
  return applyTurn(turn, text, draft, assent);
}

/** Answers, corrections and assent on a draft that stands. */
function applyTurn(turn: DiscoveryTurn, text: string, draft: AppSpec, assent: Assent): DiscoveryResult {
  const open = draft.questions;
  const isBareAssent = assent.kind !== "none" && assent.rest === "";
  const said: string[] = [];
  let spec: AppSpec = { ...draft, questions: [] };
  const rest = assent.kind === "none" ? text : assent.rest;
  const answered = new Set<string>();
  if (rest !== "") {
    for (const question of open) {
      const answer = readAnswer(spec, question, rest);
      if (answer === undefined || answered.size > 0) continue;
      spec = { ...answer.spec, questions: [] };
      said.push(answer.said);
      answered.add(question.id);
    }
  }
  const edits =
    rest === "" || answered.size > 0
      ? { spec, said: [], missed: [] }
      : applyEdits(spec, assent.kind === "no" && hasNoEffect(spec, rest) ? text : rest);
  spec = edits.spec;
  said.push(...edits.said);
  const taken = open.filter(({ id }) => !answered.has(id));
  const wasComplete = open.length === 0;
  const hasChanged = said.length > 0;
  const isAssent = turn.confirm || (assent.kind === "yes" && isBareAssent);
  const isConfirmed =
    wasComplete && (turn.confirm || (isAssent && !hasChanged)) && !(assent.kind === "no" && !turn.confirm);
  const result = (reply: string): DiscoveryResult => ({ reply, appSpec: spec, isComplete: true, isConfirmed });
  if (isConfirmed)
    return result(
      hasChanged
        ? `Done: ${joinList(said)}. I am building **${spec.name}** now.`
        : `Good. I am building **${spec.name}** now.`,
    );
  return result(formReply({ spec, said, missed: edits.missed, taken, assent, isBuilt: turn.isBuilt, isBareAssent }));
}

type ReplyParts = {
  spec: AppSpec;
  said: readonly string[];
  missed: readonly string[];
  taken: readonly Question[];
  assent: Assent;
  isBuilt: boolean;
  isBareAssent: boolean;
};

function formReply({ spec, said, missed, taken, assent, isBuilt, isBareAssent }: ReplyParts): string {
  const lines: string[] = [];
  if (said.length > 0) lines.push(`${isBuilt ? "The next version will differ like this" : "Done"}: ${joinList(said)}.`);
  const unclear = missed
    .filter((clause) => clause.length > 2)
    .slice(0, 3)
    .map((clause) => `“${toLabel(clause, 80) ?? clause}”`);
  if (unclear.length > 0)
    lines.push(
      `I did not understand ${joinList(unclear)}. You can say things such as “add a due date to ${spec.entities[0]?.labelPlural.toLowerCase() ?? "tasks"}”, “rename …”, “remove …”, “make it green” or “show it as a board”.`,
    );
  if (taken.length > 0)
    lines.push(
      `${unclear.length > 0 || !isBareAssent ? "For the open questions" : "All right,"} I take sensible defaults: ${joinList(taken.map((question) => describeDefault(spec, question)))}. You can change that at any time.`,
    );
  if (assent.kind === "no" && isBareAssent) lines.push("Fine, nothing is built yet. What should be different?");
  if (said.length > 0 || taken.length > 0) lines.push(playBack(spec));
  lines.push(
    isBuilt && said.length === 0
      ? "Tell me what to change, or say “yes, proceed” to build it again as it is."
      : isBuilt
        ? "Shall I build this version? Say “yes, proceed”, or tell me what else to change."
        : askNext({ ...spec, questions: [] }),
  );
  return lines.join("\n");
}

function describeDefault(spec: AppSpec, { id, text }: Question): string {
  if (id === "categories") {
    const options =
      spec.entities.flatMap(({ fields }) => fields).find(({ name, type }) => name === "category" && type === "enum")
        ?.options ?? [];
    return `the categories ${joinList(options.map(({ label }) => label.toLowerCase()))}`;
  }
  const entity = spec.entities.find(({ label }) => text.toLowerCase().includes(` each ${label.toLowerCase()}?`));
  return entity === undefined
    ? "what the plan shows"
    : `${joinList(entity.fields.map(({ label }) => label.toLowerCase()))} for each ${entity.label.toLowerCase()}`;
}

/** "No, recipes have no price": what follows the no is the correction, unless only the whole makes sense ("no chart"). */
const hasNoEffect = (spec: AppSpec, rest: string): boolean => rest !== "" && applyEdits(spec, rest).said.length === 0;

const NEW_BRIEF =
  /\b(?:forget (?:that|it|this|everything)|start over|scrap (?:that|it|this)|new idea|something else|different app|another app)\b|^(?:actually,? |no,? |hmm,? )*(?:please )?(?:i (?:want|need|would like)|i'd like|build|create|make|can you (?:build|make)|let's (?:build|make|do)) (?:me |us )?(?:an?|the|some) [\w -]{0,60}?(?:app|tracker|tool|system|website|site|crm|inventory|planner|journal|manager|database|log|board|list)\b/i;
const isNewBrief = (text: string): boolean =>
  NEW_BRIEF.test(text) &&
  !/^(?:make|create|build) (?:a |an |the )?(?:list|board|log|table|calendar) (?:of|for|the)\b/i.test(text) &&
  !/^(?:i (?:want|need)|make|add) (?:an?|the) (?:board|list|log|journal)\b/i.test(text);

const openOffer = (draft: AppSpec): OutOfRange | undefined =>
  draft.questions.some(({ id }) => id === "nearest")
    ? OUT_OF_RANGE.find(({ id }) => draft.archetype === `none-${id}`)
    : undefined;

function acceptsOffer(assent: Assent, text: string, offer: OutOfRange): boolean {
  if (assent.kind === "yes" || assent.kind === "defaults") return assent.rest === "" || assent.rest.length < 40;
  return (
    text.toLowerCase().includes(offer.offer.toLowerCase()) ||
    /\b(?:that|it|the nearest|that one) (?:is|works|would be)? ?(?:fine|ok|okay|good|instead)\b/i.test(text)
  );
}

function offerNearest(
  turn: DiscoveryTurn,
  text: string,
  offer: OutOfRange,
  understood: Understanding,
): DiscoveryResult {
  const shown = understand(offer.brief);
  const question: Question = {
    id: "nearest",
    text: `Shall I build ${offer.offer} instead?`,
    suggestions: [`Yes, ${offer.offer}`.slice(0, 118), "No, something else"],
  };
  const base =
    offer.isShown === true
      ? composeSpec(turn.userInput, text, { ...shown, features: understood.features })
      : emptySpec(turn, text, []);
  const declined = {
    text: toSentenceCase(offer.what),
    status: "declined" as const,
    reason: `Joinery builds apps that keep, list and chart things; ${offer.what} is not among them yet.`,
  };
  const features = [declined, ...understood.features.filter(({ status }) => status !== "covered")].slice(0, 60);
  const spec: AppSpec = { ...base, archetype: `none-${offer.id}`, features, questions: [question] };
  const reply = `I cannot build ${offer.what} yet: I build apps that keep, list, total and chart things. The nearest I can do is ${offer.offer}. Shall I plan that instead? Say “yes”, or describe something else.`;
  return { reply, appSpec: spec, isComplete: false, isConfirmed: false };
}

function acceptOffer(turn: DiscoveryTurn, draft: AppSpec, offer: OutOfRange): DiscoveryResult {
  const composed = composeSpec(draft.brief === "" ? turn.userInput : draft.brief, offer.brief, understand(offer.brief));
  const spec: AppSpec = {
    ...composed,
    features: [...draft.features, ...composed.features].slice(0, 60),
    questions: [],
  };
  return { reply: `${playBack(spec)}\n\n${askNext(spec)}`, appSpec: spec, isComplete: true, isConfirmed: false };
}

function decline(turn: DiscoveryTurn, draft: AppSpec): DiscoveryResult {
  const spec = { ...emptySpec(turn, draft.brief, [WHAT]), features: draft.features };
  return {
    reply: `All right, not that. ${WHAT.text}\nFor example: ${WHAT.suggestions.map((example) => `“${example}”`).join(" · ")}`,
    appSpec: spec,
    isComplete: false,
    isConfirmed: false,
  };
}

/** After two turns that named nothing: a plan to talk about beats a third question. */
function proposeDefault(turn: DiscoveryTurn, text: string): DiscoveryResult {
  const brief = "a to-do list";
  const spec = composeSpec(turn.userInput, brief, understand(brief));
  const heard = toLabel(text, 60);
  return {
    reply: `${heard === undefined ? "I" : `I could not make out what “${heard}” should keep, so I`} drafted a simple to-do list as a start.\n${playBack(spec)}\n\n${askNext(spec)} Or describe something else altogether.`,
    appSpec: spec,
    isComplete: true,
    isConfirmed: false,
  };
}

function emptySpec(turn: DiscoveryTurn, text: string, questions: Question[]): AppSpec {
  const spec = composeSpec(turn.userInput, "", understand(""));
  return {
    ...spec,
    name: toLabel(spec.name) ?? "New app",
    summary: "Nothing is decided yet.",
    questions: text === "" ? [WHAT] : questions,
  };
}
