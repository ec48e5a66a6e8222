import type { Client } from "@joinery/shared";
import { talkToQueued } from "../e2e/conversation.ts";

export type TimedTalk = {
  readonly conversationId: string;
  /** When the turn was sent that started the build, on the clock of `performance`. */
  readonly confirmedAt: number;
};

/** Talks a brief through to a queued build, so that what follows can be timed from the confirm alone. */
export async function talkAndTime(client: Client, brief: string): Promise<TimedTalk> {
  let confirmedAt = 0;
  const timed: Client = {
    ...client,
    intent: (turn, options) => {
      confirmedAt = performance.now();
      return client.intent(turn, options);
    },
  };
  const { conversationId } = await talkToQueued(timed, brief);
  return { conversationId, confirmedAt };
}
