/** `@scope/name@^1.2` as its name and its range; without a range, the latest. */
export function parseDependency(text: string): { readonly name: string; readonly range: string | undefined } {
  const at = text.indexOf("@", 1);
  return at === -1 ? { name: text, range: undefined } : { name: text.slice(0, at), range: text.slice(at + 1) };
}

/** The package that an import leads to: `react/jsx-runtime` → `react`, `@a/b/c` → `@a/b`. */
export function toPackageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Where the types of a package live that has none of its own: `react` → `@types/react`, `@a/b` → `@types/a__b`. */
export function toTypesPackage(name: string): string {
  return `@types/${name.startsWith("@") ? name.slice(1).replace("/", "__") : name}`;
}
