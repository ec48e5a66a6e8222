import { hasAccess } from "../server/rights.ts";
import { literal } from "../code.ts";
import type { ClientEntity, ClientPlan } from "./context.ts";

/** `mayAdd("Task")`; undefined where everybody may do everything. */
export const mayAddCode = ({ plan }: ClientPlan, { entity }: ClientEntity): string | undefined =>
  hasAccess(plan) ? `mayAdd(${literal(entity.name)})` : undefined;

/** `mayChange("Task", task)`; undefined where everybody may do everything. */
export const mayChangeCode = (
  { plan }: ClientPlan,
  { entity, one }: ClientEntity,
  record: string = one,
): string | undefined => (hasAccess(plan) ? `mayChange(${literal(entity.name)}, ${record})` : undefined);

/** An element, for those alone who may use it; as a child of another element. */
export const elementIf = (condition: string | undefined, element: string): string =>
  condition === undefined ? element : `{${condition} && (${element})}`;

/** The same as an expression. */
export const valueIf = (condition: string | undefined, element: string): string =>
  condition === undefined ? element : `${condition} && (${element})`;

/** The same for a function: there is none for those who may not call it. */
export const functionIf = (condition: string | undefined, code: string): string =>
  condition === undefined ? code : `${condition} ? ${code} : undefined`;
