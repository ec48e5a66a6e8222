import { anyOf } from "./any-of.ts";
import { TIME_SHEETS } from "./figure-words.ts";
import { findCalculator } from "./plays/calculators.ts";
import { findGame } from "./plays/games.ts";
import { questionEntry } from "./plays/quiz-topics.ts";
import type { Play } from "./play.ts";

const none = (): readonly string[] => [];

const UNIT =
  "(?:cups?|tablespoons?|grams?|kilos?|kilograms?|kg|pounds?|lbs?|ounces?|oz|miles?|km|kilomet(?:re|er)s?|feet|ft|inches|cm|met(?:re|er)s?|lit(?:re|er)s?|gallons?|celsius|fahrenheit|ml|knots|mph|acres|hectares)";
/** Tapped, whatever it is that is counted. */
const COUNTS = anyOf(
  /\bplus[- ]?(?:one|1)? buttons?\b|\btap to (?:add|count)\b/,
  /\bhow full the (?:jar|thermometer)\b|\btally of\b/,
);
const ALL_OF_THEM = "(?:everyone|everybody|people|we all|each person|all of us)";
/** Several people decide something together, whatever it is about. */
const DECIDES = [
  /\bdoodle\b|\bwhich (?:date|day|time|evening) suits\b|\banonymous(?:ly)? vot\w+ (?:on|about|in)\b/,
  new RegExp(`\\b${ALL_OF_THEM} (?:can |may )?votes? once\\b`),
  new RegExp(`\\b${ALL_OF_THEM} (?:ticks|marks|picks|chooses) (?:the ones|which|what|when|the (?:dates?|days?))\\b`),
  /\bfind (?:an?|the) (?:date|day|weekend|time|evening|week) (?:for|that)\b|^where should we\b.{0,80}\bvotes?\b/,
  /\b(?:let|have)(?:s|ting)? (?:the |our |my )?[\w ]{1,30} (?:choose|decide) (?:the|on|our|between)\b(?! (?:\w+ ){0,2}(?:slots?|times?|appointments?|dates?))/,
];
/** Chance decides, whatever it is about. */
const DRAWS = anyOf(
  /\bspin it\b|\bwho pays (?:for )?(?:the )?next\b|\bteam generator\b|\brandom teams?\b/,
  /\bpicks? (?:one|two|three|someone|somebody)(?: of (?:us|them|you))? (?:at random|randomly)\b/,
);

