import { describe, expect, it } from "vitest";
import { readBrief } from "./reader/read-brief.ts";
import { toClaims } from "./reader/to-claims.ts";
import { COLOURS } from "../lexicon/colours.ts";
import { extractCurrency } from "./currency.ts";
import { extractFeatures } from "./features.ts";
import { deriveName, extractEmptyText, extractGivenName, extractOptions } from "./identity.ts";
import { detectForeignLanguage } from "./language.ts";
import { splitClauses, splitList } from "./list.ts";
import { tidyPhrase, toNoun } from "./noun-phrase.ts";
import { extractTheme } from "./theme.ts";
import { understand } from "./understand.ts";

const things = (text: string): string[] => understand(text).things.map(({ label }) => label);
const fieldsOf = (text: string, label: string): readonly string[] =>
  understand(text).things.find((thing) => thing.label === label)?.fields ?? [];

describe("lists and phrases", () => {
  it("splits lists, but not inside brackets", () => {
    expect(splitList("name, size (S, M or L), price and due date; notes & tags")).toEqual([
      "name",
      "size (S, M or L)",
      "price",
      "due date",
      "notes",
      "tags",
    ]);
    expect(splitClauses("A. B!\n- each x has y, each z has w")).toEqual(["A", "B", "each x has y", "each z has w"]);
  });

  it("takes off articles and what follows a preposition", () => {
    expect(tidyPhrase("all my old customers in the city")).toBe("old customers");
    expect([tidyPhrase("date of birth"), tidyPhrase("paid by"), tidyPhrase("weight in kg")]).toEqual([
      "date of birth",
      "paid by",
      "weight in kg",
    ]);
  });

  it("finds the thing that a phrase names, and none in words about the app", () => {
    expect([
      toNoun("my support tickets")?.entry?.name,
      toNoun("zorbs")?.label,
      toNoun("the app"),
      toNoun("for us"),
    ]).toEqual(["Ticket", "zorb", undefined, undefined]);
  });
});

describe("what a brief keeps", () => {
  it.each([
    ["CRM: customers, jobs, invoices", ["customer", "job", "invoice"]],
    ["owners have many pets, each pet has visits", ["owner", "pet", "visit"]],
    ["members can borrow books", ["member", "book", "loan"]],
    ["an app for my school to track assignments", ["assignment"]],
    ["tasks belong to projects", ["project", "task"]],
    ["Members, books and meetings", ["member", "book", "meeting"]],
    ["suppliers for each part", ["part", "supplier"]],
    ["Customers place orders with pickup date", ["customer", "order"]],
    ["student grades", ["grade", "student"]],
    ["plant watering reminder", ["plant"]],
    ["hello there", []],
  ])("%s: %j", (text, labels) => {
    expect(things(text).toSorted()).toEqual(labels.toSorted());
  });

  it("gives fields to the thing that they are said of", () => {
    expect(fieldsOf("Each part has a SKU, quantity and reorder level", "part")).toEqual([
      "SKU",
      "quantity",
      "reorder level",
    ]);
    expect(
      fieldsOf("track job applications: company, role, salary, status and interview dates", "application"),
    ).toEqual(["company", "role", "salary", "status", "interview dates"]);
    expect(fieldsOf("pet clinic: each pet has visits with date, vet and diagnosis", "visit")).toEqual([
      "date",
      "vet",
      "diagnosis",
    ]);
  });

  it("relates by ownership and by what people do", () => {
    const parents = Object.fromEntries(
      understand("owners have many pets. neighbours can borrow tools").things.map(({ label, parents: list }) => [
        label,
        list,
      ]),
    );
    expect(parents).toMatchObject({ pet: ["owner"], loan: ["neighbour", "tool"] });
  });

  it("ignores sentences about looks", () => {
    expect(toClaims(readBrief("Use a clean, modern UI with cards. Do not show a blank pane")).things).toEqual([]);
  });
});

