import type { AppSpec, Entity, Field, Page } from "@joinery/shared";
import { normaliseSpec } from "./normalise-spec.ts";
import { RESERVED_FILES, RESERVED_PATHS, RESERVED_TYPE_NAMES, RESERVED_VAR_NAMES } from "./reserved-names.ts";

/** An entity with every name that generated code gives it. */
export type EntityPlan = {
  readonly entity: Entity;
  /** `ExpenseItem`: the type; another word behind it where the language or the app has that name already. */
  readonly typeName: string;
  /** `expenseItem`: a variable; never a keyword. */
  readonly varName: string;
  /** `expenseItems`: a list of them; unique in the app. */
  readonly varPlural: string;
  /** `expense-item`: file names. */
  readonly kebab: string;
  /** `expense-items`: the API path below `/api/`, and file names of lists; unique in the app. */
  readonly kebabPlural: string;
  readonly references: readonly Field[];
  /** What `varPlural` was in earlier versions of the app: its data may lie there. */
  readonly formerPlurals: readonly string[];
};

export type PagePlan = {
  readonly page: Page;
  /** `ExpensesPage`. */
  readonly componentName: string;
  /** `expenses-page`, the file name without its ending; unique in the app. */
  readonly fileName: string;
};

/** The plan phase's product: a spec with all names decided, so that no two generators have to agree by chance. */
export type AppPlan = {
  /** The spec without wishes that no record can satisfy; see `normaliseSpec`. */
  readonly spec: AppSpec;
  /** `expense-tracker`: the npm package name. */
  readonly packageName: string;
  readonly entities: readonly EntityPlan[];
  readonly pages: readonly PagePlan[];
};

/** Decides every name of the app. The spec has passed `parseAppSpec`. */
export function planApp(parsed: AppSpec): AppPlan {
  const spec = normaliseSpec(parsed);
  const taken: TakenNames = {
    plurals: new Set(RESERVED_PATHS),
    files: new Set(RESERVED_FILES),
    types: new Set(RESERVED_TYPE_NAMES),
    variables: new Set(RESERVED_VAR_NAMES),
  };
  const takenPages = new Set<string>();
  return {
    spec,
    packageName: planPackageName(spec.name),
    entities: spec.entities.map((entity) => planEntity(entity, taken)),
    pages: spec.pages.map((page) => {
      const fileName = `${claim(toKebab(page.id), takenPages)}-page`;
      return { page, fileName, componentName: toPascal(fileName) };
    }),
  };
}

/** @throws Error when the plan has no such entity, which a parsed spec rules out. */
export function findEntity(plan: AppPlan, name: string): EntityPlan {
  const found = plan.entities.find((entity) => entity.entity.name === name);
  if (found === undefined) throw new Error(`the plan has no entity ${name}`);
  return found;
}

/** `taskPriorityOptions`: the constant with an enum field's options, in the entity's file below `src/shared/`. */
export function optionsName(plan: Pick<EntityPlan, "varName">, field: Pick<Field, "name">): string {
  return `${plan.varName}${capitalise(field.name)}Options`;
}

/** `isLowStock`: the predicate of a rule. */
export function ruleName(rule: { readonly id: string }): string {
  return `is${capitalise(rule.id)}`;
}

/** `canRestock`: the predicate of an action. */
export function actionName(action: { readonly id: string }): string {
  return `can${capitalise(action.id)}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type TakenNames = Record<"plurals" | "files" | "types" | "variables", Set<string>>;

function planEntity(entity: Entity, taken: TakenNames): EntityPlan {
  const plural = toKebab(entity.labelPlural);
  const kebab = claim(toKebab(entity.name), taken.files);
  const kebabPlural = claim(plural === "" || plural === kebab ? `${kebab}-list` : plural, taken.plurals);
  const typeName = claimWith(entity.name, "Entry", (name) => [name, `${name}Input`], taken.types);
  const enums = entity.fields.filter((field) => field.type === "enum");
  const varName = claimWith(
    typeName.charAt(0).toLowerCase() + typeName.slice(1),
    "Entry",
    (name) => [name, `${name}Input`, ...enums.map((field) => optionsName({ varName: name }, field))],
    taken.variables,
  );
  const varPlural = claimWith(toCamel(kebabPlural), "List", (name) => [name], taken.variables);
  const formers = (entity.formerly ?? []).map((label) => toCamel(toKebab(label)));
  return {
    entity,
    typeName,
    varName,
    varPlural,
    formerPlurals: [...new Set(formers)].filter((name) => name !== "" && name !== varPlural),
    kebab,
    kebabPlural,
    references: entity.fields.filter((field) => field.type === "reference"),
  };
}

/** npm refuses to install a package into one of the same name. */
function planPackageName(name: string): string {
  const kebab = toKebab(name);
  if (kebab === "") return "app";
  return /^(?:react|react-dom|hono|zod|vite|typescript)$/.test(kebab) ? `${kebab}-app` : kebab;
}

/** `Expense Item`, `expenseItem` and `Dépense` as `expense-item`, `expense-item` and `depense`. */
export function toKebab(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}

export function toPascal(kebab: string): string {
  return kebab.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function toCamel(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The name, or the name with the first free number behind it. */
function claim(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}

/** The name, or the name with the suffix and then numbers behind it, so that it and all that derives from it are free. */
function claimWith(
  name: string,
  suffix: string,
  derive: (name: string) => readonly string[],
  taken: Set<string>,
): string {
  let free = name;
  for (let number = 1; derive(free).some((derived) => taken.has(derived)); number += 1) {
    free = `${name}${suffix}${number === 1 ? "" : number}`;
  }
  for (const derived of derive(free)) taken.add(derived);
  return free;
}
