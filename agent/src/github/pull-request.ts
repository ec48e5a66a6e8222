import type { AppSpec, Verification } from "@joinery/shared";
import { joinList } from "../engine/composer/text/normalise.ts";
import type { PublishedApp } from "./publish.ts";

export type PullRequestText = { readonly title: string; readonly body: string; readonly commitMessage: string };

const MAX_BODY_CHARS = 60_000;

/** What reviewers read. Words of users are text here, never markup: no mention pings anyone, nothing closes an issue. */
export function writePullRequest(app: PublishedApp): PullRequestText {
  const { spec, version, files, verification } = app;
  const name = toPlainText(spec.name);
  const title = version === 1 ? `Add ${name}` : `${name}: version ${version}`;
  const parts = [
    toPlainText(spec.summary),
    `## What it keeps\n\n${describeThings(spec)}`,
    `## Pages\n\n${spec.pages.map(({ title: page, path }) => `- ${toPlainText(page)} (\`${path}\`)`).join("\n")}`,
    describeLeftOut(spec),
    verification === undefined ? "" : `## Verification\n\n${describeVerification(verification)}`,
    "## Run it\n\n```sh\nnpm install\nnpm start\n```",
    `${files.length} files, version ${version}.`,
  ];
  return {
    title: title.slice(0, 200),
    body: parts
      .filter((part) => part !== "")
      .join("\n\n")
      .slice(0, MAX_BODY_CHARS),
    commitMessage: `feat: ${title.charAt(0).toLowerCase()}${title.slice(1, 180)}`,
  };
}

function describeThings({ entities }: AppSpec): string {
  if (entities.length === 0) return "Nothing: it works without records.";
  return entities
    .map(({ labelPlural, fields }) => {
      const labels = fields.map(({ label }) => label.toLowerCase());
      return `- **${toPlainText(labelPlural)}**: ${toPlainText(joinList(labels))}`;
    })
    .join("\n");
}

function describeLeftOut({ features }: AppSpec): string {
  const left = features.filter(({ status }) => status !== "covered");
  if (left.length === 0) return "";
  const lines = left.map(
    ({ text, reason }) => `- ${toPlainText(text)}${reason === undefined ? "" : `: ${toPlainText(reason)}`}`,
  );
  return `## Left out\n\n${lines.join("\n")}`;
}

function describeVerification({ status, steps, notVerified, ms }: Verification): string {
  const rows = steps.map(
    ({ name, status: state, ms: took, detail = "" }) =>
      `| ${toCell(name)} | ${state} | ${(took / 1_000).toFixed(1)} s | ${toCell(detail.split("\n")[0] ?? "")} |`,
  );
  const open = notVerified.map((line) => `- ${toPlainText(line)}`);
  return [
    `${status === "passed" ? "Passed" : "Failed"} in ${(ms / 1_000).toFixed(1)} s.`,
    `| step | result | time | |\n|---|---|---|---|\n${rows.join("\n")}`,
    ...(open.length === 0 ? [] : [`Not verified:\n\n${open.join("\n")}`]),
  ].join("\n\n");
}

const toCell = (text: string): string => toPlainText(text).replaceAll("|", "\\|").slice(0, 300);

/** Escapes what GitHub gives a meaning: markup, HTML, mentions, references to issues. */
function toPlainText(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_{}[\]<>~]/g, (mark) => `\\${mark}`)
    .replace(/@(?=[\w-])/g, "@\u200B")
    .replace(/#(?=\d)/g, "#\u200B");
}
