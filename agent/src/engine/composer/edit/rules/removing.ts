import { removeEntity } from "../patch-entities.ts";
import { removeField } from "../patch-fields.ts";
import { removeCharts, removeDashboard } from "../patch-pages.ts";
import { splitList } from "../../extract/list.ts";
import { tidyPhrase } from "../../extract/noun-phrase.ts";
import { joinList } from "../../text/normalise.ts";
import { findEntity, findField } from "../find-target.ts";
import { type Change, type EditRule, rule } from "./change.ts";
import type { AppSpec, Entity } from "@joinery/shared";

const REMOVE = rule(
  "(?:remove|delete|drop|get rid of|take out|take away|leave out|skip|omit|no|without|hide|i don't (?:need|want)|i do not (?:need|want)|we don't (?:need|want)|don't (?:need|show|include|add)|no need for|there (?:is|are) no)(?: the| any| a| an)? (.+?)(?: please| thanks)?",
);

const FROM = /^(.+?) (?:from|for|on|in|of|off) (?:the |each |every |all )?(.+)$/i;

const HAVE_NO = rule(
  "(?:the |a |an |each )?(.+?) (?:have|has|need|needs|should have|do not have|don't have|doesn't have|don't need|doesn't need|do not need|should not have|shouldn't have) (?:no |any )?(.+)",
);

export const remove: EditRule = (clause, spec) => {
  const noun = REMOVE.exec(clause)?.[1];
  if (noun === undefined) return undefined;
  const special = removeSpecial(noun, spec);
  if (special !== undefined) return special;
  const [, fieldText, ownerText] = FROM.exec(noun) ?? [];
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  return removeNamed(spec, splitList(owner === undefined ? noun : (fieldText ?? noun)), owner);
};

function removeNamed(spec: AppSpec, phrases: readonly string[], owner: Entity | undefined): Change | undefined {
  const said: string[] = [];
  let next = spec;
  for (const phrase of phrases) {
    const entity = owner === undefined ? findEntity(next, phrase) : undefined;
    const found =
      entity === undefined
        ? findField(
            next,
            phrase,
            next.entities.find(({ name }) => name === owner?.name),
          )
        : undefined;
    if (entity !== undefined && next.entities.length > 1) {
      next = removeEntity(next, entity.name);
      said.push(`${entity.labelPlural.toLowerCase()} are gone`);
    } else if (found !== undefined && found.entity.fields.length > 1) {
      next = removeField(next, found.entity.name, found.field.name);
      said.push(`${found.entity.labelPlural.toLowerCase()} have no ${found.field.label.toLowerCase()}`);
    }
  }
  return said.length === 0 ? undefined : { spec: next, said: joinList(said) };
}

function removeSpecial(noun: string, spec: AppSpec): Change | undefined {
  if (/^(?:charts?|graphs?|diagrams?)\b/i.test(noun)) return { spec: removeCharts(spec), said: "there are no charts" };
  if (/^(?:dashboard|overview)\b/i.test(noun)) return { spec: removeDashboard(spec), said: "there is no dashboard" };
  if (/^(?:sample|example|demo|test|dummy|fake)(?: data| records?| entries)?\b/i.test(noun))
    return { spec: { ...spec, sampleData: {} }, said: "the app starts empty, without sample records" };
  if (/^(?:rules?|alerts?|warnings?|reminders?)\b/i.test(noun))
    return {
      spec: {
        ...spec,
        rules: [],
        pages: spec.pages.map((page) =>
          page.view.kind === "dashboard" ? { ...page, view: { ...page.view, rules: [] } } : page,
        ),
      },
      said: "nothing is marked as needing attention",
    };
  return undefined;
}

export const haveNo: EditRule = (clause, spec) => {
  if (!/\b(?:no|don't|doesn't|do not|shouldn't|should not)\b/i.test(clause)) return undefined;
  const [, ownerText, list] = HAVE_NO.exec(clause) ?? [];
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  if (owner === undefined || list === undefined) return undefined;
  const had = `${owner.labelPlural.toLowerCase()} have no ${tidyPhrase(list).toLowerCase()}`;
  return removeNamed(spec, splitList(list), owner) ?? { spec, said: had };
};

export const startEmpty: EditRule = (clause, spec) =>
  /^(?:please )?(?:start (?:it )?empty|start with nothing|keep it empty)\b/i.test(clause)
    ? { spec: { ...spec, sampleData: {} }, said: "the app starts empty, without sample records" }
    : undefined;
