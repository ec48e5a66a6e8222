import { showAs } from "./showing.ts";
import { MAX_ENTITIES, addEntity } from "../patch-entities.ts";
import { addField, removeField, setOptions } from "../patch-fields.ts";
import { addCharts } from "../patch-pages.ts";
import { splitList } from "../../extract/list.ts";
import { isContext, isThingInList, tidyPhrase, toNoun, type Noun } from "../../extract/noun-phrase.ts";
import type { FieldWish } from "../../lexicon/field-kinds.ts";
import { inferField, isKnownFieldName } from "../../lexicon/field-lexicon.ts";
import { joinList, toSentenceCase } from "../../text/normalise.ts";
import { withArticle } from "../../text/nouns.ts";
import { findEntity, findField, mainEntity } from "../find-target.ts";
import { type Change, type EditRule, rule } from "./change.ts";
import type { AppSpec, Entity } from "@joinery/shared";

const ADD = rule(
  "(?:add|include|give|track|record|keep|show|i (?:also )?(?:need|want)|we (?:also )?(?:need|want)|there should be|it (?:also )?needs?|have|put|insert|create|plus|store|log|manage)(?: in)?(?: also)?(?: me)?(?: a| an| the| some| one)?(?: new| extra| another| more)?(?: fields?(?: (?:called|named|for))?| columns?(?: (?:called|named|for))?| pages?(?: (?:called|named|for))?| lists?(?: of)?| things?(?: called)?)? (.+)",
);

const TO =
  /^(.+?) (?:to|for|on|of|per|in|with) (?:the |each |every |all |my |our )*([\w -]+?)(?: too| as well| please| list| page| table| cards?| form)?$/i;

/** `a level to classes: beginner, advanced` names the owner before the choices. */
const CHOICES_LAST =
  /^(.{2,40}?) (?:to|for|on) (?:the |each |every |all |my |our )*([\w -]{2,40}?) ?(?:: ?|\()([^():]+,[^():]+?)\)?$/i;

const NEED = rule(
  "(?:the |each |every |all |a |an )?(.+?) (?:also )?(?:should |must |can )?(?:also )?(?:need|needs|have|has|get|gets|include|includes|want|wants|require) (?:also )?(?:a |an |the |some )?(.+)",
);

export const addNeeded: EditRule = (clause, spec) => {
  const [, ownerText, list] = NEED.exec(clause) ?? [];
  if (ownerText === undefined || list === undefined || /^(?:no|not)\b/i.test(list)) return undefined;
  const owner = findEntity(spec, ownerText);
  return owner === undefined ? growField(spec, ownerText, list) : addTo(spec, owner, list);
};

/** "Milk yields have a date and litres": what was one field becomes a list of its own. */
function growField(spec: AppSpec, phrase: string, list: string): Change | undefined {
  const noun = toNoun(phrase);
  const found = findField(spec, phrase);
  const isSame = found?.field.label.toLowerCase() === tidyPhrase(phrase).toLowerCase();
  if (noun?.isPlural !== true || found === undefined || !isSame || found.field.type === "reference") return undefined;
  const fields = splitList(list)
    .map(tidyPhrase)
    .filter((text) => text !== "");
  return addThing(removeField(spec, found.entity.name, found.field.name), noun, found.entity, fields);
}

export const add: EditRule = (clause, spec) => {
  const what = ADD.exec(clause)?.[1];
  if (what === undefined) return undefined;
  const [, choice, holderText, choices] = CHOICES_LAST.exec(what) ?? [];
  const holder = holderText === undefined ? undefined : findEntity(spec, holderText);
  if (holder !== undefined) return addTo(spec, holder, `${choice}: ${choices}`);
  const special = addSpecial(what, spec);
  if (special !== undefined) return special;
  const [, list, ownerText] = TO.exec(what) ?? [];
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  if (owner !== undefined && list !== undefined) {
    const noun = toNoun(list);
    const isThing = isThingInList(list, noun) && findField(spec, list, owner) === undefined;
    return isThing ? addThing(spec, noun, owner, []) : addTo(spec, owner, list);
  }
  const [, thingText, fieldText] = /^(.+?) with (.+)$/i.exec(what) ?? [];
  if (thingText !== undefined && fieldText !== undefined) {
    const known = findEntity(spec, thingText);
    if (known !== undefined) return addTo(spec, known, fieldText);
    const noun = toNoun(thingText);
    if (noun !== undefined)
      return addThing(
        spec,
        noun,
        undefined,
        splitList(fieldText)
          .map(tidyPhrase)
          .filter((text) => text !== ""),
      );
  }
  return addLoose(spec, what);
};

/** Without an owner: plural things become lists of their own, anything else a field of the main thing. */
function addLoose(spec: AppSpec, what: string): Change | undefined {
  const said: string[] = [];
  let next = spec;
  for (const item of splitList(what)) {
    const noun = toNoun(item);
    const isUnknownThing = noun?.entry === undefined && noun?.isPlural === true && !isKnownFieldName(tidyPhrase(item));
    const isThing = noun !== undefined && (isUnknownThing || isThingInList(item, noun) || item === "comments");
    const main = mainEntity(next);
    const change =
      isThing && findEntity(next, item) === undefined
        ? addThing(next, noun, undefined, [])
        : main === undefined
          ? undefined
          : addTo(next, main, item);
    if (change === undefined) continue;
    next = change.spec;
    said.push(change.said);
  }
  return said.length === 0 ? undefined : { spec: next, said: joinList(said) };
}

