import { expect, it } from "vitest";
import { nameStages } from "./stages.ts";

it.each([
  ["a board with new / baking / ready", "status (new, baking, ready), drag and drop"],
  ["tasks on a board: todo / doing / done", "tasks with status (todo, doing, done), drag and drop"],
  ["projects on a board (lead / active / done)", "projects with status (lead, active, done), drag and drop"],
  ["kanban board with columns todo/doing/done", "kanban board with status (todo, doing, done), drag and drop"],
  ["status applied/interview/offer, salary", "status (applied, interview, offer), salary"],
  ["stage: sketch > line art > colour", "stage (sketch, line art, colour)"],
  ["severity low/high and state open -> closed", "severity (low, high) and state (open, closed)"],
  ["orders (new/ready/picked up)", "orders with status (new, ready, picked up)"],
  ["customer, date, new/paid/shipped", "customer, date, status (new, paid, shipped)"],
])("puts the stages of %j in brackets behind their name", (text, named) => {
  expect(nameStages(text)).toBe(named);
});

it.each([
  "paid yes/no",
  "speed in km/h and support 24/7",
  "status yes/no",
  "and/or",
  "teas, red/green/white",
  "sizes (S/M/L)",
  "a board of directors",
])("leaves %j as it is", (text) => {
  expect(nameStages(text)).toBe(text);
});
