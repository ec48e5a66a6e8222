import type { Access, AppSpec } from "@joinery/shared";
import { limitsChanges, needsAccounts, readSharing, type SharingWish } from "../../extract/sharing.ts";
import { asksForSignIn, refusesSignIn, rolesIn, talksOfRoles } from "../../extract/sign-in.ts";
import { applySharing } from "./sharing.ts";
import { withCovered, type Workflow } from "./workflow.ts";

const READERS = /^(?:viewer|guest|parent|student|client|customer)$/;
const MOST_ROLES = 4;

/** Accounts and roles, where the brief asks for people to sign in. A shop or a booking page is for people without accounts. */
export const access: Workflow = (spec, text) => {
  const isPublic = spec.pages.some(({ view }) => view.kind === "shop" || view.kind === "booking");
  const hasSignups = spec.pages.some(({ view }) => view.kind === "signup");
  // Signing up for an event needs no account.
  const asked = hasSignups ? text.replace(/\bsign[- ]?ups?\b/gi, "") : text;
  const wishes = readSharing(text);
  const isWished = needsAccounts(wishes) || (wishes.length > 0 && limitsChanges(text));
  if (spec.entities.length === 0) return undefined;
  if (isWished && refusesSignIn(text)) return withRefused(spec, [NO_ACCOUNTS]);
  if ((!asksForSignIn(asked) && !isWished) || isPublic) return undefined;
  const isInvited =
    /\binvit|\bonly admins? (?:can )?(?:add|create|invite)|(?<!\bkeep [\w ]{1,30})\bprivate\b(?! (?:diar|journal|note|entr))|\bstaff\b|\bemployees?\b|\bteam\b|\binternal\b/i.test(
      text,
    );
  const open = withLanding(spec, wishes);
  const shared = applySharing(spec, toAccess(text, isInvited, wishes), open);
  const covered = withCovered({ ...spec, access: shared.access }, "Sign-in", ["Different content by role"]);
  return withRefused(covered, shared.refused);
};

const NO_ACCOUNTS = {
  text: "Records of one's own",
  reason: "They need people to sign in, and the brief wants none of that. Everybody sees and changes everything.",
};

/** A page for visitors is there for people without accounts, who write to it and read none of what others wrote. */
function withLanding(spec: AppSpec, wishes: readonly SharingWish[]): SharingWish[] {
  const leads = spec.pages.flatMap(({ view }) => {
    const entity = view.kind === "landing" ? spec.entities.find(({ name }) => name === view.leadEntity) : undefined;
    return entity === undefined ? [] : [{ kind: "publicAdd", what: entity.labelPlural } as const];
  });
  return [...wishes, ...leads];
}

function withRefused(spec: AppSpec, refused: readonly { text: string; reason: string }[]): AppSpec {
  const said = refused.map(({ text, reason }) => ({ text, reason, status: "declined" as const }));
  return { ...spec, features: [...spec.features, ...said].slice(0, 60) };
}

/** The accounts that a text asks for: its roles, and who may make an account. */
export function toAccess(text: string, isInvited: boolean, wishes: readonly SharingWish[] = []): Access {
  const talked = talksOfRoles(text) ? rolesIn(text).filter((role) => !role.startsWith("admin")) : [];
  const wished = wishes.flatMap(({ role }) => role ?? []);
  const limited = limitsChanges(text) ? rolesIn(text).filter((role) => !role.startsWith("admin")) : [];
  const named = [...new Set([...talked, ...wished, ...limited])];
  const others = (named.length === 0 ? ["member"] : named).slice(0, MOST_ROLES);
  const isLimited = (role: string): boolean =>
    READERS.test(role) || wishes.some((wish) => wish.role === role && wish.kind !== "all");
  // New people get the last role, so the one with the fewest rights comes last.
  const ordered = others.toSorted((a, b) => Number(isLimited(a)) - Number(isLimited(b)));
  return {
    signUp: isInvited ? "invited" : "open",
    roles: [
      { name: "admin", label: "Administrator", rights: {}, others: "write" },
      ...ordered.map((name) => ({
        name,
        label: name.charAt(0).toUpperCase() + name.slice(1),
        rights: {},
        others: READERS.test(name) ? ("read" as const) : ("write" as const),
      })),
    ],
  };
}
