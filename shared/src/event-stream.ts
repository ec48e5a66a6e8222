/** Formats Server-Sent Events (WHATWG HTML, section 9.2). No `event:` field, so that `onmessage` sees everything. */

/** One event: its number in the log, then one JSON line. `json` must have no raw line break, as `JSON.stringify` ensures. */
export function formatEvent(seq: number, json: string): string {
  return `id: ${seq}\ndata: ${json}\n\n`;
}

/** The first bytes of a stream: how long a client waits before it reconnects. */
export function formatRetry(retryMs: number): string {
  return `retry: ${retryMs}\n\n`;
}

/** A line that clients ignore; it keeps idle proxies from closing the connection. */
export const HEARTBEAT_FRAME = ": keep-alive\n\n";

/** `Last-Event-ID` or `?lastEventId=` as a sequence number; anything that is not a whole number counts as 0. */
export function parseLastEventId(value: string | null | undefined): number {
  if (value === null || value === undefined || !/^\d{1,15}$/.test(value)) return 0;
  return Number(value);
}