function addThing(
  spec: AppSpec,
  noun: Noun,
  parent: Entity | undefined,
  fields: readonly string[],
): Change | undefined {
  if (findEntity(spec, noun.label) !== undefined || spec.entities.length >= MAX_ENTITIES) return undefined;
  // "suppliers for each part": a part has one supplier. "visits for each pet": a visit has one pet.
  const isHolder =
    parent !== undefined &&
    /^(?:supplier|category|location|owner|customer|client|author|vendor|project|folder|account|department)$/.test(
      noun.label,
    );
  const thing = {
    label: noun.label,
    ...(noun.entry === undefined ? {} : { entry: noun.entry }),
    fields,
    parents: parent === undefined || isHolder ? [] : [parent.label],
    isUnknown: false,
    isGuess: false,
  };
  let next = addEntity(spec, thing);
  const added = next.entities.at(-1);
  if (isHolder && added !== undefined) {
    const old = findField(
      next,
      noun.label,
      next.entities.find(({ name }) => name === parent.name),
    );
    if (old !== undefined && old.field.type !== "reference") next = removeField(next, parent.name, old.field.name);
    next = addField(next, parent.name, {
      label: toSentenceCase(noun.label),
      kind: "reference",
      refersTo: added.name,
    });
  }
  const link =
    parent === undefined
      ? ""
      : isHolder
        ? `, one for each ${parent.label.toLowerCase()}`
        : `, each with its ${parent.label.toLowerCase()}`;
  return { spec: next, said: `there is a list of ${added?.labelPlural.toLowerCase() ?? noun.label}${link}` };
}

/** `a due date and priority: low, medium, high` as fields of one entity. */
function addTo(spec: AppSpec, owner: Entity, list: string): Change | undefined {
  const choice = /^([\w -]{2,40}?) ?(?:: |\(| can be | of )((?:[^,()]+,)+[^()]+?)\)?$/i.exec(list);
  const wishes =
    choice?.[1] !== undefined && choice[2] !== undefined
      ? [inferField(`${tidyPhrase(choice[1])} (${choice[2]})`)]
      : splitList(list).flatMap((item) => wishFor(item));
  const said: string[] = [];
  let next = spec;
  for (const wish of wishes) {
    const other = next.entities.find(
      ({ label, name }) => label.toLowerCase() === wish.label.toLowerCase() && name !== owner.name,
    );
    const found = findField(
      next,
      wish.label,
      next.entities.find(({ name }) => name === owner.name),
    );
    const after =
      found !== undefined && wish.kind === "enum" && choice !== null
        ? setOptions(next, owner.name, found.field.name, wish.options ?? [])
        : addField(
            next,
            owner.name,
            other === undefined ? wish : { label: wish.label, kind: "reference", refersTo: other.name },
          );
    said.push(
      after === next
        ? `${owner.labelPlural.toLowerCase()} already have ${withArticle(wish.label.toLowerCase())}`
        : `${owner.labelPlural.toLowerCase()} have ${wish.kind === "text" || wish.kind === "tags" ? wish.label.toLowerCase() : withArticle(wish.label.toLowerCase())}`,
    );
    next = after;
  }
  return said.length === 0 ? undefined : { spec: next, said: joinList(said) };
}

function wishFor(item: string): FieldWish[] {
  const phrase = tidyPhrase(item.replace(/"/g, "").replace(/ (?:field|column)$/i, ""));
  if (
    phrase === "" ||
    phrase.length > 60 ||
    (isContext(phrase) && !isKnownFieldName(phrase)) ||
    phrase.split(" ").length > 5
  )
    return [];
  return [inferField(phrase)];
}

function addSpecial(what: string, spec: AppSpec): Change | undefined {
  if (/^(?:(?:a |some |more |bar |pie |line |donut )*(?:charts?|graphs?|dashboard|statistics|stats))\b/i.test(what)) {
    const groupText = / by (.+)$/i.exec(what)?.[1];
    const ofText = / (?:of|for) (?:the |my )?([\w -]+?)(?: by .+)?$/i.exec(what)?.[1];
    const entity = (ofText === undefined ? undefined : findEntity(spec, ofText)) ?? mainEntity(spec);
    const group = groupText === undefined || entity === undefined ? undefined : findField(spec, groupText, entity);
    const after = entity === undefined ? spec : addCharts(spec, entity.name, group?.field.name);
    return after === spec || entity === undefined
      ? undefined
      : { spec: after, said: `the dashboard has a chart of ${entity.labelPlural.toLowerCase()}` };
  }
  if (/^(?:calendar|kanban|board|journal|checklist)\b/i.test(what)) return showAs(`show as ${what}`, spec);
  return undefined;
}
