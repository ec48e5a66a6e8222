import { nanoid } from "nanoid";

/** Digits of the time, in base 36: enough until the year 5188. */
const TIME_DIGITS = 9;

/**
 * A new id: the time, then 126 random bits. Nobody can guess one; and since later ids sort behind earlier ones, conversations of one
 * time lie together in the store, where a group of them costs a few pages instead of a few each.
 */
export function createConversationId(now: number): string {
  return `conv-${Math.floor(now).toString(36).padStart(TIME_DIGITS, "0")}${nanoid()}`;
}
