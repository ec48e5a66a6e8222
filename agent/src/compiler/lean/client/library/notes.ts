/** Notes: a list beside an editor that saves by itself. Each file is emitted when another one imports it. */
export const notesLibrary: Readonly<Record<string, string>> = {
  "components/notes.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import type { Note, NoteChanges } from "../lib/note.ts";
import { matchesSearch } from "../lib/search.ts";
import { useOpened } from "../lib/use-opened.ts";
import "../styles/list.css";
import "../styles/notes.css";
import { FilterSelect } from "./filter-select.tsx";
import { Icon } from "./icon.tsx";
import { NoteEditor } from "./note-editor.tsx";
import { NoteRow } from "./note-row.tsx";

type NotesProps = {
  readonly notes: readonly Note[];
  /** What notes are sorted into; empty when there is no such thing. */
  readonly folders: readonly { readonly value: string; readonly label: string }[];
  readonly maxTitle: number;
  readonly maxBody: number;
  readonly onSave: (id: string, changes: NoteChanges) => Promise<unknown>;
  /** Buttons for the note that is open. */
  readonly actions: (id: string) => ReactNode;
  readonly emptyText: string;
};

/** The list on the left, the note that is open on the right; on phones one of them at a time. */
export function Notes({ notes, folders, maxTitle, maxBody, onSave, actions, emptyText }: NotesProps) {
  const [search, setSearch] = useState("");
  const [folder, setFolder] = useState("");
  const { opened, open, close } = useOpened(notes);
  const shown = notes
    .filter((note) => (folder === "" || note.folder === folder) && matchesSearch([note.title, note.body, ...note.tags], search))
    .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned) || b.updatedAt.localeCompare(a.updatedAt));
  return (
    <div className={opened === undefined ? "notes" : "notes notes-open"}>
      <section className="notes-list surface" aria-label="Notes">
        <div className="notes-tools" role="search">
          <div className="search-box">
            <Icon name="search" />
            <input type="search" aria-label="Search" placeholder="Search" value={search} onChange={(event) => setSearch(event.target.value)} />
          </div>
          {folders.length > 0 && <FilterSelect label="Folder" options={folders} value={folder} onChange={setFolder} />}
          <p className="visually-hidden" role="status">
            {shown.length === 1 ? "1 note" : \`\${shown.length} notes\`}
          </p>
        </div>
        {shown.length === 0 && <p className="notes-none">{notes.length === 0 ? emptyText : "Nothing matches."}</p>}
        <ul>
          {shown.map((note) => (
            <NoteRow key={note.id} note={note} search={search} isOpen={note.id === opened?.id} onOpen={() => open(note.id)} />
          ))}
        </ul>
      </section>
      <section className="notes-page surface" aria-label="Note">
        {opened === undefined ? (
          <p className="notes-none">Choose a note to read or to change it.</p>
        ) : (
          <NoteEditor key={opened.id} note={opened} maxTitle={maxTitle} maxBody={maxBody} onSave={(changes) => onSave(opened.id, changes)} onClose={close}>
            {actions(opened.id)}
          </NoteEditor>
        )}
      </section>
    </div>
  );
}
`,
  "components/note-row.tsx": `import { formatRelativeDate } from "../lib/relative-date.ts";
import { currentDay } from "../lib/current-day.ts";
import { excerptOf } from "../lib/excerpt.ts";
import type { Note } from "../lib/note.ts";
import { Highlight } from "./highlight.tsx";
import { Icon } from "./icon.tsx";
import { TagList } from "./tag-list.tsx";

type NoteRowProps = { readonly note: Note; readonly search: string; readonly isOpen: boolean; readonly onOpen: () => void };

/** A note in the list, with the place where the search found something. */
export function NoteRow({ note, search, isOpen, onOpen }: NoteRowProps) {
  return (
    <li>
      <button type="button" className="note-row" aria-current={isOpen ? "true" : undefined} onClick={onOpen}>
        <span className="note-name">
          {note.isPinned && <Icon name="pin" />}
          {note.isPinned && <span className="visually-hidden">Pinned: </span>}
          <Highlight text={note.title} search={search} />
        </span>
        <span className="note-excerpt">
          <Highlight text={excerptOf(note.body, search)} search={search} />
        </span>
        <span className="note-meta">
          {formatRelativeDate(note.updatedAt, currentDay())}
          <TagList tags={note.tags} />
        </span>
      </button>
    </li>
  );
}
`,
  "components/highlight.tsx": `import { splitHits } from "../lib/hits.ts";

/** Text with the words of a search marked. */
export function Highlight({ text, search }: { readonly text: string; readonly search: string }) {
  return splitHits(text, search).map(({ part, isHit }, index) => (isHit ? <mark key={index}>{part}</mark> : part));
}
`,
  "components/note-editor.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import type { Note, NoteChanges } from "../lib/note.ts";
import { useAutosave } from "../lib/use-autosave.ts";
import { Button } from "./button.tsx";
import "../styles/segments.css";
import { Markdown } from "./markdown.tsx";

type NoteEditorProps = {
  readonly note: Note;
  readonly maxTitle: number;
  readonly maxBody: number;
  readonly onSave: (changes: NoteChanges) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Title and text of a note. What is typed is saved after a moment, and when the note is left. */
export function NoteEditor({ note, maxTitle, maxBody, onSave, onClose, children }: NoteEditorProps) {
  const [draft, setDraft] = useState<NoteChanges>({ title: note.title, body: note.body });
  const [isReading, setIsReading] = useState(note.body !== "");
  const { change, status } = useAutosave(onSave);
  const edit = (changes: Partial<NoteChanges>): void => {
    const next = { ...draft, ...changes };
    setDraft(next);
    change(next);
  };
  return (
    <>
      <header className="note-tools">
        <span className="note-back">
          <Button isSmall onClick={onClose}>
            ← All notes
          </Button>
        </span>
        <div className="segments" role="group" aria-label="Mode">
          <button type="button" aria-pressed={!isReading} onClick={() => setIsReading(false)}>
            Write
          </button>
          <button type="button" aria-pressed={isReading} onClick={() => setIsReading(true)}>
            Read
          </button>
        </div>
        <span className="note-status" role="status">
          {status}
        </span>
        {children}
      </header>
      <input className="note-title" aria-label="Title" maxLength={maxTitle} value={draft.title} onChange={(event) => edit({ title: event.target.value })} />
      {isReading ? (
        <div className="note-text">
          {draft.body === "" ? <p className="notes-none">This note is empty.</p> : <Markdown text={draft.body} />}
        </div>
      ) : (
        <textarea
          className="note-text"
          aria-label="Text"
          placeholder="Write here. # makes a heading, - a list, - [ ] a task, **bold**."
          maxLength={maxBody}
          value={draft.body}
          onChange={(event) => edit({ body: event.target.value })}
        />
      )}
    </>
  );
}
`,
  "lib/note.ts": `export type Note = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly folder: string | null;
  readonly tags: readonly string[];
  readonly isPinned: boolean;
  readonly updatedAt: string;
};

export type NoteChanges = { readonly title: string; readonly body: string };
`,
  "lib/use-autosave.ts": `import { useCallback, useEffect, useRef, useState } from "react";
import { problemText } from "./api.ts";

const PAUSE_MS = 600;

/** Saves what was changed last once the user pauses, leaves, or hides the page; one save at a time. */
export function useAutosave<Value>(save: (value: Value) => Promise<unknown>) {
  const [status, setStatus] = useState("");
  const waiting = useRef<{ readonly value: Value } | undefined>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saver = useRef(save);
  saver.current = save;

  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    const { current: saveNow } = saver;
    running.current = running.current.then(async () => {
      const change = waiting.current;
      if (change === undefined) return;
      waiting.current = undefined;
      try {
        await saveNow(change.value);
        // Something may have been typed while it was saved.
        if (waiting.current === undefined) setStatus("Saved");
      } catch (error) {
        setStatus(\`Not saved: \${problemText(error)}\`);
      }
    });
  }, []);

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      flush();
    };
  }, [flush]);

  const change = (value: Value): void => {
    waiting.current = { value };
    setStatus("Saving …");
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, PAUSE_MS);
  };
  return { change, status };
}
`,
  "lib/use-opened.ts": `import { navigate, useLocation } from "./router.tsx";

/** Which record is open on a page that shows one in full: it stands in the address, so that Back closes it. */
export function useOpened<Item extends { readonly id: string }>(items: readonly Item[]) {
  const { path, query } = useLocation();
  const id = query.get("open");
  return {
    opened: items.find((item) => item.id === id),
    open: (wanted: string): void => navigate(\`\${path}?open=\${encodeURIComponent(wanted)}\`),
    close: (): void => navigate(path),
  };
}
`,
  "lib/search-words.ts": `/** The words of a search, lower case. */
export const wordsOf = (search: string): string[] => search.toLowerCase().split(/\\s+/).filter(Boolean);
`,
  "lib/hits.ts": `import { wordsOf } from "./search-words.ts";

/** A text in parts, and whether each is a word of the search. */
export function splitHits(text: string, search: string): { part: string; isHit: boolean }[] {
  const words = wordsOf(search).map((word) => word.replace(/[\\\\^$.*+?()[\\]{}|]/g, "\\\\$&"));
  if (words.length === 0) return [{ part: text, isHit: false }];
  return text
    .split(new RegExp(\`(\${words.join("|")})\`, "gi"))
    .map((part, index) => ({ part, isHit: index % 2 === 1 }))
    .filter(({ part }) => part !== "");
}
`,
  "lib/excerpt.ts": `import { wordsOf } from "./search-words.ts";

const AROUND = 40;
const LENGTH = 120;

/** The beginning of a text without its markup, or the place where a word of the search occurs. */
export function excerptOf(text: string, search: string): string {
  const plain = text
    .replace(/\`{3}|[#>*_\`~|]|\\[[ xX]\\]|^\\s*(?:[-+]|\\d+\\.)\\s/gm, "")
    .replace(/\\[([^\\]]+)\\]\\([^)]*\\)/g, "$1")
    .replace(/-{2,}/g, "")
    .replace(/\\s+/g, " ")
    .trim();
  const hits = wordsOf(search).map((word) => plain.toLowerCase().indexOf(word));
  const first = Math.min(...hits.filter((index) => index >= 0), plain.length);
  const start = first === plain.length || first < LENGTH - AROUND ? 0 : first - AROUND;
  const end = start + LENGTH;
  return \`\${start > 0 ? "… " : ""}\${plain.slice(start, end)}\${end < plain.length ? " …" : ""}\`;
}
`,
  "styles/notes.css": `.notes {
  display: grid;
  grid-template-columns: minmax(15rem, 20rem) minmax(0, 1fr);
  gap: 1rem;
  align-items: start;
}

.notes-list {
  max-height: calc(100dvh - 8rem);
  overflow-y: auto;
}

.notes-tools {
  position: sticky;
  top: 0;
  z-index: 1;
  display: grid;
  gap: 0.5rem;
  padding: 0.75rem;
  background: var(--card);
  border-bottom: 1px solid var(--line);
}

.notes-tools .filter select {
  flex: 1;
  max-width: none;
}

.notes-none {
  padding: 1.25rem;
  color: var(--muted);
}

.note-row {
  display: grid;
  gap: 0.15rem;
  width: 100%;
  padding: 0.75rem 1rem;
  background: none;
  border: 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  overflow-wrap: anywhere;
}

.note-row:hover,
.note-row[aria-current] {
  background: var(--hover);
}

.note-row[aria-current] {
  box-shadow: inset 3px 0 var(--link);
}

.note-name {
  display: flex;
  align-items: center;
  gap: 0.35rem;
  font-weight: 600;
}

.note-name .icon {
  width: 1rem;
  height: 1rem;
  color: var(--link);
}

.note-excerpt {
  display: -webkit-box;
  overflow: hidden;
  color: var(--muted);
  font-size: 0.9rem;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
}

.note-meta {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.35rem;
  color: var(--muted);
  font-size: 0.8125rem;
}

.notes mark {
  color: var(--warning-text);
  background: var(--warning-fill);
  border-radius: 0.2rem;
}

.notes-page {
  display: flex;
  flex-direction: column;
  min-height: calc(100dvh - 12rem);
}

.note-tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem;
  padding: 0.75rem 1rem;
  border-bottom: 1px solid var(--line);
}

.note-status {
  flex: 1;
  min-width: 4rem;
  color: var(--muted);
  font-size: 0.875rem;
}

.note-back {
  display: none;
}

.note-title {
  margin: 0.5rem 0.5rem 0;
  padding: 0.4rem 0.85rem;
  background: none;
  border: 0;
  border-radius: var(--radius-small);
  font-size: 1.4rem;
  font-weight: 700;
  letter-spacing: -0.01em;
}

.note-text {
  flex: 1;
  padding: 0.6rem 1.35rem 1.5rem;
  line-height: 1.6;
}

textarea.note-text {
  background: none;
  border: 0;
  border-radius: 0 0 var(--radius) var(--radius);
  resize: none;
}

textarea.note-text::placeholder {
  color: var(--muted);
  opacity: 1;
}

@media (max-width: 52rem) {
  .notes {
    grid-template-columns: minmax(0, 1fr);
  }

  .notes-list {
    max-height: none;
  }

  .notes:not(.notes-open) .notes-page,
  .notes-open .notes-list {
    display: none;
  }

  .note-back {
    display: block;
    width: 100%;
  }
}
`,
};
