import type { Entity, View } from "@joinery/shared";
import { findCalculator } from "../../lexicon/plays/calculators.ts";
import { findGames, hangmanWords } from "../../lexicon/plays/games.ts";
import { findUnitGroups } from "../../lexicon/plays/units.ts";
import { View as ViewSchema } from "@joinery/shared";

/** Views that are made of the words of the brief alone. */

type Titled = { readonly title: string; readonly view: View };

export function calculatorPage(lower: string): Titled | undefined {
  const row = findCalculator(lower);
  if (row === undefined) return undefined;
  const { title, inputs, outputs, note } = row;
  return { title, view: ViewSchema.parse({ kind: "calculator", inputs, outputs, note }) };
}

export function converterPage(lower: string): Titled {
  const groups = findUnitGroups(lower);
  const [only, ...others] = groups;
  const title = only !== undefined && others.length === 0 ? `${only.title} Converter` : "Unit Converter";
  return { title, view: { kind: "converter", groups } };
}

/** One page for each game that is named. */
export function gamePages(lower: string): Titled[] {
  return findGames(lower).map(({ game, title }) => ({
    title,
    view: { kind: "game", game, words: game === "hangman" ? [...hangmanWords(lower)] : [] },
  }));
}

type TimerView = Extract<View, { kind: "timer" }>;

export function timerPage(lower: string, entities: readonly Entity[]): Titled {
  const modes = timerModes(lower);
  const log = entities.find(({ fields }) => fields.some(({ type, unit }) => type === "integer" && unit === "min"));
  const view: TimerView = {
    kind: "timer",
    modes,
    workMinutes:
      minutesOf(
        lower,
        /(\d+)[- ]?(?:min(?:ute)?s?)(?: of)? (?:work|focus|session|pomodoro|countdown|timer)|(\d+)\/\d+\b/,
      ) ?? (modes[0] === "interval" ? 1 : modes[0] === "countdown" ? 10 : 25),
    breakMinutes:
      minutesOf(lower, /(\d+)[- ]?(?:min(?:ute)?s?)(?: short)? breaks?|\d+\/(\d+)\b/) ??
      (modes[0] === "interval" ? 0.5 : 5),
    longBreakMinutes: minutesOf(lower, /(\d+)[- ]?(?:min(?:ute)?s?) long(?:er)? breaks?/) ?? 15,
    rounds: roundsOf(lower) ?? (modes[0] === "interval" ? 8 : 4),
    ...(log === undefined ? {} : logParts(log)),
  };
  const titles = {
    pomodoro: "Pomodoro",
    countdown: "Countdown",
    stopwatch: "Stopwatch",
    interval: "Interval Timer",
  } as const;
  const [only] = modes;
  return { title: modes.length === 1 && only !== undefined ? titles[only] : "Timer", view };
}

function timerModes(lower: string): TimerView["modes"] {
  const named = (
    [
      ["pomodoro", /\bpomodoro\b|\bfocus timer\b|\bstudy timer\b/],
      ["countdown", /\bcountdown\b|\bkitchen timer\b|\begg timer\b/],
      ["stopwatch", /\bstopwatch\b/],
      ["interval", /\bintervals?\b|\btabata\b|\bhiit\b|\brest timer\b/],
    ] as const
  ).flatMap(([mode, test]) => (test.test(lower) ? [mode] : []));
  return named.length > 0 ? named : ["countdown", "stopwatch"];
}

function minutesOf(lower: string, test: RegExp): number | undefined {
  const [, first, second] = test.exec(lower) ?? [];
  const minutes = Number(first ?? second);
  return minutes > 0 && minutes <= 600 ? minutes : undefined;
}

function roundsOf(lower: string): number | undefined {
  const rounds = Number(/(\d+) (?:rounds|pomodoros|cycles)/.exec(lower)?.[1]);
  return rounds > 0 && rounds <= 50 ? rounds : undefined;
}

function logParts({ name, fields }: Entity): Partial<TimerView> {
  const duration = fields.find(({ type, unit }) => type === "integer" && unit === "min")?.name;
  const started = fields.find(({ type }) => type === "datetime" || type === "date")?.name;
  const label = fields.find(({ type, interface: editor }) => type === "string" && editor === "input")?.name;
  return {
    logEntity: name,
    ...(duration === undefined ? {} : { durationField: duration }),
    ...(started === undefined ? {} : { startedField: started }),
    ...(label === undefined ? {} : { labelField: label }),
  };
}
