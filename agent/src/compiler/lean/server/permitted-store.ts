import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { hasOwnRecords, isPrivateKind, ownerField } from "./rights.ts";

/** `src/server/access/permitted-store.ts`: the store as the person of a request may see and change it. */
export function emitPermittedStore(plan: AppPlan): AppFile {
  const owned = hasOwnRecords(plan);
  const parts = plan.entities.flatMap((entity) => {
    const follows = ownerField(plan, entity);
    return follows === undefined
      ? []
      : [
          `  ${entity.varPlural}: { kind: ${literal(follows.kind)}, idOf: (store, id) => store.${entity.varPlural}.get(id)?.${follows.name} },`,
        ];
  });
  const privateKinds = plan.entities
    .filter((entity) => isPrivateKind(plan, entity))
    .map(({ entity }) => literal(entity.name));
  const kinds = plan.entities.map(({ entity, varPlural }) => `  ${varPlural}: ${literal(entity.name)},`);
  const collections = plan.entities.map(
    ({ varPlural }) => `    ${varPlural}: permit(store, ${literal(varPlural)}, store.${varPlural}, right),`,
  );
  const code = [
    ASKING,
    `/** What rights call the records of a collection. */
const kinds: Record<RecordKind, Kind> = {
${kinds.join("\n")}
};`,
    `/**
 * The store for the routes. Whatever they read of it is what the person of the request may see, and a change that this person may not make
 * is refused before anything has happened: a route that forgets about rights still keeps them. Outside of a request nothing is to be seen.
 */
export function permitStore(store: Store): Store {
  const permitted = withRights(store);
  wholes.set(permitted, withRights(store, "write"));
  return permitted;
}

const wholes = new WeakMap<Store, Store>();

/**
 * All there is, for rules about every record (free times and seats, numbers, what points where) and for what belongs to a step that is allowed:
 * the lines of an order, the stock that it takes. Never for an answer.
 */
export const wholeOf = (store: Store): Store => wholes.get(store) ?? store;

/** With a \`right\` for everything, or with the rights of the person of each request. */
function withRights(store: Store, right?: Right): Store {
  return {
    ...store,
${collections.join("\n")}
  };
}`,
    owned ? OWNED_PERMIT : PLAIN_PERMIT,
    ...(owned ? [ownersCode(parts, privateKinds), OWNERS] : []),
  ].join("\n\n");
  return file(
    "src/server/access/permitted-store.ts",
    importLine(["AsyncLocalStorage"], "node:async_hooks") +
      importLine(["type MiddlewareHandler"], "hono") +
      importLine(
        [...(owned ? ["type EnteredBy"] : []), "powers", "type Kind", "type Right"],
        "../../shared/rights.ts",
      ) +
      importLine(["ApiError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importLine(["type Collection", "type Stored"], "../collection.ts") +
      importLine(["type RecordKind", "type Store"], "../store.ts") +
      importLine(["rightOf", "type UserAccount"], "./roles.ts") +
      importLine(["readSession"], "./sessions.ts"),
    code,
  );
}

const ASKING = `/** Who asks, what they have added with this request (that much they may be shown), and how each of its changes is taken back. */
type Asking = { user: Stored<UserAccount> | undefined; added: Set<string>; undo: (() => void)[] };

const asking = new AsyncLocalStorage<Asking>();
const askingUser = (): Stored<UserAccount> | undefined => asking.getStore()?.user;

/** Everything that a request does is done by the person whose session it has: all of it, or nothing where a part is refused. */
export function actAs(deps: AppDeps): MiddlewareHandler {
  return (context, next) => {
    const asked: Asking = { user: readSession(context, deps), added: new Set(), undo: [] };
    return asking.run(asked, async () => {
      await next();
      if (context.error !== undefined) for (const undo of asked.undo.toReversed()) undo();
    });
  };
}

const onFailure = (undo: () => void): void => void asking.getStore()?.undo.push(undo);`;

const PLAIN_PERMIT = `function permit<Input extends object>(_store: Store, name: RecordKind, whole: Collection<Input>, right?: Right): Collection<Input> {
  const may = () => powers[right ?? rightOf(askingUser(), kinds[name])];
  const isAdded = (id: string): boolean => asking.getStore()?.added.has(id) ?? false;
  const mayChange = (id: string): boolean => may().changes === "all" && whole.get(id) !== undefined;
  const change = <Result>(id: string, act: () => Result): Result => {
    const before = whole.get(id);
    if (!mayChange(id) || before === undefined) throw new ApiError(403, "Your role does not allow this.");
    onFailure(() => whole.restore(before));
    return act();
  };
  return {
    ...whole,
    all: () => (may().reads === "all" ? whole.all() : []),
    get: (id) => (may().reads === "all" || isAdded(id) ? whole.get(id) : undefined),
    mayChange,
    peers: () => whole.all(),
    add(input, id) {
      if (!may().adds) throw new ApiError(403, "Your role does not allow this.");
      const record = whole.add(input, id);
      onFailure(() => whole.remove(record.id));
      asking.getStore()?.added.add(record.id);
      return record;
    },
    replace: (id, input) => change(id, () => whole.replace(id, input)),
    remove: (id) => change(id, () => whole.remove(id)),
  };
}`;

const OWNED_PERMIT = `function permit<Input extends object>(store: Store, name: RecordKind, whole: Collection<Input>, right?: Right): Collection<Input> {
  const may = () => powers[right ?? rightOf(askingUser(), kinds[name])];
  const isOwn = (id: string): boolean => {
    const user = askingUser();
    return user !== undefined && ownerOf(store, name, id)?.id === user.id;
  };
  const isWithin = (reach: "none" | "own" | "all", id: string): boolean => reach === "all" || (reach === "own" && isOwn(id));
  const isAdded = (id: string): boolean => asking.getStore()?.added.has(id) ?? false;
  const maySee = (id: string): boolean => isWithin(may().reads, id) || isAdded(id);
  const mayChange = (id: string): boolean => whole.get(id) !== undefined && isWithin(may().changes, id);
  const show = (record: Stored<Input>): Stored<Input> => ({ ...record, enteredBy: describe(ownerOf(store, name, record.id)) });
  const change = <Result>(id: string, act: () => Result): Result => {
    const before = whole.get(id);
    if (!mayChange(id) || before === undefined) {
      throw new ApiError(403, "Somebody else entered this: only they and administrators can change it.");
    }
    onFailure(() => whole.restore(before));
    return act();
  };
  return {
    ...whole,
    all: () => whole.all().filter(({ id }) => maySee(id)).map(show),
    get(id) {
      const record = whole.get(id);
      return record !== undefined && maySee(id) ? show(record) : undefined;
    },
    mayChange,
    peers: (id) => peersOf(store, name, whole, id),
    add(input, id) {
      const user = askingUser();
      if (!may().adds) throw new ApiError(403, "Your role does not allow this.");
      const record = whole.add(input, id, user === undefined ? null : { id: user.id, name: user.name });
      onFailure(() => whole.remove(record.id));
      if (may().changes === "own" && !isOwn(record.id)) {
        throw new ApiError(403, "This belongs to something that somebody else entered.");
      }
      asking.getStore()?.added.add(record.id);
      return show(record);
    },
    replace: (id, input) => change(id, () => show(whole.replace(id, input))),
    remove: (id) => change(id, () => whole.remove(id)),
  };
}`;

const ownersCode = (
  parts: readonly string[],
  privateKinds: readonly string[],
): string => `type Part = { kind: RecordKind; idOf(store: Store, id: string): string | undefined };

/** Parts of other records: they belong to whom those belong. */
const parts: Partial<Record<RecordKind, Part>> = {
${parts.join("\n")}
};

/** Of which some people see their own alone. */
const privateKinds = new Set<Kind>([${privateKinds.join(", ")}]);`;

const OWNERS = `/** To whom a record belongs; to nobody where that is not known, or where there is no such account any more. */
function ownerOf(store: Store, kind: RecordKind, id: string): EnteredBy | null {
  const part = parts[kind];
  if (part !== undefined) return ownerOf(store, part.kind, part.idOf(store, id) ?? "");
  const entered = store[kind].get(id)?.enteredBy ?? null;
  return entered !== null && store.userAccounts.get(entered.id) !== undefined ? entered : null;
}

/** Names are for people who are signed in. */
function describe(owner: EnteredBy | null): EnteredBy | null {
  const user = askingUser();
  if (owner === null || user === undefined) return null;
  return { ...owner, isMe: owner.id === user.id };
}

/** The records that one has to differ from: where some see their own alone, those of its owner; otherwise all. */
function peersOf<Input extends object>(store: Store, kind: RecordKind, whole: Collection<Input>, id?: string): Stored<Input>[] {
  const isPrivate = privateKinds.has(kinds[kind]);
  if (!isPrivate) return whole.all();
  const owner = id === undefined || whole.get(id) === undefined ? askingUser()?.id : ownerOf(store, kind, id)?.id;
  return whole.all().filter((other) => ownerOf(store, kind, other.id)?.id === owner);
}`;
