import { setOptions } from "../patch-fields.ts";
import { splitList } from "../../extract/list.ts";
import { joinList } from "../../text/normalise.ts";
import { findEntity, findField } from "../find-target.ts";
import { type Change, type EditRule, rule } from "./change.ts";
import type { AppSpec, Entity } from "@joinery/shared";

const ADD_OPTION = rule(
  'add (?:an? |the )?(?:(option|value|status|stage|column|category|priority|type) )?"?([^"]{1,40}?)"? (?:to|as) (?:an? |the )?(?:option (?:for|in|to) )?(?:the )?(\\w[\\w ]{0,30}?)(?: options?| choices?| field| column)?',
);

export const addOption: EditRule = (clause, spec) => {
  const [, word = "", option, targetText = ""] = ADD_OPTION.exec(clause) ?? [];
  const owner = findEntity(spec, targetText);
  const found = owner === undefined ? findField(spec, targetText) : findField(spec, word, owner);
  if (option === undefined || found?.field.type !== "enum") return undefined;
  const labels = [...(found.field.options ?? []).map(({ label }) => label), ...splitList(option)];
  return chooseOptions(spec, found.entity, found.field.name, found.field.label, labels);
};

export function chooseOptions(
  spec: AppSpec,
  entity: Entity,
  fieldName: string,
  label: string,
  labels: readonly string[],
): Change {
  return {
    spec: setOptions(spec, entity.name, fieldName, labels),
    said: `${label.toLowerCase()} of ${entity.labelPlural.toLowerCase()} can be ${joinList(
      labels.map((text) => text.toLowerCase()),
      "or",
    )}`,
  };
}

const OPTIONS = rule(
  "(?:the |use |set |make |change )?(?:the )?([\\w -]{2,40}?)(?: options?| choices?| values?)? ?(?::| are| is one of| can be| should be| to be| to| =) ?(.+)",
);

export const setChoices: EditRule = (clause, spec) => {
  const [, fieldText, list] = OPTIONS.exec(clause) ?? [];
  if (fieldText === undefined || list === undefined) return undefined;
  const options = splitList(list.replace(/^(?:one of |either |like )/i, ""))
    .flatMap((item) => item.split(/ ?\/ ?| \| /))
    .map((item) => item.replace(/["']/g, "").trim());
  const found =
    findField(spec, fieldText.replace(/^(?:for|of|in) /i, "")) ??
    (/^columns?$|^stages?$/i.test(fieldText) ? boardField(spec) : undefined);
  if (found === undefined || options.length < 2 || options.some((item) => item.split(" ").length > 4)) return undefined;
  if (
    found.field.type !== "enum" &&
    !(
      found.field.type === "string" &&
      found.field.interface === "input" &&
      found.entity.titleField !== found.field.name
    )
  )
    return undefined;
  return chooseOptions(spec, found.entity, found.field.name, found.field.label, options);
};

function boardField(spec: AppSpec): ReturnType<typeof findField> {
  for (const { view } of spec.pages) {
    const entity = view.kind === "board" ? spec.entities.find(({ name }) => name === view.entity) : undefined;
    const field = view.kind === "board" ? entity?.fields.find(({ name }) => name === view.groupField) : undefined;
    if (entity !== undefined && field !== undefined) return { entity, field };
  }
  return undefined;
}