/** In order of precedence. */
export const PLAYS: readonly Play[] = [
  {
    id: "landing",
    noun: "Website",
    test: anyOf(
      /\blanding page\b|\b(?:one|single)-page (?:site|website|portfolio)\b/,
      /\bmarketing (?:site|page)\b|\bbrochure site\b|\bportfolio (?:web ?)?(?:site|page)\b/,
      /\bpricing page\b|\b(?:company|business|personal) (?:home ?page|website)\b/,
      /\b(?:web ?site|home ?page) (?:for|of) (?:my|our|an?|the) .{0,90}\b(?:opening hours|about us|contact form|gallery|directions|words about|opening times|where to find us)\b/,
      /\b(?:one|single) page (?:for|about) (?:my|our)\b/,
      /\bpage (?:announcing|about|for) (?:my|our|the|an?) .{0,50}\b(?:sign[- ]?up|where to find us|opening times)\b/,
      /\bhome ?page (?:of|for) (?:the|our|my)\b/,
      /\b(?:page|web ?site|site) for (?:my|our|an?|the) .{0,80}\b(?:instagram|facebook|opening hours|directions)\b/,
    ),
    accent: "#1f5fd6",
    scope: "whole",
    needs: (lower) =>
      /\bcontact (?:us )?form\b|\bform (?:to|where|for) (?:\w+ ){0,3}(?:ask|contact|request|book|reach|write|enquir|inquir|message|appointment)\w*|\blead form\b|\bsign-?up form\b|\bnewsletter\b|\bpricing page\b|\bwaitlist\b/.test(
        lower,
      )
        ? ["Message"]
        : [],
  },
  {
    id: "game",
    noun: "Game",
    test: anyOf(
      /\b(?:tic[- ]?tac[- ]?toe|noughts and crosses)\b|\bmemory (?:card )?game\b/,
      /\bgame of memory\b|\bplay(?:ing)? memory\b|\bmatching pairs\b/,
      /\brock[- ,]*paper[- ,]*(?:and )?scissors\b|\bhangman\b/,
      /\bguess(?:ing)? (?:the |a )?number\b|\bnumber[- ]guessing\b|\bsnake game\b/,
      /\b(?:classic|play|a|make|build) snake\b(?! (?!in|on|with|online)[a-z])|\bgame of snake\b/,
      /\b2048\b/,
    ),
    accent: "#5b4bd6",
    scope: "whole",
    needs: none,
  },
  {
    id: "quiz",
    noun: "Quiz",
    test: anyOf(
      /\bquiz(?:zes)? ?(?:app|game|site|website|maker|generator|master|show)\b/,
      /\b(?:a|an|my|our|the) (?:[\w'-]+ ){0,3}quiz\b(?! (?:grades?|scores?|results?))/,
      /\bquiz (?:about|on|for|me)\b|\btimes tables?\b|\bmultiplication tables?\b/,
      /\bmental (?:maths?|arithmetic)\b|\b(?:maths?|arithmetic) (?:practice|drill|trainer)\b/,
      /\bquiz questions? (?:about|on)\b/,
      /\btest (?:my|our|the) (?:kids?|students|class|pupils|children|son|daughter|knowledge|team) on\b/,
      /^(?:[\w'-]+ ){0,3}quiz$|\btrivia\b|\bquestion bank\b|\bgenerat\w+ quiz(?:zes)?\b/,
    ),
    accent: "#4f46e5",
    scope: "records",
    needs: (lower) => [questionEntry(lower)],
    own: ["Question", "Subject", "Course", "Teacher", "Student"],
  },
  {
    id: "flashcards",
    noun: "Flashcards",
    test: anyOf(
      /\bflash ?cards?\b/,
      /\bvocab(?:ulary)? (?:trainer|cards?|app|learner|practi[cs]e|drill|builder)\b/,
      /\bspaced repetition\b|\bcards that come back\b|\bleitner\b/,
      /\blearn(?:ing)? (?:\w+ ){1,3}(?:with|by|using) (?:\w+ )?cards\b/,
    ),
    accent: "#4f46e5",
    scope: "records",
    needs: () => ["Flashcard"],
    own: ["Flashcard", "Deck", "Subject"],
  },
  {
    id: "timer",
    noun: "Timer",
    test: anyOf(
      /\bpomodoro\b|\b(?<!rest )timers?\b|\bstopwatch\b|\bcountdown\b/,
      /\binterval (?:training )?timer\b|\btabata\b/,
      /\b(?:boil|cook|steep)(?:ing|s)? (?:an? |the |my )?(?:eggs?|tea|pasta|rice)\b/,
      /\b(?:work|focus|run|on) \d+ (?:min\w*|sec\w*)?,? .{0,20}\b(?:break|rest|pause|walk|off) \d+/,
      /\brest timer\b/,
    ),
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
    test: anyOf(
      /\b(?:unit|currency|temperature|length|weight|measurements?|cooking|kitchen|metric|imperial|recipe) (?:\w+ )?convert(?:er|or|sion)\b/,
      /\bconverter\b/,
      /\bconvert(?:s|ing)? (?:between |from )?(?:units|cups|grams|currenc\w+|measurements|temperatures?|miles|kilometres|kilometers|celsius|fahrenheit)\b/,
      /\bconvert(?:s|ing)? (?:[\w-]+ ){0,2}(?:kilograms?|kilos?|pounds?|feet|inches|met(?:re|er)s?|centimet(?:re|er)s?|lit(?:re|er)s?|gallons?|ounces?|grams?|euros?|dollars?|degrees) (?:to|into|in|and)\b/,
      new RegExp(`\\b${UNIT} (?:to|into) ${UNIT}\\b|\\b\\d+ ?${UNIT} (?:in|to) ${UNIT}\\b`),
    ),
    accent: "#0f766e",
    scope: "page",
    needs: none,
    own: ["Property"],
  },
  {
    id: "calculator",
    noun: "Calculator",
    test: anyOf(
      /\bcalculators?\b|\bhow much tip\b|^(?:an? |my |the )?bmi\b/,
      /\b(?:loan|mortgage) payments? (?:per|a|each) month\b/,
      /\bwork(?:s|ing)? out (?:my|the|our) (?:final )?(?:grade|tip|bmi|age|mortgage|interest|discount|vat)\b/,
      /\bcalculate (?:my |the |a )?(?:tips?|bmi|mortgage|loan|interest|discount|age)\b/,
    ),
    accent: "#1f6feb",
    scope: "page",
    needs: none,
  },
  {
    id: "counter",
    noun: "Counter",
    test: anyOf(
      /\bcount(?:er|ing)?\b(?=.{0,80}\b(?:increment|decrement|reset|plus|minus|buttons?|beers?|clicks?|tally|laps?|reps?|people)\b)/,
      /\b(?:beer|click|tally|lap|people|drink|goal|visitor|stitch|row|simple) counters?\b/,
      /^(?:an? |my |simple )*(?!calorie|word|money|macro|step|carb)[a-z]+(?:[ -][a-z]+)? counter(?: app)?$/,
      /\bclicker\b|(?:\+|\bplus) ?(?:and|\/|&) ?(?:-|minus)|\btally (?:app|counter)\b/,
      COUNTS,
    ),
    accent: "#b45309",
    scope: "records",
    certain: COUNTS,
    needs: (lower) =>
      /\bhistory\b|\bper day\b|\beach day\b|\bby day\b|\bdaily\b|\bover time\b/.test(lower)
        ? ["Counter", "CounterTap"]
        : ["Counter"],
    own: ["Counter"],
  },
  {
    id: "poll",
    noun: "Vote",
    test: anyOf(
      /\bvote on\b|\bvote for (?:the |our |your |a )?(?:best|favou?rite|next|funniest|winner)\b/,
      /\bvoting (?:app|site|tool|page|system)\b|\bpolls?\b|\b(?:let|help)s? .{0,40}\bvote\b/,
      /\bdecide together\b/,
      /\bput (?:it|this) to (?:a|the) vote\b|\banonymous(?:ly)? vot\w+\b/,
      /\bwe (?:all )?vote\b|^(?:which|what|where|who|when) [^.]{3,80}\bvotes?\b/,
      ...DECIDES,
    ),
    accent: "#7c3aed",
    scope: "records",
    certain: anyOf(...DECIDES),
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
    test: anyOf(
      /\b(?:pick|choose|draw)s? (?:who|which of us|someone|somebody)\b|\bsecret santa\b/,
      DRAWS,
      /\bchooses? (?:tonight's|today's|what to|what's for)\b/,
      /\brandomly (?:pick|choose|draw|select)\w*|\bshared? (?:out )?fairly\b/,
      /\bfairly (?:shared|divided|split)\b|\brandom(?:ly)? assign\w*\b/,
      /\bassign\w*\b.{0,40}\b(?:at random|randomly)\b|\bchore wheel\b/,
      /\b(?:pick|choose|draw|select)s? (?:me |us )?(?:an? |one )?random\b/,
      /\brandom (?:[\w'-]+ )?(?:picker|chooser|selector)\b/,
      /\bspin(?:ning|ner)? (?:the |a )?wheel\b|\bwheel of (?:names|fortune)\b/,
      /\b(?:name|winner) picker\b|\braffle (?:draw|picker|winner|wheel)/,
      /\bdecision (?:wheel|maker)\b/,
    ),
    accent: "#0f7c8a",
    scope: "records",
    certain: DRAWS,
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
