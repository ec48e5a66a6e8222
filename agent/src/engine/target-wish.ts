import { DEFAULT_TARGET, type AppSpec, type AppTarget } from "@joinery/shared";

const NEXT = "next[. ]?js";
const CONTAINER = "web ?containers?|stack ?blitz|(?:no[- ]build|build-?less)(?: stack)?";
const NODE = "(?:plain )?node(?:\\.js)?(?: and| \\+)? ?(?:vite)?|vite|the default stack";
const NOUN = "(?:app|application|project|site|website|stack|form|version|export)";
/** A mention is a wish only where a sentence could end or go on: "with Next.js" is one, "with Next.js tutorials" is not. */
const END = "(?=\\s*(?:[.,;:!?)]|$)|\\s+(?:that|which|to|for|with|where|and|so|please|instead|again)\\b)";
const JOINED = "(?:as|into|in|on|using|with|for|via|through|(?:to )?run(?:s|ning)? in)\\s+(?:an?\\s+|the\\s+)?";
const VERB =
  "(?:^|\\b(?:make (?:it|this|that)|turn (?:it|this|that) into|build(?: me)?|create|want|need|use|switch to|export(?: it)?(?: as| to)?|it'?s)\\s+)(?:an?\\s+|the\\s+)?";

const WISHES: readonly { readonly target: AppTarget; readonly joined: RegExp; readonly asked: RegExp }[] = (
  [
    ["next", NEXT],
    ["webcontainer", CONTAINER],
    ["node", NODE],
  ] as const
).map(([target, name]) => ({
  target,
  joined: new RegExp(`,?\\s*\\b${JOINED}(?:${name})(?:\\s+${NOUN})?${END}`, "i"),
  asked: new RegExp(`(${VERB})(?:${name})(?:(\\s+${NOUN})${END}|${END})`, "i"),
}));
const WITHOUT_BUILD = /,?\s*\bwithout (?:a |any )?build(?: step)?\b/i;
const REFUSAL = new RegExp(
  `\\b(?:not?|don't|without|instead of|rather than)\\s+(?:(?:as|in|use|using|with)\\s+)?(?:an?\\s+)?(?:${NEXT})\\b(?:\\s+${NOUN})?`,
  "i",
);

/** What the app is to be made of, where a text says so: "as a Next.js app", "for a WebContainer", "without a build step". */
export function readTargetWish(text: string): AppTarget | undefined {
  const plain = text.replace(REFUSAL, "");
  if (WITHOUT_BUILD.test(plain)) return "webcontainer";
  const found = WISHES.find(({ joined, asked }) => joined.test(plain) || asked.test(plain))?.target;
  return found ?? (plain === text ? undefined : DEFAULT_TARGET);
}

/** The text without that wish: it says nothing of what the app keeps. */
export function withoutTargetWish(text: string): string {
  const plain = text.replace(REFUSAL, "").replace(WITHOUT_BUILD, "");
  return WISHES.reduce(
    (rest, { joined, asked }) =>
      rest.replace(joined, "").replace(asked, (_, verb: string, noun = "") => `${verb.trimEnd()}${noun}`.trimStart()),
    plain,
  ).trim();
}

/** The spec for another target; itself where that is its target already. */
export function withTarget(spec: AppSpec, target: AppTarget | undefined): AppSpec {
  const isSame = target === undefined || target === (spec.target ?? DEFAULT_TARGET);
  return isSame ? spec : { ...spec, target };
}

/** For the reply. */
export const TARGET_WORDS: Readonly<Record<AppTarget, string>> = {
  node: "one Node process with Vite, React and Hono",
  webcontainer: "an app without a build step, which also runs in a WebContainer",
  next: "a Next.js project",
};
