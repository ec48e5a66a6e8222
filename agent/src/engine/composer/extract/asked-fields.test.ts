import { expect, it } from "vitest";
import { nameAskedFields } from "./asked-fields.ts";

it.each([
  ["model, year, what's wrong with it, parts", "model, year, problem, parts"],
  ["pieces, complete or not and what it's worth", "pieces, whether it is complete and value"],
  ["item, where found, claimed by", "item, place found, claimed by"],
  ["vendors with what they cost", "vendors with price"],
  ["bed, when sown and when to harvest", "bed, sown on and harvest date"],
  [
    "film: what we paid, what colour it is, who has it and until when",
    "film: price paid, colour, borrower and due date",
  ],
  ["name, how often, how long it takes", "name, frequency, duration"],
])("names what is asked for in %j", (text, named) => {
  expect(nameAskedFields(text)).toBe(named);
});

it.each([
  "I want to know what it's worth to me",
  "Whether or not it works",
  "need to know who has what",
  "a note when it goes off tomorrow",
])("leaves %j as it is", (text) => {
  expect(nameAskedFields(text)).toBe(text);
});
