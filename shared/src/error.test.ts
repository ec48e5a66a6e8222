import * as z from "zod";
import { describe, expect, it } from "vitest";
import { ERRORS, ErrorReply, JoineryError, toErrorReply } from "./error.ts";
import { parseWith } from "./parse.ts";

describe("toErrorReply", () => {
  it("keeps the code, the text and the wrong fields of an error of ours", () => {
    const error = new JoineryError("invalid_request", { issues: [{ path: "a[0].b", message: "must be text" }] });
    expect(ErrorReply.parse(toErrorReply(error, "c1"))).toEqual({
      status: "error",
      conversationId: "c1",
      error: {
        code: "invalid_request",
        message: ERRORS.invalid_request.text,
        retryable: false,
        issues: [{ path: "a[0].b", message: "must be text" }],
      },
    });
  });

  it("hides what an unknown error says", () => {
    const reply = toErrorReply(new Error("password=hunter2 at /srv/secret.ts"));
    expect(reply.error).toEqual({ code: "internal", message: ERRORS.internal.text, retryable: true });
  });
});

describe("parseWith", () => {
  it("names every wrong field by its path", () => {
    const Schema = z.object({ files: z.array(z.object({ path: z.string() })), n: z.number() });
    const failure = catchError(() => parseWith(Schema, { files: [{ path: 1 }, {}], n: "x" }));
    expect(failure.issues?.map((issue) => issue.path)).toEqual(["files[0].path", "files[1].path", "n"]);
    expect(failure.code).toBe("invalid_request");
  });

  it("bounds the list of issues, so that a hostile body cannot make a huge answer", () => {
    const failure = catchError(() =>
      parseWith(
        z.array(z.string()),
        Array.from({ length: 10_000 }, () => 1),
      ),
    );
    expect(failure.issues).toHaveLength(50);
  });

  it("keeps a __proto__ key from changing any prototype", () => {
    const parsed = parseWith(z.looseObject({ a: z.string() }), JSON.parse('{"a":"x","__proto__":{"polluted":true}}'));
    expect(Object.prototype).not.toHaveProperty("polluted");
    expect(parsed.a).toBe("x");
  });
});

function catchError(run: () => unknown): JoineryError {
  try {
    run();
  } catch (error) {
    if (error instanceof JoineryError) return error;
  }
  throw new Error("expected a JoineryError");
}
