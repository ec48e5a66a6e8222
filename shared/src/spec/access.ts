import * as z from "zod";
import { Identifier, Label } from "./field.ts";

const Right = z.enum(["none", "read", "write"]);

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
});
export type Access = z.infer<typeof Access>;
