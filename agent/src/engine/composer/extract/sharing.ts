import { asksForSignIn, rolesIn } from "./sign-in.ts";

/** Who shall see and change what: a sentence of a brief, or a correction. */
export type SharingWish = {
  /**
   * `own`: sees and changes own records alone; `readOwn`: sees them; `contribute`: sees all and changes own ones; `all`: sees and changes all;
   * `seeAll`: sees all, whatever else; `public`: is to be read without signing in; `publicAdd`: can be added so; `publicSignUp`: can be signed up for so; `closed`: no longer
   * public.
   */
  readonly kind:
    | "own"
    | "readOwn"
    | "contribute"
    | "all"
    | "seeAll"
    | "public"
    | "publicAdd"
    | "publicSignUp"
    | "closed";
  /** A role by its name; undefined for everybody with an account. */
  readonly role?: string;
  /** What it is about, as it is called; undefined for everything. */
  readonly what?: string;
};

const GROUP =
  "(?:users?|people|persons?|members?|employees?|staff(?: members?)?|team members?|students?|customers?|clients?|teachers?|managers?|supervisors?|volunteers?|parents?|authors?|editors?|guests?|viewers?)";
const WHO = `(?:everyone|everybody|each one|they|(?:(?:each|every|all|the|our|my|normal|regular|other) )*${GROUP})`;
const CAN =
  "(?:,? (?:can|may|should|must|shall|will|could|to|is able to|are able to|are allowed to|is allowed to|is only allowed to|are only allowed to))?";
const ONLY = "(?:only|just|solely)";
const SEE = "(?:see|view|read|access|look at)s?";
const CHANGE = "(?:edit|change|update|delete|remove|modify|manage|add|create)s?";
const AND = "(?:, (?:and |or )?| and | or | & |/)";
const OWN = "(?:their|his|her|his or her|your|one's)(?: very)? own";
const OTHERS =
  "(?:each other'?s?|one another'?s?|(?:any(?:one|body)|some(?:one|body)) else'?s?|everyone else'?s?|other (?:people|users|members)(?:'s?)?|others'?|another (?:user|person|member)'s)";
const NOUN =
  "(?: ((?!only\\b|but\\b|and\\b|or\\b|without\\b|while\\b|if\\b)[a-z][\\w-]*(?: (?!only\\b|but\\b|and\\b|or\\b|without\\b|with\\b|while\\b|is\\b|are\\b|can\\b|in\\b|on\\b|at\\b|to\\b|for\\b|unless\\b|page\\b|list\\b|has\\b|have\\b)[a-z][\\w-]*){0,2}))?";
const NAMED = NOUN.replace(/\?$/, "").replace("(?: (", "(").replace(/\)\)$/, ")");
const ANYONE =
  "(?:anyone|anybody|visitors?|the public|the whole world|people without (?:an )?accounts?|people who are not signed in)";
const WITHOUT =
  "without (?:signing in|sign[- ]?in|logging in|(?:a |any )?log ?in|(?:an |any )?accounts?|registering|registration)";
const ENTER = "(?:send|leave|submit|post|write|add|report|request|fill (?:in|out))";
const SIGN_UP = "(?:sign up|register|rsvp|book(?: online)?)";
/** Words after which "public" says nothing of who may read it. */
const NO_PAGE =
  "(?!transport|transit|holidays?|speaking|speeches|librar|schools?|relations|domain|health|sector|service|works|toilets?|figures?|company)";

type Row = { readonly test: RegExp; readonly kind: SharingWish["kind"]; readonly needsAccounts?: true };
const row = (kind: SharingWish["kind"], pattern: string): Row => ({ kind, test: new RegExp(`\\b${pattern}`, "gi") });

