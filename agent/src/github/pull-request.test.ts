import { describe, expect, it } from "vitest";
import { partsInventory } from "../compiler/fixtures/parts-inventory.ts";
import { describeGithubFailure } from "./describe-failure.ts";
import { writePullRequest } from "./pull-request.ts";

const app = { conversationId: "c", version: 1, files: [], spec: partsInventory };

describe("the text of a pull request", () => {
  it("tells what the app keeps, how it was verified and how it is run", () => {
    const verification = {
      status: "passed" as const,
      steps: [{ name: "tests", status: "passed" as const, ms: 1234, detail: "48 | tests\nmore" }],
      isolation: "full" as const,
      ms: 5000,
      notVerified: ["Pages: there is no browser."],
    };
    const { title, body, commitMessage } = writePullRequest({ ...app, version: 3, verification });
    expect(title).toMatch(/: version 3$/);
    expect(commitMessage.split("\n")).toHaveLength(1);
    expect(body).toContain("| tests | passed | 1.2 s | 48 \\| tests |");
    expect(body).toContain("- Pages: there is no browser.");
    expect(body).toContain("npm start");
  });

  it("gives words of users no meaning: no mention, no reference, no markup", () => {
    const hostile = "@everyone closes #1 <img src=x> [x](javascript:1) `a` **b**";
    const { body } = writePullRequest({ ...app, spec: { ...partsInventory, summary: hostile } });
    expect(body).not.toMatch(/@everyone|#1\b|(?<!\\)<img|(?<!\\)\]\(/);
  });
});

describe("what is told of a failure", () => {
  const where = { owner: "acme", repo: "apps", timedOut: false };
  it("never has the text of the error in it", () => {
    const error = Object.assign(new Error("token ghp_secret"), { status: 403, response: {} });
    expect(describeGithubFailure(error, where)).toMatch(/acme\/apps with 403: the token may not write there/);
    expect(describeGithubFailure(new Error("ghp_secret"), where)).toBe("GitHub cannot be reached for acme/apps.");
    expect(describeGithubFailure(undefined, { ...where, timedOut: true })).toMatch(/took too long/);
  });
});
