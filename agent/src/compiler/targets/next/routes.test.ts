import { describe, expect, it } from "vitest";
import { compileApp } from "../../compile.ts";
import { hostile } from "../../fixtures/hostile.ts";
import { petClinic } from "../../fixtures/pet-clinic.ts";
import { tally } from "../../fixtures/playroom.ts";
import { teamTickets } from "../../fixtures/team-tickets.ts";

type Spec = typeof petClinic;

function routesOf(spec: Spec): Map<string, string> {
  const { files } = compileApp({ ...spec, target: "next" });
  return new Map(files.filter(({ path }) => path.startsWith("app/")).map(({ path, content }) => [path, content]));
}
const withPaths = (spec: Spec, ...paths: string[]): Spec => ({
  ...spec,
  pages: spec.pages
    .slice(0, paths.length)
    .map((page, index) => Object.assign({}, page, { path: paths[index] ?? page.path })),
});

describe("the routes of a Next.js app", () => {
  it("are one for each page, one for the API, and the frame", () => {
    expect([...routesOf(petClinic).keys()].toSorted()).toEqual(
      [
        "app/[page]/[record]/page.tsx",
        "app/api/[[...route]]/route.ts",
        "app/client-frame.tsx",
        "app/journal/page.tsx",
        "app/layout.tsx",
        "app/not-found.tsx",
        "app/overview/page.tsx",
        "app/owners/page.tsx",
        "app/page.tsx",
        "app/pets/page.tsx",
      ].toSorted(),
    );
  });

  it("lead to the lists that the spec has no page for, to visitors' pages, and to who has an account", () => {
    const paths = (spec: Spec) => [...routesOf(spec).keys()].filter((path) => /^app\/[\w-]+\/page\.tsx$/.test(path));
    expect(paths(teamTickets)).toEqual(["app/notes/page.tsx", "app/people-with-accounts/page.tsx"]);
    expect(paths(tally).toSorted()).toEqual(
      ["counters", "messages", "site", "taps"].map((name) => `app/${name}/page.tsx`),
    );
  });

  it("begin with the first page where none is at the root", () => {
    const routes = routesOf(withPaths(petClinic, "/visits", "/pets"));
    expect(routes.get("app/page.tsx")).toBe(routes.get("app/visits/page.tsx")?.replace("../../src", "../src"));
  });

  it("share one file for addresses that are no names of folders everywhere", () => {
    const routes = routesOf(withPaths(petClinic, "/", "/con", "/aux"));
    expect([...routes.keys()].filter((path) => path.endsWith("page.tsx"))).toEqual([
      "app/page.tsx",
      "app/owners/page.tsx",
      "app/[page]/page.tsx",
      "app/[page]/[record]/page.tsx",
    ]);
    expect(routes.get("app/[page]/page.tsx")).toMatch(/\["con", \w+\],\n {2}\["aux", \w+\]/);
  });

  it("leave a page at /api its place beside the API", () => {
    const routes = routesOf(withPaths(petClinic, "/", "/api"));
    expect(routes.has("app/api/page.tsx")).toBe(true);
    expect(routes.has("app/api/[...route]/route.ts")).toBe(true);
  });

  it("hold texts of people as texts", () => {
    const layout = routesOf(hostile).get("app/layout.tsx") ?? "";
    expect(layout).toContain(`title: ${JSON.stringify(hostile.name)}`);
  });
});
