import * as z from "zod";
import { Identifier, Label } from "../field.ts";

const Text = z.string().trim().min(1).max(600);
/** What a button does: leads to a section of the page, opens an address, or counts something into the cart. */
const Call = z.object({
  label: Label,
  does: z.enum(["contact", "gallery", "pricing", "features", "cart"]),
});
const Item = z.object({ title: Label, text: Text });

const Section = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("hero"),
    title: Label,
    tagline: Label.optional(),
    text: Text.optional(),
    price: Label.optional(),
    calls: z.array(Call).max(2).default([]),
    hasPicture: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("features"), title: Label, items: z.array(Item).min(1).max(9) }),
  z.object({
    kind: z.literal("pricing"),
    title: Label.optional(),
    tiers: z
      .array(
        z.object({
          name: Label,
          price: Label,
          text: Text,
          points: z.array(Label).max(8),
          call: Label,
          /** Marks the tier, such as "Most popular". */
          badge: Label.optional(),
        }),
      )
      .min(1)
      .max(5),
  }),
  z.object({
    kind: z.literal("testimonials"),
    title: Label,
    items: z
      .array(z.object({ quote: Text, name: Label, stars: z.int().min(1).max(5).optional() }))
      .min(1)
      .max(9),
  }),
  z.object({ kind: z.literal("gallery"), title: Label, items: z.array(Item).min(1).max(12) }),
  z.object({
    kind: z.literal("faq"),
    title: Label,
    items: z
      .array(z.object({ question: Label, answer: Text }))
      .min(1)
      .max(12),
  }),
  z.object({ kind: z.literal("about"), title: Label, text: Text }),
  z.object({
    kind: z.literal("hours"),
    title: Label,
    rows: z
      .array(z.object({ day: Label, time: Label }))
      .min(1)
      .max(8),
  }),
  z.object({ kind: z.literal("contact"), title: Label, text: Text.optional(), email: z.email().optional() }),
]);
export type LandingSection = z.infer<typeof Section>;

/** A page for visitors, without the frame of the app. What they write lands in an entity. */
export const LandingView = z.object({
  kind: z.literal("landing"),
  brand: Label,
  sections: z.array(Section).min(1).max(12),
  /** A button that stays on screen. */
  stickyCall: Call.optional(),
  /** The records that the contact form makes. */
  leadEntity: z.string().optional(),
  /** The fields of the form, in order. */
  leadFields: z.array(Identifier).max(8).default([]),
});