describe("names, choices and wishes", () => {
  it("takes the given name, and derives one otherwise", () => {
    expect([
      extractGivenName('a todo app called "Daily"'),
      extractGivenName("an app named Pipe Works for plumbers"),
      extractGivenName("books"),
    ]).toEqual(["Daily", "Pipe Works", undefined]);
    expect(deriveName("An inventory system for my bike shop", "Inventory", "Parts")).toBe("Bike Shop Inventory");
    expect(deriveName("a recipe box for my family", "Recipe Box", "Recipes")).toBe("Recipe Box");
  });

  it("finds the literal text for an empty list", () => {
    expect(
      extractEmptyText(
        'Empty state when no tasks exist: copy that includes the literal text "No tasks yet" and a hint',
      ),
    ).toBe("No tasks yet");
  });

  it("finds choices behind colons, in brackets and in line", () => {
    const options = extractOptions(
      "priority: low, medium, high. status (open, closed); through stages new, won, lost with value",
    );
    expect(Object.fromEntries(options)).toEqual({
      priority: ["low", "medium", "high"],
      status: ["open", "closed"],
      stage: ["new", "won", "lost"],
    });
  });

  it.each([
    ["in euros", "EUR"],
    ["£5", "GBP"],
    ["price in $", "USD"],
    ["Swiss francs", "CHF"],
    ["no money", undefined],
  ])("%s is about %s", (text, code) => {
    expect(extractCurrency(text)).toBe(code);
  });

  it("says of each wish what becomes of it, and nothing of what is not wanted", () => {
    expect(
      extractFeatures("charts and e-mail reminders by sms, no login").map(({ text, status }) => `${text}: ${status}`),
    ).toEqual(expect.arrayContaining(["Charts: covered", "E-mails and messages: declined"]));
    expect(extractFeatures("without needing a login")).toEqual([]);
  });

  it.each([
    ["Quiero una aplicación para mis clientes", "es"],
    ["Ich möchte eine App für meine Rezepte und die Liste", "de"],
    ["読書リストのアプリを作って", "ja"],
    ["Buatkan aplikasi untuk daftar barang dan transaksi", "id"],
    ["I want an app for my recipes", undefined],
    ["CRM: customers, deals", undefined],
  ])("%s is in %s", (text, code) => {
    expect(detectForeignLanguage(text)?.code).toBe(code);
  });
});

describe("extractTheme", () => {
  it.each([
    ["make it teal", { accent: "#008080" }],
    ["background navy, components white", { background: "#000080", surface: "#ffffff" }],
    ["accent #ff8800", { accent: "#ff8800" }],
    ["use a dark green theme with a light grey background", { accent: "#006400", background: "#d3d3d3" }],
    ["black background and gold buttons", { background: "#000000", accent: "#ffd700" }],
    ["dark mode please", { mode: "dark" }],
    ["make the background white", { background: "#ffffff" }],
    ["books, background color: LavenderBlush; accent #336699", { background: "#fff0f5", accent: "#336699" }],
    ["#f0f buttons on black", { accent: "#ff00ff", background: "#000000" }],
    ["background: steelblue, components: peachpuff", { background: "#4682b4", surface: "#ffdab9" }],
    ["background lightyellow and components darkolivegreen", { background: "#ffffe0", surface: "#556b2f" }],
    ["color scheme teal and white", { accent: "#008080", background: "#ffffff" }],
    ["use rgb(12, 34, 56) for the buttons", { accent: "#0c2238" }],
    ["the page background should be navy and the cards should be white", { background: "#000080", surface: "#ffffff" }],
    ["dark mode with orange highlights", { accent: "#ffa500", mode: "dark" }],
    ["keep a list of red wines", undefined],
    ["a tomato recipe", undefined],
  ])("%s: %j", (text, theme) => {
    expect(extractTheme(text)).toEqual(theme);
  });

  it("leaves nothing of the look to be kept", () => {
    expect(things("a book list with background steelblue and components peachpuff, cards white")).toEqual(["book"]);
  });

  it("knows every colour name of CSS", () => {
    expect([...COLOURS.keys()].length).toBeGreaterThanOrEqual(148);
    for (const [name, value] of COLOURS)
      expect(extractTheme(`background ${name}`), name).toEqual({ background: value });
  });
});