/** The first group is who, where there are two; the last one is what. In order of precedence: what one has read the next does not see. */
const ROWS: readonly Row[] = [
  row(
    "contribute",
    `(${WHO})?${CAN} ?${SEE} (?:all|everything|everyone'?s|every)${NOUN},? (?:but|and)(?: can| may)?(?: they)?(?: can| may)? ?(?:${ONLY} )?${CHANGE}(?:${AND}${CHANGE})* (?:${ONLY} )?${OWN}${NOUN}`,
  ),
  row("readOwn", `(${WHO})${CAN} ${ONLY} (?:view|read|look at) ${OWN}${NOUN}(?!,? (?:and|or) (?:edit|change))`),
  row("own", `(?:${ONLY} )?let (${WHO}) (?:${ONLY} )?${SEE}(?:${AND}${CHANGE})* (?:${ONLY} )?${OWN}${NOUN}`),
  row(
    "own",
    `(${WHO})${CAN} (?:${ONLY} )?(?:be able to )?(?:${CHANGE}${AND})*${SEE}(?:${AND}${CHANGE})* (?:${ONLY} )?(?:to )?(?:${OWN}|(?:${ONLY} )?what they (?:have )?(?:entered|added|wrote|written|made))${NOUN}`,
  ),
  row(
    "own",
    `(${WHO})(?: can| may| should| must| do| ca)?(?: ?not|n't|not) (?:be able to )?${SEE}(?:${AND}${CHANGE})* (?:the )?${OTHERS}${NOUN}`,
  ),
  row(
    "own",
    `(?:nobody|no one|no[- ]one)(?: else)? (?:can |may |should )?${SEE}(?:${AND}${CHANGE})* (?:the )?(?:${OTHERS}|what others enter(?:ed)?)${NOUN}`,
  ),
  row(
    "own",
    `(?:each|every) (${GROUP}) (?:has|gets|keeps|should have) (?:(?:an?|their|his|her) )?(?:own )?private${NOUN}`,
  ),
  row("own", `private ${NAMED} (?:for|per|of) (?:each|every) (?:user|member|person|one)`),
  row("own", `(?:keep|make) (?:the |all |everyone'?s |their )?${NAMED} private`),
  row(
    "own",
    `(?:(?:the|all|their|everyone'?s|(?:each|every) \\w+'s|users'|people's|members') )*${NAMED} (?:is|are|stays?|should (?:be|stay)|must (?:be|stay)) private`,
  ),
  row("contribute", `(?:${ONLY} )?let (${WHO}) (?:${ONLY} )?${CHANGE}(?:${AND}${CHANGE})* (?:${ONLY} )?${OWN}${NOUN}`),
  row(
    "contribute",
    `(${WHO})${CAN} (?:${ONLY} )?(?:be able to )?${CHANGE}(?:${AND}${CHANGE})* (?:${ONLY} )?(?:${OWN}|what they (?:have )?(?:entered|added|wrote|written|made))${NOUN}`,
  ),
  row(
    "contribute",
    `only (?:the |its |their )?(?:author|creator|owner|person who (?:wrote|entered|added|created|posted) (?:it|them|an? \\w+))s? (?:can|may) ${CHANGE}(?:${AND}${CHANGE})*(?: (?:it|them|an?|the))?${NOUN}`,
  ),
  row(
    "all",
    `(${WHO}|admins?|administrators?)${CAN} (?:${SEE}|${CHANGE})(?:${AND}(?:${SEE}|${CHANGE}))*(?: of)? (?:everything|everyone'?s?|all)${NOUN}`,
  ),
  row(
    "public",
    `${ANYONE}${CAN} (?:${SEE}|browse|visit)(?:${AND}(?:${SEE}|browse|search))* (?:the |our |all |my )?${NAMED}(?: page| list)?(?:,? ${WITHOUT})?`,
  ),
  row(
    "public",
    `(?:everyone|everybody|guests?|people|customers?|clients?)${CAN} (?:${SEE}|browse|visit) (?:the |our |all |my )?${NAMED}(?: page| list)?,? ${WITHOUT}`,
  ),
  row(
    "public",
    `(?:see|view|read|browse)(?:ing)? (?:the |our |all |my )?${NAMED}(?: page| list)? (?:needs no (?:log ?in|account)|is possible )?${WITHOUT}`,
  ),
  row(
    "public",
    `make (?:the |our |my )?${NAMED}(?: page| list)? (?:public|visible (?:to|for) (?:everyone|anyone|visitors|the public))`,
  ),
  row(
    "closed",
    `(?:hide (?:the |our |my )?${NAMED}(?: page| list)? from (?:visitors|the public)|make (?:the |our |my )?${NAMED}(?: page| list)? (?:no longer|not) public)`,
  ),
  row(
    "public",
    `(?:the |our |my )?${NAMED}(?: page| list)? (?:is|are|should be|must be|stays?) (?:publicly )?(?:public|visible (?:to|for) (?:everyone|anyone|visitors|the public)|open (?:to|for) (?:everyone|anyone|visitors|the public))`,
  ),
  row("publicAdd", `${ANYONE}${CAN} ${ENTER}(?: us)?(?: for)?(?: an?| the| our| their)?${NOUN}(?:,? ${WITHOUT})?`),
  row(
    "publicAdd",
    `(?:everyone|everybody|guests?|people|customers?|clients?)${CAN} ${ENTER}(?: us)?(?: for)?(?: an?| the| our| their)?${NOUN},? ${WITHOUT}`,
  ),
  row("publicSignUp", `${ANYONE}${CAN} ${SIGN_UP}(?: us)?(?: for)?(?: an?| the| our| their)?${NOUN}(?:,? ${WITHOUT})?`),
  row(
    "publicSignUp",
    `(?:everyone|everybody|guests?|people|customers?|clients?)${CAN} ${SIGN_UP}(?: us)?(?: for)?(?: an?| the| our| their)?${NOUN},? ${WITHOUT}`,
  ),
  row("public", `(?:an? |the |our |my )?public ${NO_PAGE}${NAMED}(?: page| list)?`),
];

