import type { View } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { findEntity, type AppPlan } from "../../../plan.ts";
import { file, importLine, literal } from "../../code.ts";
import { parseCall, recordFunctions } from "../records.ts";
import type { ViewRoutes } from "./view-routes.ts";

type PickerView = Extract<View, { kind: "picker" }>;
/** A view that shares out, rather than one that only picks. */
export type SharingView = PickerView &
  Required<Pick<PickerView, "personEntity" | "assignmentEntity" | "itemField" | "personField" | "weekField">>;

export function isSharing(view: PickerView): view is SharingView {
  const parts = [view.personEntity, view.assignmentEntity, view.itemField, view.personField, view.weekField];
  return parts.every((part) => part !== undefined);
}

/** `POST /api/<assignments>/draw`: shares out a week, all of it or nothing. Undefined for a view that only picks. */
export function emitDrawing(plan: AppPlan, view: PickerView): ViewRoutes | undefined {
  if (!isSharing(view)) return undefined;
  const item = findEntity(plan, view.entity);
  const person = findEntity(plan, view.personEntity);
  const assignment = findEntity(plan, view.assignmentEntity);
  const { varPlural, kebabPlural, typeName } = assignment;
  const { itemField, personField, weekField, doneField } = view;
  const fields = new Map(assignment.entity.fields.map((field) => [field.name, field]));
  const or = (name: string): string => {
    const field = fields.get(name);
    return field !== undefined && isNullable(field) ? ' ?? ""' : "";
  };
  const registers = `register${typeName}Drawing`;
  const done = doneField === undefined ? "false" : `${"{record}"}.${doneField}`;
  const isDone = (record: string): string => done.replace("{record}", record);
  const code = `const Draw = z.object({
  /** The Monday of the week, YYYY-MM-DD. */
  week: z.iso.date({ error: "Week must be a date" }),
  /** Draws anew what is not done yet. */
  again: z.boolean().default(false),
});

/** Shares out a week by lot, and fairly: \`/api/${kebabPlural}/draw\`. */
export function ${registers}(app: Hono, { store }: AppDeps): void {
  app.post("/api/${kebabPlural}/draw", async (context) => {
    const { week, again } = parseInput(Draw, await readBody(context));
    const items = store.${item.varPlural}.all().map(({ id }) => id);
    const people = store.${person.varPlural}.all().map(({ id }) => id);
    if (items.length === 0) throw new ApiError(409, ${literal(`There are no ${item.entity.labelPlural.toLowerCase()} to share out yet.`)});
    if (people.length === 0) throw new ApiError(409, ${literal(`There is nobody to share them out to yet: add ${person.entity.labelPlural.toLowerCase()} first.`)});
    const thisWeek = store.${varPlural}.all().filter((record) => record.${weekField} === week);
    if (thisWeek.length > 0 && !again) throw new ApiError(409, "This week is shared out already.");

    const kept = thisWeek.filter((record) => ${isDone("record")});
    const redrawn = thisWeek.filter((record) => !kept.includes(record));
    const open = items.filter((id) => !kept.some((record) => record.${itemField} === id));
    const history = store.${varPlural}
      .all()
      .filter((record) => !redrawn.includes(record))
      .toSorted((a, b) => String(a.${weekField}).localeCompare(String(b.${weekField})))
      .map((record) => ({ item: record.${itemField}${or(itemField)}, person: record.${personField}${or(personField)} }));
    const inputs = shareOut(open, people, history, Math.random).map((share) =>
      ${parseCall(plan, assignment, `{ ${itemField}: share.item, ${personField}: share.person, ${weekField}: week }`)},
    );
    for (const { id } of redrawn) store.${varPlural}.remove(id);
    for (const input of inputs) store.${varPlural}.add(input);
    await store.save();
    return context.json({ drawn: inputs.length });
  });
}`;
  return {
    registers,
    others: [SHARE_OUT],
    file: file(
      `src/server/views/${kebabPlural}-draw.ts`,
      importLine(["type Hono"], "hono") +
        'import * as z from "zod";\n' +
        importLine(["ApiError"], "../api-error.ts") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importLine([recordFunctions(assignment).parse], `../records/${kebabPlural}.ts`) +
        importLine(["parseInput", "readBody"], "../request.ts") +
        importLine(["shareOut"], "./share-out.ts"),
      code,
    ),
  };
}

const SHARE_OUT = file(
  "src/server/views/share-out.ts",
  `/** Who does what; ids. */
export type Share = { item: string; person: string };

/**
 * Gives each item to a person: to one of those who had the fewest so far, rather not to the one who had this item last, and by lot
 * among the others. The history is in the order in which it happened.
 */
export function shareOut(
  items: readonly string[],
  people: readonly string[],
  history: readonly Share[],
  random: () => number,
): Share[] {
  const counts = new Map(people.map((person) => [person, history.filter((share) => share.person === person).length]));
  const shares: Share[] = [];
  for (const item of inRandomOrder(items, random)) {
    const last = history.findLast((share) => share.item === item)?.person;
    const fewest = Math.min(...counts.values());
    const next = inRandomOrder(people.filter((person) => counts.get(person) === fewest), random);
    const person = next.find((candidate) => candidate !== last) ?? next[0];
    if (person === undefined) continue;
    counts.set(person, fewest + 1);
    shares.push({ item, person });
  }
  return shares;
}

function inRandomOrder<Item>(list: readonly Item[], random: () => number): Item[] {
  return list
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}`,
);
