import type { View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { entityOf, fieldOf, type ClientEntity, type ClientPlan } from "../../context.ts";
import { titleCall } from "../../entity/emit-data.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../../module.ts";
import { emitViewPage, labelOf } from "./parts.ts";

type TimerView = Extract<View, { kind: "timer" }>;

/** A clock; what is finished becomes a record, and today's records stand below it. */
export function emitTimer(client: ClientPlan, page: PagePlan, view: TimerView): Module[] {
  const { modes, workMinutes, breakMinutes, longBreakMinutes, rounds } = view;
  const attributes = [
    `modes={${JSON.stringify(modes)}}`,
    `plan={{ workMinutes: ${workMinutes}, breakMinutes: ${breakMinutes}, longBreakMinutes: ${longBreakMinutes}, rounds: ${rounds} }}`,
  ];
  if (view.logEntity === undefined) return [emitViewPage(page, { content: `<Timer ${attributes.join(" ")} />` })];
  const log = entityOf(client, view.logEntity);
  const label = labelOf(log, view.labelField);
  if (label !== "") attributes.push(jsxAttribute("labelText", label));
  const content = `<Timer ${attributes.join(" ")} onSession={(session) => void ${keepName(log)}(session)} />
        ${emitToday(log, view)}`;
  const needsNames = content.includes("names");
  return [
    emitViewPage(page, {
      lists: [log],
      state: [needsNames ? `const names = use${log.typeName}Names();` : "", ...todayState(log, view)],
      content: `<>
        ${content}
      </>`,
      above: emitKeep(log, view),
    }),
  ];
}

const keepName = ({ typeName }: ClientEntity): string => `keep${typeName}`;

function emitKeep(log: ClientEntity, view: TimerView): string {
  const { typeName, varName } = log;
  const started = view.startedField === undefined ? undefined : fieldOf(log.entity, view.startedField);
  const values = [
    view.durationField === undefined ? "" : `${view.durationField}: session.minutes,`,
    started === undefined
      ? ""
      : `${started.name}: ${started.type === "date" ? "toIsoDate(new Date(session.startedAt))" : "toMoment(new Date(session.startedAt))"},`,
    view.labelField === undefined
      ? ""
      : `${view.labelField}: session.label === "" ? ${stringOf(log.entity.label)} : session.label,`,
  ].filter((line) => line !== "");
  return `/** What was finished becomes ${/^[aeiou]/i.test(log.label) ? "an" : "a"} ${log.label.replaceAll("*/", "* /")}. */
function ${keepName(log)}(${values.some((line) => line.includes("session")) ? "session" : "_session"}: TimedSession): Promise<boolean> {
  const input = { ...new${typeName}(), ${values.join(" ")} };
  return attempt(() => ${varName}Collection.create(${varName}Input.parse(input)), ${stringOf(`${log.entity.label} kept.`)});
}`;
}

function todayState(log: ClientEntity, { startedField }: TimerView): string[] {
  if (startedField === undefined) return [];
  return [
    `const today = ${log.many}.items.filter((${log.one}) => ${log.one}.${startedField}?.startsWith(currentDay()));`,
  ];
}

function emitToday(log: ClientEntity, { startedField, durationField }: TimerView): string {
  if (startedField === undefined) return "";
  const minutes =
    durationField === undefined
      ? ""
      : ` · {formatNumber(today.reduce((sum, ${log.one}) => sum + (${log.one}.${durationField} ?? 0), 0), "min")}`;
  const detail =
    durationField === undefined ? "" : `detail={(${log.one}) => formatNumber(${log.one}.${durationField}, "min")}`;
  return `<TimerLog heading={<>${jsxText(`Today: `)}{today.length}${minutes}</>} items={today} titleOf={(${log.one}) => ${titleCall(log)}} ${detail} />`;
}
