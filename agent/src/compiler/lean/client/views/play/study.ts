import type { View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { entityOf, fieldOf, pathOf, type ClientPlan } from "../../context.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../../module.ts";
import { emitViewPage, labelOf, namesHook, textCode } from "./parts.ts";

/** Questions to play. */
export function emitQuiz(client: ClientPlan, page: PagePlan, view: Extract<View, { kind: "quiz" }>): Module[] {
  const entity = entityOf(client, view.entity);
  const { one, many } = entity;
  const texts = {
    prompt: textCode(entity, view.promptField),
    answer: textCode(entity, view.answerField),
    explanation: textCode(entity, view.explanationField),
    subject: textCode(entity, view.subjectField),
    topic: textCode(entity, view.topicField),
  };
  const choices = view.choicesField === undefined ? "[]" : `${one}.${view.choicesField}`;
  const rows = Object.entries(texts).map(([name, code]) => `${name}: ${code},`);
  return [
    emitViewPage(page, {
      lists: [entity],
      state: [
        namesHook(entity, Object.values(texts)),
        `const items = ${many}.items
    .map((${one}) => ({ id: ${one}.id, ${rows.join(" ")} choices: ${choices} }))
    .filter(({ prompt, answer }) => prompt !== "" && answer !== "");`,
      ],
      content: `<Quiz items={items} ${jsxAttribute("subjectLabel", labelOf(entity, view.subjectField))} ${jsxAttribute("topicLabel", labelOf(entity, view.topicField))} questionCount={${view.questionCount}} hasSheet={${view.hasSheet}} />`,
    }),
  ];
}

/** Cards to learn. */
export function emitFlashcards(
  client: ClientPlan,
  page: PagePlan,
  view: Extract<View, { kind: "flashcards" }>,
): Module[] {
  const entity = entityOf(client, view.entity);
  const { one, many, varName } = entity;
  const deck = textCode(entity, view.deckField);
  const box = fieldOf(entity.entity, view.boxField ?? "");
  const due = fieldOf(entity.entity, view.dueField ?? "");
  const kept = [
    box === undefined ? "" : `${box.name}: review.box`,
    due === undefined ? "" : `${due.name}: review.due`,
  ].filter((part) => part !== "");
  const cards = `const cards = ${many}.items.map((${one}) => ({
    id: ${one}.id,
    front: ${textCode(entity, view.frontField)},
    back: ${textCode(entity, view.backField)},
    box: ${box === undefined ? "null" : `${one}.${box.name}`},
    due: ${due === undefined ? "null" : `${one}.${due.name}`},
    deck: ${deck},
  }));`;
  const onReview =
    kept.length === 0
      ? ""
      : ` onReview={(id, review) => attempt(() => ${varName}Collection.patch(id, { ${kept.join(", ")} }), "")}`;
  return [
    emitViewPage(page, {
      lists: [entity],
      state: [namesHook(entity, [deck, textCode(entity, view.frontField), textCode(entity, view.backField)]), cards],
      content: `<>
        {cards.length === 0 ? (
          <EmptyState icon="flashcards" text={${stringOf(entity.entity.emptyText ?? `There are no ${entity.labelPlural} yet.`)}}>
            <Link to="${pathOf(client, view.entity)}">${jsxText(`Add ${entity.labelPlural}`)}</Link>
          </EmptyState>
        ) : (
          <Flashcards cards={cards} ${jsxAttribute("deckLabel", labelOf(entity, view.deckField))}${onReview} />
        )}
      </>`,
    }),
  ];
}
