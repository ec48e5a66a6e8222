import type { HistoryEntry } from "@joinery/shared";
import type { ChatMessage } from "./state.ts";

/** What an agent is told of the past at most; a longer chat is cut at its beginning. */
const MAX_HISTORY_CHARS = 1_000_000;

/** The chat so far as an agent gets it: answered turns only, oldest first. */
export function toHistory(messages: readonly ChatMessage[]): HistoryEntry[] {
  const kept: HistoryEntry[] = [];
  let chars = 0;
  for (const { role, content, at, isFailed } of messages.toReversed()) {
    if (isFailed === true) continue;
    chars += content.length;
    if (chars > MAX_HISTORY_CHARS) break;
    kept.push({ role, content, at });
  }
  return kept.toReversed();
}
