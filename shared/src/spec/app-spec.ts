import * as z from "zod";
import { parseWith } from "../parse.ts";
import { Action, Computed, Rule } from "./behaviour.ts";
import { checkReferences } from "./check-references.ts";
import { Field, FieldValue, Identifier, Label } from "./field.ts";
import { AppTarget } from "./target.ts";
import { Page } from "./view.ts";

export const Entity = z.object({
  /** Singular and PascalCase, the name of the type in code. */
  name: z
    .string()
    .max(48)
    .regex(/^[A-Z][a-zA-Z0-9]*$/, "must be a PascalCase identifier"),
  label: Label,
  labelPlural: Label,
  fields: z.array(Field).min(1).max(40),
  computed: z.array(Computed).max(10).default([]),
  /** The field that names a record in pickers, links and headings. */
  titleField: Identifier,
  sort: z.object({ field: Identifier, direction: z.enum(["asc", "desc"]) }).optional(),
  /** Plural labels that it had in versions that were built: data that was entered then is found under them. */
  formerly: z.array(Label).max(20).optional(),
  /** Literal text of the empty state, when the brief asks for one. */
  emptyText: Label.optional(),
});
export type Entity = z.infer<typeof Entity>;

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour as #rrggbb, lower case");

export const Theme = z.object({
  /** Buttons, links, the active page. */
  accent: Colour,
  /** The page; unset follows the user's light or dark setting. */
  background: Colour.optional(),
  /** Cards, forms and tables; unset follows the background. */
  surface: Colour.optional(),
  mode: z.enum(["system", "light", "dark"]).default("system"),
});
export type Theme = z.infer<typeof Theme>;

/** Something the user asked for, and what becomes of it. */
export const Feature = z.object({
  text: Label,
  status: z.enum(["covered", "custom", "declined"]),
  /** With `custom` and `declined`: why, in words for the user. */
  reason: z.string().trim().max(400).optional(),
});
export type Feature = z.infer<typeof Feature>;

/** What the discovery still wants to know. */
export const Question = z.object({
  id: Identifier,
  text: z.string().trim().min(1).max(300),
  suggestions: z.array(Label).max(6).default([]),
});
export type Question = z.infer<typeof Question>;

/** The product of the discovery and the input of the compiler: everything the app is. */
export const AppSpec = z
  .object({
    specVersion: z.literal(1),
    name: Label,
    /** What it is, in one sentence. */
    summary: z.string().trim().min(1).max(400),
    /** The user's first words. */
    brief: z.string().max(32_000),
    archetype: z.string().max(60),
    /** BCP 47. */
    language: z.string().max(20).default("en"),
    /** ISO 4217. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code")
      .default("USD"),
    theme: Theme,
    /** Unset is `node`. */
    target: AppTarget.optional(),
    entities: z.array(Entity).max(20),
    pages: z.array(Page).min(1).max(20),
    rules: z.array(Rule).max(20).default([]),
    actions: z.array(Action).max(20).default([]),
    /** Records by entity name. `key` names a record for references of others: the value of a reference field is a key. */
    sampleData: z
      .record(
        z.string(),
        z.array(z.object({ key: z.string().max(60), values: z.record(Identifier, FieldValue) })).max(30),
      )
      .default({}),
    features: z.array(Feature).max(60).default([]),
    /** Open questions; empty when the spec is complete. */
    questions: z.array(Question).max(3).default([]),
  })
  .superRefine(checkReferences);
export type AppSpec = z.infer<typeof AppSpec>;
/** The form in which optional parts may be left out. */
export type AppSpecInput = z.input<typeof AppSpec>;

/**
 * Validates a specification from outside: shapes first, then that every entity, field, rule and record that is named exists.
 * @throws JoineryError `invalid_request`, with each wrong field by path below `appSpec`.
 */
export function parseAppSpec(input: unknown): AppSpec {
  return parseWith(z.object({ appSpec: AppSpec }), { appSpec: input }).appSpec;
}
