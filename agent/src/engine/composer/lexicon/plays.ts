import { TIME_SHEETS } from "./figure-words.ts";
import { findCalculator } from "./plays/calculators.ts";
import { findGame } from "./plays/games.ts";
import { questionEntry } from "./plays/quiz-topics.ts";
import type { Play } from "./play.ts";

const none = (): readonly string[] => [];

/** In order of precedence. */
export const PLAYS: readonly Play[] = [
  {
    id: "landing",
    noun: "Website",
    test: /\blanding page\b|\b(?:one|single)-page (?:site|website|portfolio)\b|\bmarketing (?:site|page)\b|\bbrochure site\b|\bportfolio (?:web ?)?(?:site|page)\b|\bpricing page\b|\b(?:company|business|personal) (?:home ?page|website)\b/,
    accent: "#1f5fd6",
    scope: "whole",
    needs: (lower) =>
      /\bcontact (?:us )?form\b|\blead form\b|\bsign-?up form\b|\bnewsletter\b|\bpricing page\b|\bwaitlist\b/.test(
        lower,
      )
        ? ["Message"]
        : [],
  },
  {
    id: "game",
    noun: "Game",
    test: /\b(?:tic[- ]?tac[- ]?toe|noughts and crosses)\b|\bmemory (?:card )?game\b|\bgame of memory\b|\bmatching pairs\b|\brock[- ,]*paper[- ,]*(?:and )?scissors\b|\bhangman\b|\bguess(?:ing)? (?:the |a )?number\b|\bnumber[- ]guessing\b|\bsnake game\b|\b(?:classic|play|a|make|build) snake\b(?! (?!in|on|with|online)[a-z])|\bgame of snake\b|\b2048\b/,
    accent: "#5b4bd6",
    scope: "whole",
    needs: none,
  },
  {
    id: "quiz",
    noun: "Quiz",
    test: /\bquiz(?:zes)? ?(?:app|game|site|website|maker|generator|master|show)\b|\b(?:a|an|my|our|the) (?:[\w'-]+ ){0,3}quiz\b(?! (?:grades?|scores?|results?))|\bquiz (?:about|on|for|me)\b|^(?:[\w'-]+ ){0,3}quiz$|\btrivia\b|\bquestion bank\b|\bgenerat\w+ quiz(?:zes)?\b/,
    accent: "#4f46e5",
    scope: "records",
    needs: (lower) => [questionEntry(lower)],
    own: ["Question", "Subject", "Course", "Teacher", "Student"],
  },
  {
    id: "flashcards",
    noun: "Flashcards",
    test: /\bflash ?cards?\b|\bvocab(?:ulary)? (?:trainer|cards?|app|learner|practi[cs]e|drill|builder)\b|\bspaced repetition\b/,
    accent: "#4f46e5",
    scope: "records",
    needs: () => ["Flashcard"],
    own: ["Flashcard", "Deck", "Subject"],
  },
  {
    id: "timer",
    noun: "Timer",
    test: /\bpomodoro\b|\b(?<!rest )timers?\b|\bstopwatch\b|\bcountdown\b|\binterval (?:training )?timer\b|\btabata\b|\brest timer\b/,
    accent: "#d9480f",
    scope: "page",
    needs: (lower) =>
      /\blog(?:s|ging)?\b|\btrack(?:s|ing)?\b|\bhistory\b|\bkeep(?:s|ing)? (?:my |a )?(?:sessions|record|track)|\bsession (?:history|log)\b|\bstatistics\b|\bstats\b|\bhow much\b/.test(
        lower,
      )
        ? ["FocusSession"]
        : [],
    own: ["FocusSession", "TimeEntry"],
  },
  {
    id: "converter",
    noun: "Converter",
    test: /\b(?:unit|currency|temperature|length|weight|measurements?|cooking|kitchen|metric|imperial|recipe) (?:\w+ )?convert(?:er|or|sion)\b|\bconverter\b|\bconvert(?:s|ing)? (?:between |from )?(?:units|cups|grams|currenc\w+|measurements|temperatures?|miles|kilometres|kilometers|celsius|fahrenheit)\b|\bconvert(?:s|ing)? (?:[\w-]+ ){0,2}(?:kilograms?|kilos?|pounds?|feet|inches|met(?:re|er)s?|centimet(?:re|er)s?|lit(?:re|er)s?|gallons?|ounces?|grams?|euros?|dollars?|degrees) (?:to|into|in|and)\b/,
    accent: "#0f766e",
    scope: "page",
    needs: none,
    own: ["Property"],
  },
  {
    id: "calculator",
    noun: "Calculator",
    test: /\bcalculators?\b|\bcalculate (?:my |the |a )?(?:tips?|bmi|mortgage|loan|interest|discount|age)\b/,
    accent: "#1f6feb",
    scope: "page",
    needs: none,
  },
  {
    id: "counter",
    noun: "Counter",
    test: /\bcount(?:er|ing)?\b(?=.{0,80}\b(?:increment|decrement|reset|plus|minus|buttons?|beers?|clicks?|tally|laps?|reps?|people)\b)|\b(?:beer|click|tally|lap|people|drink|goal|visitor|stitch|row|simple) counters?\b|^(?:an? |my |simple )*(?!calorie|word|money|macro|step|carb)[a-z]+(?:[ -][a-z]+)? counter(?: app)?$|\bclicker\b|\btally (?:app|counter)\b/,
    accent: "#b45309",
    scope: "records",
    needs: (lower) =>
      /\bhistory\b|\bper day\b|\beach day\b|\bby day\b|\bdaily\b|\bover time\b/.test(lower)
        ? ["Counter", "CounterTap"]
        : ["Counter"],
    own: ["Counter"],
  },
  {
    id: "poll",
    noun: "Vote",
    test: /\bvote on\b|\bvoting (?:app|site|tool|page|system)\b|\bpolls?\b|\b(?:let|help)s? .{0,40}\bvote\b|\bdecide together\b/,
    accent: "#7c3aed",
    scope: "records",
    needs: (lower) => {
      const options = /\bbooks?\b|\bread\b/.test(lower) ? "Option" : "PollChoice";
      return /\bpolls\b|\bpoll (?:app|maker|creator|site|tool)\b|\bcreate (?:a )?polls?\b/.test(lower)
        ? ["Poll", options, "Ballot"]
        : [options, "Ballot"];
    },
    own: ["Option", "PollChoice", "Poll", "Ballot"],
  },
  {
    id: "picker",
    noun: "Chore Wheel",
    test: /\brandomly (?:pick|choose|draw|select)\w*|\bshared? (?:out )?fairly\b|\bfairly (?:shared|divided|split)\b|\brandom(?:ly)? assign\w*\b|\bassign\w*\b.{0,40}\b(?:at random|randomly)\b|\bchore wheel\b|\b(?:pick|choose|draw|select)s? (?:me |us )?(?:an? |one )?random\b|\brandom (?:[\w'-]+ )?(?:picker|chooser|selector)\b|\bspin(?:ning|ner)? (?:the |a )?wheel\b|\bwheel of (?:names|fortune)\b|\b(?:name|winner) picker\b|\braffle (?:draw|picker|winner|wheel)|\bdecision (?:wheel|maker)\b/,
    accent: "#0f7c8a",
    scope: "records",
    needs: (lower) => (isSharing(lower) ? ["SharedChore", "ChoreHelper", "ChoreTurn"] : ["WheelItem"]),
    own: ["Chore", "SharedChore", "Friend", "Person", "Member", "ChoreTurn", "WheelItem", "Place", "Restaurant"],
  },
];

/** Whether things are shared out among people, rather than one picked. */
export const isSharing = (lower: string): boolean => /\bchores?\b|\bassign\w*\b|\btasks?\b|\bduties\b/.test(lower);

/** The play that a text asks for, and where it says so. Of a game or a calculator only one that there is. */
export function findPlay(lower: string): { readonly play: Play; readonly index: number } | undefined {
  for (const play of PLAYS) {
    const found = play.test.exec(lower);
    if (found === null || isDenied(lower, found.index)) continue;
    // A time sheet has a timer of its own.
    if (play.id === "timer" && TIME_SHEETS.test(lower) && !/pomodoro|countdown|stopwatch/.test(lower)) continue;
    if (play.id === "game" && findGame(lower) === undefined) continue;
    if (play.id === "calculator" && findCalculator(lower) === undefined) continue;
    return { play, index: found.index };
  }
  return undefined;
}

const isDenied = (lower: string, index: number): boolean =>
  /(?:\bno|\bwithout|\bdon'?t need|\bnot)(?: an?| any| the)? $/.test(lower.slice(Math.max(0, index - 20), index));
