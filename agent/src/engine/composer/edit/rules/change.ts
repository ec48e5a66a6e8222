import type { AppSpec } from "@joinery/shared";

/** A change that a clause asks for, and how the reply says it. */
export type Change = { readonly spec: AppSpec; readonly said: string };

/** Understands one way of wishing for a change; `undefined` when the clause is not of its kind. */
export type EditRule = (clause: string, spec: AppSpec) => Change | undefined;

/** Politeness and joints in front of a wish. */
const DO =
  "(?:please |can you |could you |i(?:'d| would)? (?:like|want) (?:you )?to |let's |also |then |and |now |just )*";

/** A pattern for a whole clause, after what may stand in front of any wish. */
export const rule = (pattern: string): RegExp => new RegExp(`^${DO}${pattern}$`, "i");
