import { Octokit } from "@octokit/rest";
import type { Logger } from "pino";

export type OctokitOptions = {
  readonly token: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise server. */
  readonly apiUrl: string;
  readonly log: Logger;
};

/** A client that says nothing on the console; its warnings go to the log, without headers. */
export function createOctokit({ token, apiUrl, log }: OctokitOptions): Octokit {
  const quiet = (message: string): void => log.debug({ event: "github", message });
  return new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: "joinery",
    log: { debug: () => undefined, info: () => undefined, warn: quiet, error: quiet },
  });
}
