import type { View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { entityOf, type ClientPlan } from "../../context.ts";
import { titleCall } from "../../entity/emit-data.ts";
import { jsxText, jsxAttribute, type Module } from "../../module.ts";
import { emitViewPage } from "./parts.ts";

/** Counters to tap, and what was counted on each day where that is kept. */
export function emitCounter(client: ClientPlan, page: PagePlan, view: Extract<View, { kind: "counter" }>): Module[] {
  const entity = entityOf(client, view.entity);
  const { one, many, typeName, type, label } = entity;
  const log = view.logEntity === undefined ? undefined : entityOf(client, view.logEntity);
  const hasHistory = log !== undefined && view.amountField !== undefined && view.dateField !== undefined;
  const history = hasHistory
    ? `<CounterHistory taps={${log.many}.items.map((${log.one}) => ({ day: ${log.one}.${view.dateField}, amount: ${log.one}.${view.amountField} }))} />`
    : "";
  return [
    emitViewPage(page, {
      lists: [entity, ...(hasHistory ? [log] : [])],
      state: [
        entity.isTitleReference ? `const names = use${typeName}Names();` : "",
        `const editor = useEditor<${type}, Partial<${typeName}Input>>(${many}.items);`,
      ],
      actions: `<Button onClick={() => editor.openNew()}>${jsxText(`Add ${label}`)}</Button>`,
      content: `<>
        {${many}.items.length === 0 && (
          <EmptyState icon="counter" ${jsxAttribute("text", entity.entity.emptyText ?? `There are no ${entity.labelPlural} yet.`)}>
            <Button kind="primary" onClick={() => editor.openNew()}>${jsxText(`Add ${label}`)}</Button>
          </EmptyState>
        )}
        <div className="counters">
          {${many}.items.map((${one}) => (
            <CounterCard
              key={${one}.id}
              title={${titleCall(entity)}}
              count={${one}.${view.countField} ?? 0}
              onCount={(by) => attempt(() => sendAndReload("POST", \`/api/${entity.kebabPlural}/\${${one}.id}/count\`, { by }), "")}
              onEdit={() => editor.open(${one})}
            />
          ))}
        </div>
        ${history}
        {editor.editing !== undefined && (
          <${typeName}Form ${one}={editor.editing.item} preset={editor.editing.preset} onClose={editor.close} />
        )}
      </>`,
    }),
  ];
}
