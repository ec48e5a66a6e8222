import { RESERVED_VAR_NAMES } from "../../reserved-names.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";

/** What the client's code calls an entity, and what it declares for it. */
export type ClientNames = {
  /** Begins the names of components, hooks and types: `PetForm`. */
  readonly typeName: string;
  /** Begins the names of functions and constants: `petCollection`. */
  readonly varName: string;
  /** Begins the names of files. */
  readonly kebab: string;
  /** The type of a record where it is used. */
  readonly type: string;
  /** A variable with one record. */
  readonly one: string;
  /** A variable with the list of records. */
  readonly many: string;
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Locals of generated components, which no variable for a record may be called. */
const LOCAL_NAMES: ReadonlySet<string> = new Set(
  words(`
    names editor search setSearch filters setFilters noFilters matchesFilters shown showAll columns sorting sortKeys isSure
    entries value steps group groups preset onClose onOpen onDone save remove doneFilter setDoneFilter month setMonth day
    undated text left update create board card column choice choices visible summary kind path root container title today
    pages lists isAllGood askAndAct askAndActOnAll candidate isEditing setIsEditing recordPages base ticks tick people sharing begin folder opened recipes actions closeRecipe players results posts closePost sortedResults standings playerName
  `),
);
const LOCAL_TYPES: ReadonlySet<string> = new Set(["Content"]);

/**
 * Names for every entity, so that nothing that is declared for one is called like something else: with the entities `Task` and
 * `TaskTitle`, the function `taskTitle` and a record `taskTitle` meet.
 * @param isTaken tells whether the library or a package exports a name.
 */
export function claimNames(plan: AppPlan, isTaken: (name: string) => boolean): readonly ClientNames[] {
  const claimed = new Set<string>();
  const bases = plan.entities.map((entity) => claimBase(entity, claimed, isTaken));
  const isFree = (name: string): boolean =>
    ![LOCAL_NAMES, RESERVED_VAR_NAMES, claimed].some((names) => names.has(name)) && !isTaken(name);
  return plan.entities.map(({ typeName, varName, varPlural }, index) => {
    const base = bases[index] ?? { typeName, varName, kebab: "" };
    const isTypeFree = !isTaken(typeName) && !claimed.has(typeName) && !LOCAL_TYPES.has(typeName);
    return {
      ...base,
      type: isTypeFree ? typeName : `${typeName}Record`,
      one: isFree(varName) ? varName : `${varName}Record`,
      many: isFree(varPlural) ? varPlural : `${varPlural}List`,
    };
  });
}

type Base = Pick<EntityPlan, "typeName" | "varName" | "kebab">;

function claimBase(entity: EntityPlan, claimed: Set<string>, isTaken: (name: string) => boolean): Base {
  const { typeName, varName, kebab } = entity;
  let base: Base = { typeName, varName, kebab };
  const isFree = (name: string): boolean => !claimed.has(name) && !isTaken(name);
  for (let number = 2; !derivedNames(base).every(isFree); number += 1) {
    base = { typeName: `${typeName}${number}`, varName: `${varName}${number}`, kebab: `${kebab}-${number}` };
  }
  for (const name of derivedNames(base)) claimed.add(name);
  return base;
}

const VALUES = words("Collection Title Texts Draft Input");
const VERBS = words("new create delete");
const PARTS = words(
  "Form Fields Flags Actions BulkActions Names FormProps ActionsProps Input Overview RecipeButtons RecipeButtonsProps",
);
const HOOKS = words("Titles Names");
const FILES = words("names form list");

/** What the client declares for an entity, and the files in which it does. */
function derivedNames({ typeName, varName, kebab }: Base): string[] {
  return [
    ...VALUES.map((part) => varName + part),
    ...VERBS.map((verb) => verb + typeName),
    ...PARTS.map((part) => typeName + part),
    ...HOOKS.map((part) => `use${typeName}${part}`),
    `${kebab}.ts`,
    ...FILES.map((part) => `${kebab}-${part}.ts`),
  ];
}
