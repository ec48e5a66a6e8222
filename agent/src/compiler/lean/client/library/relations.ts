/** Records that point at each other: links, pages of one record, and choosing several. Each file is emitted when another one imports it. */
export const relationsLibrary: Readonly<Record<string, string>> = {
  "components/fields/pickers-field.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import { matchesSearch } from "../../lib/search.ts";
import { Icon } from "../icon.tsx";
import type { FieldProps } from "./field.tsx";
import { FieldGroup } from "./field-group.tsx";

/** From so many choices on, it is quicker to type than to look. */
const SEARCHED_FROM = 8;

type PickersFieldProps = FieldProps<string[] | null> & {
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** How to get a choice that is not there yet. */
  readonly children?: ReactNode;
};

/** Chooses several of the app's own records. */
export function PickersField({ choices, children, ...props }: PickersFieldProps) {
  const { label, value, onChange } = props;
  const [search, setSearch] = useState("");
  const chosen = value ?? [];
  const sorted = choices.toSorted((a, b) => a.title.localeCompare(b.title));
  const shown = sorted.filter(({ title }) => matchesSearch([title], search));
  const remove = (id: string): void => onChange(chosen.filter((other) => other !== id));
  return (
    <FieldGroup {...props} isWide>
      {chosen.length > 0 && (
        <span className="picked">
          {chosen.map((id) => {
            const title = choices.find((choice) => choice.id === id)?.title ?? "";
            return (
              <span key={id} className="chip">
                {title}
                <button type="button" aria-label={\`Remove \${title}\`} onClick={() => remove(id)}>
                  <Icon name="close" />
                </button>
              </span>
            );
          })}
        </span>
      )}
      {choices.length >= SEARCHED_FROM && (
        <input
          type="search"
          aria-label={\`Search \${label}\`}
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            // Enter looks for a choice here; the form is saved by its own button.
            if (event.key === "Enter") event.preventDefault();
          }}
        />
      )}
      <span className="pick-list">
        {shown.map(({ id, title }) => (
          <label key={id} className="pick">
            <input type="checkbox" checked={chosen.includes(id)} onChange={(event) => (event.target.checked ? onChange([...chosen, id]) : remove(id))} />
            {title}
          </label>
        ))}
        {shown.length === 0 && <span className="pick-none">{choices.length === 0 ? "There are none yet." : "Nothing matches."}</span>}
      </span>
      {children}
    </FieldGroup>
  );
}
`,
  "components/record-link.tsx": `import "../styles/record.css";
import { Link } from "../lib/router.tsx";

type RecordLinkProps = {
  /** The path below which the pages of such records are. */
  readonly to: string;
  readonly id: string | null;
  readonly title: string;
};

/** Another record by its title, which leads to its page. */
export function RecordLink({ to, id, title }: RecordLinkProps) {
  if (id === null || title === "") return null;
  return (
    <Link to={\`\${to}/\${encodeURIComponent(id)}\`} className="record-link">
      {title}
    </Link>
  );
}
`,
  "components/record-links.tsx": `import { RecordLink } from "./record-link.tsx";

type RecordLinksProps = {
  readonly to: string;
  readonly ids: readonly string[];
  readonly titleOf: (id: string) => string;
};

/** Several records, each with a way to its page. */
export function RecordLinks({ to, ids, titleOf }: RecordLinksProps) {
  return (
    <span className="record-links">
      {ids.map((id) => (
        <RecordLink key={id} to={to} id={id} title={titleOf(id)} />
      ))}
    </span>
  );
}
`,
  "components/record-page.tsx": `import type { ReactNode } from "react";
import type { Records } from "../lib/collection.ts";
import { Link } from "../lib/router.tsx";
import "../styles/record.css";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Failure } from "./failure.tsx";
import { Page } from "./page.tsx";
import { Skeleton } from "./skeleton.tsx";

type BackLinkProps = { readonly to: string; readonly children: string };

/** From the page of one record to the list of all. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <p className="back-link">
      <Link to={to}>
        <span aria-hidden="true">←</span> {children}
      </Link>
    </p>
  );
}

type RecordMissingProps = {
  readonly records: Records<unknown>;
  readonly title: string;
  readonly path: string;
  readonly listLabel: string;
};

/** What stands on the page of a record that is not there, or not yet. */
export function RecordMissing({ records, title, path, listLabel }: RecordMissingProps) {
  if (records.status === "loading") return <Skeleton />;
  return (
    <Page title={title}>
      {records.status === "failed" ? (
        <Failure records={records} />
      ) : (
        <EmptyState icon="search" text="It does not exist any more.">
          <Link to={path}>{listLabel}</Link>
        </EmptyState>
      )}
    </Page>
  );
}

type RelatedRecordsProps<Item> = {
  readonly title: string;
  readonly records: Records<Item>;
  readonly items: readonly Item[];
  readonly emptyText: string;
  readonly addLabel: string;
  //#if access
  /** Undefined for those who may not add any. */
  readonly onAdd: (() => void) | undefined;
  //#else
  readonly onAdd: () => void;
  //#end
  readonly renderItem: (item: Item) => ReactNode;
  /** The form, while it is open. */
  readonly children?: ReactNode;
};

/** The records that point at the one whose page it is. */
export function RelatedRecords<Item extends { readonly id: string }>(props: RelatedRecordsProps<Item>) {
  const { title, records, items, emptyText, addLabel, onAdd, renderItem, children } = props;
  return (
    <section className="related surface">
      <header>
        <h2>
          {title} <span className="related-count">{items.length}</span>
        </h2>
        //#if access
        {onAdd !== undefined && (
          <Button isSmall onClick={onAdd}>
            {addLabel}
          </Button>
        )}
        //#else
        <Button isSmall onClick={onAdd}>
          {addLabel}
        </Button>
        //#end
      </header>
      {records.status === "ready" && items.length === 0 && <p className="related-none">{emptyText}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>{renderItem(item)}</li>
        ))}
      </ul>
      {children}
    </section>
  );
}
`,
  "styles/record.css": `.record-link {
  display: inline-block;
  color: inherit;
  font-weight: 550;
  text-decoration-color: var(--line-strong);
}

.record-link:hover {
  color: var(--link);
}

.record-links {
  display: inline-flex;
  flex-wrap: wrap;
  gap: 0.3rem;
}

.record-links .record-link {
  padding: 0.1rem 0.65rem;
  color: var(--neutral-text);
  background: var(--neutral-fill);
  border-radius: 1rem;
  font-size: 0.8125rem;
  font-weight: 600;
  line-height: 1.5;
  text-decoration: none;
}

.record-links .record-link:hover {
  text-decoration: underline;
}

.back-link {
  margin-bottom: 0.35rem;
  font-size: 0.9rem;
}

.back-link a {
  display: inline-block;
  padding: 0.25rem 0;
  text-decoration: none;
}

.record-sheet {
  display: grid;
  gap: 1rem;
  max-width: 60rem;
}

.record-facts {
  display: grid;
  gap: 0.85rem;
  padding: 1.1rem 1.3rem;
}

.record-facts .details {
  grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
  gap: 0.85rem 2rem;
  font-size: 1rem;
}

.record-facts .detail {
  display: block;
}

.record-facts .detail dt {
  font-size: 0.85rem;
}

.record-facts .long-text {
  display: block;
}

.related {
  padding: 1rem 1.3rem 0.6rem;
}

.related > header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.5rem;
  margin-bottom: 0.4rem;
}

.related-count {
  margin-left: 0.2rem;
  color: var(--muted);
  font-weight: 400;
}

.related-none {
  padding: 0.4rem 0 0.8rem;
  color: var(--muted);
}

.related li {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.15rem 1.25rem;
  padding: 0.6rem 0;
  border-top: 1px solid var(--line);
}

.related-notes {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.2rem 1rem;
  color: var(--muted);
  font-size: 0.9rem;
}

.picked {
  display: flex;
  flex-wrap: wrap;
  gap: 0.35rem;
  margin-bottom: 0.35rem;
}

.pick-list {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
  max-height: 11.5rem;
  padding: 0.25rem 0.75rem;
  overflow-y: auto;
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.pick {
  display: flex;
  align-items: center;
  gap: 0.6rem;
  min-height: 2.4rem;
  color: var(--field-text);
}

.pick input {
  flex: none;
  width: 1.15rem;
  height: 1.15rem;
}

.pick-none {
  padding: 0.5rem 0;
  color: var(--field-muted);
}
`,
};
