import type { AppSpec, Question } from "@joinery/shared";
import type { DiscoveryResult, DiscoveryTurn } from "../../engine.ts";
import { applyEdits } from "../edit/apply-edits.ts";
import { joinList, toLabel } from "../text/normalise.ts";
import { readAnswer } from "./answers.ts";
import { readAssent, splitGoAhead, type Assent } from "./confirmation.ts";
import { askNext, playBack, playBackChanges } from "./play-back.ts";

/**
 * A turn on a draft that stands: answers, corrections, assent. Questions that it leaves open get their defaults, so none is asked
 * twice. `undefined` when nothing of the text was understood, unless `isFinal` says that this is the last resort.
 */
export function reviseDraft(
  turn: DiscoveryTurn,
  text: string,
  draft: AppSpec,
  { isFinal = false } = {},
): DiscoveryResult | undefined {
  const wish = splitGoAhead(text);
  const assent = readAssent(wish ?? text);
  const isBare = assent.kind !== "none" && assent.rest === "";
  const { spec, said, missed, answeredId } = applyWords(wish ?? text, draft, assent);
  if (!isFinal && !isBare && said.length === 0 && !turn.confirm) return undefined;
  const taken = draft.questions.filter(({ id }) => id !== answeredId);
  const hasChanged = said.length > 0;
  const isGoAhead = turn.confirm || (assent.kind === "yes" && isBare && !hasChanged);
  // What was not understood is worth a question before anything is built.
  const isClosing = wish !== undefined && hasChanged && missed.length === 0;
  const isConfirmed = draft.questions.length === 0 && (isGoAhead || isClosing);
  const name = `**${spec.name}**`;
  const started = hasChanged
    ? `Done: ${joinList(said)}. I am building ${name} now.`
    : `Good. I am building ${name} now.`;
  const parts = {
    draft,
    spec,
    said,
    missed,
    taken,
    isRefusal: assent.kind === "no" && isBare,
    isLeftToUs: assent.kind === "defaults",
    isBare,
    isBuilt: turn.isBuilt,
  };
  return { reply: isConfirmed ? started : formReply(parts), appSpec: spec, isComplete: true, isConfirmed };
}

type Applied = { spec: AppSpec; said: readonly string[]; missed: readonly string[]; answeredId?: string };

/** The first question that the words answer; if they answer none, the corrections that they hold. */
function applyWords(text: string, draft: AppSpec, assent: Assent): Applied {
  const base: AppSpec = { ...draft, questions: [] };
  const rest = assent.kind === "none" ? text : assent.rest;
  if (rest === "") return { spec: base, said: [], missed: [] };
  for (const question of draft.questions) {
    const answer = readAnswer(base, question, rest);
    if (answer !== undefined)
      return { spec: { ...answer.spec, questions: [] }, said: [answer.said], missed: [], answeredId: question.id };
  }
  const edits = applyEdits(base, rest);
  // "No, recipes have no price": the correction follows the no. "No chart": the no is part of it.
  return assent.kind === "no" && edits.said.length === 0 ? applyEdits(base, text) : edits;
}

type ReplyParts = Omit<Applied, "answeredId"> & {
  readonly draft: AppSpec;
  readonly taken: readonly Question[];
  readonly isRefusal: boolean;
  readonly isLeftToUs: boolean;
  readonly isBare: boolean;
  readonly isBuilt: boolean;
};

function formReply({ draft, spec, said, missed, taken, isRefusal, isLeftToUs, isBare, isBuilt }: ReplyParts): string {
  const lines: string[] = [];
  if (said.length > 0) lines.push(`${isBuilt ? "The next version will differ like this" : "Done"}: ${joinList(said)}.`);
  const unclear = missed.filter((clause) => clause.length > 2).slice(0, 3);
  if (unclear.length > 0) lines.push(explainMissed(spec, unclear));
  if (taken.length > 0) {
    const lead = unclear.length > 0 || !isBare ? "For what is still open" : "All right,";
    lines.push(
      `${lead} I take sensible defaults: ${joinList(taken.map((question) => describeDefault(spec, question)))}. You can change that at any time.`,
    );
  }
  if (isLeftToUs && taken.length === 0) lines.push("Then it stays as it is.");
  if (isRefusal && taken.length === 0)
    return [...lines, "Fine, nothing is built. What should be different?"].join("\n");
  const shown = taken.length > 0 || draft.questions.length > 0 ? playBack(spec) : playBackChanges(draft, spec);
  if (shown !== "") lines.push(shown, "");
  lines.push(askFor(spec, isBuilt, said.length > 0));
  return lines.join("\n");
}

function explainMissed(spec: AppSpec, clauses: readonly string[]): string {
  const quoted = clauses.map((clause) => `“${toLabel(clause, 80) ?? clause}”`);
  const thing = spec.entities[0]?.labelPlural.toLowerCase() ?? "tasks";
  return `I did not understand ${joinList(quoted)}. You can say things such as “add a due date to ${thing}”, “rename …”, “remove …”, “make it green” or “show it as a board”.`;
}

function askFor(spec: AppSpec, isBuilt: boolean, hasChanged: boolean): string {
  if (!isBuilt) return askNext({ ...spec, questions: [] });
  if (hasChanged) return "Shall I build this version? Say “yes, proceed”, or tell me what else to change.";
  return "Tell me what to change, or say “yes, proceed” to build it again as it is.";
}

function describeDefault(spec: AppSpec, { id, text }: Question): string {
  if (id === "categories") {
    const field = spec.entities
      .flatMap(({ fields }) => fields)
      .find(({ name, type }) => name === "category" && type === "enum");
    return `the categories ${joinList((field?.options ?? []).map(({ label }) => label.toLowerCase()))}`;
  }
  const entity = spec.entities.find(({ label }) => text.toLowerCase().includes(` each ${label.toLowerCase()}?`));
  if (entity === undefined) return "what the plan shows";
  return `${joinList(entity.fields.map(({ label }) => label.toLowerCase()))} for each ${entity.label.toLowerCase()}`;
}
