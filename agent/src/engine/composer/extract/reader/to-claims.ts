import { JOIN_VERBS } from "../../lexicon/words.ts";
import { toSingular } from "../../text/nouns.ts";
import { isFieldText } from "../field-text.ts";
import { addThing, type Claims } from "../claim-types.ts";
import { tidyPhrase } from "../noun-phrase.ts";
import { isJoin, IS_THING, weighThings } from "./weigh.ts";
import type { Mention, Reading } from "./mention.ts";

const LISTS = new Set(["group", "attribute", "appAttribute", "listed", "object", "content"]);

/** "Sales by month" groups the days that sales have anyway. */
const IS_PERIOD = /^(?:day|week|month|quarter|year|date|time)s?$/i;

/** Decides what is a thing and what is known of one. */
export function toClaims(reading: Reading): Claims {
  const claims: Claims = { things: [], fields: [], children: [], joins: [] };
  const weights = weighThings(reading);
  const chosen = new Set(reading.mentions.filter((mention) => (weights.get(mention) ?? 0) >= IS_THING));
  const isThing = (mention: Mention): boolean => chosen.has(mention);
  for (const topic of topicsWithFields(reading, chosen)) chosen.add(topic);
  if (chosen.size === 0) chooseBest(reading, weights, chosen);
  for (const mention of reading.mentions) {
    if (isThing(mention)) addThing(claims, toThing(mention), mention.role === "title" ? "implied" : "named");
    else if (mention.role === "title" && (weights.get(mention) ?? 0) > -1 && !isSetting(mention, chosen))
      claims.things.push({ noun: mention.noun, strength: "implied" });
  }
  addFields(reading, claims, isThing);
  for (const mention of reading.mentions) addParent(mention, claims, isThing);
  for (const relation of reading.relations) {
    const { subject, object, verb } = relation;
    if (!isThing(subject) || !isThing(object)) continue;
    const entryName = isJoin(relation) ? JOIN_VERBS.get(verb) : undefined;
    if (entryName !== undefined) claims.joins.push({ subject: subject.noun, object: object.noun, entryName });
    else claims.children.push({ parent: subject.noun, child: object.noun });
  }
  return claims;
}

/** Where something is kept or goes on: a stable has horses, an orchard trees. */
const SETTINGS: ReadonlySet<string> = new Set(
  "Kennel GardenBed ParkingSpace Bed Table Route Site Instrument Boat Hive Menu Family Exhibition Production Tour Property Room Location Venue Department".split(
    " ",
  ),
);

/** "Stable management: horses, owners": in the singular it only says where, when other things are named. */
function isSetting({ noun }: Mention, chosen: ReadonlySet<Mention>): boolean {
  return (
    noun.entry !== undefined &&
    !noun.isPlural &&
    SETTINGS.has(noun.entry.name) &&
    [...chosen].some((other) => other.noun.isPlural && other.noun.entry !== noun.entry)
  );
}

/** "Geocaching log" keeps geocaching entries. */
function toThing({ noun, role }: Mention): Mention["noun"] {
  const isDoing = (role === "title" || role === "content") && noun.entry === undefined && /[a-z]ing$/.test(noun.label);
  return isDoing ? { ...noun, label: `${noun.label} entry` } : noun;
}

/** "Drone flight log with pilot, duration and incidents": mostly fields, so what the log is called after has them. */
function topicsWithFields({ mentions, plain }: Reading, chosen: ReadonlySet<Mention>): Mention[] {
  const items = [...mentions, ...plain];
  const topics = new Set(items.flatMap(({ topic }) => (topic === undefined ? [] : [topic])));
  return [...topics].filter((topic) => {
    const own = items.filter((item) => item.topic === topic);
    const things = mentions.filter((mention) => mention.topic === topic && chosen.has(mention)).length;
    // "My running: distance, time, shoes".
    const isDoing = topic.role === "lead" && topic.noun.label.endsWith("ing");
    const isNamed = !chosen.has(topic) && (topic.role === "title" || isDoing) && things > 0;
    return isNamed && own.length - things >= 3 && own.length - things > things * 2;
  });
}

const MAY_BE_THING = 0.5;

