import type { View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { entityOf, fieldOf, type ClientEntity, type ClientPlan } from "../../context.ts";
import { titleCall } from "../../entity/emit-data.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../../module.ts";
import { emitViewPage, namesHook, textCode } from "./parts.ts";

type PollView = Extract<View, { kind: "poll" }>;

/** Options to vote for, by poll where there are several. */
export function emitPoll(client: ClientPlan, page: PagePlan, view: PollView): Module[] {
  const option = entityOf(client, view.entity);
  const vote = entityOf(client, view.voteEntity);
  const poll = view.pollEntity === undefined ? undefined : entityOf(client, view.pollEntity);
  const detail = detailCode(option, view);
  const isGrouped = poll !== undefined && view.pollField !== undefined;
  const options = `const options = ${option.many}.items.map((${option.one}) => ({
    id: ${option.one}.id,
    poll: ${isGrouped ? `${option.one}.${view.pollField}` : "null"},
    title: ${titleCall(option)},
    detail: ${detail},
    votes: ${vote.many}.items.filter((${vote.one}) => ${vote.one}.${view.viaField} === ${option.one}.id).length,
  }));`;
  const title = stringOf(page.page.title);
  const groups = isGrouped
    ? `const groups = ${poll.many}.items.map((${poll.one}) => ({ ${groupCode(poll, view)} }));`
    : `const groups = [{ id: "all", title: ${title}, closing: "", isClosed: false, options }];`;
  const needsNames = option.isTitleReference || namesHook(option, [detail]) !== "";
  const empty = option.entity.emptyText ?? `There are no ${option.labelPlural} yet.`;
  const add = `<Button onClick={() => editor.openNew()}>${jsxText(`Add ${option.label}`)}</Button>`;
  return [
    emitViewPage(page, {
      lists: [option, vote, ...(isGrouped ? [poll] : [])],
      state: [
        needsNames ? `const names = use${option.typeName}Names();` : "",
        isGrouped && poll.isTitleReference ? `const ${poll.varName}Names = use${poll.typeName}Names();` : "",
        `const editor = useEditor<${option.type}, Partial<${option.typeName}Input>>(${option.many}.items);`,
        options,
        groups,
      ],
      actions: add,
      content: `<>
        {options.length === 0 ? (
          <EmptyState icon="poll" ${jsxAttribute("text", empty)}>${add}</EmptyState>
        ) : (
          <Poll path="/api/${option.kebabPlural}" groups={groups} />
        )}
        {editor.editing !== undefined && (
          <${option.typeName}Form ${option.one}={editor.editing.item} preset={editor.editing.preset} onClose={editor.close} />
        )}
      </>`,
    }),
  ];
}

/** The first text besides the title, such as who proposed it. */
function detailCode(option: ClientEntity, { pollField }: PollView): string {
  const field = option.entity.fields.find(
    ({ name, type }) => ["string", "text"].includes(type) && name !== option.title?.name && name !== pollField,
  );
  return textCode(option, field?.name);
}

function groupCode(poll: ClientEntity, { closesField }: PollView): string {
  const title = poll.isTitleReference ? titleCall(poll).replace(/names\)$/, `${poll.varName}Names)`) : titleCall(poll);
  const closes = closesField === undefined ? undefined : fieldOf(poll.entity, closesField);
  const day = closes === undefined ? "" : `${poll.one}.${closes.name}`;
  const isClosed = closes === undefined ? "false" : `${day} !== null && ${day} < currentDay()`;
  const closing =
    closes === undefined
      ? '""'
      : `${day} === null ? "" : \`\${${isClosed} ? "closed on" : "open until"} \${formatDate(${day})}\``;
  return `id: ${poll.one}.id, title: ${title}, isClosed: ${isClosed}, closing: ${closing}, options: options.filter((option) => option.poll === ${poll.one}.id)`;
}
