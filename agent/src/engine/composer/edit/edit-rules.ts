import type { AppSpec, Entity } from "@joinery/shared";
import { applyTheme } from "../compose/compose-spec.ts";
import { extractCurrency } from "../extract/currency.ts";
import { extractFeatures } from "../extract/features.ts";
import { extractEmptyText, extractGivenName } from "../extract/identity.ts";
import { splitList } from "../extract/list.ts";
import { isContext, tidyPhrase, toNoun, type Noun } from "../extract/noun-phrase.ts";
import { extractTheme } from "../extract/theme.ts";
import { FIELD_KINDS, type FieldWish } from "../lexicon/field-kinds.ts";
import { inferField, isKnownFieldName } from "../lexicon/field-lexicon.ts";
import { joinList, toLabel, toSentenceCase } from "../text/normalise.ts";
import { withArticle } from "../text/nouns.ts";
import { findEntity, findField, mainEntity } from "./find-target.ts";
import * as patch from "./patches.ts";

/** A change that a clause asks for, and how the reply says it. */
export type Change = { readonly spec: AppSpec; readonly said: string };
export type EditRule = (clause: string, spec: AppSpec) => Change | undefined;

const DO =
  "(?:please |can you |could you |i(?:'d| would)? (?:like|want) (?:you )?to |let's |also |then |and |now |just )*";
const rule = (pattern: string): RegExp => new RegExp(`^${DO}${pattern}$`, "i");

const renameApp: EditRule = (clause, spec) => {
  const name =
    extractGivenName(clause) ??
    toLabel(
      rule('(?:rename|name|change the name of|title) (?:it|the app|this|app)(?: to| as|:)? "?([^"]{1,60}?)"?').exec(
        clause,
      )?.[1] ??
        rule('(?:the )?(?:app\'?s? )?(?:name|title)(?: should be| is|:) "?([^"]{1,60}?)"?').exec(clause)?.[1] ??
        "",
      60,
    );
  if (name === undefined) return undefined;
  return {
    spec: { ...spec, name, summary: spec.summary.replace(spec.name, () => name).slice(0, 400) },
    said: `the app is called ${name}`,
  };
};

const RENAME = rule(
  '(?:rename|call|change|relabel|turn|name) (?:the )?"?([^"]{1,60}?)"?(?: field| column| list)?(?: (?:to|into|as|with)|:) "?([^"]{1,60}?)"?',
);
const CALL = rule('call (?:the )?"?([\\w -]{1,40}?)"? "?([\\w-]+)"?');

const renameThing: EditRule = (clause, spec) => {
  const [, from, to] = RENAME.exec(clause) ?? CALL.exec(clause) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const entity = findEntity(spec, from);
  if (entity !== undefined && to.split(" ").length <= 4 && !to.includes(",")) {
    return {
      spec: patch.renameEntity(spec, entity.name, tidyPhrase(to) || to),
      said: `${entity.labelPlural.toLowerCase()} are now called ${to.toLowerCase()}`,
    };
  }
  const found = findField(spec, from);
  if (found === undefined) return undefined;
  if (splitList(to).length > 1)
    return chooseOptions(spec, found.entity, found.field.name, found.field.label, splitList(to));
  return {
    spec: patch.renameField(spec, found.entity.name, found.field.name, tidyPhrase(to) || to),
    said: `${found.field.label.toLowerCase()} is now called ${to.toLowerCase()}`,
  };
};

const REMOVE = rule(
  "(?:remove|delete|drop|get rid of|take out|take away|leave out|skip|omit|no|without|hide|i don't (?:need|want)|i do not (?:need|want)|we don't (?:need|want)|don't (?:need|show|include|add)|no need for|there (?:is|are) no)(?: the| any| a| an)? (.+?)(?: please| thanks)?",
);
const FROM = /^(.+?) (?:from|for|on|in|of|off) (?:the |each |every |all )?(.+)$/i;
const HAVE_NO = rule(
  "(?:the |a |an |each )?(.+?) (?:have|has|need|needs|should have|do not have|don't have|doesn't have|don't need|doesn't need|do not need|should not have|shouldn't have) (?:no |any )?(.+)",
);

const remove: EditRule = (clause, spec) => {
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
      next = patch.removeEntity(next, entity.name);
      said.push(`${entity.labelPlural.toLowerCase()} are gone`);
    } else if (found !== undefined && found.entity.fields.length > 1) {
      next = patch.removeField(next, found.entity.name, found.field.name);
      said.push(`${found.entity.labelPlural.toLowerCase()} have no ${found.field.label.toLowerCase()}`);
    }
  }
  return said.length === 0 ? undefined : { spec: next, said: joinList(said) };
}