/** No word stands out: the likeliest is better than none. */
function chooseBest(reading: Reading, weights: ReadonlyMap<Mention, number>, chosen: Set<Mention>): void {
  const { mentions } = reading;
  const [best] = mentions
    .filter(({ role }) => role !== "attribute" && role !== "place" && role !== "group" && role !== "audience")
    // "Font collection with designer, licence": what is known of fonts, none of it a thing.
    .filter(({ topic, noun }) => topic === undefined || noun.isPlural)
    .toSorted((left, right) => (weights.get(right) ?? 0) - (weights.get(left) ?? 0));
  // Of a list that holds hardly anything but fields none is a thing: what stands before it is.
  const isFieldOfTopic =
    best?.topic !== undefined &&
    [...mentions, ...reading.plain].filter((item) => item.topic === best.topic && item !== best).length >= 3;
  if (best !== undefined && !isFieldOfTopic && (weights.get(best) ?? 0) >= MAY_BE_THING) chosen.add(best);
  // "Lost and found register: item, date, claimed by": the first word of the list is the thing itself.
  const first = mentions.find(({ role }) => role === "listed");
  if (chosen.size === 0 && first !== undefined && first.noun.entry?.aliases[0] === first.raw.toLowerCase())
    chosen.add(first);
  const kept = mentions
    .filter(({ role }) => role === "object" || role === "lead")
    .toSorted((left, right) => (weights.get(right) ?? 0) - (weights.get(left) ?? 0))[0];
  if (chosen.size === 0 && kept !== undefined && (weights.get(kept) ?? 0) >= -0.5 && kept.role === "object")
    chosen.add(kept);
  const topic = reading.mentions.find((mention) => mention.topic !== undefined)?.topic;
  if (chosen.size === 0 && topic !== undefined) chosen.add(topic);
  const title = mentions.find(({ role }) => role === "title");
  if (chosen.size === 0 && title !== undefined) chosen.add(title);
}

function addFields(reading: Reading, claims: Claims, isThing: (mention: Mention) => boolean): void {
  const items = [
    ...reading.mentions.filter((mention) => !isThing(mention) && LISTS.has(mention.role)),
    ...reading.plain.filter(({ role }) => LISTS.has(role) && role !== "content"),
  ];
  for (const { raw, owner, topic, role } of items.toSorted((left, right) => left.order - right.order)) {
    if (role === "group" && IS_PERIOD.test(raw)) continue;
    const text = toFieldText(raw, owner !== undefined);
    if (text === undefined) continue;
    const isOurs = topic !== undefined && (isThing(topic) || claims.things.some(({ noun }) => noun === topic.noun));
    const whose = owner !== undefined && isThing(owner) ? owner.noun : isOurs ? toThing(topic) : undefined;
    claims.fields.push({ ...(whose === undefined ? {} : { owner: whose }), items: [text] });
  }
}

/** The name of a field: "whether it was paid" asks for a tick at "paid", "how strong they are" for "how strong". */
function toFieldText(raw: string, isOwned: boolean): string | undefined {
  const [, state] =
    /^(?:whether|if) (?:or not )?(?:\w+)(?:'ve|'s|'re| have| has| is| are| was| were| been)*? ?(?:already |been )*(\w{3,20})(?: (?:it|them|that|yet|already))?$/i.exec(
      raw,
    ) ?? [];
  if (state !== undefined) return `${state}?`;
  const [, whose, is] =
    /^(?:whether|if) (?:the |its |their |his |her )?([a-z -]{2,30}?) (?:is|are|was|were|has been|have been) (\w+)$/i.exec(
      raw,
    ) ?? [];
  if (whose !== undefined && is !== undefined && !/^(?:it|they|he|she|i|we|you)$/i.test(whose))
    return `${whose} ${is}?`;
  if (/^what (?:i|we|he|she|they) \w+$/i.test(raw)) return raw;
  const [, how] = /^(how \w+)(?: (?:i|we|they|it|he|she|you)\b.*)?$/i.exec(raw) ?? [];
  if (how !== undefined && !/^how (?:i|we|they|it|to|the)$/i.test(how)) return how;
  const [, felt] = /^how (?:it|i|we|they) (felt|went|tasted|turned out)\b/i.exec(raw) ?? [];
  if (felt !== undefined) return `how it ${felt}`;
  const [, due] = /^when (?:it|they|i|we)(?:'s|'re| is| are)? ?(due(?: back)?|expires?|renews?|ends?)/i.exec(raw) ?? [];
  if (due !== undefined) return `${due.replace(/^(?:expires?|renews?|ends?)$/i, (word) => `${toSingular(word)} date`)}`;
  return isFieldText(raw, { isOwned }) ? tidyPhrase(raw) : undefined;
}

/** What stands in the list of another belongs to it; so does what is counted by it. */
function addParent(mention: Mention, claims: Claims, isThing: (mention: Mention) => boolean): void {
  const { owner, role, noun, determiners } = mention;
  if (!isThing(mention) || owner === undefined || !isThing(owner) || owner.noun.label === noun.label) return;
  if (role === "attribute") claims.children.push({ parent: owner.noun, child: noun });
  if (role === "place" || role === "group") claims.children.push({ parent: noun, child: owner.noun });
  void determiners;
}
