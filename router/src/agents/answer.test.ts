import { describe, expect, it } from "vitest";
import { parseAnswer } from "./answer.ts";

const answer = (status: number, body: unknown, contentType = "application/json") =>
  parseAnswer({ status, contentType, body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)) });
const error = (code: string, more: object = {}) => ({ status: "error", error: { code, message: "Because.", ...more } });

describe("an agent's answer", () => {
  it("is taken in each of the contract's shapes, with fields of its own kept", () => {
    const asking = { status: "AWAITING_USER_INPUT", responseToUser: "Which?", appSpec: { a: 1 }, mood: "good" };
    expect(answer(200, asking)).toEqual({ kind: "reply", reply: { ...asking, isComplete: false } });
    expect(answer(202, { status: "queued" }, "application/json; charset=utf-8")).toMatchObject({
      kind: "reply",
      reply: { status: "queued" },
    });
    const done = { status: "completed", message: "Done", files: [{ path: "a.ts", content: "" }] };
    expect(answer(200, done)).toMatchObject({ kind: "reply", reply: { ...done, dependencies: [] } });
  });

  it.each<[string, number, unknown, string?]>([
    ["500", 500, error("internal")],
    ["503", 503, error("not_ready")],
    ["a redirect", 302, {}],
    ["204", 204, ""],
    ["HTML", 200, "<h1>hi</h1>", "text/html"],
    ["HTML that claims to be JSON", 200, "<h1>hi</h1>"],
    ["no content type", 200, { status: "queued" }, ""],
    ["an empty body", 200, ""],
    ["cut JSON", 200, '{"status":"que'],
    ["an unknown status", 200, { status: "fine" }],
    ["an array", 200, []],
    ["a file outside the workspace", 200, { status: "completed", message: "", files: [{ path: "../x", content: "" }] }],
    ["a 4xx without an error", 400, { oops: true }],
    ["a 4xx in HTML", 404, "<h1>404</h1>", "text/html"],
    ["a code that is about our own call", 401, error("unauthorized")],
    ["our call's shape being refused", 400, error("malformed_json")],
    ["no such address", 404, error("route_not_found")],
    ["an unknown code with a status about us", 403, error("go_away")],
  ])("is malformed when it is %s", (_, status, body, contentType) => {
    expect(answer(status, body, contentType)).toMatchObject({ kind: "malformed", detail: expect.any(String) });
  });

  it("is a rejection, with its issues, when the user's request was at fault", () => {
    const issues = [{ path: "appSpec.name", message: "must be a string" }];
    expect(answer(400, error("invalid_request", { issues, retryable: false }))).toEqual({
      kind: "rejected",
      status: 400,
      error: { code: "invalid_request", message: "Because.", issues },
    });
    expect(answer(409, error("conversation_busy"))).toMatchObject({ kind: "rejected", status: 409 });
  });

  it.each([
    [400, "bad_color", "invalid_request"],
    [422, "unprocessable", "invalid_request"],
    [429, "slow_down", "rate_limited"],
    [409, "__proto__", "conversation_busy"],
  ])("maps %d with the unknown code %s to %s", (status, said, code) => {
    expect(answer(status, error(said))).toMatchObject({ kind: "rejected", error: { code } });
  });

  it("is bounded in what it may say and survives issues of another shape", () => {
    const long = answer(400, {
      status: "error",
      error: { code: "invalid_request", message: "x".repeat(1e6), issues: "?" },
    });
    expect(long).toMatchObject({ kind: "rejected", error: { message: "x".repeat(2_000) } });
    expect(long).not.toHaveProperty("error.issues");
  });
});
