import type { AppSpec, Entity, Field, Page } from "@joinery/shared";

/** An entity with every name that generated code gives it. */
export type EntityPlan = {
  readonly entity: Entity;
  /** `ExpenseItem`: the type. */
  readonly typeName: string;
  /** `expenseItem`: a variable. */
  readonly varName: string;
  /** `expenseItems`: a list of them; unique in the app. */
  readonly varPlural: string;
  /** `expense-item`: file names. */
  readonly kebab: string;
  /** `expense-items`: the API path below `/api/`, and file names of lists; unique in the app. */
  readonly kebabPlural: string;
  readonly references: readonly Field[];
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
  readonly spec: AppSpec;
  /** `expense-tracker`: the npm package name. */
  readonly packageName: string;
  readonly entities: readonly EntityPlan[];
  readonly pages: readonly PagePlan[];
};

/** Decides every name of the app. The spec has passed `parseAppSpec`. */
export function planApp(spec: AppSpec): AppPlan {
  const takenPlurals = new Set(["health", "sample-data"]);
  const takenPages = new Set<string>();
  return {
    spec,
    packageName: toKebab(spec.name) || "app",
    entities: spec.entities.map((entity) => planEntity(entity, takenPlurals)),
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

function planEntity(entity: Entity, takenPlurals: Set<string>): EntityPlan {
  const kebab = toKebab(entity.name);
  const plural = toKebab(entity.labelPlural);
  const wanted = plural === "" || plural === kebab ? `${kebab}-list` : plural;
  const kebabPlural = claim(wanted, takenPlurals);
  return {
    entity,
    typeName: entity.name,
    varName: entity.name.charAt(0).toLowerCase() + entity.name.slice(1),
    varPlural: toCamel(kebabPlural),
    kebab,
    kebabPlural,
    references: entity.fields.filter((field) => field.type === "reference"),
  };
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
