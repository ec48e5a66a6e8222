import { expect, it } from "vitest";
import { createTickets } from "./ticket.ts";

function createScene() {
  const time = { now: 1_000_000 };
  const tickets = createTickets({ secret: Buffer.alloc(32, 7), clock: () => time.now, ttlMs: 1_000 });
  return { time, tickets };
}

it("a ticket opens its own conversation until it expires", () => {
  const { time, tickets } = createScene();
  const ticket = tickets.issue("c1");
  expect(tickets.isValid("c1", ticket)).toBe(true);
  expect(tickets.isValid("c2", ticket)).toBe(false);
  time.now += 1_000;
  expect(tickets.isValid("c1", ticket)).toBe(false);
});

it("a ticket that was tampered with, or signed with another secret, opens nothing", () => {
  const { tickets } = createScene();
  const [expiry = "", signature = ""] = tickets.issue("c1").split(".");
  const later = (Number.parseInt(expiry, 36) + 1_000_000).toString(36);
  const foreign = createTickets({ secret: Buffer.alloc(32, 8), clock: () => 1_000_000, ttlMs: 1_000 });
  const bad = [
    `${later}.${signature}`,
    `${expiry}.`,
    expiry,
    "",
    ".",
    `${expiry}.${signature}.x`,
    "é".repeat(50),
    foreign.issue("c1"),
  ];
  for (const ticket of bad) expect(tickets.isValid("c1", ticket)).toBe(false);
});
