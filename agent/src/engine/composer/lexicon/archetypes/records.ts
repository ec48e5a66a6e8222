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
    id: "to-do-list",
    noun: "To-Do List",
    test: /^\W*(?:an? |my |our |the |simple |personal |shared |i (?:need|want) )*to-?\s?do(?:s| lists?| apps?)?\b(?! with (?:my|our|the))/,
    weight: 4,
    accent: "#2f6fed",
    core: ["Task"],
    always: ["Task"],
    view: "checklist",
  },
  {
    id: "member-fees",
    noun: "Members",
    test: /\b(?:annual|yearly|membership|club|monthly) (?:fees?|dues|subs)\b|\bwho (?:has|have|hasn't|haven't|already) (?:not |already )?paid\b/,
    weight: 3,
    accent: "#33598a",
    core: ["Member|Student|Player|Tenant|Client|Customer|Family|Resident", "Payment"],
  },
  {
    id: "household",
    noun: "Family Organiser",
    test: /\b(?:family|household|home|life|mum|mom) (?:organi[sz]er|hub|planner|manager)\b|\b(?:family|household|home|life|ourselves|myself|everything) (?:more |better |a bit )?organi[sz]ed\b|\bget (?:more |better )?organi[sz]ed\b/,
    weight: 3,
    accent: "#0f7c8a",
    core: ["Task", "Event", "ShoppingItem"],
  },
  {
    id: "attendance",
    noun: "Attendance",
    test: /\bpresent or absent\b|\battendance (?:log|list|register|tracker|sheet|book|record)|\b(?:mark|take|track|record|log)(?:s|ing)? (?:the )?attendance\b|\bwho (?:was|is|were) (?:there|present|absent)\b/,
    weight: 5,
    accent: "#1d4ed8",
    core: ["Member|Student|Employee|Player|Person|Child|Volunteer|Family"],
    always: ["Attendance"],
  },
  {
    id: "quotations",
    noun: "Quotes",
    test: /\b(?:favou?rite|inspiring|inspirational|famous|book|movie|film|memorable) quotes\b|\bquotes\b.{0,80}\b(?:authors?|books?|who said|said by|page)\b/,
    weight: 7,
    accent: "#7c4dbd",
    core: ["Quotation"],
    variants: { Quote: "Quotation" },
  },
  {
    id: "rota",
    noun: "Rota",
    test: /\brotas?\b|\bduty (?:roster|list|plan)\b|\bon[- ]duty\b|\bwhose turn\b|\bwho (?:does|takes|brings|cooks|cleans|drives|is on|hosts|makes)\b.{0,60}\b(?:each|every|this|next|(?:on )?which (?:day|week|weekend|date|month|sunday|evening))\b/,
    weight: 4.5,
    accent: "#0f7c8a",
    core: ["Duty|Chore|Shift|Volunteer|Employee"],
    // A roster is who comes when here, not a team.
    without: ["Player"],
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
