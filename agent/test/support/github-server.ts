import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The shapes of GitHub's API that a pull request needs, over a real git repository. */
export type GithubServer = AsyncDisposable & {
  readonly apiUrl: string;
  readonly pulls: Pull[];
  /** The files of a branch or commit, by path. */
  files(ref: string): Map<string, string>;
  git(...args: string[]): string;
  /** `undefined` falls through to the repository's answer. */
  answer: (call: { method: string; path: string }) => { status: number; body?: unknown } | undefined;
};

export type Pull = { number: number; title: string; body: string; head: string; base: string; draft: boolean };

export const GITHUB_TOKEN = "ghp_secret-of-the-test";
const AUTHOR = {
  GIT_AUTHOR_NAME: "t",
  GIT_AUTHOR_EMAIL: "t@example.com",
  GIT_COMMITTER_NAME: "t",
  GIT_COMMITTER_EMAIL: "t@example.com",
};

type Reply = { readonly status: number; readonly body?: unknown };
type TreeEntry = { path: string; content?: string; sha?: string | null };

/** A server with the repository `acme/apps`, whose branch `main` has a README and an old app in `apps/old`. */
export async function startGithubServer({ prefix = "", isEmpty = false } = {}): Promise<GithubServer> {
  const folder = mkdtempSync(join(tmpdir(), "joinery-github-"));
  const run = (args: readonly string[], input?: string, env: Record<string, string> = {}): string =>
    execFileSync("git", ["--git-dir", folder, ...args], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...AUTHOR, ...env },
      stdio: ["pipe", "pipe", "ignore"],
      ...(input === undefined ? {} : { input }),
    }).trim();
  const git = (...args: string[]): string => run(args);
  const pulls: Pull[] = [];
  run(["init", "--bare", "--initial-branch=main", folder]);

  function writeTree(base: string | undefined, entries: readonly TreeEntry[]): string {
    const env = { GIT_INDEX_FILE: join(folder, `index-${Math.random()}`) };
    if (base !== undefined) run(["read-tree", base], undefined, env);
    for (const { path, content, sha } of entries) {
      if (sha === null) run(["update-index", "--index-info"], `0 ${"0".repeat(40)}\t${path}\n`, env);
      else {
        const blob = sha ?? run(["hash-object", "-w", "--stdin"], content);
        run(["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`], undefined, env);
      }
    }
    return run(["write-tree"], undefined, env);
  }

  if (!isEmpty) {
    const tree = writeTree(undefined, [
      { path: "README.md", content: "hello" },
      { path: "apps/old/gone.ts", content: "old" },
      { path: "apps/old/package.json", content: "{}" },
    ]);
    run(["update-ref", "refs/heads/main", run(["commit-tree", tree, "-m", "first"])]);
  }

  function readRef(name: string): Reply {
    try {
      return {
        status: 200,
        body: { ref: `refs/heads/${name}`, object: { sha: git("rev-parse", "--verify", `refs/heads/${name}`) } },
      };
    } catch {
      return { status: isEmpty ? 409 : 404, body: { message: "Not Found" } };
    }
  }

  function createRef({ ref = "", sha = "" }: Record<string, string>): Reply {
    try {
      run(["update-ref", ref, sha, ""]);
      return { status: 201, body: { ref, object: { sha } } };
    } catch {
      return { status: 422, body: { message: "Reference already exists" } };
    }
  }

  function createPull(body: Omit<Pull, "number">): Reply {
    if (pulls.some(({ head }) => head === body.head))
      return { status: 422, body: { message: "A pull request already exists" } };
    const pull = { ...body, draft: body.draft === true, number: pulls.length + 1 };
    pulls.push(pull);
    return { status: 201, body: { ...pull, html_url: toUrl(pull) } };
  }

  const toUrl = ({ number }: Pull): string => `https://github.example/acme/apps/pull/${number}`;
  const routes: readonly (readonly [
    string,
    RegExp,
    (match: RegExpExecArray, body: never, query: URLSearchParams) => Reply,
  ])[] = [
    ["GET", /^$/, () => ({ status: 200, body: { default_branch: "main" } })],
    ["GET", /^\/git\/ref\/heads\/(.+)$/, ([, name = ""]) => readRef(name)],
    [
      "GET",
      /^\/git\/commits\/(\w+)$/,
      ([, sha = ""]) => ({ status: 200, body: { sha, tree: { sha: git("rev-parse", `${sha}^{tree}`) } } }),
    ],
    ["GET", /^\/git\/trees\/(\w+)$/, ([, sha = ""]) => ({ status: 200, body: { sha, tree: listTree(sha) } })],
    [
      "POST",
      /^\/git\/trees$/,
      (_, { base_tree: base, tree }: { base_tree?: string; tree: TreeEntry[] }) => ({
        status: 201,
        body: { sha: writeTree(base, tree) },
      }),
    ],
    [
      "POST",
      /^\/git\/commits$/,
      (_, { message, tree, parents }: { message: string; tree: string; parents: string[] }) => ({
        status: 201,
        body: { sha: run(["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"], message) },
      }),
    ],
    ["POST", /^\/git\/refs$/, (_, body: Record<string, string>) => createRef(body)],
    [
      "PATCH",
      /^\/git\/refs\/heads\/(.+)$/,
      ([, name = ""], { sha }: { sha: string }) => {
        run(["update-ref", `refs/heads/${name}`, sha]);
        return { status: 200, body: { ref: `refs/heads/${name}`, object: { sha } } };
      },
    ],
    ["POST", /^\/pulls$/, (_, body: Omit<Pull, "number">) => createPull(body)],
    [
      "GET",
      /^\/pulls$/,
      (_, __, query) => ({
        status: 200,
        body: pulls
          .filter(({ head }) => `acme:${head}` === query.get("head"))
          .map((pull) => Object.assign({}, pull, { html_url: toUrl(pull) })),
      }),
    ],
  ];

  const listTree = (sha: string): { path: string; type: string }[] =>
    git("ls-tree", "-r", "--name-only", sha)
      .split("\n")
      .map((path) => ({ path, type: "blob" }));

  function answer(method: string, url: URL, body: unknown, authorization: string | undefined): Reply {
    const path = decodeURIComponent(url.pathname);
    const scripted = server.answer({ method, path });
    if (scripted !== undefined) return scripted;
    if (authorization?.endsWith(` ${GITHUB_TOKEN}`) !== true)
      return { status: 401, body: { message: "Bad credentials" } };
    const root = `${prefix}/repos/acme/apps`;
    if (!path.startsWith(root)) return { status: 404, body: { message: "Not Found" } };
    for (const [wanted, pattern, handle] of routes) {
      const match = wanted === method ? pattern.exec(path.slice(root.length)) : null;
      if (match !== null) return handle(match, body as never, url.searchParams);
    }
    return { status: 404, body: { message: "Not Found" } };
  }

  const http = createServer((incoming, outgoing) => {
    void readBody(incoming).then((body) => {
      const url = new URL(incoming.url ?? "/", "http://localhost");
      const reply = answer(incoming.method ?? "", url, body, incoming.headers.authorization);
      outgoing.writeHead(reply.status, { "content-type": "application/json" });
      outgoing.end(JSON.stringify(reply.body ?? {}));
    });
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const server: GithubServer = {
    apiUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}${prefix}`,
    pulls,
    git,
    files: (ref) => new Map(listTree(ref).map(({ path }) => [path, git("show", `${ref}:${path}`)])),
    answer: () => undefined,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}
