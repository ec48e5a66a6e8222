import { JOIN_VERBS, KEEP_BASES, KEEP_FORMS } from "./words.ts";

const KEEP = new RegExp(
  `^(?:${KEEP_FORMS}|${KEEP_BASES}|add|edit|delete|create|manage|track|plan|collect|catalog|rent|sell|serve|teach|know|get|use|want|need|count|measure|capture|organise|organize)$`,
);

/** Verbs whose object is what an app keeps: "track", "manages", "logging". Lower case in. */
export function isKeepVerb(word: string): boolean {
  return KEEP.test(word);
}

const DEEDS = new Set(
  `submit request place make file post write report log rate review earn receive complete take give upvote vote score enter upload send
   ask answer create add claim assign run host offer serve own bring pay donate teach play win visit see treat order share post`.split(
    /\s+/,
  ),
);

/** What people do with things of their own: "customers place orders". A lemma in. */
export function isDeed(lemma: string): boolean {
  return DEEDS.has(lemma) || JOIN_VERBS.has(lemma);
}