/** Whatever they have, rather than one kind of it. */
const ANYTHING =
  /^(?:entr(?:y|ies)|records?|data|things?|stuff|items?|ones?|contents?|information|info|everything|it|them|own|of it|pages?|app|site)$/i;
const GENERIC = /^(?:everyone|everybody|each one|they|users?|people|persons?|authors?|members?)$/i;

/** Each wish with the place in the text where it stands. */
function find(text: string): { wish: SharingWish; start: number; end: number; what: string | undefined }[] {
  const found: ReturnType<typeof find> = [];
  for (const { test, kind } of ROWS) {
    for (const match of text.matchAll(test)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const groups = match.slice(1);
      const hasWho = test.source.includes(`(${WHO}`) || test.source.includes(`(${GROUP})`);
      const who = hasWho ? groups[0] : undefined;
      const named = (hasWho ? groups.slice(1) : groups).findLast((group) => group !== undefined)?.trim();
      const what = named === undefined || ANYTHING.test(named) ? undefined : named;
      const role = roleOf(who);
      if (kind === "all" && role === "admin") continue;
      const isSeeing =
        kind === "all" && role === undefined && !/\b(?:edit|change|update|delete|manage|modify)/i.test(match[0]);
      const wish: SharingWish = {
        kind: isSeeing ? "seeAll" : kind,
        ...(role === undefined ? {} : { role }),
        ...(what === undefined ? {} : { what }),
      };
      found.push({ wish, start, end, what });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** "Staff" in "staff see only their own shifts"; undefined where everybody is meant. */
function roleOf(who: string | undefined): string | undefined {
  const word =
    who
      ?.trim()
      .split(" ")
      .findLast((part) => !/^members?$/i.test(part) || !/staff|team/i.test(who)) ?? "";
  return GENERIC.test(word) ? undefined : rolesIn(word)[0];
}

/** Who shall see and change what, in the order of the text. */
export const readSharing = (text: string): SharingWish[] => find(text).map(({ wish }) => wish);

const ASKS_FOR_ACCOUNTS: ReadonlySet<SharingWish["kind"]> = new Set(["own", "readOwn", "contribute"]);

/** Nobody has anything of their own without an account. */
export const needsAccounts = (wishes: readonly SharingWish[]): boolean =>
  wishes.some(({ kind }) => ASKS_FOR_ACCOUNTS.has(kind));

const ONLY_ROLES =
  /,? ?\b(?:but |and )?only (?:the |our )?(?:admins?|administrators?|staff(?: members?)?|managers?|editors?|members?|employees?|teachers?|owners?|people with (?:an )?accounts?) (?:can|may) (?:edit|change|update|add|manage|delete)(?:(?:, | and | or |\/)(?:edit|change|update|add|manage|delete))*(?: (?:it|them|items|that|anything))?/gi;

/** "Anyone can see the menu, only staff can edit": the second half asks for accounts. */
export const limitsChanges = (text: string): boolean => new RegExp(ONLY_ROLES.source, "i").test(text);

/** Pages by whose name one knows what is on them. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["menu", "menu items"],
  ["event", "events"],
]);

/**
 * The text with what each such sentence is about in its place: who may see diaries is nothing that the app keeps, a diary is. As it is where
 * nobody shall sign in.
 */
export function withoutSharingTalk(text: string): string {
  const found = find(text);
  const wishes = found.map(({ wish }) => wish);
  if (!asksForSignIn(text) && !needsAccounts(wishes) && !(wishes.length > 0 && limitsChanges(text))) return text;
  let rest = "";
  let at = 0;
  for (const { start, end, what } of found) {
    rest += text.slice(at, start) + (what === undefined ? "" : (NAMES.get(what.toLowerCase()) ?? what));
    at = end;
  }
  return (rest + text.slice(at)).replace(found.length === 0 ? /$^/ : ONLY_ROLES, "");
}
