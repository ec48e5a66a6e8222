import type { Archetype } from "../lexicon/archetype.ts";
import { entryNamed, findEntry } from "../lexicon/entity-lexicon.ts";
import { archetypeOf, type Play } from "../lexicon/play.ts";
import { findPlay, isSharing } from "../lexicon/plays.ts";
import { findCalculator } from "../lexicon/plays/calculators.ts";
import { findGames } from "../lexicon/plays/games.ts";
import { findUnitGroups } from "../lexicon/plays/units.ts";
import { toTitleCase } from "../text/normalise.ts";
import { toSingular } from "../text/nouns.ts";
import type { ThingWish } from "./resolve-things.ts";

/** What a brief that is about playing, computing or taking part is made of. */
export type PlayWish = {
  readonly play: Play;
  readonly things: readonly ThingWish[];
  /** Unset where the play only stands beside what else is kept. */
  readonly archetype?: Archetype;
};

/** From so far into a text on, a play is a wish among others. */
const LEADS_WITHIN_CHARS = 80;

/** The play of a text with what it needs, given the things that the text names. Undefined when it is about something else. */
export function readPlay(lower: string, things: readonly ThingWish[]): PlayWish | undefined {
  const found = findPlay(lower);
  if (found === undefined) return undefined;
  const { play, index } = found;
  const needs = play.needs(lower);
  const own = new Set([...(play.own ?? []), ...needs]);
  const foreign = things.filter(({ isGuess, entry }) => !isGuess && !own.has(entry?.name ?? ""));
  const isFirst = foreign.every(({ label }) => lower.indexOf(lastWord(label)) >= index);
  // Things that the brief spells out field by field are what it is about.
  const isSpeltOut = play.scope === "records" && foreign.some(({ fields }) => fields.length > 1);
  const isCertain = play.certain?.test(lower) === true && !isSpeltOut;
  const leads = isCertain || (index < LEADS_WITHIN_CHARS && (play.scope === "whole" || isFirst) && !isSpeltOut);
  if (leads || foreign.length === 0) {
    return {
      play,
      things: wishesFor(needs, things, lower),
      archetype: { ...archetypeOf(play), noun: nounOf(play, lower) },
    };
  }
  if (play.scope === "page") return { play, things };
  return undefined;
}

const lastWord = (label: string): string => label.toLowerCase().split(" ").at(-1) ?? label;

/** What a text calls it. */
function nounOf(play: Play, lower: string): string {
  if (play.id === "game") {
    const games = findGames(lower);
    return games.length === 1 ? (games[0]?.title ?? play.noun) : "Games";
  }
  if (play.id === "calculator") return findCalculator(lower)?.title ?? play.noun;
  if (play.id === "converter") {
    const groups = findUnitGroups(lower);
    return groups.length === 1 ? `${groups[0]?.title ?? "Unit"} Converter` : "Unit Converter";
  }
  if (play.id === "counter") {
    const counted = countedNoun(lower);
    return counted === undefined ? play.noun : `${toTitleCase(counted)} Counter`;
  }
  if (play.id === "timer" && /\bpomodoro\b/.test(lower)) return "Pomodoro Timer";
  if (play.id === "picker" && !/\bchores?\b/.test(lower)) return isSharing(lower) ? "Turns" : "Wheel";
  return play.noun;
}

/** What a counter counts: "count beers", "a beer counter". */
export function countedNoun(lower: string): string | undefined {
  const noun =
    /\bcount(?:s|ing)? (?:my |the |how many )?([a-z]+)\b/.exec(lower)?.[1] ?? /\b([a-z]+) counters?\b/.exec(lower)?.[1];
  const isPlain =
    noun === undefined ||
    /^(?:a|an|the|simple|tally|click|basic|my|up|down|app|things?|several|multiple|people's)$/.test(noun);
  return isPlain ? undefined : toSingular(noun);
}

/** Entries that take the place of others, as the play needs them. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  SharedChore: "Chore",
  ChoreHelper: "Friend",
  PollChoice: "Option",
  CapitalQuestion: "Question",
  ScienceQuestion: "Question",
  HistoryQuestion: "Question",
  WebQuestion: "Question",
  TriviaQuestion: "Question",
  TimesTableQuestion: "Question",
};

const LABELS: Readonly<Record<string, (lower: string) => string>> = {
  SharedChore: (lower) => (/\bchores?\b/.test(lower) ? "chore" : /\btasks?\b/.test(lower) ? "task" : "chore"),
  ChoreTurn: () => "turn",
  PollChoice: () => "option",
  Option: (lower) => (/\bbooks?\b|\bread\b/.test(lower) ? "book" : "option"),
  Ballot: () => "vote",
  CounterTap: () => "tap",
  ChoreHelper: (lower) =>
    /\b(roommate|housemate|flatmate|friend|kid|child|teammate|colleague|student|employee|volunteer|family member)s?\b/.exec(
      lower,
    )?.[1] ?? "person",
  WheelItem: (lower) => pickedNoun(lower) ?? "idea",
  Message: () => "message",
};

function pickedNoun(lower: string): string | undefined {
  const noun =
    /\brandom ([a-z][a-z'-]+(?: (?:spot|place|idea|item|name))?)\b/.exec(lower)?.[1] ??
    /\bwheel of ([a-z]+)\b/.exec(lower)?.[1] ??
    /\b([a-z]+) picker\b/.exec(lower)?.[1];
  return noun === undefined ||
    /^(?:picker|chooser|selector|thing|something|wheel|fortune|random|one|generator)$/.test(noun)
    ? undefined
    : toSingular(noun);
}

function wishesFor(needs: readonly string[], things: readonly ThingWish[], lower: string): ThingWish[] {
  const wishes = needs.flatMap((name): ThingWish[] => {
    const entry = entryFor(name, lower);
    if (entry === undefined) return [];
    const named = things.find(
      ({ entry: other }) => other !== undefined && (other.name === name || other.name === STANDS_FOR[name]),
    );
    const usual = LABELS[name]?.(lower) ?? (STANDS_FOR[name] === "Question" ? "question" : (entry.aliases[0] ?? name));
    const isOwn = named !== undefined && !named.isGuess;
    return [
      {
        label: isOwn ? named.label : usual,
        entry,
        fields: isOwn ? named.fields.filter((field) => !/complet|assign|random|week|vot/i.test(field)) : [],
        parents: [],
        isUnknown: false,
        isGuess: !isOwn,
      },
    ];
  });
  const kept = things.filter(
    ({ isGuess, entry }) =>
      !isGuess &&
      !wishes.some((wish) => wish.entry === entry || STANDS_FOR[wish.entry?.name ?? ""] === entry?.name) &&
      needs.length > 0 &&
      entry !== undefined &&
      isBeside(entry.name),
  );
  return [...wishes, ...kept];
}

/** Things that a play has a use for when the brief names them. */
const isBeside = (name: string): boolean => ["Subject", "Deck", "Poll"].includes(name);

/** What is picked is what the brief calls it, with the fields that such a thing has. */
function entryFor(name: string, lower: string) {
  if (name !== "WheelItem") return entryNamed(name);
  return findEntry(pickedNoun(lower) ?? "") ?? entryNamed(name);
}
