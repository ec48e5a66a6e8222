import { describe, expect, it } from "vitest";
import { JoineryError } from "./error.ts";
import { formatTraceparent, NO_TRACING, parseTraceparent, toTraceIds, traceStep, type Tracing } from "./tracing.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";
const HEADER = `00-${TRACE}-${SPAN}-01`;

/** Keeps what it is told. */
function createRecorder() {
  const ended: unknown[] = [];
  const tracing: Tracing = {
    isActive: true,
    start: (name, options) => ({
      traceparent: HEADER,
      end: (outcome = {}) => void ended.push([name, options, outcome]),
    }),
    [Symbol.asyncDispose]: async () => {},
  };
  return { tracing, ended };
}

it("reads and writes a traceparent, and takes a later version for what it knows of it", () => {
  const parsed = parseTraceparent(HEADER);
  expect(parsed).toEqual({ traceId: TRACE, spanId: SPAN, flags: "01" });
  expect(parsed && formatTraceparent(parsed)).toBe(HEADER);
  expect(parseTraceparent(`01-${TRACE}-${SPAN}-01-more`)?.traceId).toBe(TRACE);
  expect([toTraceIds(HEADER), toTraceIds("nonsense"), toTraceIds(undefined)]).toEqual([{ traceId: TRACE }, {}, {}]);
});

it.each([
  undefined,
  "",
  `ff-${TRACE}-${SPAN}-01`,
  `00-${"0".repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  `${HEADER}-more`,
])("takes %s for no traceparent", (text) => expect(parseTraceparent(text)).toBeUndefined());

describe("a traced step", () => {
  it("ends its span with the result, and with the code of what it throws", async () => {
    const { tracing, ended } = createRecorder();
    const options = { parent: HEADER };
    expect(await traceStep(tracing, "good", options, async (span) => span.traceparent)).toBe(HEADER);
    const failing = [new JoineryError("not_ready"), new Error("secret detail")];
    for (const error of failing)
      await expect(traceStep(tracing, "bad", options, () => Promise.reject(error))).rejects.toBe(error);
    expect(ended).toEqual([
      ["good", options, {}],
      ["bad", options, { error: "not_ready" }],
      ["bad", options, { error: "internal" }],
    ]);
  });

  it("hands the caller's context on where nothing is recorded", async () => {
    expect(await traceStep(NO_TRACING, "x", { parent: HEADER }, async (span) => span.traceparent)).toBe(HEADER);
    expect(await traceStep(NO_TRACING, "x", {}, async (span) => span.traceparent)).toBe("");
  });
});
