import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import {
  createClient,
  formatEvent,
  formatRetry,
  HEARTBEAT_FRAME,
  JoineryError,
  type SequencedEvent,
} from "@joinery/shared";

type Handler = (request: IncomingMessage, response: ServerResponse, call: number) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A router that does what the test's script says, call by call. */
async function startScriptedRouter(handler: Handler): Promise<{ baseUrl: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handler(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

function toFrame(seq: number, status: "in_progress" | "completed" | "error" = "in_progress"): string {
  const event = {
    conversationId: "c1",
    status,
    phase: status === "in_progress" ? "codegen" : status,
    percent: status === "completed" ? 100 : 50 + seq,
    message: `event ${seq} – ünïcode`,
    version: 1,
    at: "2026-01-01T00:00:00.000Z",
    ...(status === "completed" ? { files: [], dependencies: [] } : {}),
  };
  return formatEvent(seq, JSON.stringify(event));
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(formatRetry(5));
}

async function collect(stream: AsyncIterable<SequencedEvent>): Promise<number[]> {
  const seqs: number[] = [];
  for await (const { seq } of stream) seqs.push(seq);
  return seqs;
}

describe("the client's stream", () => {
  it("resumes behind the last event on every lost connection and yields each event once, in order", async () => {
    const { baseUrl, requests } = await startScriptedRouter((request, response, call) => {
      openStream(response);
      const last = Number(request.headers["last-event-id"] ?? 0);
      // Repeats one old event each time, then drops the connection in the middle of a frame.
      if (last > 0) response.write(toFrame(last));
      response.write(toFrame(last + 1));
      if (call === 5) {
        response.end(toFrame(last + 2, "completed"));
        return;
      }
      response.write(toFrame(last + 2).slice(0, 20), () => response.destroy());
    });
    const seqs = await collect(createClient({ baseUrl }).stream("c1"));
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6]);
    expect(requests.map((request) => request.headers["last-event-id"])).toEqual([undefined, "1", "2", "3", "4"]);
  });

  it("survives events that arrive byte by byte, heartbeats and multi-byte characters cut in two", async () => {
    const { baseUrl } = await startScriptedRouter((_, response) => {
      openStream(response);
      const bytes = Buffer.from(HEARTBEAT_FRAME + toFrame(1) + HEARTBEAT_FRAME + toFrame(2, "completed"));
      const writeNext = (index: number): void => {
        if (index >= bytes.length) response.end();
        else response.write(bytes.subarray(index, index + 3), () => setImmediate(writeNext, index + 3));
      };
      writeNext(0);
    });
    const messages: string[] = [];
    for await (const { event } of createClient({ baseUrl }).stream("c1")) messages.push(event.message);
    expect(messages).toEqual(["event 1 – ünïcode", "event 2 – ünïcode"]);
  });

  it("replaces a connection that is silent for too long", async () => {
    const { baseUrl, requests } = await startScriptedRouter((_, response, call) => {
      openStream(response);
      if (call > 1) response.end(toFrame(1, "completed"));
    });
    const seqs = await collect(createClient({ baseUrl }).stream("c1", { idleTimeoutMs: 50 }));
    expect(seqs).toEqual([1]);
    expect(requests).toHaveLength(2);
  });

  it("tries again after 503 and refused connections, and reports each wait", async () => {
    const attempts: number[] = [];
    const { baseUrl } = await startScriptedRouter((_, response, call) => {
      if (call === 1) response.writeHead(503).end("<html>proxy</html>");
      else if (call === 2) response.destroy();
      else {
        openStream(response);
        response.end(toFrame(1, "completed"));
      }
    });
    const stream = createClient({ baseUrl }).stream("c1", {
      retryMs: 10,
      onRetry: ({ attempt, delayMs }) => {
        attempts.push(attempt);
        expect(delayMs).toBeLessThanOrEqual(10 * 2 ** (attempt - 1));
      },
    });
    expect(await collect(stream)).toEqual([1]);
    expect(attempts).toEqual([1, 2]);
  });

  it("ends without events on 204, because the end was seen before", async () => {
    const { baseUrl, requests } = await startScriptedRouter((_, response) => response.writeHead(204).end());
    expect(await collect(createClient({ baseUrl }).stream("c1", { lastEventId: 7 }))).toEqual([]);
    expect(requests[0]?.headers["last-event-id"]).toBe("7");
  });

  it("throws what trying again cannot mend", async () => {
    const { baseUrl, requests } = await startScriptedRouter((_, response) => {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          status: "error",
          error: { code: "conversation_not_found", message: "none", retryable: false },
        }),
      );
    });
    await expect(collect(createClient({ baseUrl }).stream("c1"))).rejects.toMatchObject({
      code: "conversation_not_found",
    });
    expect(requests).toHaveLength(1);
  });

  it("ends, and closes the connection, when the signal aborts or the consumer leaves", async () => {
    let open = 0;
    const { baseUrl } = await startScriptedRouter((_, response) => {
      open += 1;
      response.on("close", () => (open -= 1));
      openStream(response);
      response.write(toFrame(1));
    });
    const client = createClient({ baseUrl });
    const abort = new AbortController();
    const seqs: number[] = [];
    for await (const { seq } of client.stream("c1", { signal: abort.signal })) {
      seqs.push(seq);
      abort.abort();
    }
    for await (const { seq } of client.stream("c1")) {
      seqs.push(seq);
      break;
    }
    expect(seqs).toEqual([1, 1]);
    await expect.poll(() => open).toBe(0);
  });

  it("sends the key in a header and never in the address", async () => {
    const { baseUrl, requests } = await startScriptedRouter((_, response) => response.writeHead(204).end());
    await collect(createClient({ baseUrl, apiKey: "secret-1" }).stream("c1"));
    expect(requests[0]?.headers["x-api-key"]).toBe("secret-1");
    expect(requests[0]?.url).toBe("/a2a/stream/c1");
  });
});

