import type { View } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { entityOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";

/** What pages are written from that are no plain lists but show, add and change the records of one entity. */
export type HomePage<Kind extends View = View> = {
  readonly client: ClientPlan;
  readonly page: PagePlan;
  readonly view: Kind;
  readonly entity: ClientEntity;
};

export function toHome<Kind extends Extract<View, { entity: string }>>(
  client: ClientPlan,
  page: PagePlan,
  view: Kind,
): HomePage<Kind> {
  return { client, page, view, entity: entityOf(client, view.entity) };
}

/** What is special about such a page. */
export type HomeParts = {
  /** Other entities whose records it needs; their lists are variables by their `many`. */
  readonly others?: readonly ClientEntity[];
  /** Hooks and values, above the JSX. */
  readonly state?: string;
  /** Buttons before the one that adds a record. */
  readonly actions?: string;
  /** What adding does instead of opening the form. */
  readonly addOver?: string | undefined;
  readonly content: string;
  /** Open dialogs besides the form. */
  readonly below?: string;
  /** The content is useful without any records. */
  readonly isFrame?: boolean;
  /** The content has the main button of the page, so the one that opens the form is not it. */
  readonly hasMain?: boolean;
};

/** A page with its heading, the button that adds a record, the content once it is loaded, and the form. */
export function emitHomePage({ page, entity }: HomePage, parts: HomeParts): Module {
  const { one, many, type, typeName, label, labelPlural } = entity;
  const {
    others = [],
    state = "",
    actions = "",
    content,
    below = "",
    isFrame = false,
    hasMain = false,
    addOver = "() => editor.openNew()",
  } = parts;
  const add = `<Button${hasMain ? "" : ' kind="primary"'} onClick={${addOver}}>${jsxText(`Add ${label}`)}</Button>`;
  const needsNames = entity.hasNames && /\bnames\b/.test(withoutStrings(state + content + actions + below));
  const lists = [entity, ...others.filter((other) => other !== entity)];
  const empty = `<EmptyState icon="empty" text=${attributeValue(entity.entity.emptyText ?? `There are no ${labelPlural} yet.`)}>${add}</EmptyState>`;
  const code = `export function ${page.componentName}() {
  ${lists.map((list) => `const ${list.many} = useRecords(${list.varName}Collection);`).join("\n  ")}
  ${needsNames ? `const names = use${typeName}Names();` : ""}
  const editor = useEditor<${type}, Partial<${typeName}Input>>(${many}.items);
  ${state}
  return (
    <Page ${jsxAttribute("title", page.page.title)} actions={${actions === "" ? add : `<>${actions}${add}</>`}}>
      <WhenReady lists={[${lists.map((list) => list.many).join(", ")}]}>
        ${isFrame ? content : `{${many}.items.length === 0 ? (${empty}) : (${content})}`}
      </WhenReady>
      {editor.editing !== undefined && (
        <${typeName}Form ${one}={editor.editing.item} preset={editor.editing.preset} onClose={editor.close} />
      )}
      ${below}
    </Page>
  );
}`;
  return { path: pagePath(page), code: code.replace(/^[ \t]+$\n/gm, "") };
}

const attributeValue = (text: string): string => `{${stringOf(text)}}`;

const withoutStrings = (code: string): string => code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
