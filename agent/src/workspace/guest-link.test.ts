import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createGuestLink } from "./guest-link.ts";

function createPair() {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = "";
  input.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return { sent: () => text, output, link: createGuestLink({ input, output }) };
}

describe("createGuestLink", () => {
  it("numbers requests and matches answers, in whatever order and pieces they come", async () => {
    const { sent, output, link } = createPair();
    const first = link.send({ op: "inspect" });
    const second = link.send({ op: "free-port" });
    await new Promise(setImmediate);
    expect(sent()).toBe('{"id":1,"op":"inspect"}\n{"id":2,"op":"free-port"}\n');
    output.write('{"id":2,"ok":5');
    output.write('000}\n{"id":1,"error":"no"}\n');
    expect(await second.answer).toEqual({ ok: 5000 });
    expect(await first.answer).toEqual({ error: "no" });
  });

  it("tells when the guest is there", async () => {
    const { output, link } = createPair();
    output.write('{"ready":true}\n');
    expect(await link.ready).toBe(true);
  });

  it("ignores what is no answer: other text, other shapes, unknown and repeated ids", async () => {
    const { output, link } = createPair();
    const { answer } = link.send({ op: "inspect" });
    output.write(
      'hello\n[]\nnull\n{"id":"1","ok":0}\n{"id":7,"ok":0}\n{"__proto__":{"id":1}}\n{"id":1,"ok":"first"}\n',
    );
    output.write('{"id":1,"ok":"second"}\n');
    expect(await answer).toEqual({ ok: "first" });
  });

  it("answers everything with the reason once it is closed", async () => {
    const { link } = createPair();
    const { answer } = link.send({ op: "inspect" });
    link.close("it was cancelled");
    link.close("another reason");
    expect(await answer).toEqual({ error: "it was cancelled" });
    expect(await link.send({ op: "inspect" }).answer).toEqual({ error: "it was cancelled" });
    expect(await link.ready).toBe(false);
  });

  it("gives up on a line without an end, instead of keeping it", async () => {
    const { output, link } = createPair();
    const { answer } = link.send({ op: "inspect" });
    for (let megabyte = 0; megabyte < 6; megabyte += 1) output.write("x".repeat(1024 * 1024));
    expect(await answer).toEqual({ error: "the sandbox sent an answer without an end" });
  });
});
