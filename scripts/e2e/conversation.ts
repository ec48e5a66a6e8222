/** A patient user: talks a brief through to a finished build, as a front-end would. */
import type { Client, SequencedEvent, TurnReply } from "@joinery/shared";

export type Talk = {
  readonly conversationId: string;
  readonly replies: readonly TurnReply[];
  readonly questions: number;
};

/** Answers whatever is asked with "you decide" and confirms once the spec is complete. Ends with the 202. */
export async function talkToQueued(client: Client, brief: string): Promise<Talk> {
  const replies: TurnReply[] = [];
  let questions = 0;
  let reply = await client.intent({ userInput: brief });
  replies.push(reply);
  for (let turn = 0; reply.status === "AWAITING_USER_INPUT" && turn < 6; turn += 1) {
    questions += countQuestions(reply.appSpec);
    reply = await client.intent({
      conversationId: reply.conversationId,
      userInput: reply.isComplete ? "Yes, proceed" : "You decide",
    });
    replies.push(reply);
  }
  if (reply.status !== "queued")
    throw new Error(`no build after ${replies.length} turns: ${JSON.stringify(reply).slice(0, 500)}`);
  return { conversationId: reply.conversationId, replies, questions };
}

/** Follows a build to its end. */
export async function collectEvents(client: Client, conversationId: string): Promise<SequencedEvent[]> {
  const events: SequencedEvent[] = [];
  for await (const event of client.stream(conversationId, { retryMs: 50 })) events.push(event);
  return events;
}

function countQuestions(appSpec: Record<string, unknown> | undefined): number {
  const questions = appSpec?.["questions"];
  return Array.isArray(questions) ? questions.length : 0;
}
