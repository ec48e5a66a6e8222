import type { Archetype } from "../lexicon/archetype.ts";
import { scoreArchetype } from "../lexicon/archetypes.ts";
import { nameAskedFields } from "./asked-fields.ts";
import { extractCurrency } from "./currency.ts";
import { extractFeatures } from "./features.ts";
import { extractEmptyText, extractGivenName, extractOptions, withoutAudience, withoutOptionLists } from "./identity.ts";
import { detectForeignLanguage, type Language } from "./language.ts";
import type { Play } from "../lexicon/play.ts";
import { readPlay } from "./play-things.ts";
import { type ThingWish, resolveThings, foreignThings } from "./resolve-things.ts";
import { withoutOpeningTalk } from "./opening-talk.ts";
import { toPlainWords } from "./plain-words.ts";
import { nameStages } from "./stages.ts";
import { withoutSmallTalk } from "./small-talk.ts";
import { withoutAccounts } from "./sign-in.ts";
import { extractTheme, withoutTheme, type ThemeWish } from "./theme.ts";
import type { Feature } from "@joinery/shared";

/** All that a brief says, in the composer's terms. */
export type Understanding = {
  readonly archetype: Archetype;
  readonly score: number;
  readonly things: readonly ThingWish[];
  /** What is played, computed with or taken part in, as a whole or beside the things. */
  readonly play?: Play;
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly features: readonly Feature[];
  readonly givenName?: string;
  readonly emptyText?: string;
  readonly theme?: ThemeWish;
  readonly currency?: string;
  readonly language?: Language;
};

/** Reads a brief. Pure; a text that says nothing gives no things. */
export function understand(raw: string): Understanding {
  const said = nameAskedFields(nameStages(toPlainWords(raw)));
  const text = withoutSmallTalk(said);
  const lower = said.toLowerCase();
  // A gym that an app is for does not make it a workout log.
  const { archetype, score } = scoreArchetype(withoutAudience(lower));
  const language = detectForeignLanguage(text);
  const givenName = extractGivenName(raw);
  const emptyText = extractEmptyText(text);
  const theme = extractTheme(text);
  const currency = extractCurrency(text);
  const things =
    language === undefined
      ? resolveThings(withoutTheme(withoutOptionLists(withoutOpeningTalk(text))), archetype, score)
      : foreignThings(text, archetype, score);
  const wish = language === undefined ? readPlay(withoutAudience(lower), things) : undefined;
  return {
    archetype: wish?.archetype ?? archetype,
    score: wish?.archetype?.weight ?? score,
    things: withoutAccounts(wish?.things ?? things, text),
    ...(wish === undefined ? {} : { play: wish.play }),
    options: extractOptions(text),
    features: extractFeatures(lower),
    ...(givenName === undefined ? {} : { givenName }),
    ...(emptyText === undefined ? {} : { emptyText }),
    ...(theme === undefined ? {} : { theme }),
    ...(currency === undefined ? {} : { currency }),
    ...(language === undefined ? {} : { language }),
  };
}
