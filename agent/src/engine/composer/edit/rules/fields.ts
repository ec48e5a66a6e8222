import { changeField } from "../patch-fields.ts";
import { FIELD_KINDS } from "../../lexicon/field-kinds.ts";
import { findField } from "../find-target.ts";
import { type EditRule, rule } from "./change.ts";

const REQUIRED = rule(
  "(?:make |the )*(.+?) (?:is |are |should be |must be |as )?(required|mandatory|optional|not required|unique)",
);

export const setRequired: EditRule = (clause, spec) => {
  const [, fieldText, word] = REQUIRED.exec(clause) ?? [];
  const found = fieldText === undefined ? undefined : findField(spec, fieldText);
  if (found === undefined || word === undefined) return undefined;
  const isUnique = word.toLowerCase() === "unique";
  const required = /^(?:required|mandatory)$/i.test(word);
  const isPossible = isUnique ? found.field.type !== "boolean" && found.field.type !== "tags" : true;
  const after = changeField(spec, found.entity.name, found.field.name, (field) =>
    isUnique ? { ...field, unique: isPossible } : { ...field, required },
  );
  return { spec: after, said: `${found.field.label.toLowerCase()} is ${word.toLowerCase()}` };
};

const KIND_WORDS: readonly (readonly [RegExp, keyof typeof FIELD_KINDS])[] = [
  [/^(?:an? )?(?:whole )?(?:number|integer)$/i, "integer"],
  [/^(?:an? )?(?:decimal|decimal number)$/i, "decimal"],
  [/^(?:an? )?(?:date)$/i, "date"],
  [/^(?:an? )?(?:checkbox|yes\/no|yes or no)$/i, "boolean"],
  [/^(?:an? )?(?:text|line of text)$/i, "string"],
  [/^(?:an? )?(?:long text|paragraph|text area)$/i, "text"],
  [/^(?:an? )?(?:money|amount of money|price)$/i, "money"],
  [/^(?:an? )?(?:rating|stars|star rating)$/i, "rating"],
];

const KIND_NAMES =
  "whole number|number|integer|decimal|decimal number|date|checkbox|yes\\/no|yes or no|text|long text|paragraph|money|rating|stars|star rating";
const KIND = rule(
  `(?:make |turn |change |the )*(.+?) (?:should be|is|are|to be|into|to|as) ((?:an? )?(?:${KIND_NAMES}))`,
);
const MAKE_KIND = rule(`(?:make|turn) (?:the )?(.+?) (an? (?:${KIND_NAMES}))`);

export const setKind: EditRule = (clause, spec) => {
  const [, fieldText, word] = KIND.exec(clause) ?? MAKE_KIND.exec(clause) ?? [];
  const found = fieldText === undefined ? undefined : findField(spec, fieldText);
  const kind = KIND_WORDS.find(([pattern]) => pattern.test(word ?? ""))?.[1];
  if (found === undefined || kind === undefined || word === undefined) return undefined;
  const { name, label } = found.field;
  const required = found.field.required;
  const after = changeField(spec, found.entity.name, name, () => ({
    name,
    label,
    required,
    unique: false,
    ...FIELD_KINDS[kind],
  }));
  return { spec: after, said: `${label.toLowerCase()} is ${word.toLowerCase()}` };
};

const BELOW =
  /\b(?:alert|warn|flag|mark|highlight|notify|tell)\b.{0,30}?\b(?:when|if)\b (?:the )?([\w -]{2,40}?) (?:is|are|gets?|falls?|drops?|goes)? ?(below|under|less than|above|over|more than|at most|at least) (\d{1,7}(?:\.\d{1,3})?)/i;

export const warnWhen: EditRule = (clause, spec) => {
  const [, fieldText, word, numberText] = BELOW.exec(clause) ?? [];
  const found =
    fieldText === undefined
      ? undefined
      : (findField(spec, fieldText) ?? (/stock/i.test(fieldText) ? findField(spec, "quantity") : undefined));
  if (found === undefined || (found.field.type !== "integer" && found.field.type !== "decimal") || word === undefined)
    return undefined;
  const op = /below|under|less/i.test(word)
    ? "lt"
    : /at most/i.test(word)
      ? "lte"
      : /at least/i.test(word)
        ? "gte"
        : "gt";
  const label = `${found.field.label} ${word.toLowerCase()} ${numberText ?? ""}`;
  let number = 1;
  while (spec.rules.some(({ id }) => id === `warning${number}`)) number += 1;
  const id = `warning${number}`;
  if (spec.rules.length >= 20) return undefined;
  const rules = [
    ...spec.rules,
    {
      id,
      entity: found.entity.name,
      label,
      when: [{ field: found.field.name, op, value: Number(numberText) } as const],
      tone: "warning" as const,
    },
  ];
  const pages = spec.pages.map((page) =>
    page.view.kind === "dashboard"
      ? { ...page, view: { ...page.view, rules: [...page.view.rules, id].slice(0, 10) } }
      : page,
  );
  return {
    spec: { ...spec, rules, pages },
    said: `${found.entity.labelPlural.toLowerCase()} with ${label.toLowerCase()} are marked`,
  };
};
