import * as z from "zod";
import { Identifier, Label } from "./field.ts";

/**
 * What a role may do with the records of an entity. "Own" ones are those that a person entered, or that an administrator handed to them.
 *
 * | right | sees | adds | changes and deletes |
 * |---|---|---|---|
 * | `none` | nothing | no | nothing |
 * | `readOwn` | own ones | no | nothing |
 * | `own` | own ones | yes | own ones |
 * | `read` | all | no | nothing |
 * | `contribute` | all | yes | own ones |
 * | `write` | all | yes | all |
 */
export const Right = z.enum(["none", "readOwn", "own", "read", "contribute", "write"]);
export type Right = z.infer<typeof Right>;

/** What people who are not signed in may do: read all records of an entity, add some without seeing any, or both. */
export const VisitorRight = z.enum(["read", "add", "readAndAdd"]);
export type VisitorRight = z.infer<typeof VisitorRight>;

/** Who may do what. Without it the app is open to everybody who can reach it. */
export const Access = z.object({
  /** `open`: whoever comes may make an account. `invited`: only administrators add people. The first account is always free. */
  signUp: z.enum(["open", "invited"]).default("open"),
  /** The first role administers: it may do everything. The last one is what new people get. */
  roles: z
    .array(
      z.object({
        name: Identifier,
        label: Label,
        /** By entity. */
        rights: z.record(z.string(), Right).default({}),
        /** For entities that are not named. */
        others: Right.default("write"),
      }),
    )
    .min(1)
    .max(6),
  /** By entity, for people who are not signed in. What is not named is closed to them; unset, everything is. */
  visitors: z.record(z.string(), VisitorRight).optional(),
});
export type Access = z.infer<typeof Access>;

/** The right of a role on an entity; the first role may do everything. */
export function rightOn({ roles }: Access, roleName: string, entityName: string): Right {
  const role = roles.find(({ name }) => name === roleName);
  if (role === undefined) return "none";
  return role === roles[0] ? "write" : (role.rights[entityName] ?? role.others);
}

/** Whether it matters who entered a record: some role sees or changes its own ones alone. */
export function hasOwners(access: Access | undefined, entityName: string): boolean {
  if (access === undefined) return false;
  const rights = access.roles.map(({ name }) => rightOn(access, name, entityName));
  return rights.some((right) => right === "own" || right === "readOwn" || right === "contribute");
}

/** Whether some role sees its own ones alone. */
export function isPrivate(access: Access | undefined, entityName: string): boolean {
  if (access === undefined) return false;
  const rights = access.roles.map(({ name }) => rightOn(access, name, entityName));
  return rights.some((right) => right === "own" || right === "readOwn");
}
