import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { createDispatchScene, FAILED, JSON_TYPE, MB, QUEUED, target } from "./dispatch-scene.ts";
import { startScriptedAgent } from "./scripted-server.ts";

const CUT = { ...FAILED, isCut: true };
const TIMED_OUT = { kind: "failed", code: "agent_timeout", message: "The agent did not answer in time." };

const { create, callOf } = createDispatchScene(["127.0.0.1"]);

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe("a call", () => {
  it("posts the turn as JSON with the trace and the agent's token", async () => {
    const seen: unknown[] = [];
    await using agent = await startScriptedAgent(async (request, response) => {
      seen.push({ ...request.headers, method: request.method, path: request.url, body: await readText(request) });
      response.writeHead(202, JSON_TYPE).end(QUEUED);
    });
    const { dispatch, logged } = create();
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const result = await dispatch.call(target(`${agent.url}/base`), { userInput: "größe" }, { traceparent });
    expect(result).toEqual({ kind: "reply", reply: { status: "queued" } });
    expect(seen).toMatchObject([
      {
        method: "POST",
        path: "/base/intent",
        "content-type": "application/json",
        "x-agent-token": "agent-1.token",
        traceparent,
        body: '{"userInput":"größe"}',
      },
    ]);
    expect(logged).toEqual([]);
  });

  it("keeps connections for the next calls", async () => {
    await using agent = await startScriptedAgent((request, response) => {
      request.resume().on("end", () => response.writeHead(202, JSON_TYPE).end(QUEUED));
    });
    const { dispatch } = create();
    for (let i = 0; i < 20; i++) expect((await dispatch.call(target(agent.url), {})).kind).toBe("reply");
    // A second one opens when a call comes before the last answer is put away.
    expect(agent.connections.length).toBeLessThanOrEqual(2);
  });

  it("passes a rejection on with its code and issues", async () => {
    const issues = [{ path: "appSpec.name", message: "is required" }];
    const body = JSON.stringify({ status: "error", error: { code: "invalid_request", message: "No name.", issues } });
    const { result, logged } = await callOf((_, response) => response.writeHead(400, JSON_TYPE).end(body));
    expect(result).toEqual({
      kind: "rejected",
      status: 400,
      error: { code: "invalid_request", message: "No name.", issues },
    });
    expect(logged).toEqual([]);
  });
});

