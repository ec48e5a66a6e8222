import type { AppSpec, AppTarget, Entity, Page, Question } from "@joinery/shared";
import { TARGET_WORDS } from "../../target-wish.ts";
import { describeView } from "../compose/view-words.ts";
import type { Language } from "../extract/language.ts";
import { joinList } from "../text/normalise.ts";
import { describeAccess } from "./describe-access.ts";

const GO_AHEAD = "Shall I build it? Say “yes, proceed”, or tell me what to change.";

/** What was understood, in plain words: things with their fields, pages, what is watched, what is left out. */
export function playBack(spec: AppSpec): string {
  const lines = [
    `Here is what I understood: **${spec.name}**.`,
    ...spec.entities.map((entity) => `- ${describeEntity(entity)}`),
  ];
  const pages = spec.pages.map(describePage);
  if (pages.length > 0) lines.push(`Pages: ${joinList(pages)}.`);
  const extras = describeBehaviour(spec);
  if (extras !== "") lines.push(extras);
  const notes = describeNotes(spec);
  if (notes !== "") lines.push(notes);
  const left = describeLeftOut(spec);
  if (left !== "") lines.push(left);
  return lines.join("\n");
}

/** What a correction changed: the things that look different now. Empty when none does. */
export function playBackChanges(before: AppSpec, after: AppSpec): string {
  const known = new Map(before.entities.map((entity) => [entity.name, describeEntity(entity)]));
  const changed = after.entities.map((entity) => [entity.name, describeEntity(entity)] as const);
  return changed
    .filter(([name, text]) => known.get(name) !== text)
    .map(([, text]) => `- ${text}`)
    .concat(describeAccess(before) === describeAccess(after) ? [] : [`- ${describeAccess(after)}`])
    .filter((line) => line !== "- ")
    .join("\n");
}

/** The go-ahead question, or the open questions with what can be answered. */
export function askNext(spec: AppSpec): string {
  if (spec.questions.length === 0) return GO_AHEAD;
  const one = spec.questions.length === 1;
  return [
    one ? "One question before I build it:" : "Some questions before I build it:",
    ...spec.questions.map(formatQuestion),
    "Answer as you like, or say “you decide”.",
  ].join("\n");
}

function formatQuestion({ text, suggestions }: Question, index: number): string {
  const examples = suggestions.filter((suggestion) => suggestion !== "You decide");
  return `${index + 1}. ${text}${examples.length === 0 ? "" : ` For example: ${examples.map((example) => `“${example}”`).join(" · ")}`}`;
}

function describeEntity(entity: Entity): string {
  const fields = entity.fields.map(({ label, reference, options }) => {
    const lower = toLowerLabel(label);
    if (reference !== undefined) return `${lower} (from the list)`;
    return options !== undefined && options.length <= 6
      ? `${lower} (${options.map((option) => toLowerLabel(option.label)).join(", ")})`
      : lower;
  });
  const computed = entity.computed.map(({ label }) => label.toLowerCase());
  return `**${entity.labelPlural}**: ${joinList(fields)}${computed.length === 0 ? "" : `; worked out: ${joinList(computed)}`}`;
}

/** Inside a sentence; abbreviations keep their capitals. */
const toLowerLabel = (label: string): string => (/[A-Z]{2,}|^[A-Z][+-]?$/.test(label) ? label : label.toLowerCase());

const describePage = ({ title, view }: Page): string => `${title} (${describeView(view)})`;

function describeBehaviour(spec: AppSpec): string {
  const { rules, actions, entities, sampleData } = spec;
  const plural = (name: string): string =>
    entities.find((entity) => entity.name === name)?.labelPlural.toLowerCase() ?? name;
  const parts: string[] = [];
  if (rules.length > 0)
    parts.push(
      `Marked when it matters: ${joinList([...new Set(rules.slice(0, 5).map(({ label, entity }) => `${label.toLowerCase()} (${plural(entity)})`))])}.`,
    );
  if (actions.length > 0)
    parts.push(`Buttons: ${joinList([...new Set(actions.slice(0, 5).map(({ label }) => `“${label}”`))])}.`);
  const access = describeAccess(spec);
  if (access !== "") parts.push(access);
  if (Object.values(sampleData).some((records) => records.length > 0))
    parts.push("A few sample records show how it looks; one click removes them.");
  return parts.join(" ");
}

/** From so many characters on, what is covered says more than that it is. */
const NOTE_CHARS = 40;

function describeNotes({ features }: AppSpec): string {
  const notes = features.filter(({ status, text }) => status === "covered" && text.length > NOTE_CHARS);
  return notes.length === 0 ? "" : ["Good to know:", ...notes.map(({ text }) => `- ${text}.`)].join("\n");
}

function describeLeftOut({ features }: AppSpec): string {
  const left = features.filter(({ status }) => status !== "covered");
  if (left.length === 0) return "";
  return [
    "What this version leaves out:",
    ...left.map(({ text, reason }) => `- ${text}: ${reason ?? "not supported yet."}`),
  ].join("\n");
}

/** A line for a brief that says what the app is to be made of. */
export function describeTarget(target: AppTarget | undefined): string {
  return target === undefined ? "" : `It will be ${TARGET_WORDS[target]}.\n`;
}

/** A line for a brief in another language. */
export function describeLanguage(language: Language | undefined): string {
  if (language === undefined) return "";
  return `Your brief is in ${language.name}. I speak English only for now, so the app's own words are English; the names you gave are kept.\n`;
}
