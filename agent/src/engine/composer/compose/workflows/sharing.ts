import { rightOn, type Access, type AppSpec, type Entity, type Right } from "@joinery/shared";
import { findEntity } from "../../edit/find-target.ts";
import type { SharingWish } from "../../extract/sharing.ts";
import { findEntry } from "../../lexicon/entity-lexicon.ts";
import { joinList } from "../../text/normalise.ts";
import { toSingular } from "../../text/nouns.ts";

/** What was done with wishes about who sees what. */
export type Shared = {
  readonly access: Access;
  /** In words for the user, one for each wish that came out. */
  readonly said: readonly string[];
  /** Wishes that contradict others, or name what is not there, with what became of them. */
  readonly refused: readonly { readonly text: string; readonly reason: string }[];
};

/** Records that only sort others hold nothing that visitors must not read. */
const SORTS_ONLY = /^(?:category|type|genre|section|topic|venue|place|location|room|course|tag|season|menu)$/i;

/** Puts wishes into rights. What is closed wins over what is open: nothing is shown that one sentence of the brief keeps to its owner. */
export function applySharing(spec: AppSpec, base: Access, wishes: readonly SharingWish[]): Shared {
  let access = base;
  const said: string[] = [];
  const refused: { text: string; reason: string }[] = [];
  // Exceptions come after what they are from.
  const ordered = [...wishes.filter(({ kind }) => kind !== "all"), ...wishes.filter(({ kind }) => kind === "all")];
  for (const wish of ordered) {
    const targets = targetsOf(spec, wish);
    const named = wish.what ?? "everything";
    if (targets.length === 0) {
      refused.push(
        wish.kind === "publicSignUp"
          ? {
              text: "Signing up without an account",
              reason: "The app has no form to sign up with: say what for, and how many seats there are.",
            }
          : { text: `Who may see ${named}`, reason: "The app keeps nothing of that name." },
      );
      continue;
    }
    const isPrivate = targets.some((entity) => isKeptToOwners(access, entity.name));
    const isOwnWished = wishes.some(({ kind, what }) => (kind === "own" || kind === "readOwn") && what === wish.what);
    if (isPrivate && (wish.kind === "public" || (wish.kind === "seeAll" && isOwnWished))) {
      refused.push({ text: `${capitalise(named)} for everybody to see`, reason: KEPT_TO_OWNERS });
      continue;
    }
    const changed = applyOne(spec, access, wish, targets);
    if (changed === undefined) continue;
    access = withoutOpenOwners(changed, refused, spec);
    said.push(describeWish(wish, targets, access, spec));
  }
  const { visitors, ...rest } = withParts(spec, access);
  const isOpen = visitors !== undefined && Object.keys(visitors).length > 0;
  return { access: isOpen ? { ...rest, visitors } : rest, said, refused };
}

const KEPT_TO_OWNERS =
  "It was also said that people see only their own. That is kept, as it shows less; “let everyone see all of them” changes it.";

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function applyOne(
  spec: AppSpec,
  access: Access,
  { kind, role, what }: SharingWish,
  targets: readonly Entity[],
): Access | undefined {
  if (kind === "public" || kind === "publicAdd" || kind === "publicSignUp")
    return withVisitors(spec, access, kind === "public" ? kind : "publicAdd", targets);
  if (kind === "closed") {
    const names = new Set(targets.map(({ name }) => name));
    const kept = Object.entries(access.visitors ?? {}).filter(([name]) => !names.has(name));
    return { ...access, visitors: Object.fromEntries(kept) };
  }
  const right: Right = kind === "all" || kind === "seeAll" ? "write" : kind;
  const known = access.roles.some(({ name }) => name === role);
  const roles = access.roles.map((one, index) => {
    if (index === 0 || (known && one.name !== role)) return one;
    if (what === undefined && kind !== "seeAll") return { ...one, rights: {}, others: right };
    const rights = Object.fromEntries(
      targets.map(({ name }) => [name, kind === "seeAll" ? opened(rightOn(access, one.name, name)) : right]),
    );
    return { ...one, rights: { ...one.rights, ...rights } };
  });
  return { ...access, roles };
}

/** Seeing all leaves who changes what as it is. */
function opened(right: Right): Right {
  if (right === "own") return "contribute";
  return right === "readOwn" || right === "none" ? "read" : right;
}

function withVisitors(
  spec: AppSpec,
  access: Access,
  kind: "public" | "publicAdd",
  targets: readonly Entity[],
): Access | undefined {
  const visitors = { ...access.visitors };
  for (const entity of targets) {
    const before = visitors[entity.name];
    const wanted = kind === "public" ? "read" : "add";
    visitors[entity.name] = before === undefined || before === wanted ? wanted : "readAndAdd";
    if (kind === "publicAdd") {
      // What one signs up for is there to be seen.
      for (const { view } of spec.pages)
        if (view.kind === "signup" && view.attendeeEntity === entity.name) visitors[view.entity] ??= "read";
      continue;
    }
    for (const { reference } of entity.fields) {
      const target = spec.entities.find(({ name }) => name === reference?.entity);
      if (target !== undefined && SORTS_ONLY.test(target.label)) visitors[target.name] ??= "read";
    }
  }
  return { ...access, visitors };
}