describe("a call to an agent that misbehaves fails with a neutral text and one line in the log, when it", () => {
  const drip = (response: ServerResponse, text: string): void => {
    const timer = setInterval(() => response.write(text), 20);
    response.on("close", () => clearInterval(timer));
  };

  it.each<[string, RequestListener, object]>([
    ["answers 500", (_, response) => response.writeHead(500, JSON_TYPE).end('{"status":"error"}'), FAILED],
    [
      "answers HTML",
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>x</h1>"),
      FAILED,
    ],
    ["answers garbage", (_, response) => response.writeHead(200, JSON_TYPE).end("{{{"), FAILED],
    ["answers a shape of its own", (_, response) => response.writeHead(200, JSON_TYPE).end("{}"), FAILED],
    [
      "answers compressed unasked",
      (_, response) => response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end("x"),
      FAILED,
    ],
    ["drops the connection", (request) => request.socket.destroy(), CUT],
    ["resets the connection", (request) => request.socket.resetAndDestroy(), CUT],
    [
      "drops the connection in its answer",
      (_, response) =>
        response.writeHead(200, { ...JSON_TYPE, "content-length": "99" }).write("{", () => response.destroy()),
      CUT,
    ],
    ["never answers", () => undefined, TIMED_OUT],
    ["never ends its answer", (_, response) => void response.writeHead(200, JSON_TYPE).write("{"), TIMED_OUT],
    ["drips its answer", (_, response) => drip(response.writeHead(200, JSON_TYPE), " "), TIMED_OUT],
    ["never ends its informational answers", (_, response) => void response.writeProcessing(), TIMED_OUT],
  ])("%s", async (_, listener, expected) => {
    const startedAt = performance.now();
    const { result, logged } = await callOf(listener, { timeoutMs: 300 });
    expect(result).toEqual({ isCut: false, ...expected, isUnsent: false });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ agentId: "agent-1", detail: expect.stringMatching(/./) });
  });

  it("is cut off when its answer is too large, announced or not", async () => {
    for (const headers of [JSON_TYPE, { ...JSON_TYPE, "content-length": String(64 * MB) }]) {
      let sent = 0;
      const { result, logged } = await callOf((_, response) => {
        response.writeHead(200, headers);
        const pump = (): void => {
          while (sent < 64 * MB && !response.destroyed) {
            sent += MB;
            if (!response.write(Buffer.alloc(MB, 0x20))) return void response.once("drain", pump);
          }
        };
        pump();
      });
      expect(result).toMatchObject(FAILED);
      expect(logged[0]?.detail).toContain("larger than");
      expect(sent).toBeLessThan(32 * MB);
    }
  });

  it("redirects: the other address is never asked", async () => {
    const asked: string[] = [];
    await using elsewhere = await startScriptedAgent((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(202, JSON_TYPE).end(QUEUED);
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const { result } = await callOf((_, response) => response.writeHead(status, { location: elsewhere.url }).end());
      expect(result).toMatchObject(FAILED);
    }
    expect(asked).toEqual([]);
  });

  it("speaks no HTTP", async () => {
    const server = createServer((socket) => socket.end("\0\xff no http\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const { dispatch } = create();
    const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    expect(await dispatch.call(target(url), {})).toEqual({ ...FAILED, isUnsent: false, isCut: false });
    server.close();
  });
});

describe("a call is sent again", () => {
  it("never once the agent may have begun: it was asked exactly once", async () => {
    let asked = 0;
    await callOf((request) => {
      asked++;
      request.socket.destroy();
    });
    expect(asked).toBe(1);
  });

  it("after a refused connection, so that an agent which is just back gets it", async () => {
    const gone = await startScriptedAgent(() => undefined);
    const { url, port } = gone;
    await gone[Symbol.asyncDispose]();
    const { dispatch } = create();
    const pending = dispatch.call(target(url), {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    await using back = await startScriptedAgent((_, response) => response.writeHead(202, JSON_TYPE).end(QUEUED), port);
    expect((await pending).kind).toBe("reply");
    expect(back.connections).toHaveLength(1);
  });

  it("on a fresh connection when the agent has closed the idle one", async () => {
    const listener: RequestListener = (request, response) => {
      request.resume().on("end", () => response.writeHead(202, JSON_TYPE).end(QUEUED));
    };
    const { dispatch } = create();
    const first = await startScriptedAgent(listener);
    expect((await dispatch.call(target(first.url), {})).kind).toBe("reply");
    await first[Symbol.asyncDispose]();
    await using second = await startScriptedAgent(listener, first.port);
    expect((await dispatch.call(target(second.url), {})).kind).toBe("reply");
  });

  it("not for ever: an agent that is gone is reported as unsent, for another one to be asked", async () => {
    const gone = await startScriptedAgent(() => undefined);
    await gone[Symbol.asyncDispose]();
    const { dispatch, logged } = create();
    expect(await dispatch.call(target(gone.url), {})).toEqual({ ...FAILED, isUnsent: true, isCut: false });
    expect(logged).toHaveLength(1);
    expect(logged[0]?.detail).toContain("ECONNREFUSED");
  });
});

describe("the caller", () => {
  it("is not kept beyond the deadline, and neither is the connection", async () => {
    const gone: Promise<void>[] = [];
    await using agent = await startScriptedAgent((request) => {
      gone.push(new Promise((resolve) => request.socket.on("close", () => resolve())));
    });
    const { dispatch } = create({ timeoutMs: 300 });
    const pending = dispatch.call(target(agent.url), {});
    await expect.poll(() => gone.length).toBe(1);
    expect(await pending).toMatchObject({ kind: "failed", code: "agent_timeout", isUnsent: false });
    await Promise.all(gone);
  });

  it("gets a failure, not a rejection, from a dispatch that is closed or handed nonsense", async () => {
    const { dispatch } = create();
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    expect(await dispatch.call(target("http://127.0.0.1:1"), cyclic)).toMatchObject(FAILED);
    expect(await dispatch.call(target("no url"), {})).toMatchObject(FAILED);
    await dispatch.close();
    expect(await dispatch.call(target("http://127.0.0.1:1"), {})).toMatchObject(FAILED);
  });
});

describe("a cancel", () => {
  it("names the build to the agent", async () => {
    const seen: unknown[] = [];
    await using agent = await startScriptedAgent(async (request, response) => {
      seen.push({ path: request.url, token: request.headers["x-agent-token"], body: await readText(request) });
      response.writeHead(202, JSON_TYPE).end("{}");
    });
    const { dispatch, logged } = create();
    await dispatch.cancel(target(agent.url), { conversationId: "conv-1", version: 2 });
    expect(seen).toEqual([
      { path: "/cancel", token: "agent-1.token", body: '{"conversationId":"conv-1","version":2}' },
    ]);
    expect(logged).toEqual([]);
  });

  it("is only logged when the agent cannot", async () => {
    await using agent = await startScriptedAgent((_, response) => response.writeHead(404).end());
    const { dispatch, logged } = create();
    await dispatch.cancel(target(agent.url), { conversationId: "conv-1", version: 1 });
    await dispatch.cancel(target("http://127.0.0.1:1"), { conversationId: "conv-1", version: 1 });
    expect(logged).toHaveLength(2);
  });
});
