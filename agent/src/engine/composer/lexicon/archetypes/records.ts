import type { Archetype } from "../archetype.ts";

/** Kinds of apps whose main page is more than a list. */
export const RECORD_ARCHETYPES: readonly Archetype[] = [
  {
    id: "recipe-book",
    noun: "Recipe Book",
    test: /\brecipes? (?:book|box|app|manager|collection|keeper|organi[sz]er)\b|\bcook ?book\b/,
    weight: 8,
    accent: "#c2410c",
    core: ["Recipe"],
    // Ingredients are lines of their recipe here: that is how servings are scaled.
    without: ["Ingredient"],
  },
  {
    id: "forum",
    noun: "Forum",
    test: /\bforums?\b|\b(?:discussion|message) boards?\b/,
    weight: 8,
    accent: "#0e7490",
    core: ["Discussion"],
    always: ["Discussion", "ForumReply"],
    variants: { Post: "Discussion", Comment: "ForumReply" },
  },
];
