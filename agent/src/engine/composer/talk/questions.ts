import type { AppSpec, Question } from "@joinery/shared";
import type { Understanding } from "../extract/understand.ts";
import { isBlank } from "../compose/compose-spec.ts";
import { isTelling } from "../lexicon/plain-fields.ts";
import { toFieldName } from "../identifiers.ts";

const MAX_QUESTIONS = 3;
/** A brief up to this length leaves choices open that a longer one has made. */
const SHORT_BRIEF_WORDS = 14;

export const WHAT: Question = {
  id: "what",
  text: "What would you like to keep track of?",
  suggestions: [
    "Tasks for a project",
    "Monthly expenses by category",
    "Customers, jobs and invoices",
    "Recipes with ratings",
    "Parts in stock",
  ],
};

/** The id of the question what a thing should hold. */
export const fieldsQuestionId = (entityName: string): string => toFieldName(`fields of ${entityName}`);

/** What is worth asking: what an unknown thing holds, and choices that shape the app. Never what the brief says. */
export function decideQuestions(text: string, spec: AppSpec, understood: Understanding): Question[] {
  if (isBlank(spec)) return [WHAT];
  const questions: Question[] = [];
  understood.things.forEach((thing, index) => {
    const entity = spec.entities[index];
    if (
      !thing.isUnknown ||
      isTelling(thing.label) ||
      entity === undefined ||
      questions.length >= 2 ||
      understood.language !== undefined
    )
      return;
    questions.push({
      id: fieldsQuestionId(entity.name),
      text: `What do you want to note for each ${entity.label.toLowerCase()}?`,
      suggestions: [
        "Name, category, date, notes",
        "Name, status, due date, notes",
        "Name, price, quantity, notes",
        "You decide",
      ],
    });
  });
  const isShort = text.split(/\s+/).length <= SHORT_BRIEF_WORDS;
  const spending = spec.entities.find(({ fields }) => fields.some(({ name }) => name === "amount"));
  const categories = spending?.fields.find(({ name, type }) => name === "category" && type === "enum");
  const isOpen = !/categor/i.test(text) && !understood.options.has("category");
  if (understood.archetype.id === "budget" && isShort && isOpen && categories !== undefined) {
    questions.push({
      id: "categories",
      text: "Which categories do you spend on?",
      suggestions: [
        (categories.options ?? [])
          .map(({ label }) => label)
          .join(", ")
          .slice(0, 110),
        "Food, rent, transport, fun",
        "You decide",
      ],
    });
  }
  return questions.slice(0, MAX_QUESTIONS);
}

/** The first question with its examples, as a sentence. */
export function whatExamples(): string {
  return `${WHAT.text}\nFor example: ${WHAT.suggestions.map((example) => `“${example}”`).join(" · ")}`;
}
