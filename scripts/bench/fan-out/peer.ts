/**
 * The hubs in JavaScript that the router is measured beside, each as its documentation shows it, without a log:
 * `GET /stream` subscribes, `POST /publish` sends the body to everybody. `node peer.ts plain|hono|better-sse`.
 */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { getRequestListener } from "@hono/node-server";
import { createChannel, createSession } from "better-sse";
import { Hono } from "hono";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import { answerMemory } from "../memory/answer-memory.ts";

const PEERS: Readonly<Record<string, () => RequestListener>> = {
  plain: createPlainHub,
  hono: createHonoHub,
  "better-sse": createBetterSseHub,
};

const create = PEERS[process.argv[2] ?? ""];
if (create === undefined) throw new Error(`one of ${Object.keys(PEERS).join(", ")} must be named`);
const server = createServer(create());
// A hub that has written for seconds would else close publishers before it looks at what they have sent meanwhile.
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
answerMemory();
process.once("disconnect", () => process.exit());

type Hub = {
  subscribe(request: IncomingMessage, response: ServerResponse): void;
  publish(body: string): void;
};

/** The two doors that are the same for hubs on bare `node:http`. */
function toListener({ subscribe, publish }: Hub): RequestListener {
  return (request, response) => {
    if (request.method === "GET") return subscribe(request, response);
    text(request).then(
      (body) => {
        publish(body);
        response.writeHead(204).end();
      },
      () => response.destroy(),
    );
  };
}

function createPlainHub(): RequestListener {
  const subscribers = new Set<ServerResponse>();
  let lastId = 0;
  return toListener({
    subscribe(_, response) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
      response.write("retry: 2000\n\n");
      subscribers.add(response);
      response.once("close", () => subscribers.delete(response));
    },
    publish(body) {
      lastId += 1;
      const frame = `id: ${lastId}\ndata: ${body}\n\n`;
      for (const response of subscribers) response.write(frame);
    },
  });
}

function createBetterSseHub(): RequestListener {
  const channel = createChannel();
  let lastId = 0;
  return toListener({
    subscribe(request, response) {
      // The body is JSON already; to encode it again per subscriber would measure the encoder.
      createSession(request, response, { serializer: String }).then(
        (session) => channel.register(session),
        () => response.destroy(),
      );
    },
    publish(body) {
      lastId += 1;
      channel.broadcast(body, "message", { eventId: String(lastId) });
    },
  });
}

function createHonoHub(): RequestListener {
  const subscribers = new Set<SSEStreamingApi>();
  let lastId = 0;
  const app = new Hono()
    .get("/stream", (c) =>
      streamSSE(c, async (stream) => {
        const left = new Promise<void>((resolve) => stream.onAbort(resolve));
        await stream.write("retry: 2000\n\n");
        subscribers.add(stream);
        await left;
        subscribers.delete(stream);
      }),
    )
    .post("/publish", async (c) => {
      const data = await c.req.text();
      lastId += 1;
      const id = String(lastId);
      await Promise.all([...subscribers].map((stream) => stream.writeSSE({ id, data })));
      return c.body(null, 204);
    });
  return getRequestListener(app.fetch);
}
