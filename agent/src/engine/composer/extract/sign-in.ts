import type { ThingWish } from "./resolve-things.ts";

const SIGNS_IN =
  /\b(?:log ?in|log in|login|sign[- ]?in|sign[- ]?up(?! sheets?| lists?| forms?| for (?!an? account)| pages?)|user accounts?|accounts? for users|authentication|password[- ]protected|with passwords?|members? only|members-only|register users|user roles?|roles? (?:and|&) permissions?)\b/i;
const ROLES =
  /\b(admin|administrator|manager|staff|employee|editor|member|viewer|guest|teacher|student|parent|client|customer|supervisor|owner|volunteer)s?\b/gi;
/** Roles are meant where the words around them say so; otherwise they are things that the app keeps. */
const ROLE_TALK =
  /\broles?\b|\bpermissions?\b|\b(?:admins?|managers?|staff|editors?|viewers?) (?:can|may|only|log ?in|sign)\b|\blog ?in (?:for|as)\b|\bsign[- ]?in (?:for|as)\b|\b(?:log ?in|login|sign[- ]?in) ?[:(]/i;

/** "No login needed", and logins that are what the app keeps. */
const NOT_WANTED =
  /\b(?:without|no|not|don't|doesn't|never)\b[^.;:]{0,40}?\b(?:log ?ins?|sign[- ]?(?:in|up)|accounts?|authentication|passwords?)\b|\b(?:store|keep|save|remember|track|manage|list)(?:s|ing)? (?:of )?(?:my |our |all )*(?:(?!with\b|where\b|that\b)[\w-]+ (?:and |& )?){0,2}(?:logins?|passwords?|accounts?)\b|\bpassword (?:manager|vault|keeper)\b/gi;

/** Whether people shall have accounts of their own. */
export function asksForSignIn(text: string): boolean {
  const wanted = text.replace(NOT_WANTED, "");
  return SIGNS_IN.test(wanted) || (talksOfRoles(wanted) && rolesIn(wanted).length > 1);
}

const REFUSES =
  /\b(?:without|no|don't (?:want|need)|never)\b[^.;:]{0,20}?\b(?:log ?ins?|sign[- ]?ins?|accounts?|authentication)\b/i;
/** "Customers book without an account" is about them alone. */
const SOME_REFUSE =
  /\b(?:anyone|anybody|visitors?|the public|guests?|customers?|clients?|people|everyone|everybody|see|view|read|browse)\b[^.;:]{0,60}$/i;

/** "No login": nobody shall have an account. */
export function refusesSignIn(text: string): boolean {
  const found = REFUSES.exec(text);
  return found !== null && !asksForSignIn(text) && !SOME_REFUSE.test(text.slice(0, found.index));
}

export const talksOfRoles = (text: string): boolean => ROLE_TALK.test(text);

/** The roles that a text names, in its order. */
export const rolesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(ROLES)].map(([, role = ""]) => role.toLowerCase().replace(/^administrator$/, "admin"))),
];

const ACCOUNTS =
  /^(?:user ?account|account|user|log ?in|sign[- ]?in|admin|administrator|role|permission|password|viewer|editor|guest|manager|authentication)s?$/i;

/** What a brief says of accounts and roles is about the app, not about things that it keeps. */
export function withoutAccounts(things: readonly ThingWish[], text: string): readonly ThingWish[] {
  if (!asksForSignIn(text)) return things;
  const kept = things
    .filter(({ label }) => !ACCOUNTS.test(label))
    .map(({ fields, ...thing }) => Object.assign(thing, { fields: fields.filter((field) => !ACCOUNTS.test(field)) }));
  return kept.length === 0 ? things : kept;
}
