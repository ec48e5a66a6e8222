import type { View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { isSharing } from "../../../server/views/drawing.ts";
import { entityOf, type ClientPlan } from "../../context.ts";
import { titleCall } from "../../entity/emit-data.ts";
import { jsxAttribute, type Module } from "../../module.ts";
import { emitViewPage } from "./parts.ts";

/** A wheel, or who does what in a week. */
export function emitPicker(client: ClientPlan, page: PagePlan, view: Extract<View, { kind: "picker" }>): Module[] {
  const entity = entityOf(client, view.entity);
  if (!isSharing(view)) {
    const { one, many, typeName } = entity;
    return [
      emitViewPage(page, {
        lists: [entity],
        state: [entity.isTitleReference ? `const names = use${typeName}Names();` : ""],
        content: `<Wheel items={${many}.items.map((${one}) => ({ id: ${one}.id, title: ${titleCall(entity)} }))} ${jsxAttribute("emptyText", entity.entity.emptyText ?? `There are no ${entity.labelPlural} to pick from yet.`)} />`,
      }),
    ];
  }
  const assignment = entityOf(client, view.assignmentEntity);
  const { one, many, varName, kebabPlural, typeName } = assignment;
  const { itemField, personField, weekField, doneField } = view;
  const done = doneField === undefined ? "false" : `${one}.${doneField}`;
  const toggle =
    doneField === undefined
      ? ""
      : ` onToggle={(id, isDone) => void attempt(() => ${varName}Collection.patch(id, { ${doneField}: isDone }), "")}`;
  return [
    emitViewPage(page, {
      lists: [assignment],
      state: [
        `const names = use${typeName}Names();`,
        `const shares = ${many}.items.map((${one}) => ({
    id: ${one}.id,
    item: names.${itemField}(${one}.${itemField}),
    person: names.${personField}(${one}.${personField}),
    week: ${one}.${weekField},
    isDone: ${done},
  }));`,
      ],
      content: `<WeekShares shares={shares} path="/api/${kebabPlural}"${toggle} />`,
    }),
  ];
}
