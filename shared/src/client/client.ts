import { AgentList } from "../agent-registration.ts";
import { CancelReply, ConversationReply } from "../conversation.ts";
import { AwaitingReply, CompletedReply, QueuedReply, type IntentRequest } from "../intent.ts";
import { requestBytes, requestJson, type Connection } from "./http.ts";
import { streamEvents, type SequencedEvent, type StreamOptions } from "./stream.ts";
import * as z from "zod";

export type ClientOptions = {
  /** Where the router is, such as `http://127.0.0.1:9999`. In a page of the router's own origin: `location.origin`. */
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
};

type CallOptions = { readonly signal?: AbortSignal | undefined };
type TurnOptions = CallOptions & {
  /** Makes a retry of the same request return the first answer instead of a second turn. */
  readonly idempotencyKey?: string | undefined;
};
/** A turn without `intent`, which the client fills in. */
export type Turn = Omit<IntentRequest, "intent"> & { readonly userInput: string; readonly intent?: string };

const TurnReply = z.discriminatedUnion("status", [AwaitingReply, QueuedReply, CompletedReply]);
/** The answer to a turn. Errors are thrown. */
export type TurnReply = z.infer<typeof TurnReply>;

/** A finished build as one file. */
export type Archive = {
  /** The router's name for it, `expense-tracker-v1.zip`. */
  readonly name: string;
  /** Equal exactly when the bytes are. */
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The router, typed. Runs in browsers and in Node. */
export type Client = {
  /** `POST /a2a/intent`. @throws JoineryError with the router's code and the wrong fields. */
  intent(turn: Turn, options?: TurnOptions): Promise<TurnReply>;
  /** `GET /a2a/stream/:id`: every event once, in order, over as many connections as it takes; ends after the terminal event. */
  stream(conversationId: string, options?: StreamOptions): AsyncGenerator<SequencedEvent, void, undefined>;
  /** `GET /a2a/conversations/:id`; `version` reads an older build. */
  conversation(
    conversationId: string,
    options?: CallOptions & { readonly version?: number },
  ): Promise<ConversationReply>;
  /** `POST /a2a/conversations/:id/cancel`: stops the running build. */
  cancel(conversationId: string, options?: CallOptions): Promise<CancelReply>;
  /**
   * `GET /a2a/conversations/:id/archive`: a finished build as a zip file, the newest or that of `version`.
   * @throws JoineryError `no_finished_build`, or `conversation_busy` while the first one runs.
   */
  archive(conversationId: string, options?: CallOptions & { readonly version?: number }): Promise<Archive>;
  /** `GET /a2a/agents`. */
  agents(options?: CallOptions): Promise<AgentList>;
};

export function createClient(options: ClientOptions): Client {
  const connection: Connection = {
    baseUrl: options.baseUrl.replace(/\/+$/, ""),
    headers: options.apiKey === undefined ? {} : { "x-api-key": options.apiKey },
    // Browsers' fetch must be called on its window.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
  return {
    intent: (turn, { signal, idempotencyKey } = {}) =>
      requestJson(connection, {
        method: "POST",
        path: "/a2a/intent",
        schema: TurnReply,
        body: { intent: "app.compose", ...turn },
        headers: idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey },
        signal,
      }),
    stream: (conversationId, streamOptions) => streamEvents(connection, conversationId, streamOptions),
    conversation: (conversationId, { signal, version } = {}) =>
      requestJson(connection, {
        method: "GET",
        path: `${toConversationPath(conversationId)}${toVersionQuery(version)}`,
        schema: ConversationReply,
        signal,
      }),
    cancel: (conversationId, { signal } = {}) =>
      requestJson(connection, {
        method: "POST",
        path: `${toConversationPath(conversationId)}/cancel`,
        schema: CancelReply,
        signal,
      }),
    archive: async (conversationId, { signal, version } = {}) => {
      const path = `${toConversationPath(conversationId)}/archive${toVersionQuery(version)}`;
      const { headers, bytes } = await requestBytes(connection, { path, signal });
      const [, name = "app.zip"] = /filename="([\w.-]+)"/.exec(headers.get("content-disposition") ?? "") ?? [];
      return { name, etag: headers.get("etag") ?? "", bytes };
    },
    agents: ({ signal } = {}) =>
      requestJson(connection, { method: "GET", path: "/a2a/agents", schema: AgentList, signal }),
  };
}

function toConversationPath(conversationId: string): string {
  return `/a2a/conversations/${encodeURIComponent(conversationId)}`;
}

function toVersionQuery(version: number | undefined): string {
  return version === undefined ? "" : `?version=${version}`;
}
