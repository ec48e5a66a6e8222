import { ConversationId, JoineryError } from "@joinery/shared";
import type { ConversationState } from "../conversation/state.ts";
import type { ConversationLog } from "../events/log.ts";

/**
 * A conversation of this tenant. One that belongs to another tenant is as unknown as one that never was.
 * @throws JoineryError `conversation_not_found`
 */
export async function findConversation(
  log: ConversationLog,
  conversationId: string,
  tenant: string,
): Promise<ConversationState> {
  const state = await readConversation(log, conversationId);
  if (state?.tenant !== tenant) throw new JoineryError("conversation_not_found");
  return state;
}

/** The conversation whoever it belongs to: for callers that have proved their right to it otherwise. */
export async function readConversation(
  log: ConversationLog,
  conversationId: string,
): Promise<ConversationState | undefined> {
  return ConversationId.safeParse(conversationId).success ? log.read(conversationId) : undefined;
}
