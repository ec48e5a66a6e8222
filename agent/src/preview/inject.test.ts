import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createInjector } from "./inject.ts";

const inject = (...chunks: string[]): Promise<string> =>
  text(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(createInjector("[X]")));

describe("createInjector", () => {
  it.each([
    ["<!doctype html><html><head><title>ä</title></head>", "<!doctype html><html><head>[X]<title>ä</title></head>"],
    ['<HEAD lang="de"><script>1</script>', '<HEAD lang="de">[X]<script>1</script>'],
    ["<!doctype html>\n<html lang=en><body>é", "<!doctype html>\n<html lang=en>[X]<body>é"],
    ["<header>no head</header>", "[X]<header>no head</header>"],
    ["<!-- <head> --><html><head></head>", "<!-- <head> --><html><head>[X]</head>"],
    ["", "[X]"],
  ])("puts its text first in the head of %j", async (page, expected) => {
    expect(await inject(page)).toBe(expected);
  });

  it("finds a head that comes in pieces, and passes the rest through as it is", async () => {
    expect(await inject("<!doctype html><he", "ad", "><p>", "ü".repeat(100_000))).toBe(
      `<!doctype html><head>[X]<p>${"ü".repeat(100_000)}`,
    );
  });

  it("does not wait for a head for ever", async () => {
    const page = "x".repeat(80_000);
    expect(await inject(page, "<head>")).toBe(`[X]${page}<head>`);
  });
});