function removeSpecial(noun: string, spec: AppSpec): Change | undefined {
  if (/^(?:charts?|graphs?|diagrams?)\b/i.test(noun))
    return { spec: patch.removeCharts(spec), said: "there are no charts" };
  if (/^(?:dashboard|overview)\b/i.test(noun))
    return { spec: patch.removeDashboard(spec), said: "there is no dashboard" };
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

const haveNo: EditRule = (clause, spec) => {
  if (!/\b(?:no|don't|doesn't|do not|shouldn't|should not)\b/i.test(clause)) return undefined;
  const [, ownerText, list] = HAVE_NO.exec(clause) ?? [];
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  return owner === undefined || list === undefined ? undefined : removeNamed(spec, splitList(list), owner);
};

const startEmpty: EditRule = (clause, spec) =>
  /^(?:please )?(?:start (?:it )?empty|start with nothing|keep it empty)\b/i.test(clause)
    ? { spec: { ...spec, sampleData: {} }, said: "the app starts empty, without sample records" }
    : undefined;

const ADD_OPTION = rule(
  'add (?:an? |the )?(?:option |value |status |stage |column |category )?"?([^"]{1,40}?)"? (?:to|as) (?:an? |the )?(?:option (?:for|in|to) )?(?:the )?(\\w[\\w ]{0,30}?)(?: options?| choices?| field| column)?',
);

const addOption: EditRule = (clause, spec) => {
  const [, option, fieldText] = ADD_OPTION.exec(clause) ?? [];
  const found =
    fieldText === undefined || findEntity(spec, fieldText) !== undefined ? undefined : findField(spec, fieldText);
  if (option === undefined || found?.field.type !== "enum") return undefined;
  const labels = [...(found.field.options ?? []).map(({ label }) => label), ...splitList(option)];
  return chooseOptions(spec, found.entity, found.field.name, found.field.label, labels);
};

function chooseOptions(
  spec: AppSpec,
  entity: Entity,
  fieldName: string,
  label: string,
  labels: readonly string[],
): Change {
  return {
    spec: patch.setOptions(spec, entity.name, fieldName, labels),
    said: `${label.toLowerCase()} of ${entity.labelPlural.toLowerCase()} can be ${joinList(
      labels.map((text) => text.toLowerCase()),
      "or",
    )}`,
  };
}

const OPTIONS = rule(
  "(?:the |use |set |make |change )?(?:the )?([\\w -]{2,40}?)(?: options?| choices?| values?)? ?(?::| are| is one of| can be| should be| to be| to| =) ?(.+)",
);

const setChoices: EditRule = (clause, spec) => {
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

const ADD = rule(
  "(?:add|include|give|track|record|keep|show|i (?:also )?(?:need|want)|we (?:also )?(?:need|want)|there should be|it (?:also )?needs?|have|put|insert|create|plus|store|log|manage)(?: in)?(?: also)?(?: me)?(?: a| an| the| some| one)?(?: new| extra| another| more)?(?: fields?(?: (?:called|named|for))?| columns?(?: (?:called|named|for))?| pages?(?: (?:called|named|for))?| lists?(?: of)?| things?(?: called)?)? (.+)",
);
const TO =
  /^(.+?) (?:to|for|on|of|per|in|with) (?:the |each |every |all |my |our )*([\w -]+?)(?: too| as well| please| list| page| table| cards?| form)?$/i;
const NEED = rule(
  "(?:the |each |every |all |a |an )?(.+?) (?:also )?(?:should |must |can )?(?:also )?(?:need|needs|have|has|get|gets|include|includes|want|wants|require) (?:also )?(?:a |an |the |some )?(.+)",
);

const addNeeded: EditRule = (clause, spec) => {
  const [, ownerText, list] = NEED.exec(clause) ?? [];
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  return owner === undefined || list === undefined ? undefined : addTo(spec, owner, list);
};

const add: EditRule = (clause, spec) => {
  const what = ADD.exec(clause)?.[1];
  if (what === undefined) return undefined;
  const special = addSpecial(what, spec);
  if (special !== undefined) return special;
  const [, list, ownerText] = TO.exec(what) ?? [];
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  if (owner !== undefined && list !== undefined) {
    const noun = toNoun(list);
    const isThing =
      noun !== undefined &&
      noun.isPlural &&
      noun.entry !== undefined &&
      !isKnownFieldName(tidyPhrase(list)) &&
      findField(spec, list, owner) === undefined;
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
    const isThing =
      noun !== undefined &&
      noun.isPlural &&
      (noun.entry !== undefined || !isKnownFieldName(tidyPhrase(item))) &&
      !(
        isKnownFieldName(tidyPhrase(item)) &&
        noun.entry?.name !== "Comment" &&
        /^(?:notes?|tags|comments?|ratings?|dates?)$/i.test(tidyPhrase(item))
      );
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
  if (findEntity(spec, noun.label) !== undefined || spec.entities.length >= patch.MAX_ENTITIES) return undefined;
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
  let next = patch.addEntity(spec, thing);
  const added = next.entities.at(-1);
  if (isHolder && added !== undefined) {
    const old = findField(
      next,
      noun.label,
      next.entities.find(({ name }) => name === parent.name),
    );
    if (old !== undefined && old.field.type !== "reference")
      next = patch.removeField(next, parent.name, old.field.name);
    next = patch.addField(next, parent.name, {
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
        ? patch.setOptions(next, owner.name, found.field.name, wish.options ?? [])
        : patch.addField(
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
    const after = entity === undefined ? spec : patch.addCharts(spec, entity.name, group?.field.name);
    return after === spec || entity === undefined
      ? undefined
      : { spec: after, said: `the dashboard has a chart of ${entity.labelPlural.toLowerCase()}` };
  }
  if (/^(?:calendar|kanban|board|journal|checklist)\b/i.test(what)) return showAs(`show as ${what}`, spec);
  return undefined;
}

const VIEWS: readonly (readonly [RegExp, "calendar" | "board" | "cards" | "table" | "checklist" | "journal"])[] = [
  [/\bcalendar\b/i, "calendar"],
  [/\b(?:kanban|board)\b/i, "board"],
  [/\b(?:cards?|gallery|grid|tiles)\b/i, "cards"],
  [/\b(?:checklist|check list|to-?do list)\b/i, "checklist"],
  [/\b(?:journal|timeline|diary)\b/i, "journal"],
  [/\b(?:table|list|rows)\b/i, "table"],
];

const showAs: EditRule = (clause, spec) => {
  if (!/^(?:please |can you |also |and |i want to )*(?:show|display|view|see|use|make|turn|put|list)\b/i.test(clause))
    return undefined;
  const kind = VIEWS.find(([pattern]) => pattern.test(clause.replace(/^.*?\b(?:as|in|into|use|on)\b/i, "")))?.[1];
  if (kind === undefined) return undefined;
  const named = spec.entities.find(({ label, labelPlural }) =>
    [label, labelPlural].some((text) =>
      new RegExp(`\\b${text.replace(/[^\p{L}\p{N} ]/gu, ".")}\\b`, "iu").test(clause),
    ),
  );
  const entity = named ?? mainEntity(spec);
  if (entity === undefined) return undefined;
  const after = patch.setView(spec, entity.name, kind);
  const hasIt = after.pages.some(({ view }) => view.kind === kind && view.entity === entity.name);
  return hasIt
    ? {
        spec: after,
        said: `${entity.labelPlural.toLowerCase()} are shown as ${kind === "cards" ? "cards" : withArticle(kind)}`,
      }
    : undefined;
};

const REQUIRED = rule(
  "(?:make |the )*(.+?) (?:is |are |should be |must be |as )?(required|mandatory|optional|not required|unique)",
);

const setRequired: EditRule = (clause, spec) => {
  const [, fieldText, word] = REQUIRED.exec(clause) ?? [];
  const found = fieldText === undefined ? undefined : findField(spec, fieldText);
  if (found === undefined || word === undefined) return undefined;
  const isUnique = word.toLowerCase() === "unique";
  const required = /^(?:required|mandatory)$/i.test(word);
  const isPossible = isUnique ? found.field.type !== "boolean" && found.field.type !== "tags" : true;
  const after = patch.changeField(spec, found.entity.name, found.field.name, (field) =>
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
const KIND = rule(
  "(?:make |turn |change |the )*(.+?) (?:should be |is |to be |into |to |as )?((?:an? )?(?:whole number|number|integer|decimal|decimal number|date|checkbox|yes\\/no|yes or no|text|long text|paragraph|money|rating|stars|star rating))",
);

const setKind: EditRule = (clause, spec) => {
  const [, fieldText, word] = KIND.exec(clause) ?? [];
  const found =
    fieldText === undefined
      ? undefined
      : findField(spec, fieldText.replace(/ (?:should be|is|to be|into|to|as)$/i, ""));
  const kind = KIND_WORDS.find(([pattern]) => pattern.test(word ?? ""))?.[1];
  if (found === undefined || kind === undefined || word === undefined) return undefined;
  const { name, label } = found.field;
  const required = found.field.required;
  const after = patch.changeField(spec, found.entity.name, name, () => ({
    name,
    label,
    required,
    unique: false,
    ...FIELD_KINDS[kind],
  }));
  return { spec: after, said: `${label.toLowerCase()} is ${word.toLowerCase()}` };
};

const SORT = rule(
  "(?:sort|order)(?: (?:the )?([\\w -]+?))? by (?:the )?([\\w -]+?)(?:,? ?\\(?(ascending|descending|newest first|oldest first|highest first|lowest first|a-z|z-a)\\)?)?",
);

const sortBy: EditRule = (clause, spec) => {
  const [, ownerText, fieldText, order] = SORT.exec(clause) ?? [];
  if (fieldText === undefined) return undefined;
  const owner = ownerText === undefined ? undefined : findEntity(spec, ownerText);
  const found = findField(spec, fieldText, owner);
  if (found === undefined) return undefined;
  const direction = /desc|newest|highest|z-a/i.test(order ?? "") ? "desc" : "asc";
  return {
    spec: {
      ...spec,
      entities: spec.entities.map((entity) =>
        entity.name === found.entity.name ? { ...entity, sort: { field: found.field.name, direction } } : entity,
      ),
    },
    said: `${found.entity.labelPlural.toLowerCase()} are sorted by ${found.field.label.toLowerCase()}`,
  };
};

const BELOW =
  /\b(?:alert|warn|flag|mark|highlight|notify|tell)\b.{0,30}?\b(?:when|if)\b (?:the )?([\w -]{2,40}?) (?:is|are|gets?|falls?|drops?|goes)? ?(below|under|less than|above|over|more than|at most|at least) (\d{1,7}(?:\.\d{1,3})?)/i;

const warnWhen: EditRule = (clause, spec) => {
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

const colour: EditRule = (clause, spec) => {
  const wish = extractTheme(
    /^#?[\w ]+$/.test(clause) && clause.split(" ").length <= 3
      ? `make it ${clause.replace(/^(?:make it|use|in) /i, "")}`
      : clause.replace(/\b(?:make|use|paint|turn) (?:the )?(?:app|site|whole thing|design)\b/i, "make it"),
  );
  if (wish === undefined) return undefined;
  const parts = Object.entries(wish).map(([role, value]) => (role === "mode" ? `${value} mode` : `${role} ${value}`));
  return { spec: { ...spec, theme: applyTheme(spec.theme, wish) }, said: `the look is ${joinList(parts)}` };
};

const currency: EditRule = (clause, spec) => {
  if (/\d/.test(clause) || !/\b(?:use|in|currency|switch|show|make)\b|^[€£$¥₹]$|^\w+$/i.test(clause)) return undefined;
  const code = extractCurrency(clause);
  return code === undefined ? undefined : { spec: { ...spec, currency: code }, said: `money is shown in ${code}` };
};

const emptyText: EditRule = (clause, spec) => {
  const text = extractEmptyText(clause);
  const main = mainEntity(spec);
  if (text === undefined || main === undefined) return undefined;
  return {
    spec: {
      ...spec,
      entities: spec.entities.map((entity) => (entity.name === main.name ? { ...entity, emptyText: text } : entity)),
    },
    said: `an empty list says “${text}”`,
  };
};

/** A wish beyond things and fields is written down with what becomes of it. */
const feature: EditRule = (clause, spec) => {
  const found = extractFeatures(clause.toLowerCase()).filter(
    ({ text }) => !spec.features.some((old) => old.text === text),
  );
  if (found.length === 0) return undefined;
  const said = found.map(({ text, status, reason }) =>
    status === "covered"
      ? `${text.toLowerCase()} is included`
      : `${text.toLowerCase()} is left out: ${(reason ?? "not supported yet").replace(/\.$/, "")}`,
  );
  return { spec: { ...spec, features: [...spec.features, ...found].slice(0, 60) }, said: said.join("; ") };
};

/** In order of precedence: the first rule that understands a clause changes the spec. */
export const EDIT_RULES: readonly EditRule[] = [
  renameApp,
  startEmpty,
  emptyText,
  haveNo,
  remove,
  sortBy,
  warnWhen,
  setRequired,
  setKind,
  colour,
  currency,
  renameThing,
  showAs,
  addOption,
  setChoices,
  declinedFirst,
  addNeeded,
  add,
  feature,
];

/** "Add a login" is no field: what cannot be built goes first. */
function declinedFirst(clause: string, spec: AppSpec): Change | undefined {
  const isOnlyWish = extractFeatures(clause.toLowerCase()).some(({ status }) => status !== "covered");
  return isOnlyWish ? feature(clause, spec) : undefined;
}
