import type { View } from "@joinery/shared";
import { titleCall } from "../entity/emit-data.ts";
import { pagePart, pagePath } from "../context.ts";
import { showValue } from "../display.ts";
import { stringOf, type Module } from "../module.ts";
import { detailsElement, emitDetails } from "./details.ts";
import { emitListingPage, rowActions, titleWithFlags, type Listing } from "./listing.ts";
import { initialSort } from "./table.ts";

/** A grid of cards, as many side by side as there is room for. */
export function emitCards(listing: Listing<Extract<View, { kind: "cards" }>>): Module[] {
  const { entity, page, view } = listing;
  const name = pagePart(page, "sort-keys");
  const sortKeys = name.charAt(0).toLowerCase() + name.slice(1);
  const names = [...new Set([...(entity.title === undefined ? [] : [entity.title.name]), ...view.fields])];
  const keys = names
    .map((field) => showValue(entity, field, entity.one))
    .map(
      ({ name: key, label, sortBy }) =>
        `  { key: "${key}", label: ${stringOf(label)}, sortBy: (${entity.one}) => ${sortBy} },`,
    );
  const usesNames = keys.some((key) => /\bnames\./.test(key));
  const keysModule: Module = {
    path: pagePath(page),
    code: usesNames
      ? `export const ${sortKeys} = (names: ${entity.typeName}Names): readonly SortKey<${entity.type}>[] => [\n${keys.join("\n")}\n];`
      : `export const ${sortKeys}: readonly SortKey<${entity.type}>[] = [\n${keys.join("\n")}\n];`,
  };
  const details = emitDetails(listing);
  const title = `<RecordButton onClick={() => editor.open(${entity.one})}>{${titleCall(entity)}}</RecordButton>`;
  return [
    {
      ...emitListingPage(listing, {
        state: usesNames
          ? `const sortKeys = ${sortKeys}(names);\n  const sorting = useSort(sortKeys${initialSort(listing)});`
          : `const sorting = useSort(${sortKeys}${initialSort(listing)});`,
        tools: `<SortSelect keys={${usesNames ? "sortKeys" : sortKeys}} sort={sorting.sort} onSort={sorting.setSort} />`,
        ordered: "sorting.apply(shown)",
        content: `<ul className="cards">
          {sorting.apply(shown).map((${entity.one}) => (
            <li key={${entity.one}.id} className="card surface">
              <h2>
                ${titleWithFlags(listing, title)}
              </h2>
              ${detailsElement(listing)}
              ${rowActions(listing, "editor.open")}
            </li>
          ))}
        </ul>`,
      }),
      effects: ["src/client/styles/cards.css"],
    },
    keysModule,
    ...(details === undefined ? [] : [details]),
  ];
}
