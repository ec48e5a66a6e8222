import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createRegistration, type Registration } from "./registration.ts";
import type { RouterAnswer, RouterCall } from "./router-client.ts";

const LEASE = { agentId: "a-1", agentToken: "t-1", leaseMs: 30_000 };
const granted = (lease = LEASE): RouterAnswer => ({ kind: "answer", status: 201, body: lease });
const refused = (status: number): RouterAnswer => ({ kind: "answer", status, body: {} });
const away: RouterAnswer = { kind: "failed", message: "ECONNREFUSED" };

/** Answers in order; when the script is over, the wait after the last answer never ends. */
function setUp(script: RouterAnswer[]) {
  const calls: RouterCall[] = [];
  const waits: number[] = [];
  const settled = Promise.withResolvers<void>();
  let registrations = 0;
  const registration: Registration = createRegistration({
    client: {
      call: async (call) => {
        calls.push(call);
        return script.shift() ?? { kind: "failed", message: "the script is over" };
      },
      close: async () => undefined,
    },
    self: { name: "agent", intents: ["app.compose"], version: "1" },
    log: pino({ level: "silent" }),
    sleep: (ms, signal) => {
      waits.push(ms);
      if (script.length > 0) return Promise.resolve();
      settled.resolve();
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
    },
    random: () => 1,
    onRegistered: () => {
      registrations += 1;
    },
  });
  const methods = () => calls.map(({ method }) => method);
  return { registration, calls, methods, waits, settled: settled.promise, registrations: () => registrations };
}

describe("createRegistration", () => {
  it("tries again with growing pauses until the router is there", async () => {
    const test = setUp([away, away, refused(500), granted()]);
    expect(test.registration.token()).toBeUndefined();
    test.registration.start("http://agent");
    await test.settled;
    expect(test.methods()).toEqual(["POST", "POST", "POST", "POST"]);
    expect(test.waits).toEqual([250, 500, 1_000, 10_000]);
    expect(test.calls[0]).toMatchObject({ path: "/a2a/agents", body: { name: "agent", url: "http://agent" } });
    expect(test.registration.token()).toBe("t-1");
    expect(test.registrations()).toBe(1);
  });

  it("waits at least as long as the router asks for", async () => {
    const test = setUp([{ kind: "answer", status: 429, body: {}, retryAfterMs: 4_000 }, granted()]);
    test.registration.start("http://agent");
    await test.settled;
    expect(test.waits[0]).toBe(4_000);
  });

  it("renews at a third of the lease with its token and takes a new token over", async () => {
    const test = setUp([granted(), granted({ ...LEASE, agentToken: "t-2" }), granted({ ...LEASE, agentToken: "t-3" })]);
    test.registration.start("http://agent");
    await test.settled;
    expect(test.methods()).toEqual(["POST", "PUT", "PUT"]);
    expect(test.calls.map(({ token }) => token)).toEqual([undefined, "t-1", "t-2"]);
    expect(test.calls[1]?.path).toBe("/a2a/agents/a-1");
    expect(test.waits).toEqual([10_000, 10_000, 10_000]);
    expect(test.registration.token()).toBe("t-3");
  });

  it.each([401, 403, 404])("registers anew at once when a renewal is answered with %d", async (status) => {
    const test = setUp([granted(), refused(status), granted({ ...LEASE, agentToken: "t-2" })]);
    test.registration.start("http://agent");
    await test.settled;
    expect(test.methods()).toEqual(["POST", "PUT", "POST"]);
    expect(test.waits).toEqual([10_000, 0, 10_000]);
    expect(test.registration.token()).toBe("t-2");
    expect(test.registrations()).toBe(2);
  });

  it("keeps its token while the router is away and goes on renewing", async () => {
    const test = setUp([granted(), away, granted()]);
    test.registration.start("http://agent");
    await test.settled;
    expect(test.methods()).toEqual(["POST", "PUT", "PUT"]);
    expect(test.registrations()).toBe(1);
  });

  it("does not take an answer for a lease that is none", async () => {
    const test = setUp([{ kind: "answer", status: 200, body: "<html>" }, granted()]);
    test.registration.start("http://agent");
    await test.settled;
    expect(test.methods()).toEqual(["POST", "POST"]);
  });

  it("registers anew when it is told that the token was refused", async () => {
    const script = [granted()];
    const test = setUp(script);
    test.registration.start("http://agent");
    await test.settled;
    script.push(granted({ ...LEASE, agentToken: "t-2" }));
    test.registration.refresh();
    await expect.poll(test.registration.token).toBe("t-2");
    expect(test.methods()).toEqual(["POST", "POST"]);
  });

  it("leaves the router when it stops and sends nothing afterwards", async () => {
    const test = setUp([granted()]);
    test.registration.start("http://agent");
    await test.settled;
    await test.registration.stop();
    expect(test.calls.at(-1)).toMatchObject({ method: "DELETE", path: "/a2a/agents/a-1", token: "t-1" });
    test.registration.refresh();
    await Promise.resolve();
    expect(test.calls).toHaveLength(2);
  });

  it("has nothing to leave when it was never registered", async () => {
    const test = setUp([away]);
    test.registration.start("http://agent");
    await test.settled;
    await test.registration.stop();
    expect(test.methods()).toEqual(["POST"]);
  });
});
