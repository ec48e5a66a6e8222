import { describe, expect, it } from "vitest";
import { formatEvent, formatRetry, HEARTBEAT_FRAME, parseLastEventId } from "./event-stream.ts";

describe("SSE frames", () => {
  it("has the sequence number as id and the JSON on one data line, without an event field", () => {
    expect(formatEvent(7, JSON.stringify({ text: "a\nb" }))).toBe('id: 7\ndata: {"text":"a\\nb"}\n\n');
    expect(formatRetry(2000)).toBe("retry: 2000\n\n");
    expect(HEARTBEAT_FRAME.startsWith(":")).toBe(true);
  });

  it.each([
    ["12", 12],
    ["0", 0],
    [null, 0],
    [undefined, 0],
    ["", 0],
    ["-1", 0],
    ["1e3", 0],
    ["NaN", 0],
    ["9".repeat(40), 0],
    ["7; drop table", 0],
  ])("reads Last-Event-ID %j as %d", (text, seq) => {
    expect(parseLastEventId(text)).toBe(seq);
  });
});
