/** Bodies that a stranger might send: right ones, right ones gone wrong, and bytes. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";

/** What the running router would recognise. */
export type Known = {
  readonly keys: readonly string[];
  readonly conversations: readonly string[];
  readonly agentId: string;
  readonly agentToken: string;
  readonly tickets: readonly string[];
};

export type Body = { readonly bytes: Buffer; readonly encoding?: string };

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(
    "\ud800",
    "a\udfffb",
    "\u0000",
    "\u202egnp.exe",
    "\ufeff",
    "\u2028\u2029",
    "Z\u0351\u036b\u0343",
    "__proto__",
    "constructor",
    "\r\nset-cookie: a=b",
    "data: x\n\nid: 99",
    "../../etc/passwd",
    "x".repeat(40_000),
  ),
);
const number = fc.constantFrom(0, -0, -1, 1e308, -1e308, 2 ** 53, 0.1, 99_999_999_999_999, 101, Number.MIN_VALUE);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const nest = (depth: number, isArray: boolean): unknown => {
  let value: unknown = "deep";
  for (let level = 0; level < depth; level += 1) value = isArray ? [value] : { a: value };
  return value;
};
const hostile = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 5 }),
  fc.dictionary(text, scalar, { maxKeys: 4 }),
  fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.boolean()).map(([depth, isArray]) => nest(depth, isArray)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 });

function intents(known: Known): fc.Arbitrary<unknown> {
  return fc.record({
    intent: fc.constant("app.compose"),
    userInput: word,
    conversationId: maybe(fc.constantFrom(...known.conversations)),
    trace_id: maybe(word),
    appSpec: maybe(fc.dictionary(word, hostile, { maxKeys: 3 })),
    confirm: maybe(fc.boolean()),
    skip_github: maybe(fc.boolean()),
    extra: maybe(hostile),
  });
}

function reports(known: Known): fc.Arbitrary<unknown> {
  return fc.record({
    conversationId: fc.constantFrom(...known.conversations),
    status: fc.constantFrom("in_progress", "in_progress", "in_progress", "completed", "error"),
    phase: fc.constantFrom("plan", "codegen", "review", "completed", "error"),
    percent: fc.double({ min: 0, max: 100, noNaN: true }),
    message: word,
    files: maybe(fc.array(fc.record({ path: word, content: word }), { maxLength: 3 })),
    dependencies: maybe(fc.array(word, { maxLength: 3 })),
    eventId: maybe(word),
    version: maybe(fc.integer({ min: 1, max: 3 })),
    detail: maybe(fc.dictionary(word, hostile, { maxKeys: 3 })),
  });
}

/** Never of an intent that turns ask for: what is made up here must not be sent real turns. */
const registrations: fc.Arbitrary<unknown> = fc.record({
  name: word,
  url: fc.constantFrom("http://127.0.0.1:1", "http://localhost:1/x", "http://169.254.169.254/", "ftp://x", "nonsense"),
  intents: fc.array(fc.constantFrom("x", "app.other", "\ud800"), { minLength: 1, maxLength: 3 }),
  protocol: maybe(fc.constantFrom("intent", "a2a")),
});

/** One field of an object put wrong, left out or added. */
const spoil = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(values, hostile, fc.nat(), fc.constantFrom("replace", "drop", "add", "leave"))
    .map(([value, bad, at, how]) => {
      if (typeof value !== "object" || value === null || how === "leave") return value;
      const entries = Object.entries(value);
      const index = entries.length === 0 ? 0 : at % entries.length;
      const [name = "x"] = entries[index] ?? [];
      if (how === "add") return Object.fromEntries([...entries, ["unexpected", bad]]);
      return Object.fromEntries(
        entries.flatMap(([key, old]) => (key !== name ? [[key, old]] : how === "drop" ? [] : [[key, bad]])),
      );
    });

const ENCODERS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync, "deflate ": deflateRawSync };

/** What a door takes. */
export type BodyKind = "intent" | "report" | "registration" | "any";

/** The bytes of a body for a door: as they are, flipped, cut, or encoded, truly or only by name. */
export function bodies(known: Known, kind: BodyKind): fc.Arbitrary<Body> {
  const right = { intent: intents(known), report: reports(known), registration: registrations, any: hostile }[kind];
  const value = fc.oneof({ weight: 2, arbitrary: right }, { weight: 3, arbitrary: spoil(right) }, hostile);
  const json = value.map((sent) => Buffer.from(JSON.stringify(sent) ?? ""));
  const bytes = fc.oneof(
    { weight: 8, arbitrary: json },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)) },
    {
      weight: 2,
      arbitrary: fc.tuple(json, fc.nat(), fc.nat(255)).map(([whole, at, byte]) => {
        const copy = Buffer.from(whole);
        if (copy.length > 0) copy[at % copy.length] = byte;
        return copy;
      }),
    },
    { weight: 1, arbitrary: fc.tuple(json, fc.nat()).map(([whole, at]) => whole.subarray(0, at % (whole.length + 1))) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('{"a":1,"a":2}', "1e999", "[1,]", "NaN", '"\\ud800"', "[".repeat(9_000), "﻿{}")
        .map((raw) => Buffer.from(raw)),
    },
  );
  const encoded = fc
    .tuple(bytes, fc.constantFrom(...Object.keys(ENCODERS)), fc.nat(9))
    .map(([plain, encoding, luck]): Body => {
      const packed = ENCODERS[encoding as keyof typeof ENCODERS](plain);
      const sent = luck === 0 ? packed.subarray(0, packed.length >> 1) : luck === 1 ? plain : packed;
      return { bytes: sent, encoding: encoding.trim() };
    });
  return fc.oneof(
    { weight: 6, arbitrary: bytes.map((plain): Body => ({ bytes: plain })) },
    { weight: 1, arbitrary: encoded },
  );
}
