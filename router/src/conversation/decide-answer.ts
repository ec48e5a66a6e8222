import { ERRORS, type AgentReply } from "@joinery/shared";
import { cursorOf, queueBuild, recordReport, type BuildCursor } from "./build-entries.ts";
import { accept, reject, type Command, type DecideOptions, type Decision } from "./command.ts";
import type { NewEntry, RecordedReply } from "./entry.ts";
import { buildOfTurn, type ConversationState, type OpenTurn } from "./state.ts";

type CommandOf<Type extends Command["type"]> = Extract<Command, { type: Type }>;

/** An agent's answer ends its turn and, when it says so, begins or finishes a build. */
export function decideAnswer(
  state: ConversationState,
  { turnId, reply }: CommandOf<"answer_turn">,
  options: DecideOptions,
): Decision {
  const { turn } = state;
  if (turn?.turnId !== turnId) return reject("turn_interrupted");
  const answered = (recorded: RecordedReply): NewEntry => ({
    entry: { type: "turn_answered", at: new Date(options.now).toISOString(), turnId, reply: recorded },
  });
  switch (reply.status) {
    case "AWAITING_USER_INPUT": {
      const { status, responseToUser, isComplete, appSpec, conversationId: _own, ...more } = reply;
      return accept(answered({ status, responseToUser, isComplete, ...(appSpec && { appSpec }), more }));
    }
    case "queued": {
      const { status, conversationId: _own, streamUrl: _router, files: _none, dependencies: _neither, ...more } = reply;
      const begun = buildOfTurn(state, turnId);
      if (begun !== undefined) return accept(answered({ status, version: begun.version, more }));
      const { queued, cursor } = queueBuild(state, turn, options);
      return accept(queued, answered({ status, version: cursor.version, more }));
    }
    case "completed":
      return decideCompletion(state, turn, reply, { options, answered });
    default:
      return reply satisfies never;
  }
}

type CompletedReply = Extract<AgentReply, { status: "completed" }>;
type Recording = { readonly options: DecideOptions; readonly answered: (recorded: RecordedReply) => NewEntry };

/** Files in the answer itself: an agent that builds at once, or one that repeats a version which is there already. */
function decideCompletion(
  state: ConversationState,
  turn: OpenTurn,
  reply: CompletedReply,
  { options, answered }: Recording,
): Decision {
  const {
    status,
    message,
    version: said,
    conversationId: _own,
    files,
    dependencies,
    github_pr_url: url,
    verification,
    ...more
  } = reply;
  const extras = {
    ...(url === undefined ? {} : { github_pr_url: url }),
    ...(verification === undefined ? {} : { verification }),
  };
  const shown = { ...more, ...extras };
  const begun = buildOfTurn(state, turn.turnId);
  const repeated = begun ?? state.versions.find((record) => record.version === said);
  if (repeated?.status === "completed") {
    return accept(answered({ status, version: repeated.version, message, more: shown }));
  }
  const finish = (cursor: BuildCursor): NewEntry =>
    recordReport(
      cursor,
      {
        conversationId: state.conversationId,
        status,
        phase: "completed",
        percent: 100,
        message,
        files,
        dependencies,
        ...extras,
      },
      options.now,
    );
  const running = cursorOf(state);
  if (running !== undefined) {
    return accept(finish(running), answered({ status, version: running.version, message, more: shown }));
  }
  // The router has ended this turn's build meanwhile (cancel, deadline): it stays ended.
  if (begun !== undefined) return accept(answered({ status: "queued", version: begun.version, more: {} }));
  const { queued, cursor } = queueBuild(state, turn, options);
  return accept(queued, finish(cursor), answered({ status, version: cursor.version, message, more: shown }));
}

/** A turn without a good answer. When its build has begun all the same, that counts as the agent's 202. */
export function decideFailure(
  state: ConversationState,
  { turnId, error, isUnanswered }: CommandOf<"fail_turn">,
  { now }: DecideOptions,
): Decision {
  if (state.turn?.turnId !== turnId) return reject("turn_interrupted");
  const at = new Date(now).toISOString();
  const begun = isUnanswered ? buildOfTurn(state, turnId) : undefined;
  if (begun !== undefined) {
    const reply: RecordedReply = { status: "queued", version: begun.version, more: {} };
    return accept({ entry: { type: "turn_answered", at, turnId, reply } });
  }
  return accept({ entry: { type: "turn_failed", at, turnId, error, isUnanswered } });
}

/** What is left of a turn whose process has ended. A running build needs nothing: its agent goes on reporting. */
export function decideRecovery(state: ConversationState, options: DecideOptions): Decision {
  const { turn } = state;
  if (turn === undefined) return accept();
  const { text: message, retryable } = ERRORS.turn_interrupted;
  const error = { code: "turn_interrupted", message, retryable } as const;
  return decideFailure(state, { type: "fail_turn", turnId: turn.turnId, error, isUnanswered: true }, options);
}
