import { namesIn, View, VIEW_NAMES, type ViewName } from "@joinery/shared";

type NamedView = Exclude<View, { kind: "dashboard" }>;
/** Whether a part may go on naming this: `owner` is the entity that a field belongs to. */
export type IsKnown = (part: ViewName, name: string, owner: string | undefined) => boolean;

/** The view with every entity under the name that it has now. */
export function renameEntities(view: NamedView, point: (name: string) => string): View {
  const parts = VIEW_NAMES[view.kind].filter(({ fieldOf }) => fieldOf === undefined);
  const renamed = parts.flatMap((part) => namesIn(view, part).map((name) => [part.key, point(name)] as const));
  return View.parse({ ...view, ...Object.fromEntries(renamed) });
}

/** The view without names that lead nowhere; undefined when it cannot be without them. */
export function withoutUnknown(view: NamedView, isKnown: IsKnown): View | undefined {
  const left: Record<string, unknown> = { ...view };
  for (const part of VIEW_NAMES[view.kind]) {
    const owner = part.fieldOf === undefined ? undefined : namesIn(view, { key: part.fieldOf })[0];
    const names = namesIn(view, part);
    const known = names.filter((name) => isKnown(part, name, owner));
    if (known.length === names.length) continue;
    if (part.isList) left[part.key] = known;
    else delete left[part.key];
  }
  return View.safeParse(left).data;
}
