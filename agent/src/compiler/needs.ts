import { entityOfView, type AppSpec, type Page } from "@joinery/shared";

/** The entities without which a page shows nothing. */
export function neededBy({ rules }: Pick<AppSpec, "rules">, { view }: Page): string[] {
  if (view.kind !== "dashboard") return [entityOfView(view) ?? []].flat();
  const watched = rules.filter(({ id }) => view.rules.includes(id));
  const measures = [...view.metrics, ...view.charts].map(({ measure }) => measure.entity);
  return [...new Set([...measures, ...watched.map(({ entity }) => entity), ...view.recent])];
}

/** The pages that are there for people who are not signed in: all that they show may be read. Empty where nothing is open. */
export function visitorPages({ access, pages, rules }: AppSpec): Page[] {
  const visitors = access?.visitors;
  if (visitors === undefined) return [];
  const isOpen = (name: string): boolean => visitors[name] === "read" || visitors[name] === "readAndAdd";
  return pages.filter((page) => page.view.kind !== "import" && neededBy({ rules }, page).every(isOpen));
}
