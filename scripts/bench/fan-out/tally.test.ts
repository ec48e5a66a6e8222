import { describe, expect, it } from "vitest";
import { countMisplaced, createPosition, createTally, toMark } from "./tally.ts";

const toStream = (numbers: readonly number[]) =>
  Buffer.from(numbers.map((number) => `id: ${number}\ndata: {"message":"${toMark(number)}"}\n\n`).join(""));

describe("the tally", () => {
  it("counts the same messages wherever the bytes are cut", () => {
    const bytes = toStream([0, 1, 2, 12_345_678]);
    for (let size = 1; size <= bytes.length; size += 1) {
      const tally = createTally();
      const position = createPosition();
      for (let at = 0; at < bytes.length; at += size) tally.read(position, bytes.subarray(at, at + size));
      expect(tally.order()).toEqual([0, 1, 2, 12_345_678]);
      expect([tally.delivered(), tally.outOfOrder()]).toEqual([4, 0]);
    }
  });

  it("does not mistake one stream's bytes for another's when a shared buffer is used again", () => {
    const tally = createTally();
    const shared = Buffer.alloc(1_000);
    const readShared = (position: ReturnType<typeof createPosition>, numbers: readonly number[]) => {
      const length = toStream(numbers).copy(shared);
      tally.read(position, shared.subarray(0, length));
    };
    readShared(createPosition(), [0, 1]);
    readShared(createPosition(), [0, 1]);
    expect([tally.delivered(), tally.outOfOrder()]).toEqual([4, 0]);
    readShared(createPosition(), [1, 0]);
    expect([tally.delivered(), tally.outOfOrder()]).toEqual([6, 2]);
  });

  it("notices a swapped, a repeated and a left-out message", () => {
    for (const wrong of [
      [0, 2, 1],
      [0, 0, 1],
      [0, 2],
    ]) {
      const tally = createTally();
      tally.read(createPosition(), toStream([0, 1, 2]));
      tally.read(createPosition(), toStream(wrong));
      expect(tally.outOfOrder()).toBeGreaterThan(0);
    }
  });
});

describe("the order of the senders", () => {
  it("is kept when their messages are mixed, and broken by a swap or a repeat of one sender's", () => {
    const senderOf = (number: number) => number % 2;
    expect(countMisplaced([1, 0, 2, 3], senderOf)).toBe(0);
    expect(countMisplaced([1, 2, 0, 3], senderOf)).toBe(1);
    expect(countMisplaced([0, 1, 1], senderOf)).toBe(1);
  });
});