describe("the client's calls", () => {
  it("fills in the intent, passes the idempotency key and returns the typed answer", async () => {
    const bodies: string[] = [];
    const { baseUrl, requests } = await startScriptedRouter((request, response) => {
      request.setEncoding("utf8").on("data", (chunk: string) => bodies.push(chunk));
      request.on("end", () => {
        response.writeHead(202, { "content-type": "application/json" });
        response.end(JSON.stringify({ status: "queued", conversationId: "c1", streamUrl: "/a2a/stream/c1" }));
      });
    });
    const reply = await createClient({ baseUrl: `${baseUrl}/` }).intent(
      { userInput: "yes", confirm: true },
      { idempotencyKey: "k1" },
    );
    expect(reply).toEqual({ status: "queued", conversationId: "c1", streamUrl: "/a2a/stream/c1" });
    expect(JSON.parse(bodies.join(""))).toEqual({ intent: "app.compose", userInput: "yes", confirm: true });
    expect(requests[0]?.headers["idempotency-key"]).toBe("k1");
  });

  it("throws the router's error with its code, its wrong fields and when to try again", async () => {
    const { baseUrl } = await startScriptedRouter((_, response) => {
      response.writeHead(429, { "content-type": "application/json", "retry-after": "7" });
      const issues = [{ path: "userInput", message: "must not be empty" }];
      response.end(
        JSON.stringify({
          status: "error",
          error: { code: "rate_limited", message: "slow down", retryable: true, issues },
        }),
      );
    });
    const failure = await createClient({ baseUrl })
      .intent({ userInput: "x" })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(JoineryError);
    expect(failure).toMatchObject({ code: "rate_limited", retryAfterSeconds: 7, issues: [{ path: "userInput" }] });
  });

  it("says what happened when a proxy answers with a page, or the answer has an unknown shape", async () => {
    const { baseUrl } = await startScriptedRouter((_, response, call) => {
      if (call === 1) response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
      else response.writeHead(200, { "content-type": "application/json" }).end('{"status":"surprise"}');
    });
    const client = createClient({ baseUrl });
    await expect(client.conversation("c1")).rejects.toThrow("The router answered 502.");
    await expect(client.conversation("c1")).rejects.toThrow("unknown shape");
  });
});
