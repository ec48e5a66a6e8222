import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPatience } from "./patience.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const full = () => Promise.reject(new Error("disk full"));

describe("a write that has to happen", () => {
  it("is tried again until it works", async () => {
    const onError = vi.fn();
    const { write } = createPatience({ onError });
    const task = vi
      .fn(async () => "written")
      .mockImplementationOnce(full)
      .mockImplementationOnce(full);
    const written = write(task, "conv-1");
    await vi.advanceTimersByTimeAsync(300);
    expect(await written).toBe("written");
    expect(onError.mock.calls).toEqual([
      [new Error("disk full"), "conv-1"],
      [new Error("disk full"), "conv-1"],
    ]);
  });

  it("lets those who wait go after a while, and goes on without them", async () => {
    const { write, settle } = createPatience({ onError: vi.fn(), giveUpMs: 10_000 });
    let isFull = true;
    const task = vi.fn(async () => (isFull ? full() : "written"));
    const refused = expect(write(task, "conv-1")).rejects.toMatchObject({ code: "not_ready", retryAfterSeconds: 5 });
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
    await vi.advanceTimersByTimeAsync(60_000);
    isFull = false;
    const settled = settle();
    await vi.advanceTimersByTimeAsync(5_000);
    await settled;
    const tries = task.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(task).toHaveBeenCalledTimes(tries);
  });

  it("is given up when the process ends", async () => {
    const { write, stop, settle } = createPatience({ onError: vi.fn() });
    const task = vi.fn(full);
    const refused = expect(write(task, "conv-1")).rejects.toThrow("disk full");
    await vi.advanceTimersByTimeAsync(20);
    stop();
    await vi.advanceTimersByTimeAsync(0);
    await refused;
    await settle();
    expect(task).toHaveBeenCalledTimes(2);
  });
});
