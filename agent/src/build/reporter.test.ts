import type { ProgressReport } from "@joinery/shared";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { OutgoingReport } from "../jobs/queue.ts";
import type { RouterAnswer } from "../router-link/router-client.ts";
import { createReporter, judge } from "./reporter.ts";

const DEADLINE_MS = 900_000;
const answer = (status: number, code?: string): RouterAnswer => ({
  kind: "answer",
  status,
  body: code === undefined ? {} : { status: "error", error: { code, message: "m", retryable: false } },
});

describe("judge", () => {
  it.each<[string, RouterAnswer, number, object]>([
    ["200", answer(200), 0, { kind: "acknowledged" }],
    ["a lost connection", { kind: "failed", message: "reset" }, 0, { kind: "retry" }],
    ["500", answer(500), 0, { kind: "retry" }],
    ["429 with a wait", { kind: "answer", status: 429, body: {}, retryAfterMs: 7 }, 0, { kind: "retry", afterMs: 7 }],
    ["a redirect", answer(302), 0, { kind: "retry" }],
    ["401", answer(401), 0, { kind: "unauthorized" }],
    ["403", answer(403, "forbidden"), 0, { kind: "unauthorized" }],
    [
      "403 when another agent holds the conversation",
      answer(403, "not_holder"),
      0,
      { kind: "rejected", code: "not_holder" },
    ],
    [
      "403 when the build is long over",
      answer(403, "forbidden"),
      DEADLINE_MS + 1,
      { kind: "rejected", code: "forbidden" },
    ],
    ["a build that may not be known yet", answer(409, "build_not_running"), 100, { kind: "retry" }],
    ["a build that is over", answer(409, "build_not_running"), 5_000, { kind: "rejected", code: "build_not_running" }],
    [
      "an unknown conversation",
      answer(404, "conversation_not_found"),
      0,
      { kind: "rejected", code: "conversation_not_found" },
    ],
    ["400 without a body", answer(400), 0, { kind: "rejected", code: "http_400" }],
  ])("%s", (_, given, ageMs, verdict) => {
    expect(judge(given, ageMs, DEADLINE_MS)).toEqual(verdict);
  });
});

describe("createReporter", () => {
  function setUp(respond: (report: ProgressReport) => RouterAnswer | Promise<RouterAnswer>) {
    const rows: OutgoingReport[] = [];
    const sent: string[] = [];
    const rejected: string[] = [];
    const waits: number[] = [];
    let token: string | undefined = "t";
    const reporter = createReporter({
      queue: {
        nextReport: (conversationId) => rows.find((row) => row.conversationId === conversationId),
        removeReport: (id) =>
          void rows.splice(
            rows.findIndex((row) => row.id === id),
            1,
          ),
        dropReports: ({ conversationId }) => {
          for (const row of rows.filter((known) => known.conversationId === conversationId))
            rows.splice(rows.indexOf(row), 1);
        },
        traceOf: () => undefined,
        waitingConversations: () => [...new Set(rows.map((row) => row.conversationId))],
      },
      client: {
        call: async ({ body }) => {
          const report = body as ProgressReport;
          sent.push(`${report.conversationId}:${report.message}`);
          return respond(report);
        },
        close: async () => undefined,
      },
      token: () => token,
      onUnauthorized: () => undefined,
      onRejected: (key, code) => rejected.push(`${key.conversationId}:${key.version}:${code}`),
      buildDeadlineMs: DEADLINE_MS,
      log: pino({ level: "silent" }),
      now: () => 10_000,
      sleep: async (ms) => {
        waits.push(ms);
        await new Promise((resolve) => setImmediate(resolve));
      },
      random: () => 1,
    });
    let nextId = 1;
    const post = (conversationId: string, message: string) => {
      const report: ProgressReport = { conversationId, status: "in_progress", phase: "plan", percent: 55, message };
      rows.push({ id: nextId++, conversationId, version: 1, queuedAt: 0, report });
      reporter.wake(conversationId);
    };
    return { reporter, rows, sent, rejected, waits, post, setToken: (value: string | undefined) => (token = value) };
  }

  it("sends the next report only after the one before was acknowledged", async () => {
    let failures = 2;
    const test = setUp(({ message }) => (message === "one" && failures-- > 0 ? answer(503) : answer(200)));
    test.post("c", "one");
    test.post("c", "two");
    await expect.poll(() => test.rows).toEqual([]);
    expect(test.sent).toEqual(["c:one", "c:one", "c:one", "c:two"]);
    expect(test.waits).toEqual([100, 200]);
  });

  it("misses nothing that becomes durable just as it runs out of work", async () => {
    const test = setUp(() => answer(200));
    for (let round = 0; round < 50; round += 1) {
      test.post("c", `${round}`);
      for (let step = 0; step < round % 7; step += 1) await Promise.resolve();
    }
    await expect.poll(() => test.rows).toEqual([]);
    expect(test.sent).toEqual(Array.from({ length: 50 }, (_, round) => `c:${round}`));
  });

  it("drops the rest of a build that the router has ended and says so", async () => {
    const test = setUp(() => answer(409, "build_not_running"));
    test.post("c", "one");
    test.post("c", "two");
    await expect.poll(() => test.rejected).toEqual(["c:1:build_not_running"]);
    expect(test.sent).toEqual(["c:one"]);
  });

  it("sends nothing before there is a token, and everything once there is", async () => {
    const test = setUp(() => answer(200));
    test.setToken(undefined);
    test.post("c", "one");
    await expect.poll(() => test.waits.length).toBeGreaterThan(2);
    expect(test.sent).toEqual([]);
    test.setToken("t");
    test.reporter.wakeAll();
    await expect.poll(() => test.sent).toEqual(["c:one"]);
  });

  it("stops in the middle of an outage and keeps what was not acknowledged", async () => {
    const test = setUp(() => ({ kind: "failed", message: "away" }));
    test.post("c", "one");
    await test.reporter.stop(5);
    const count = test.sent.length;
    test.post("c", "two");
    await new Promise((resolve) => setImmediate(resolve));
    expect(test.sent).toHaveLength(count);
    expect(test.rows).toHaveLength(2);
  });
});
