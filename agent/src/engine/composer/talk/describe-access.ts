import { rightOn, type Access, type AppSpec, type Right } from "@joinery/shared";
import { joinList } from "../text/normalise.ts";

const WHAT: Readonly<Record<Exclude<Right, "write">, (things: string) => string>> = {
  none: (things) => `do not see ${things}`,
  readOwn: (things) => `see only their own ${things}, and change nothing of them`,
  own: (things) => `see and change only their own ${things}`,
  read: (things) => `see all ${things} and change nothing of them`,
  contribute: (things) => `see all ${things} and change only their own`,
};

/** Who signs in, what they may do, and what is open to everybody; in sentences. */
export function describeAccess(spec: Pick<AppSpec, "access" | "entities">): string {
  const { access } = spec;
  if (access === undefined) return "";
  const roles = joinList(access.roles.map(({ label }) => label.toLowerCase()));
  const adding = access.signUp === "open" ? "" : " and adds the others";
  const rights = access.roles.slice(1).flatMap((role) => describeRole(spec, access, role.name));
  const hasOwn = access.roles
    .slice(1)
    .some(({ others, rights: named }) =>
      [others, ...Object.values(named)].some((right) => /own|contribute/i.test(right)),
    );
  return [
    `People sign in as ${roles}; the first account administers${adding}.`,
    ...rights,
    ...(hasOwn ? ["Administrators see and change everything, and can hand what one person entered to another."] : []),
    ...describeVisitors(spec, access),
  ].join(" ");
}

function describeRole({ entities }: Pick<AppSpec, "entities">, access: Access, roleName: string): string[] {
  const role = access.roles.find(({ name }) => name === roleName);
  const byRight = new Map<Right, string[]>();
  for (const { name, labelPlural } of entities) {
    const right = rightOn(access, roleName, name);
    if (right !== "write") byRight.set(right, [...(byRight.get(right) ?? []), labelPlural.toLowerCase()]);
  }
  const parts = [...byRight].map(([right, things]) => (right === "write" ? "" : WHAT[right](joinList(things))));
  if (parts.length === 0) return [];
  const who = access.roles.length === 2 ? "The others" : `Those with the role ${role?.label.toLowerCase() ?? roleName}`;
  return [`${who} ${joinList(parts)}.`];
}

function describeVisitors({ entities }: Pick<AppSpec, "entities">, { visitors = {} }: Access): string[] {
  const named = (wanted: readonly string[]): string[] =>
    entities
      .filter(({ name }) => wanted.includes(visitors[name] ?? ""))
      .map(({ labelPlural }) => labelPlural.toLowerCase());
  const [read, add] = [named(["read", "readAndAdd"]), named(["add", "readAndAdd"])];
  const may = [
    ...(read.length === 0 ? [] : [`read ${joinList(read)}`]),
    ...(add.length === 0 ? [] : [`add ${joinList(add)}`]),
  ];
  return may.length === 0 ? [] : [`Without signing in everybody can ${joinList(may)}, and nothing else.`];
}
