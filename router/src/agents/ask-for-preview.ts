import { JoineryError, type AppBundle, type PreviewReply } from "@joinery/shared";
import type { AgentRequest, CallOptions, Dispatch } from "./dispatch.ts";
import { parsePreviewAnswer, type PreviewAnswer } from "./preview-answer.ts";
import type { Registry } from "./registry.ts";

export type AskForPreview = {
  /**
   * Has a version shown. The agent that built it is asked, or another one where that is gone; the files follow when it does
   * not have them. @throws JoineryError `no_agent`, `version_not_found`, `nothing_to_preview`, `preview_not_supported`, `agent_failed`,
   * `agent_timeout`, `not_ready`
   */
  show(wanted: WantedPreview, options?: CallOptions): Promise<PreviewReply>;
  /** Ends the preview. @throws JoineryError as `show` */
  stop(wanted: Pick<WantedPreview, "conversationId" | "agentId">, options?: CallOptions): Promise<PreviewReply>;
};

export type WantedPreview = {
  readonly conversationId: string;
  readonly version: number;
  /** Who built it. */
  readonly agentId: string;
  readonly waitMs: number;
  /** What was built; nothing while it is being built, or when that failed. */
  readonly readBundle: () => Promise<AppBundle | undefined>;
};

type Deps = {
  readonly registry: Pick<Registry, "pick" | "begin" | "end">;
  readonly dispatch: Pick<Dispatch, "exchange">;
};

/** Every agent with previews can show every app, since its files are all it takes. */
const INTENT = "app.compose";

export function createAskForPreview({ registry, dispatch }: Deps): AskForPreview {
  type Ask = (request: AgentRequest) => Promise<PreviewAnswer>;

  /** Counted as a call, so that an agent that does not answer is found out. */
  const withAgent = async <T>(agentId: string, options: CallOptions, use: (ask: Ask) => Promise<T>): Promise<T> => {
    const target = registry.pick({ intent: INTENT, preferredAgentId: agentId });
    if (target === undefined) throw new JoineryError("no_agent");
    registry.begin(target.agentId, "call");
    let outcome: "ok" | "failed" = "ok";
    const startedAt = performance.now();
    try {
      return await use(async (request) => {
        const exchanged = await dispatch.exchange(target, request, options);
        if (exchanged.kind === "answer") return parsePreviewAnswer(exchanged.answer);
        outcome = "failed";
        throw new JoineryError(exchanged.code, { message: exchanged.message });
      });
    } finally {
      // A preview may be waited for, so how long it took says nothing of the agent.
      registry.end(target.agentId, { outcome, ms: outcome === "ok" ? 0 : performance.now() - startedAt });
    }
  };

  return {
    show: ({ conversationId, version, agentId, waitMs, readBundle }, options = {}) =>
      withAgent(agentId, options, async (ask) => {
        const body = { conversationId, version, waitMs };
        const answer = await ask({ method: "POST", door: "preview", body });
        if (answer.kind !== "rejected" || answer.code !== "version_not_found") return toReply(answer);
        const bundle = await readBundle();
        if (bundle === undefined) throw new JoineryError("nothing_to_preview");
        return toReply(await ask({ method: "POST", door: "preview", body: { ...body, ...bundle } }));
      }),
    stop: ({ conversationId, agentId }, options = {}) =>
      withAgent(agentId, options, async (ask) =>
        toReply(await ask({ method: "DELETE", door: `preview/${conversationId}` })),
      ),
  };
}

function toReply(answer: PreviewAnswer): PreviewReply {
  switch (answer.kind) {
    case "reply":
      return answer.reply;
    case "rejected":
      throw new JoineryError(answer.code, { message: answer.message });
    case "unsupported":
      throw new JoineryError("preview_not_supported");
    case "malformed":
      throw new JoineryError("agent_failed");
    default:
      return answer satisfies never;
  }
}
