import type { Access } from "@joinery/shared";
import { asksForSignIn, rolesIn, talksOfRoles } from "../../extract/sign-in.ts";
import { withCovered, type Workflow } from "./workflow.ts";

const READERS = /^(?:viewer|guest|parent|student|client|customer)$/;
const MOST_ROLES = 4;

/** Accounts and roles, where the brief asks for people to sign in. A shop or a booking page is for people without accounts. */
export const access: Workflow = (spec, text) => {
  const isPublic = spec.pages.some(({ view }) => view.kind === "shop" || view.kind === "booking");
  const hasSignups = spec.pages.some(({ view }) => view.kind === "signup");
  // Signing up for an event needs no account.
  const asked = hasSignups ? text.replace(/\bsign[- ]?ups?\b/gi, "") : text;
  if (!asksForSignIn(asked) || isPublic || spec.entities.length === 0) return undefined;
  const isInvited =
    /\binvit|\bonly admins? (?:can )?(?:add|create|invite)|\bprivate\b|\bstaff\b|\bemployees?\b|\bteam\b|\binternal\b/i.test(
      text,
    );
  return withCovered({ ...spec, access: toAccess(text, isInvited) }, "Sign-in", ["Different content by role"]);
};

function toAccess(text: string, isInvited: boolean): Access {
  const named = talksOfRoles(text) ? rolesIn(text).filter((role) => !role.startsWith("admin")) : [];
  const others = (named.length === 0 ? ["member"] : named).slice(0, MOST_ROLES);
  // New people get the last role, so the one with the fewest rights comes last.
  const ordered = others.toSorted((a, b) => Number(READERS.test(a)) - Number(READERS.test(b)));
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
