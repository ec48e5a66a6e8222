import * as z from "zod";
import { Identifier, Label } from "../field.ts";

const Unit = z.object({
  name: Identifier,
  label: Label,
  /** How many of the group's base unit it is. */
  factor: z.number().positive(),
  /** What is added after the factor, for temperatures. */
  offset: z.number().default(0),
  /** In a group with ingredients: grams, where the others are millilitres. */
  isMass: z.boolean().default(false),
});

/** Amounts from one unit to another, in both directions. */
export const ConverterView = z.object({
  kind: z.literal("converter"),
  groups: z
    .array(
      z.object({
        name: Identifier,
        title: Label,
        units: z.array(Unit).min(2).max(24),
        /** What is measured: by its density, volumes become weights. */
        ingredients: z
          .array(z.object({ label: Label, gramsPerMl: z.number().positive().max(25) }))
          .max(40)
          .default([]),
        /** The factors are rates that the user types in, since nobody can know them. */
        areRatesTyped: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(12),
});
export type ConverterGroup = z.infer<typeof ConverterView>["groups"][number];
