/** What the tests of several doors ask for and build with. */
import { ConversationReply } from "@joinery/shared";
import { expect } from "vitest";
import type { Scene } from "./scene.ts";

export const KEYS = { A2A_API_KEY: "key-one,key-two", A2A_AGENT_KEY: "key-agents" };
export const FILES = [{ path: "src/main.ts", content: "export {};" }];

/** The last report of a build that went well. */
export const complete = (conversationId: string) => ({
  conversationId,
  status: "completed",
  phase: "completed",
  percent: 100,
  message: "Your app is ready.",
  files: FILES,
  dependencies: ["zod@^4"],
});

export function later<T>(value: T, ms: number): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

type ReadOptions = { readonly query?: string; readonly key?: string };

/** Reads a conversation; what comes with 200 is in the shape of the contract. */
export async function readConversation(scene: Scene, id: string, { query = "", key }: ReadOptions = {}) {
  const headers = key === undefined ? {} : { "x-api-key": key };
  const response = await fetch(`${scene.router.url}/a2a/conversations/${id}${query}`, { headers });
  const body = (await response.json()) as Record<string, unknown>;
  if (response.ok) expect(ConversationReply.safeParse(body).error).toBeUndefined();
  return { status: response.status, body };
}

export function cancelBuild(scene: Scene, id: string, key?: string): Promise<Response> {
  const headers = key === undefined ? {} : { "x-api-key": key };
  return fetch(`${scene.router.url}/a2a/conversations/${id}/cancel`, { method: "POST", headers });
}
