type Context = { readonly owner: string; readonly repo: string; readonly timedOut: boolean };

const REASONS: Readonly<Record<number, string>> = {
  401: "the token is not accepted",
  403: "the token may not write there, or the rate limit is used up",
  404: "the repository or its base branch is not there, or the token may not see it",
  409: "the repository has no commit yet",
  422: "what was sent is refused",
};

/** Why nothing was put on GitHub, in a sentence for the user. Never the token, never the text of an unknown error. */
export function describeGithubFailure(error: unknown, { owner, repo, timedOut }: Context): string {
  const where = `${owner}/${repo}`;
  if (timedOut) return `GitHub took too long to answer for ${where}.`;
  const status = readStatus(error);
  if (status === undefined) return `GitHub cannot be reached for ${where}.`;
  if (status >= 500) return `GitHub failed with ${status} for ${where}.`;
  return `GitHub refused it for ${where} with ${status}: ${REASONS[status] ?? "an unexpected answer"}.`;
}

/** Octokit gives a status of 500 to requests that got no answer at all. */
function readStatus(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error) || typeof error.status !== "number")
    return undefined;
  const hasAnswer = "response" in error && error.response !== undefined;
  return hasAnswer ? error.status : undefined;
}
