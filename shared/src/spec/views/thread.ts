import * as z from "zod";
import { Identifier } from "../field.ts";

/** Posts with comments: a blog, a forum, a small newsroom. */
export const ThreadView = z.object({
  kind: z.literal("thread"),
  entity: z.string(),
  bodyField: Identifier,
  authorField: Identifier.optional(),
  dateField: Identifier.optional(),
  categoryField: Identifier.optional(),
  tagsField: Identifier.optional(),
  /** A yes or no, or a choice with an option such as `published`: a post that is not published is a draft. */
  publishedField: Identifier.optional(),
  /** A number of likes or votes. */
  votesField: Identifier.optional(),
  commentEntity: z.string().optional(),
  /** The reference of a comment to its post. */
  viaField: Identifier.optional(),
  commentField: Identifier.optional(),
  commentAuthorField: Identifier.optional(),
  /** The reference of a comment to the one that it answers. */
  parentField: Identifier.optional(),
});
