/**
 * Puts a built version into a GitHub repository: a branch, one commit, a draft pull request.
 *
 * 1. Only branches below `joinery/` are written; the base branch is read, never moved.
 * 2. It never rejects: what went wrong is told beside the finished build, without the token.
 * 3. Doing it twice for one version ends with the same pull request.
 */
import { createHash } from "node:crypto";
import type { Octokit } from "@octokit/rest";
import type { AppFile, AppSpec, Verification } from "@joinery/shared";
import { toKebab } from "../compiler/plan.ts";
import { describeGithubFailure } from "./describe-failure.ts";
import { writePullRequest } from "./pull-request.ts";

export type PublishedApp = {
  readonly conversationId: string;
  readonly version: number;
  readonly spec: AppSpec;
  readonly files: readonly AppFile[];
  readonly verification?: Verification | undefined;
};

export type PublishOutcome =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: string };
/** Never rejects. */
export type Publish = (app: PublishedApp, signal: AbortSignal) => Promise<PublishOutcome>;

export type PublishDeps = {
  readonly octokit: Octokit;
  readonly repository: { readonly owner: string; readonly repo: string };
  /** What pull requests are to be merged into; the repository's default branch when it is left out. */
  readonly base: string | undefined;
  /** Where in the repository the app lies; empty for its root. A folder belongs to the app: what is no part of it any more is deleted. */
  readonly directory: string;
};

type Target = PublishDeps["repository"];
type Entry =
  | { path: string; mode: "100644"; type: "blob"; content: string }
  | { path: string; mode: "100644"; type: "blob"; sha: null };

const PREFIX = "joinery/";
const TIMEOUT_MS = 60_000;

export function createPublish({ octokit, repository, base, directory }: PublishDeps): Publish {
  async function publish(app: PublishedApp, signal: AbortSignal): Promise<string> {
    const request = { signal };
    const baseBranch = base ?? (await octokit.rest.repos.get({ ...repository, request })).data.default_branch;
    const branch = toBranchName(app);
    const tip = await octokit.rest.git.getRef({ ...repository, ref: `heads/${baseBranch}`, request });
    const parent = await octokit.rest.git.getCommit({ ...repository, commit_sha: tip.data.object.sha, request });
    const entries = [
      ...toEntries(app.files, directory),
      ...(await findLeftovers(app.files, parent.data.tree.sha, request)),
    ];
    const tree = await octokit.rest.git.createTree({
      ...repository,
      base_tree: parent.data.tree.sha,
      tree: entries,
      request,
    });
    const text = writePullRequest(app);
    const commit = await octokit.rest.git.createCommit({
      ...repository,
      message: text.commitMessage,
      tree: tree.data.sha,
      parents: [parent.data.sha],
      request,
    });
    await pointBranch(branch, commit.data.sha, request);
    return openPullRequest(branch, baseBranch, text, request);
  }

  /** Files below the app's folder that this version does not have. */
  async function findLeftovers(files: readonly AppFile[], treeSha: string, request: Request): Promise<Entry[]> {
    if (directory === "") return [];
    const known = new Set(files.map(({ path }) => `${directory}/${path}`));
    const tree = await octokit.rest.git.getTree({ ...repository, tree_sha: treeSha, recursive: "1", request });
    return tree.data.tree
      .filter(({ path, type }) => type === "blob" && path.startsWith(`${directory}/`) && !known.has(path))
      .map(({ path }) => ({ path, mode: "100644", type: "blob", sha: null }));
  }

  /** The branch of this version is ours alone: one that is there already is moved. */
  async function pointBranch(branch: string, sha: string, request: Request): Promise<void> {
    try {
      await octokit.rest.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha, request });
    } catch (error) {
      if (!isStatus(error, 422)) throw error;
      await octokit.rest.git.updateRef({ ...repository, ref: `heads/${branch}`, sha, force: true, request });
    }
  }

  async function openPullRequest(
    branch: string,
    baseBranch: string,
    { title, body }: { title: string; body: string },
    request: Request,
  ): Promise<string> {
    const wanted = { ...repository, title, body, head: branch, base: baseBranch, request };
    try {
      return (await octokit.rest.pulls.create({ ...wanted, draft: true })).data.html_url;
    } catch (error) {
      if (!isStatus(error, 422)) throw error;
      const known = await findPullRequest(octokit, repository, branch, request);
      if (known !== undefined) return known;
      // Some plans have no drafts.
      return (await octokit.rest.pulls.create({ ...wanted, title: `[Draft] ${title}` })).data.html_url;
    }
  }

  return async (app, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      return { ok: true, url: await publish(app, limit) };
    } catch (error) {
      return {
        ok: false,
        reason: describeGithubFailure(error, { ...repository, timedOut: limit.aborted && !signal.aborted }),
      };
    }
  };
}

type Request = { readonly signal: AbortSignal };

async function findPullRequest(
  octokit: Octokit,
  repository: Target,
  branch: string,
  request: Request,
): Promise<string | undefined> {
  const head = `${repository.owner}:${branch}`;
  const { data } = await octokit.rest.pulls.list({ ...repository, head, state: "open", request });
  return data[0]?.html_url;
}

/** Workflows would run with the repository's secrets: what a build brings along must not. */
function toEntries(files: readonly AppFile[], directory: string): Entry[] {
  const prefix = directory === "" ? "" : `${directory}/`;
  return files
    .filter(({ path }) => !/^\.github(?:\/|$)/i.test(path))
    .map(({ path, content }) => ({ path: `${prefix}${path}`, mode: "100644", type: "blob", content }));
}

/** The id of a conversation opens it where no key is set, so the branch only has its hash. */
function toBranchName({ conversationId, version, spec }: PublishedApp): string {
  const hash = createHash("sha256").update(conversationId).digest("hex").slice(0, 10);
  return `${PREFIX}${toKebab(spec.name).slice(0, 40) || "app"}-${hash}-v${version}`;
}

const isStatus = (error: unknown, status: number): boolean =>
  typeof error === "object" && error !== null && "status" in error && error.status === status;
