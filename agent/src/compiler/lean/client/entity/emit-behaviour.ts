import type { Action, Rule } from "@joinery/shared";
import { actionName, ruleName } from "../../../plan.ts";
import { listPath, type ClientEntity, type ClientPlan } from "../context.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { mayChangeCode } from "../rights.ts";

export const rulesOf = ({ plan }: ClientPlan, entity: ClientEntity): Rule[] =>
  plan.spec.rules.filter((rule) => rule.entity === entity.entity.name);

export const actionsOf = ({ plan }: ClientPlan, entity: ClientEntity, scope: Action["scope"]): Action[] =>
  plan.spec.actions.filter((action) => action.entity === entity.entity.name && action.scope === scope);

/** Marks by rules, and buttons for actions, of the entities that have some. */
export function emitEntityBehaviour(client: ClientPlan, entity: ClientEntity): Module[] {
  const rules = rulesOf(client, entity);
  const own = actionsOf(client, entity, "record");
  const bulk = actionsOf(client, entity, "all");
  return [
    ...(rules.length === 0 ? [] : [emitFlags(entity, rules)]),
    ...(own.length === 0 ? [] : [emitActions(client, entity, own)]),
    ...(bulk.length === 0 ? [] : [emitBulkActions(client, entity, bulk)]),
  ];
}

function emitFlags(entity: ClientEntity, rules: readonly Rule[]): Module {
  const { typeName, type, one } = entity;
  const flags = rules.map(
    (rule) =>
      `      {${ruleName(rule)}(${one}, today) && <Badge ${jsxAttribute("tone", rule.tone)}>${jsxText(rule.label)}</Badge>}`,
  );
  return {
    path: listPath(entity),
    code: `/** What needs attention about it. */
export function ${typeName}Flags({ ${one} }: { readonly ${one}: ${type} }) {
  const today = currentDay();
  return (
    <>
${flags.join("\n")}
    </>
  );
}`,
  };
}

function emitActions(client: ClientPlan, entity: ClientEntity, actions: readonly Action[]): Module {
  const { typeName, varName, type, one } = entity;
  const mayChange = mayChangeCode(client, entity);
  const rights = mayChange === undefined ? "" : `${mayChange} && `;
  const buttons = actions.map(
    (action) => `      {${rights}${actionName(action)}(${one}, today) && (
        <ActionButton ${jsxAttribute("label", action.label)} title={title} act={() => ${actCode(entity, action)}} />
      )}`,
  );
  const code = `type ${typeName}ActionsProps = { readonly ${one}: ${type}; readonly title: string };

/** The steps that can be taken with it now. */
export function ${typeName}Actions({ ${one}, title }: ${typeName}ActionsProps) {
  const today = currentDay();
  return (
    <>
${buttons.join("\n")}
    </>
  );
}`;
  const hasQuestion = actions.some((action) => action.effect.kind === "delete");
  const asking = `

/** A step that deletes asks first. */
async function askAndAct(id: string, action: string, question: string): Promise<void> {
  const isSure = await confirm({ title: question, text: "This cannot be undone.", confirmLabel: "Delete" });
  if (isSure) await ${varName}Collection.act(id, action);
}`;
  return { path: listPath(entity), code: hasQuestion ? code + asking : code };
}

function actCode({ varName, one }: ClientEntity, action: Action): string {
  return action.effect.kind === "delete"
    ? `askAndAct(${one}.id, "${action.id}", ${stringOf(`${action.label}?`)})`
    : `${varName}Collection.act(${one}.id, "${action.id}")`;
}

function emitBulkActions(client: ClientPlan, entity: ClientEntity, actions: readonly Action[]): Module {
  const { typeName, varName, type, one, many } = entity;
  const mayChange = mayChangeCode(client, entity);
  const rights = mayChange === undefined ? "" : `${mayChange} && `;
  const buttons = actions.map(
    (action) => `      {${many}.some((${one}) => ${rights}${actionName(action)}(${one}, today)) && (
        <ActionButton ${jsxAttribute("label", action.label)} act={() => ${isAsking(action) ? `askAndActOnAll("${action.id}", ${stringOf(`${action.label}?`)})` : `${varName}Collection.actOnAll("${action.id}")`}} />
      )}`,
  );
  const asking = actions.some(isAsking)
    ? `

/** What deletes everything asks first. */
async function askAndActOnAll(action: string, question: string): Promise<void> {
  const isSure = await confirm({ title: question, text: "This cannot be undone.", confirmLabel: "Delete" });
  if (isSure) await ${varName}Collection.actOnAll(action);
}`
    : "";
  return {
    path: listPath(entity),
    code: `/** Steps that change every record that they apply to; each is offered while it applies to one. */
export function ${typeName}BulkActions({ ${many} }: { readonly ${many}: readonly ${type}[] }) {
  const today = currentDay();
  return (
    <>
${buttons.join("\n")}
    </>
  );
}${asking}`,
  };
}

/** "Clear completed" takes only what is done; what takes every record deserves a question. */
const isAsking = (action: Action): boolean => action.effect.kind === "delete" && action.where.length === 0;
