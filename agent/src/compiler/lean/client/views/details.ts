import type { Module } from "../module.ts";
import { jsxAttribute } from "../module.ts";
import { showValue, type Shown } from "../display.ts";
import { pagePart, pagePath } from "../context.ts";
import { namesType, type Listing } from "./listing.ts";

/** The values of a record that a page shows below its title, as a component of that page. */
export function emitDetails(listing: Listing): Module | undefined {
  const { page, entity } = listing;
  const shown = detailsOf(listing);
  if (shown.length === 0) return undefined;
  const name = pagePart(page, "details");
  const usesNames = shown.some((value) => mentionsNames(value));
  return {
    path: pagePath(page),
    effects: ["src/client/styles/details.css"],
    code: `type ${name}Props = { readonly ${entity.one}: ${entity.type}; ${usesNames ? namesType(entity) : ""} };

export function ${name}({ ${entity.one}${usesNames ? ", names" : ""} }: ${name}Props) {
  return (
    <>
      ${detailRows(shown)}
    </>
  );
}`,
  };
}

/** Labelled values, and long texts below them; nothing when there are none. */
export function detailRows(shown: readonly Shown[]): string {
  const rows = shown.filter((value) => !value.isLong).map(emitRow);
  const long = shown.filter((value) => value.isLong).map(emitLong);
  const list = rows.length === 0 ? "" : `<dl className="details">\n${rows.join("\n")}\n</dl>`;
  return [list, ...long].filter(Boolean).join("\n      ");
}

/** The element that shows the details, or nothing where the page shows no more than the title. */
export function detailsElement(listing: Listing): string {
  const { page, entity } = listing;
  const shown = detailsOf(listing);
  if (shown.length === 0) return "";
  const names = shown.some((value) => mentionsNames(value)) ? " names={names}" : "";
  return `<${pagePart(page, "details")} ${entity.one}={${entity.one}}${names} />`;
}

/** What a page shows apart from the title. */
export function detailsOf({ view, entity }: Listing): Shown[] {
  return view.fields.filter((name) => name !== entity.title?.name).map((name) => showValue(entity, name, entity.one));
}

function emitRow(shown: Shown): string {
  const row = `<Detail ${jsxAttribute("label", shown.label)}>${shown.isElement ? shown.code : `{${shown.code}}`}</Detail>`;
  return shown.condition === undefined || !shown.isElement ? row : `{${shown.condition} && (${row})}`;
}

function emitLong(shown: Shown): string {
  return shown.condition === undefined ? shown.code : `{${shown.condition} && ${shown.code}}`;
}

const mentionsNames = ({ code }: Shown): boolean => /\bnames\./.test(code);
