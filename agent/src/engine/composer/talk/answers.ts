import type { AppSpec, Question } from "@joinery/shared";
import { extractOptions } from "../extract/identity.ts";
import { splitList } from "../extract/list.ts";
import { tidyPhrase } from "../extract/noun-phrase.ts";
import { setOptions, addField, removeField } from "../edit/patch-fields.ts";
import { inferField, isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { joinList } from "../text/normalise.ts";
import { fieldsQuestionId } from "./questions.ts";

export type Answer = { readonly spec: AppSpec; readonly said: string; readonly questionId: string };

/** The answer that a text gives to an open question, as a changed spec; `undefined` when it does not sound like one. */
export function readAnswer(spec: AppSpec, question: Question, text: string): Answer | undefined {
  if (question.id === "categories") return readCategories(spec, text);
  const entity = spec.entities.find(({ name }) => fieldsQuestionId(name) === question.id);
  return entity === undefined ? undefined : readFields(spec, entity.name, question.id, text);
}

function readCategories(spec: AppSpec, text: string): Answer | undefined {
  const listed =
    extractOptions(text).get("category") ??
    toItems(text.replace(/^.{0,40}?categor(?:y|ies)\b(?: are| should be| would be)?[:\s]*/i, ""));
  const owner = spec.entities.find(({ fields }) =>
    fields.some(({ name, type }) => name === "category" && type === "enum"),
  );
  if (owner === undefined || listed.length < 2) return undefined;
  return {
    questionId: "categories",
    spec: setOptions(spec, owner.name, "category", listed),
    said: `the categories are ${joinList(listed.map((item) => item.toLowerCase()))}`,
  };
}

const NOT_AN_ITEM =
  /^(?:add|remove|rename|make|call|change|use|show|delete|please|can|could|i|we|it|the app|no|yes)\b/i;

function toItems(text: string): string[] {
  const items = splitList(text.replace(/[.!]+$/, "")).map((item) => item.replace(/^(?:and|maybe|like) /i, "").trim());
  return items.every((item) => item.split(" ").length <= 3 && !NOT_AN_ITEM.test(item) && /\p{L}/u.test(item))
    ? items
    : [];
}

/** The named fields take the place of the assumed ones; the title stays when none of them can be one. */
function readFields(spec: AppSpec, entityName: string, questionId: string, text: string): Answer | undefined {
  const listed = splitList(text.replace(/^.{0,60}?(?:has|have|with|fields?|note|:)\s+/i, ""))
    .map(tidyPhrase)
    .filter((item) => item !== "" && item.split(" ").length <= 5);
  const entity = spec.entities.find(({ name }) => name === entityName);
  if (
    entity === undefined ||
    listed.length === 0 ||
    NOT_AN_ITEM.test(text) ||
    (listed.length === 1 && !isKnownFieldName(listed[0] ?? ""))
  )
    return undefined;
  const wishes = listed.slice(0, 15).map(inferField);
  const labels = new Set(wishes.map(({ label }) => label.toLowerCase()));
  const assumed = entity.fields.filter(
    ({ name, label }) => name !== entity.titleField && !labels.has(label.toLowerCase()),
  );
  const bare = assumed.reduce((next, { name }) => removeField(next, entityName, name), spec);
  const filled = wishes.reduce((next, wish) => addField(next, entityName, wish), bare);
  return {
    questionId,
    spec: filled,
    said: `each ${entity.label.toLowerCase()} has ${joinList(wishes.map(({ label }) => label.toLowerCase()))}`,
  };
}
