import type { Entity, View } from "@joinery/shared";
import { isList, isNullable } from "./field-rules.ts";

type ThreadView = Extract<View, { kind: "thread" }>;

/** Whether a comment needs no more than its text, and maybe a name; otherwise comments are kept on a page of their own. */
export function canTalk(comment: Entity | undefined, view: ThreadView): boolean {
  if (comment === undefined || view.viaField === undefined || view.commentField === undefined) return false;
  const author = comment.fields.find(({ name }) => name === view.commentAuthorField);
  const known = new Set([view.viaField, view.commentField, view.parentField]);
  if (author?.type === "string") known.add(author.name);
  return comment.fields.every(
    (field) =>
      known.has(field.name) ||
      field.type === "boolean" ||
      (isList(field) ? !field.required : isNullable(field) || field.default !== undefined),
  );
}
