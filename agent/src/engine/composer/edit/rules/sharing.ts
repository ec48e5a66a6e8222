import { needsAccounts, readSharing } from "../../extract/sharing.ts";
import { applySharing } from "../../compose/workflows/sharing.ts";
import { toAccess } from "../../compose/workflows/access.ts";
import { withCovered } from "../../compose/workflows/workflow.ts";
import { joinList } from "../../text/normalise.ts";
import type { EditRule } from "./change.ts";

/** "Only let people see their own tasks", "make the menu public": who may see and change what. */
export const share: EditRule = (clause, spec) => {
  const wishes = readSharing(clause);
  if (wishes.length === 0 || spec.entities.length === 0) return undefined;
  if (spec.access === undefined && !needsAccounts(wishes)) {
    const isOpen = wishes.every(({ kind }) => ["public", "publicAdd", "publicSignUp", "seeAll"].includes(kind));
    return isOpen
      ? { spec, said: "the app has no sign-in, so everything is open to whoever reaches it already" }
      : undefined;
  }
  const base = spec.access ?? toAccess(clause, false, wishes);
  // An earlier sentence gives way to a later one: what is made public is nobody's own any more, and the other way round.
  const { access, said, refused } = applySharing(spec, base, wishes);
  const left = refused.map(({ text, reason }) => `${text.toLowerCase()} is left out: ${reason.replace(/\.$/, "")}`);
  if (said.length === 0) return left.length === 0 ? undefined : { spec, said: left.join("; ") };
  return { spec: withCovered({ ...spec, access }, "Sign-in"), said: [joinList(said), ...left].join("; ") };
};
