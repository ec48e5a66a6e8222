import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { why, isFull } from "../support/sandboxes.ts";
import { startPreviews, type PreviewScene } from "./scene.ts";
import { makeApp, makeSocketApp } from "./test-app.ts";

describe.skipIf(!isFull)(`an app on an origin of its own${why}`, () => {
  let scene: PreviewScene;
  let url: string;
  let socketUrl: string;
  beforeAll(async () => {
    scene = await startPreviews();
    const [plain, sockets] = await Promise.all([
      scene.show("c-plain", 1, makeApp()),
      scene.show("c-sockets", 1, makeSocketApp()),
    ]);
    expect([plain, sockets]).toMatchObject([{ status: "ready" }, { status: "ready" }]);
    url = plain.url;
    socketUrl = sockets.url;
  });
  afterAll(() => scene?.[Symbol.asyncDispose]());
  const visit: PreviewScene["visit"] = (...call) => scene.visit(...call);
  const readHeaders = async (headers: Record<string, string>) =>
    JSON.parse((await visit(url, "/headers", { headers })).text) as Record<string, string>;

  it("has a host that nobody guesses and that a host name may have", () => {
    expect(url).toMatch(/^http:\/\/[a-z2-7]{26}\.localhost:\d+$/);
    expect(new URL(socketUrl).host).not.toBe(new URL(url).host);
  });

  it("gets its pages, with our script before anything of theirs", async () => {
    const { status, text, headers } = await visit(url, "/", { headers: { accept: "text/html" } });
    expect(status).toBe(200);
    expect(text).toContain(`<head><script src="/__joinery/client.js"></script><title>one</title>`);
    expect(headers["content-length"]).toBeUndefined();
    expect((await visit(url, "/__joinery/client.js")).text).toContain("unhandledrejection");
  });

  it("gets pieces of HTML that a page asks for as they are", async () => {
    const { text } = await visit(url, "/", { headers: { accept: "*/*", "sec-fetch-dest": "empty" } });
    expect(text).toContain("<head><title>one</title>");
    const framed = await visit(url, "/", { headers: { accept: "text/html", "sec-fetch-dest": "iframe" } });
    expect(framed.text).toContain("<head><script ");
  });

  it("gets bodies of unknown length whole, whatever the method, and never as another request", async () => {
    const smuggled = "GET /crash HTTP/1.1\r\nhost: x\r\n\r\n";
    const chunks = `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`;
    const { host } = new URL(url);
    for (const method of ["DELETE", "GET", "POST"]) {
      const head = `${method} /echo HTTP/1.1\r\nhost: ${host}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`;
      const answer = await raw(url, head + chunks);
      expect([method, answer.split("\r\n\r\n").slice(1).join("\r\n\r\n")]).toEqual([
        method,
        expect.stringContaining(`${method} ${smuggled.length}`),
      ]);
    }
    expect((await visit(url, "/items")).status).toBe(200);
    expect((await scene.look("c-plain")).errors).toEqual([]);
  });

  it("decides by the Host header alone, and knows no other host", async () => {
    const { host } = new URL(url);
    const hosts = [
      "localhost",
      "127.0.0.1",
      `x.${host}`,
      "evil.example",
      `${"a".repeat(26)}.localhost`,
      "",
      "..",
      `${host}@evil`,
    ];
    for (const foreign of hosts) {
      const { status, headers, text } = await visit(url, "/", { headers: { host: foreign, accept: "text/html" } });
      expect([foreign, status, headers["content-type"]]).toEqual([foreign, 404, "application/json"]);
      expect(JSON.parse(text)).toMatchObject({ status: "error", error: { code: "route_not_found" } });
    }
    const named = { "x-forwarded-host": host, forwarded: `host=${host}`, host: "evil.example" };
    expect((await visit(url, "/", { headers: named })).status).toBe(404);
    expect((await visit(url, "/items", { headers: { host: host.toUpperCase() } })).status).toBe(200);
  });

  it("takes no other app's address from the request line", async () => {
    const other = `${socketUrl}/headers`;
    const answer = await raw(url, `GET ${other} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nconnection: close\r\n\r\n`);
    expect(answer).toContain(`"host":"${new URL(url).host}"`);
  });

  it("sees neither Joinery's headers nor those of a proxy, nor of the connection", async () => {
    const seen = await readHeaders({
      "x-api-key": "key",
      "x-agent-token": "token",
      "x-forwarded-for": "10.0.0.1",
      traceparent: "00-1-2-03",
      "proxy-authorization": "Basic eA==",
      connection: "keep-alive, x-hop",
      "x-hop": "1",
      te: "trailers",
      "x-own": "stays",
      authorization: "Bearer of-the-app",
    });
    const names = Object.keys(seen).filter((name) => !["host", "accept", "connection"].includes(name));
    expect(names.toSorted()).toEqual(["accept-encoding", "authorization", "x-own"]);
    expect(seen["host"]).toBe(new URL(url).host);
  });

  it("gets back the cookies that it has set, and none of anybody else", async () => {
    const set = (await visit(url, "/sign-in")).headers["set-cookie"] ?? [];
    expect(set.join("\n")).not.toMatch(/domain/i);
    const own = set.map((line) => line.split(";")[0]).join("; ");
    expect(await readHeaders({ cookie: `router=secret; ${own}; session=planted` })).toMatchObject({
      cookie: "session=secret; theme=dark",
    });
    expect(await readHeaders({ cookie: "router=secret; session=planted" })).not.toHaveProperty("cookie");
    const elsewhere = await visit(socketUrl, "/headers", { headers: { cookie: own } });
    expect(JSON.parse(elsewhere.text)).not.toHaveProperty("cookie");
  });

  it("is framed by whom we allow, whatever it says, and keeps its other rules", async () => {
    const { headers, text } = await visit(url, "/policy");
    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["content-security-policy"]).toBe(
      "default-src 'self'; img-src *, frame-ancestors 'self' http://127.0.0.1:9999",
    );
    expect(text).toBe(`<script src="/__joinery/client.js"></script><p>no head</p>`);
  });

  it("is reached by WebSocket, with the same headers taken away", async () => {
    const { host, port } = new URL(socketUrl);
    const headers = { host, cookie: "router=secret", "x-api-key": "key" };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers });
    const messages: string[] = [];
    const closed = new Promise((done) => socket.on("close", done));
    await new Promise<void>((done, fail) => {
      socket.on("error", fail);
      socket.on("message", (data: Buffer) => {
        messages.push(data.toString());
        if (messages.length === 1) socket.send("hello");
        else done();
      });
    });
    expect(messages[1]).toBe("sockets: hello");
    expect(JSON.parse(messages[0] ?? "")).not.toHaveProperty("cookie");
    expect(JSON.parse(messages[0] ?? "")).not.toHaveProperty("x-api-key");
    socket.close();
    await closed;
  });

  it("refuses a WebSocket for a host that is none, and for our own addresses", async () => {
    for (const [host, path] of [
      ["evil.example", "/"],
      [new URL(socketUrl).host, "/__joinery/events"],
    ]) {
      const answer = await raw(
        socketUrl,
        `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    }
  });

  it("cannot reach us, the network, or another app", async () => {
    const probe = `
import { createServer } from "node:http";
import { connect } from "node:net";
const tries = ${JSON.stringify([new URL(url).port, "4001", "9999"])};
const results = await Promise.all(tries.map((port) => new Promise((done) => {
  const socket = connect({ host: "127.0.0.1", port: Number(port) });
  socket.on("connect", () => done("open")).on("error", (error) => done(error.code));
})));
createServer((request, response) => response.end(JSON.stringify(results))).listen(Number(process.env.PORT), "127.0.0.1");`;
    const hostile = await scene.show("c-hostile", 1, makeApp("hostile", probe));
    expect(JSON.parse((await visit(hostile.url, "/")).text)).toEqual(["ECONNREFUSED", "ECONNREFUSED", "ECONNREFUSED"]);
  });

  it("cannot put another socket in the place of the one that it is reached by", async () => {
    const swap = `
import { rmSync, symlinkSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
const found = readdirSync("/tmp").filter((name) => name.endsWith(".sock"));
for (const name of found) { rmSync("/tmp/" + name); symlinkSync("/run/other.sock", "/tmp/" + name); }
createServer((request, response) => response.end("mine, " + found.length)).listen(Number(process.env.PORT), "127.0.0.1");`;
    const hostile = await scene.show("c-swap", 1, makeApp("swap", swap));
    expect((await visit(hostile.url, "/")).text).toBe("mine, 1");
  });
});

function raw(url: string, text: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
    socket.on("close", () => done(answer)).on("error", fail);
    socket.write(text);
  });
}
