import type { Field } from "@joinery/shared";
import { isNullable } from "../../../../field-rules.ts";
import type { PagePlan } from "../../../../plan.ts";
import { fieldOf, pagePath, type ClientEntity } from "../../context.ts";
import { textOf } from "../../display.ts";
import { jsxAttribute, type Module } from "../../module.ts";

/** What pages to play, to compute and to take part have in common. */

type PageParts = {
  /** Hooks and values of the component. */
  readonly state?: readonly string[];
  readonly content: string;
  /** Lists that must be there before the content is. */
  readonly lists?: readonly ClientEntity[];
  readonly actions?: string;
  /** Declarations above the component. */
  readonly above?: string;
  readonly effects?: readonly string[];
};

/** A page with its heading and one component. */
export function emitViewPage(
  page: PagePlan,
  { state = [], content, lists = [], actions, above = "", effects }: PageParts,
): Module {
  const unique = [...new Map(lists.map((entity) => [entity.typeName, entity])).values()];
  const hooks = unique.map(({ many, varName }) => `const ${many} = useRecords(${varName}Collection);`);
  const body = [...hooks, ...state].filter((line) => line !== "").map((line) => `  ${line}\n`);
  const inner =
    unique.length === 0
      ? content
      : `<WhenReady lists={[${unique.map(({ many }) => many).join(", ")}]}>
        ${content}
      </WhenReady>`;
  const code = `${above === "" ? "" : `${above}\n\n`}export function ${page.componentName}() {
${body.join("")}  return (
    <Page ${jsxAttribute("title", page.page.title)}${actions === undefined ? "" : ` actions={${actions}}`}>
      ${inner}
    </Page>
  );
}`;
  return { path: pagePath(page), code, ...(effects === undefined ? {} : { effects }) };
}

/** A field of a record as text that is never missing; an empty text where there is no such field. */
export function textCode(entity: ClientEntity, name: string | undefined, record = entity.one): string {
  const field = name === undefined ? undefined : fieldOf(entity.entity, name);
  if (field === undefined) return '""';
  const text = textOf(entity, field, record);
  return isPlainText(field) && isNullable(field) ? `${text} ?? ""` : text;
}

const isPlainText = ({ type }: Field): boolean => type === "string" || type === "text";

/** The hook that looks references up, where one of the codes needs it. */
export function namesHook(entity: ClientEntity, codes: readonly string[]): string {
  return codes.some((code) => code.startsWith("names.")) ? `const names = use${entity.typeName}Names();` : "";
}

export function labelOf(entity: ClientEntity, name: string | undefined): string {
  return entity.entity.fields.find((field) => field.name === name)?.label ?? "";
}
