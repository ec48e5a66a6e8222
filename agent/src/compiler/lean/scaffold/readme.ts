import type { AppFile, Feature } from "@joinery/shared";
import { targetOf } from "../../dependencies.ts";
import { findEntity, type AppPlan } from "../../plan.ts";
import { describeFolders, describeRun } from "../../targets/project/readme-parts.ts";
import { inSentence } from "../code.ts";
import { hasSamples } from "../samples.ts";
import { hasAccess } from "../server/rights.ts";

/** `README.md`: what the app is, how to run it, and where everything is. */
export function emitReadme(plan: AppPlan): AppFile {
  const { spec } = plan;
  const sections = [
    `# ${escapeMarkdown(spec.name)}`,
    escapeMarkdown(spec.summary),
    hasAccess(plan)
      ? describeRun(plan).replace("the app has no accounts", "people sign in, so put TLS in front of it")
      : describeRun(plan),
    emitPages(plan),
    emitData(plan),
    emitApi(plan),
    describeFolders(plan),
    emitFeatures(spec.features),
  ];
  return { path: "README.md", content: `${sections.filter(Boolean).join("\n\n")}\n` };
}

function emitPages({ spec }: AppPlan): string {
  const rows = spec.pages.map(({ title, path, view }) => `| ${escapeMarkdown(title)} | \`${path}\` | ${view.kind} |`);
  return `## Pages\n\n| page | address | kind |\n|---|---|---|\n${rows.join("\n")}`;
}

function emitData(plan: AppPlan): string {
  const samples = hasSamples(plan)
    ? " The app starts with sample data, which one click removes as long as nobody changed it."
    : "";
  const text = `## Data

Everything is in one file, \`data/data.json\`. It is written beside the old one and then renamed, so a crash never leaves half a
file, and a change is confirmed only when it is on disk. To back up, copy the file; to start over, delete it.${samples}`;
  const ending = targetOf(plan) === "webcontainer" ? "js" : "ts";
  const entities = plan.entities.map(({ entity, kebab }) => {
    const names = [...entity.fields, ...entity.computed].map(({ name }) => `\`${name}\``);
    return `- **${escapeMarkdown(entity.label)}** (\`src/shared/${kebab}.${ending}\`): ${names.join(", ")}`;
  });
  return entities.length === 0 ? text : `${text}\n\n${entities.join("\n")}`;
}

function emitApi(plan: AppPlan): string {
  const rows = plan.entities.flatMap(({ entity, kebabPlural }) => {
    const what = escapeMarkdown(inSentence(entity.labelPlural));
    return [
      `| \`GET\` \`/api/${kebabPlural}\` | list ${what}: \`q\`, any field, \`sort\`, \`order\` |`,
      `| \`POST\` \`/api/${kebabPlural}\` | add one |`,
      `| \`GET\` \`PUT\` \`PATCH\` \`DELETE\` \`/api/${kebabPlural}/:id\` | read, replace, change, delete one |`,
    ];
  });
  const actions = plan.spec.actions.map((action) => {
    const { kebabPlural } = findEntity(plan, action.entity);
    const path =
      action.scope === "record" ? `${kebabPlural}/:id/actions/${action.id}` : `${kebabPlural}/actions/${action.id}`;
    return `| \`POST\` \`/api/${path}\` | ${escapeMarkdown(action.label)} |`;
  });
  return `## API

Errors are JSON too: \`{"error": {"message": "…", "fields": {"name": "…"}}}\` with 400, 404 or 409.

| request | meaning |
|---|---|
| \`GET\` \`/api/health\` | \`{"status":"ok"}\` |
${[...rows, ...actions, "| `GET` `DELETE` `/api/sample-data` | count or remove the sample data |"].join("\n")}`;
}

function emitFeatures(features: readonly Feature[]): string {
  const open = features.filter((feature) => feature.status !== "covered");
  if (open.length === 0) return "";
  const rows = open.map(
    ({ text, reason }) => `- ${escapeMarkdown(text)}${reason === undefined ? "" : `: ${escapeMarkdown(reason)}`}`,
  );
  return `## Asked for, but not in this version\n\n${rows.join("\n")}`;
}

/** Text of people in Markdown, also inside a table. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`);
}
