/** Talking to the server, moving between pages, and dates. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const coreLibrary: Readonly<Record<string, string>> = {
  "env.d.ts": `/// <reference types="vite/client" />
`,
  "lib/add-days.ts": `import { toIsoDate } from "./iso-date.ts";

/** The day (YYYY-MM-DD) that comes so many days after another one. */
export function addDays(day: string, days: number): string {
  const date = new Date(\`\${day}T00:00\`);
  date.setDate(date.getDate() + days);
  return toIsoDate(date);
}
`,
  "lib/api.ts": `/** A refusal by the server: what to tell the user, and what is wrong with which field. */
export class ApiError extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor(message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.fields = fields;
  }
}

type ErrorBody = { readonly error?: { readonly message?: string; readonly fields?: Record<string, string> } };

/**
 * Calls the app's own API and returns the answer's JSON.
 * @throws ApiError with words for the user, also when the server cannot be reached.
 */
export async function request<Result>(path: string, method = "GET", body?: unknown): Promise<Result> {
  const response = await send(path, method, body);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Result;
  const { error } = (answer ?? {}) as ErrorBody;
  //#if access
  // A session that has ended leads back to the way in.
  if (response.status === 401 && !path.startsWith("/api/account")) window.dispatchEvent(new Event("signed-out"));
  //#end
  throw new ApiError(error?.message ?? "Something went wrong on the server. Please try again.", error?.fields);
}

async function send(path: string, method: string, body: unknown): Promise<Response> {
  const json = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  try {
    return await fetch(path, { method, ...json });
  } catch {
    throw new ApiError("The server cannot be reached. Check the connection and try again.");
  }
}

/** What to tell the user about a failure of any kind. */
export function problemText(error: unknown): string {
  return error instanceof ApiError ? error.message : "Something went wrong. Please try again.";
}
`,
  "lib/collection.ts": `import { useSyncExternalStore } from "react";
import { problemText, request } from "./api.ts";
//#if access
import type { Kind } from "../../shared/rights.ts";
import { mayRead } from "./rights.ts";
//#end

export type Records<Item> = {
  readonly items: readonly Item[];
  readonly status: "loading" | "ready" | "failed";
  /** Why loading failed, in words for the user. */
  readonly problem: string;
  readonly reload: () => Promise<void>;
};

export type Collection<Item, Input> = {
  subscribe(listener: () => void): () => void;
  read(): Records<Item>;
  create(input: Input): Promise<Item>;
  update(id: string, input: Input): Promise<void>;
  //#if patch
  /** Shows the change at once and takes it back when the server refuses it. */
  patch(id: string, changes: Partial<Input>): Promise<void>;
  //#end
  remove(id: string): Promise<void>;
  //#if actOne
  act(id: string, action: string): Promise<void>;
  //#end
  //#if actAll
  actOnAll(action: string): Promise<void>;
  //#end
};

const reloads = new Set<() => Promise<void>>();

/** Loads every list on screen again: a change in one may alter totals and references in another. */
export async function reloadVisible(): Promise<void> {
  await Promise.all([...reloads].map((reload) => reload()));
}

/** The records of one kind as the server has them, shared by every component that shows them. */
export function createCollection<Item extends { readonly id: string }, Input>(
  path: string,
  //#if access
  kind: Kind,
  //#end
): Collection<Item, Input> {
  const listeners = new Set<() => void>();
  let state: Records<Item> = { items: [], status: "loading", problem: "", reload: load };
  // Answers may overtake each other: only the newest one counts.
  let newest = 0;

  function publish(next: Partial<Records<Item>>): void {
    newest += 1;
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  async function load(): Promise<void> {
    //#if access
    // What somebody may not see is not asked for: pages show what there is without it.
    if (!mayRead(kind)) return publish({ items: [], status: "ready", problem: "" });
    //#end
    newest += 1;
    const ticket = newest;
    try {
      const { items } = await request<{ items: readonly Item[] }>(path);
      if (ticket === newest) publish({ items, status: "ready", problem: "" });
    } catch (error) {
      if (ticket === newest) publish({ status: "failed", problem: problemText(error) });
    }
  }

  reloads.add(async () => {
    if (listeners.size > 0) await load();
  });

  async function change<Result>(itemPath: string, method: string, body?: unknown): Promise<Result> {
    try {
      return await request<Result>(path + itemPath, method, body);
    } finally {
      await reloadVisible();
    }
  }

  return {
    subscribe: (listener) => {
      if (listeners.size === 0) void load();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => state,
    create: (input) => change<Item>("", "POST", input),
    update: (id, input) => change(\`/\${encodeURIComponent(id)}\`, "PUT", input),
    //#if patch
    patch: (id, changes) => {
      publish({ items: state.items.map((item) => (item.id === id ? { ...item, ...changes } : item)) });
      return change(\`/\${encodeURIComponent(id)}\`, "PATCH", changes);
    },
    //#end
    remove: (id) => change(\`/\${encodeURIComponent(id)}\`, "DELETE"),
    //#if actOne
    act: (id, action) => change(\`/\${encodeURIComponent(id)}/actions/\${action}\`, "POST"),
    //#end
    //#if actAll
    actOnAll: (action) => change(\`/actions/\${action}\`, "POST"),
    //#end
  };
}

/** The records of a collection; loads them when the first component asks. */
export function useRecords<Item, Input>(collection: Collection<Item, Input>): Records<Item> {
  return useSyncExternalStore(collection.subscribe, collection.read);
}
`,
  "lib/current-day.ts": `import { toIsoDate } from "./iso-date.ts";

/** Today in the user's time zone as YYYY-MM-DD. */
export function currentDay(): string {
  return toIsoDate(new Date());
}
`,
  "lib/current-time.ts": `import { currentDay } from "./current-day.ts";

/** This minute in the user's time zone as HH:MM. */
export function currentTime(): string {
  return new Date().toTimeString().slice(0, 5);
}

/** This minute in the user's time zone as YYYY-MM-DDTHH:MM. */
export function currentMoment(): string {
  return \`\${currentDay()}T\${currentTime()}\`;
}
`,
  "lib/iso-date.ts": `/** A day in the user's time zone as YYYY-MM-DD. */
export function toIsoDate(day: Date): string {
  const pad = (part: number): string => String(part).padStart(2, "0");
  return \`\${String(day.getFullYear()).padStart(4, "0")}-\${pad(day.getMonth() + 1)}-\${pad(day.getDate())}\`;
}
`,
  "lib/newest.ts": `/** Records with the one that was added last at the top. */
export function newestFirst<Item extends { readonly createdAt: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}
`,
  "lib/no-eval.ts": `import { config } from "zod";

// The app's security policy forbids code made from text. zod would try it for speed, and each try is reported as a violation.
config({ jitless: true });
`,
  "lib/router.tsx": `import type { MouseEvent, ReactNode } from "react";
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const readLocation = (): string => window.location.pathname + window.location.search;

/** The current path without a slash at its end, and the query. */
export function useLocation(): { readonly path: string; readonly query: URLSearchParams } {
  const url = new URL(useSyncExternalStore(subscribe, readLocation), window.location.origin);
  return { path: url.pathname.replace(/(?<=.)\\/+$/, ""), query: url.searchParams };
}

/** Shows another page of the app; \`isReplacing\` leaves no step for the Back button. */
export function navigate(to: string, isReplacing = false): void {
  if (isReplacing) window.history.replaceState(null, "", to);
  else window.history.pushState(null, "", to);
  for (const listener of listeners) listener();
}

type LinkProps = {
  readonly to: string;
  readonly className?: string;
  readonly isCurrent?: boolean;
  readonly onFollow?: () => void;
  readonly children: ReactNode;
};

/** A link inside the app; a click with a modifier key still opens a new tab. */
export function Link({ to, className, isCurrent = false, onFollow, children }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
    onFollow?.();
  };
  return (
    <a href={to} className={className} aria-current={isCurrent ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}
`,
  "lib/use-reload-on-return.ts": `import { useEffect } from "react";
import { reloadVisible } from "./collection.ts";

/** Loads the lists again when the user comes back from another tab, where they may have changed. */
export function useReloadOnReturn(): void {
  useEffect(() => {
    const reload = (): void => {
      if (document.visibilityState === "visible") void reloadVisible();
    };
    document.addEventListener("visibilitychange", reload);
    return () => document.removeEventListener("visibilitychange", reload);
  }, []);
}
`,
  "lib/use-titles.ts": `import type { Collection } from "./collection.ts";
import { useRecords } from "./collection.ts";

/** The title of a referenced record; empty when nothing is chosen. */
export type TitleById = (id: string | null) => string;

/** Looks up titles of the records of a collection by their id. */
export function useTitles<Item extends { readonly id: string }, Input>(
  collection: Collection<Item, Input>,
  titleOf: (item: Item) => string,
): TitleById {
  const { items } = useRecords(collection);
  const titles = new Map(items.map((item) => [item.id, titleOf(item)]));
  return (id) => (id === null ? "" : (titles.get(id) ?? ""));
}
`,
};
