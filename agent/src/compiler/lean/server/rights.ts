import { hasOwners, isPrivate, type AppFile, type VisitorRight } from "@joinery/shared";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { file, literal } from "../code.ts";

/** Whether people sign in: without anything to protect there is no need to. */
export const hasAccess = ({ spec, entities }: AppPlan): boolean => spec.access !== undefined && entities.length > 0;

/** The store for rules about all records and for the parts of a step, as an expression. */
export const everything = (plan: AppPlan): string => (hasAccess(plan) ? "wholeOf(store)" : "store");

/** Whether it matters who entered the records of an entity. */
export const isOwned = (plan: AppPlan, { entity }: Pick<EntityPlan, "entity">): boolean =>
  hasAccess(plan) && hasOwners(plan.spec.access, entity.name);

/** Whether the app keeps for any record who entered it. */
export const hasOwnRecords = (plan: AppPlan): boolean => plan.entities.some((entity) => isOwned(plan, entity));

/** Whether some role sees its own records of an entity alone. */
export const isPrivateKind = (plan: AppPlan, { entity }: Pick<EntityPlan, "entity">): boolean =>
  hasAccess(plan) && isPrivate(plan.spec.access, entity.name);

/** What people who are not signed in may do with the records of an entity. */
export const visitorRight = (plan: AppPlan, entityName: string): VisitorRight | undefined =>
  hasAccess(plan) ? plan.spec.access?.visitors?.[entityName] : undefined;

export const visitorsRead = (plan: AppPlan, entityName: string): boolean =>
  ["read", "readAndAdd"].includes(visitorRight(plan, entityName) ?? "");

export const visitorsAdd = (plan: AppPlan, entityName: string): boolean =>
  ["add", "readAndAdd"].includes(visitorRight(plan, entityName) ?? "");

/** Whether anything is open to people who are not signed in. */
export const hasVisitors = (plan: AppPlan): boolean =>
  plan.entities.some(({ entity }) => visitorRight(plan, entity.name) !== undefined);

/** The parts of a private record belong to whom it belongs: the field that points at it. */
export function ownerField(plan: AppPlan, entityPlan: EntityPlan): { name: string; kind: string } | undefined {
  if (!isPrivateKind(plan, entityPlan)) return undefined;
  const field = entityPlan.references.find(({ type, required, reference }) => {
    if (type !== "reference" || !required || reference?.onDelete !== "cascade") return false;
    return reference.entity !== entityPlan.entity.name && isPrivateKind(plan, findEntity(plan, reference.entity));
  });
  if (field?.reference === undefined) return undefined;
  return { name: field.name, kind: findEntity(plan, field.reference.entity).varPlural };
}

/** `src/shared/rights.ts`: what each right means, for the server that keeps it and the pages that show what is possible. */
export function emitRights(plan: AppPlan): AppFile[] {
  if (!hasAccess(plan)) return [];
  const kinds = [...plan.entities.map(({ entity }) => literal(entity.name)), literal("sample data")].join(" | ");
  return [file("src/shared/rights.ts", `/** What rights are about. */\nexport type Kind = ${kinds};`, RIGHTS)];
}

const RIGHTS = `/** Who entered a record, or was handed it. */
export type EnteredBy = { id: string; name: string; isMe?: boolean };

type Powers = { reads: "none" | "own" | "all"; changes: "none" | "own" | "all"; adds: boolean };

/** What a right allows. The last two are for people who are not signed in. */
export const powers = {
  none: { reads: "none", changes: "none", adds: false },
  readOwn: { reads: "own", changes: "none", adds: false },
  own: { reads: "own", changes: "own", adds: true },
  read: { reads: "all", changes: "none", adds: false },
  contribute: { reads: "all", changes: "own", adds: true },
  write: { reads: "all", changes: "all", adds: true },
  add: { reads: "none", changes: "none", adds: true },
  readAndAdd: { reads: "all", changes: "none", adds: true },
} as const satisfies Record<string, Powers>;

export type Right = keyof typeof powers;`;