/** What belongs to somebody is not shown to everybody, whichever was said first. */
function withoutOpenOwners(access: Access, refused: { text: string; reason: string }[], spec: AppSpec): Access {
  const open = Object.entries(access.visitors ?? {});
  const kept = open.filter(([name, right]) => right === "add" || !isKeptToOwners(access, name));
  for (const [name] of open.filter((one) => !kept.includes(one))) {
    const label = spec.entities.find((entity) => entity.name === name)?.labelPlural ?? name;
    refused.push({ text: `${label} for everybody to see`, reason: KEPT_TO_OWNERS });
  }
  return kept.length === open.length ? access : { ...access, visitors: Object.fromEntries(kept) };
}

const isKeptToOwners = ({ roles }: Access, name: string): boolean =>
  roles.slice(1).some(({ rights, others }) => ["own", "readOwn"].includes(rights[name] ?? others));

/** What points at something that people keep to themselves is kept so too: the lines of an invoice, the tasks of a project. */
export function withParts({ entities }: Pick<AppSpec, "entities">, access: Access): Access {
  const roles = access.roles.map((role, index) => {
    if (index === 0) return role;
    const rights = { ...role.rights };
    const rightOf = (name: string): Right => rights[name] ?? role.others;
    for (let isSettled = false; !isSettled;) {
      isSettled = true;
      for (const { name, fields } of entities) {
        const whole = fields.find(
          ({ reference }) =>
            reference !== undefined &&
            reference.entity !== name &&
            ["own", "readOwn"].includes(rightOf(reference.entity)),
        );
        const right = rightOf(whole?.reference?.entity ?? "");
        if (whole === undefined || ["none", "own", "readOwn"].includes(rightOf(name))) continue;
        rights[name] = right;
        isSettled = false;
      }
    }
    return { ...role, rights };
  });
  return { ...access, roles };
}

/** The entities that a wish speaks of. */
export function targetsOf(spec: AppSpec, wish: SharingWish): readonly Entity[] {
  const named = targetsNamed(spec, wish);
  if (wish.kind === "publicSignUp") {
    // Whoever signs up for an event adds a person: which kind of it the page says.
    const added = new Set(
      spec.pages.flatMap(({ view }) => {
        if (view.kind !== "signup") return [];
        const isMeant = wish.what === undefined || named.some(({ name }) => name === view.entity);
        return isMeant ? [view.attendeeEntity] : [];
      }),
    );
    return spec.entities.filter(({ name }) => added.has(name));
  }
  if (wish.kind !== "publicAdd" || wish.what !== undefined) return named;
  const leads = new Set(spec.pages.flatMap(({ view }) => (view.kind === "landing" ? (view.leadEntity ?? []) : [])));
  const written = spec.entities.filter(({ name }) => leads.has(name));
  return written.length > 0 ? written : named.slice(0, 1);
}

function targetsNamed(spec: AppSpec, { what }: SharingWish): readonly Entity[] {
  if (what === undefined) return spec.entities;
  const phrase = what.toLowerCase();
  const entry = findEntry(phrase);
  const start = toSingular(phrase).replace(/\W/g, "");
  const found =
    findEntity(spec, what) ??
    spec.entities.find(({ name }) => name === entry?.name) ??
    spec.entities.find(({ label }) => label.toLowerCase().replace(/\W/g, "").startsWith(start)) ??
    spec.entities.find(({ label }) => start.endsWith(label.toLowerCase().replace(/\W/g, "")));
  if (found !== undefined) return [found];
  // Where there is one thing alone, another word for it is the same.
  return spec.entities.length === 1 ? spec.entities : [];
}

function describeWish(
  { kind, role, what }: SharingWish,
  targets: readonly Entity[],
  access: Access,
  spec: AppSpec,
): string {
  const label = access.roles.find(({ name }) => name === role)?.label.toLowerCase();
  const who = label === undefined ? "people" : `those with the role ${label}`;
  const things =
    what === undefined ? "everything" : joinList(targets.map(({ labelPlural }) => labelPlural.toLowerCase()));
  const own = what === undefined ? "what they entered" : `their own ${things}`;
  const admins = spec.access === undefined ? "; people sign in for it, and the first account administers" : "";
  switch (kind) {
    case "own":
      return `${who} see and change only ${own}, and administrators all${admins}`;
    case "readOwn":
      return `${who} see only ${own}, and change nothing of it${admins}`;
    case "contribute":
      return `${who} see all ${what === undefined ? "" : things} and change only their own`.replace("  ", " ") + admins;
    case "all":
      return `${who} see and change ${what === undefined ? "everything" : `all ${things}`}`;
    case "seeAll":
      return `${who} see all ${things}`;
    case "public":
      return `${things} can be read without signing in`;
    case "publicAdd":
    case "publicSignUp":
      return `${things} can be added without signing in`;
    case "closed":
      return `${things} are for people who sign in`;
  }
}
