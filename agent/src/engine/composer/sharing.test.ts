import { rightOn } from "@joinery/shared";
import { describe, expect, it } from "vitest";
import type { DiscoveryResult } from "../engine.ts";
import { discoverTurn } from "./composer.ts";
import { readSharing } from "./extract/sharing.ts";

/** The last reply of a conversation. */
function talk(...turns: readonly string[]): DiscoveryResult {
  let result: DiscoveryResult | undefined;
  for (const userInput of turns) {
    result = discoverTurn({
      userInput,
      history: [],
      confirm: false,
      isBuilt: false,
      ...(result === undefined ? {} : { appSpec: result.appSpec }),
    });
  }
  if (result === undefined) throw new Error("nothing was said");
  return result;
}

/** The right of a role on the thing of a name. */
function right({ appSpec }: DiscoveryResult, role: string, thing: string): string | undefined {
  const entity = appSpec.entities.find(({ labelPlural }) => labelPlural === thing);
  if (appSpec.access === undefined || entity === undefined) return undefined;
  return rightOn(appSpec.access, role, entity.name);
}

describe("sentences about who sees and changes what", () => {
  it.each([
    ["everyone sees only their own entries", { kind: "own" }],
    ["users can only edit their own posts", { kind: "contribute", what: "posts" }],
    ["staff see only their own shifts, admins see all", { kind: "own", role: "staff", what: "shifts" }],
    ["each member has a private diary", { kind: "own", what: "diary" }],
    ["people can see all but change only their own", { kind: "contribute" }],
    ["students can only view their own grades", { kind: "readOwn", role: "student", what: "grades" }],
    ["users can't see each other's notes", { kind: "own", what: "notes" }],
    ["only let people see their own tasks", { kind: "own", what: "tasks" }],
    ["anyone can see the menu, only staff can edit", { kind: "public", what: "menu" }],
    ["a public event page, members sign in", { kind: "public", what: "event" }],
    ["visitors can send a message without an account", { kind: "publicAdd", what: "message" }],
    ["make the menu public", { kind: "public", what: "menu" }],
    ["hide the menu from visitors", { kind: "closed", what: "menu" }],
  ])("%s", (text, wish) => {
    expect(readSharing(text)).toEqual([wish]);
  });

  it.each([
    "track public transport rides",
    "a list of public holidays and private lessons",
    "my own recipes with ratings",
    "members have a name, an email and their own locker number",
    "people and the books that they own",
  ])("are not seen in %s", (text) => {
    expect(readSharing(text)).toEqual([]);
    expect(talk(text).appSpec.access).toBeUndefined();
  });
});

describe("a brief that says who sees what", () => {
  it("keeps people's own records to them, and asks nothing about it", () => {
    const result = talk("A task tracker with login. Everyone sees only their own tasks.");
    expect(right(result, "member", "Tasks")).toBe("own");
    expect(result.isComplete).toBe(true);
    expect(result.reply).toContain("The others see and change only their own tasks.");
    expect(result.reply).toContain("Administrators see and change everything");
  });

  it("has accounts where something is somebody's own, also when it does not name them", () => {
    const result = talk("A blog where users can only edit their own posts");
    expect(right(result, "member", "Posts")).toBe("contribute");
    expect(result.reply).toContain("see all posts and change only their own");
  });

  it("keeps the thing that the sentence is about", () => {
    const result = talk("A team diary app: each member has a private diary");
    expect(right(result, "member", "Journal entries")).toBe("own");
  });

  it("gives each role what is said of it", () => {
    const result = talk("employees see only their own shifts, managers see everything");
    expect(right(result, "employee", "Shifts")).toBe("own");
    expect(right(result, "manager", "Shifts")).toBe("write");
    expect(result.appSpec.access?.roles.at(-1)?.name).toBe("employee");
  });

  it("opens what is public, and nothing else", () => {
    const result = talk("Restaurant app: anyone can see the menu, only staff can edit");
    expect(result.appSpec.access?.visitors).toEqual({ MenuItem: "read" });
    expect(right(result, "staff", "Menu items")).toBe("write");
    expect(result.reply).toContain("Without signing in everybody can read menu items, and nothing else.");
  });

  it("lets visitors of a landing page write, and read nothing", () => {
    const { appSpec } = talk("Landing page for my bakery with a contact form, I log in to read the messages");
    expect(appSpec.access?.visitors).toEqual({ Message: "add" });
  });

  it("keeps the parts of what is private as private", () => {
    const result = talk("Projects and tasks; each project has many tasks. Users see only their own projects.");
    expect(right(result, "member", "Projects")).toBe("own");
    expect(right(result, "member", "Tasks")).toBe("own");
  });

  it("says what contradicts itself, and shows less rather than more", () => {
    const both = talk("Tasks with login. Tasks are public. Everyone sees only their own tasks");
    expect(right(both, "member", "Tasks")).toBe("own");
    expect(both.appSpec.access?.visitors).toBeUndefined();
    expect(both.reply).toContain("It was also said that people see only their own.");
    const without = talk("task list without login where everyone sees only their own tasks");
    expect(without.appSpec.access).toBeUndefined();
    expect(without.reply).toContain("They need people to sign in");
  });

  it("never invents any of it", () => {
    const { appSpec } = talk("CRM with customers, deals and user login");
    expect(appSpec.access?.visitors).toBeUndefined();
    expect(appSpec.access?.roles.map(({ rights, others }) => ({ rights, others }))).toEqual([
      { rights: {}, others: "write" },
      { rights: {}, others: "write" },
    ]);
  });
});

describe("corrections that say who sees what", () => {
  it("close, open and widen what is there", () => {
    const start = "Tasks with login";
    expect(right(talk(start, "only let people see their own tasks"), "member", "Tasks")).toBe("own");
    const seen = talk(start, "only let people see their own tasks", "let everyone see all tasks");
    expect(right(seen, "member", "Tasks")).toBe("contribute");
    const open = talk(start, "make the tasks public");
    expect(open.appSpec.access?.visitors).toEqual({ Task: "read" });
    expect(open.reply).toContain("tasks can be read without signing in");
    expect(
      talk(start, "make the tasks public", "hide the tasks from visitors").appSpec.access?.visitors,
    ).toBeUndefined();
  });

  it("add accounts where there were none, and say so", () => {
    const result = talk("book tracker", "users can only edit their own books");
    expect(right(result, "member", "Books")).toBe("contribute");
    expect(result.reply).toContain("people sign in for it");
  });

  it("do not open what is kept to its owners, and say why", () => {
    const result = talk("Tasks with login", "only let people see their own tasks", "make the tasks public");
    expect(result.appSpec.access?.visitors).toBeUndefined();
    expect(result.reply).toContain("people see only their own");
  });
});
