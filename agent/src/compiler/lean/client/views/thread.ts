import type { Field, View } from "@joinery/shared";
import { isNullable, maxLengthOf } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { canTalk } from "../../../talk.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";
import { rowActions } from "./row-actions.ts";

type ThreadView = Extract<View, { kind: "thread" }>;

/** Posts to read, and what people say of them. */
export function emitThread(home: HomePage<ThreadView>): Module[] {
  const { client, view, entity } = home;
  const { one, many, varName } = entity;
  const comment = view.commentEntity === undefined ? undefined : entityOf(client, view.commentEntity);
  const talk = comment === undefined || view.viaField === undefined ? undefined : emitTalk(comment, view);
  const value = (name: string | undefined): string => (name === undefined ? "null" : `${one}.${name}`);
  const standing = view.publishedField === undefined ? undefined : fieldOf(entity.entity, view.publishedField);
  const published = standing?.type === "boolean" ? standing.name : undefined;
  const votes = view.votesField;
  const voteField = votes === undefined ? undefined : fieldOf(entity.entity, votes);
  const body = fieldOf(entity.entity, view.bodyField);
  const like =
    votes === undefined
      ? ""
      : `<Button isSmall onClick={() => void attempt(() => ${varName}Collection.patch(${one}.id, { ${votes}: (${one}.${votes}${voteField !== undefined && isNullable(voteField) ? " ?? 0" : ""}) + 1 }), "")}>Like</Button>`;
  const publish =
    published === undefined
      ? ""
      : `<Button isSmall onClick={() => void attempt(() => ${varName}Collection.patch(${one}.id, { ${published}: !${one}.${published} }), "")}>{${one}.${published} ? "Unpublish" : "Publish"}</Button>`;
  const comments =
    talk === undefined || comment === undefined
      ? "null"
      : `<Comments
              comments={${comment.many}.items.filter((${comment.one}) => ${comment.one}.${view.viaField} === opened.id).map((${comment.one}) => ({
                id: ${comment.one}.id,
                author: ${textOf(comment, view.commentAuthorField, comment.one, `${comment.varName}Names`)},
                text: ${textOf(comment, view.commentField, comment.one, `${comment.varName}Names`)},
                parent: ${view.parentField === undefined ? "null" : `${comment.one}.${view.parentField}`},
                createdAt: ${comment.one}.createdAt,
              }))}
              hasAuthor={${talk.hasAuthor}}
              mayReply={${view.parentField !== undefined}}
              maxLength={${talk.maxLength}}
              onAdd={(draft) => attempt(() => ${talk.create}(opened.id, draft), "")}
              onDelete={(id) => void attempt(() => ${comment.varName}Collection.remove(id), "Comment deleted.")}
            />`;
  const usesCommentNames = comments.includes(`${comment?.varName ?? ""}Names.`) && comment?.hasNames === true;
  const state = `${usesCommentNames && comment !== undefined ? `const ${comment.varName}Names = use${comment.typeName}Names();` : ""}
  const posts = rankPosts(${many}.items.map((${one}): Post => ({
    id: ${one}.id,
    title: ${titleCall(entity)},
    body: ${one}.${view.bodyField}${body !== undefined && isNullable(body) ? ' ?? ""' : ""},
    author: ${textOf(entity, view.authorField, one, "names")},
    date: ${view.dateField === undefined ? `${one}.createdAt.slice(0, 10)` : value(view.dateField)},
    category: ${categoryOf(entity, view.categoryField)},
    tags: ${view.tagsField === undefined ? "[]" : value(view.tagsField)},
    isDraft: ${draftCode(one, standing)},
    votes: ${value(votes)},
    comments: ${comment === undefined || view.viaField === undefined ? "null" : `${comment.many}.items.filter((${comment.one}) => ${comment.one}.${view.viaField} === ${one}.id).length`},
  })));
  const { opened, open, close: closePost } = useOpened(posts);`;
  const page = emitHomePage(home, {
    others: comment === undefined ? [] : [comment],
    state,
    content: `opened === undefined ? (
          <PostList posts={posts} onOpen={open} />
        ) : (
          <PostPage
            key={opened.id}
            post={opened}
            onClose={closePost}
            actions={${many}.items.filter((${one}) => ${one}.id === opened.id).map((${one}) => (
              <span key={${one}.id} className="row-actions">
                ${like}
                ${publish}
                ${rowActions(home, "editor.open")}
              </span>
            ))}
          >
            ${comments === "null" ? "{null}" : comments}
          </PostPage>
        )`,
  });
  const modules = talk === undefined || comment === undefined ? [] : [emitCreate(home, comment, talk.create)];
  return [page, ...modules];
}

function draftCode(one: string, field: Field | undefined): string {
  if (field === undefined) return "false";
  if (field.type === "boolean") return `!${one}.${field.name}`;
  const isOut = field.options?.find(({ value }) => /publish|public|live/i.test(value));
  return isOut === undefined ? "false" : `${one}.${field.name} !== ${stringOf(isOut.value)}`;
}

/** A field as text: the title of the record that it points at, or what was typed. */
function textOf(entity: ClientEntity, name: string | undefined, one: string, names: string): string {
  const field: Field | undefined = name === undefined ? undefined : fieldOf(entity.entity, name);
  if (field === undefined) return '""';
  if (field.type === "reference") return `${names}.${field.name}(${one}.${field.name})`;
  return `${one}.${field.name}${isNullable(field) ? ' ?? ""' : ""}`;
}

function categoryOf(entity: ClientEntity, name: string | undefined): string {
  const field = name === undefined ? undefined : fieldOf(entity.entity, name);
  if (field === undefined) return "null";
  if (field.type === "reference") return `names.${field.name}(${entity.one}.${field.name})`;
  return `optionLabel(${optionsName(entity, field)}, ${entity.one}.${field.name})`;
}

type Talk = { readonly create: string; readonly hasAuthor: boolean; readonly maxLength: number };

/** Whether a comment needs no more than its text, and maybe a name; otherwise comments are kept on a page of their own. */
function emitTalk(comment: ClientEntity, view: ThreadView): Talk | undefined {
  const text = view.commentField === undefined ? undefined : fieldOf(comment.entity, view.commentField);
  if (text === undefined) return undefined;
  const author = view.commentAuthorField === undefined ? undefined : fieldOf(comment.entity, view.commentAuthorField);
  if (!canTalk(comment.entity, view)) return undefined;
  return { create: `add${comment.typeName}To`, hasAuthor: author?.type === "string", maxLength: maxLengthOf(text) };
}

function emitCreate({ view, page }: HomePage<ThreadView>, comment: ClientEntity, name: string): Module {
  const author = view.commentAuthorField === undefined ? undefined : fieldOf(comment.entity, view.commentAuthorField);
  const values = [
    `${view.viaField ?? ""}: id`,
    `${view.commentField ?? ""}: draft.text`,
    ...(author?.type === "string" ? [`${author.name}: draft.author`] : []),
    ...(view.parentField === undefined ? [] : [`${view.parentField}: draft.parent`]),
  ];
  return {
    path: pagePath(page),
    code: `/** Writes down what somebody says of a post. */
export function ${name}(id: string, draft: CommentDraft): Promise<${comment.type}> {
  return ${comment.varName}Collection.create(${comment.varName}Input.parse({ ...new${comment.typeName}(), ${values.join(", ")} }));
}`,
  };
}
