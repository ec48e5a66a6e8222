import { setTimeout as sleep } from "node:timers/promises";
import { openReader } from "../scene.ts";
import { isNeutral } from "./neutral.ts";

export type Seen = { readonly id: number; readonly message: string };

/**
 * A reader that is no good at it: it stalls, breaks off in the middle of a frame, and comes back behind the last event that it has
 * had, until it has seen the end.
 */
export async function follow(url: string, isPatient: () => boolean, failures: unknown[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (;;) {
    const headers = { "last-event-id": String(seen.at(-1)?.id ?? 0) };
    const reader = await openReader(url, headers).catch(() => undefined);
    if (reader?.status === 204) return seen;
    if (reader !== undefined && reader.status >= 400) {
      const text = await reader.ended.then(() => reader.rest()).catch(() => undefined);
      if (text !== undefined && !isNeutral(text)) failures.push({ status: reader.status, text });
    } else if (reader !== undefined) {
      const mood = isPatient() ? 1 : Math.random();
      const breaking = mood < 0.3 ? sleep(Math.random() * 2_000).then(() => reader.close()) : undefined;
      if (mood > 0.3 && mood < 0.5) {
        reader.pause();
        void sleep(Math.random() * 1_000).then(() => reader.resume());
      }
      await reader.ended.catch(() => {});
      await breaking;
      for (const { id, data } of reader.events) seen.push({ id, message: String(data["message"]) });
      if (reader.events.at(-1)?.data["status"] === "completed") return seen;
    }
    await sleep(20 + Math.random() * 100);
  }
}
