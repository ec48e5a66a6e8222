import type { AgentReply, ErrorCode, ErrorDetail, ProgressReport } from "@joinery/shared";
import type { NewEntry } from "./entry.ts";
import type { AppSpecJson } from "./state.ts";

/** What may be asked of a conversation. Ids come from outside, so that deciding stays pure. */
export type Command =
  | {
      readonly type: "start_turn";
      readonly tenant: string;
      readonly turnId: string;
      readonly agentId: string;
      readonly userInput: string;
      readonly appSpec?: AppSpecJson | undefined;
    }
  /** Another agent takes the open turn over, since the first could not be reached. */
  | { readonly type: "reassign_turn"; readonly turnId: string; readonly agentId: string }
  | { readonly type: "answer_turn"; readonly turnId: string; readonly reply: AgentReply }
  | {
      readonly type: "fail_turn";
      readonly turnId: string;
      readonly error: ErrorDetail;
      /** No answer came, as opposed to a refusal. */
      readonly isUnanswered: boolean;
    }
  /** `agentId` is who reports; absent for a trusted caller of the original kind, which has no identity. */
  | { readonly type: "report"; readonly report: ProgressReport; readonly agentId?: string | undefined }
  | { readonly type: "cancel" }
  | { readonly type: "expire" }
  /** After a restart: whoever awaited the open turn is gone. */
  | { readonly type: "recover" };

/** The moment and the limits that a decision depends on. `now` is epoch milliseconds. */
export type DecideOptions = { readonly now: number; readonly buildDeadlineMs: number };

export type Decision =
  | { readonly kind: "accepted"; readonly entries: readonly NewEntry[] }
  /** Was reported before: `seq` is the event that it became. */
  | { readonly kind: "duplicate"; readonly seq: number }
  | { readonly kind: "rejected"; readonly code: ErrorCode };

export const reject = (code: ErrorCode): Decision => ({ kind: "rejected", code });
export const accept = (...entries: readonly NewEntry[]): Decision => ({ kind: "accepted", entries });
