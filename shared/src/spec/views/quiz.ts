import * as z from "zod";
import { Identifier } from "../field.ts";

/** Questions that are played one at a time. Without choices of its own, a question offers the answers of others beside its own. */
export const QuizView = z.object({
  kind: z.literal("quiz"),
  entity: z.string(),
  promptField: Identifier,
  answerField: Identifier,
  /** Wrong answers, or all of them; a list of short texts. */
  choicesField: Identifier.optional(),
  /** Shown after the answer. */
  explanationField: Identifier.optional(),
  /** What a quiz can be narrowed down to. */
  subjectField: Identifier.optional(),
  topicField: Identifier.optional(),
  questionCount: z.int().min(1).max(50).default(10),
  /** Quizzes can be printed as well, with the answers on a page of their own. */
  hasSheet: z.boolean().default(false),
});
