import type { View } from "@joinery/shared";
import { titleCall } from "../entity/emit-data.ts";
import { fieldOf } from "../context.ts";
import type { Module } from "../module.ts";
import { detailsElement, emitDetails } from "./details.ts";
import { emitListingPage, rowActions, titleWithFlags, type Listing } from "./listing.ts";

/** Entries by day, the newest first. */
export function emitJournal(listing: Listing<Extract<View, { kind: "journal" }>>): Module[] {
  const { entity, view } = listing;
  const { one } = entity;
  const date = view.dateField;
  const isTimed = fieldOf(entity.entity, date)?.type === "datetime";
  // The day stands above the entries already.
  const withoutDate: Listing = { ...listing, view: { ...view, fields: view.fields.filter((name) => name !== date) } };
  const details = emitDetails(withoutDate);
  const title = `<RecordButton onClick={() => editor.open(${one})}>{${titleCall(entity)}}</RecordButton>`;
  const newestFirst = `shown.toSorted((a, b) => compareValues(a.${date}, b.${date}, -1) || compareValues(a.createdAt, b.createdAt, -1))`;
  const page = emitListingPage(listing, {
    derived: `const entries = ${newestFirst};`,
    ordered: "entries",
    content: `<div className="journal">
          {groupByDay(entries, (${one}) => ${one}.${date}).map(([day, group]) => (
            <section key={day} className="journal-day">
              <h2>{day === "" ? "Without a date" : formatDay(day)}</h2>
              <ul>
                {group.map((${one}) => (
                  <li key={${one}.id} className="journal-entry surface">
                    <header>
                      <h3>
                        ${titleWithFlags(listing, title)}
                      </h3>
                      ${isTimed ? `<span className="journal-time">{formatTime(${one}.${date})}</span>` : ""}
                      ${rowActions(listing, "editor.open")}
                    </header>
                    ${detailsElement(withoutDate)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>`,
  });
  return [{ ...page, effects: ["src/client/styles/journal.css"] }, ...(details === undefined ? [] : [details])];
}
