import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient, ErrorReply } from "@joinery/shared";
import { afterEach, describe, expect, it } from "vitest";
import { startSystem, type System } from "./processes.ts";

const BRIEF = "Track my books with title, author and rating";
/** Long enough for a busy machine to answer a few turns. */
const PATIENCE = { timeout: 15_000 };

describe("an agent that misbehaves", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A router of its own whose only agent is the scripted one. */
  async function startWith(answer: RequestListener): Promise<System> {
    const misbehaving = await startSystem({ routerEnv: { AGENT_TIMEOUT_MS: "1500" } });
    await misbehaving.agent.stop();
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const registered = await fetch(`${misbehaving.router.url}/a2a/agents`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "rogue", url, intents: ["app.compose"] }),
    });
    expect(registered.status).toBe(201);
    return misbehaving;
  }

  it.each<[string, RequestListener, string]>([
    ["times out", () => undefined, "agent_timeout"],
    ["answers 500", (_, response) => response.writeHead(500).end('{"status":"error"}'), "agent_failed"],
    [
      "answers HTML",
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>hi</h1>"),
      "agent_failed",
    ],
    ["drops the connection", (request) => request.socket.destroy(), "agent_failed"],
    [
      "stops in the middle of its answer",
      (_, response) => response.writeHead(200, { "content-length": "100" }).write('{"sta', () => response.destroy()),
      "agent_failed",
    ],
    [
      "answers a shape of its own",
      (_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"status":"fine"}'),
      "agent_failed",
    ],
    [
      "redirects elsewhere",
      (_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
      "agent_failed",
    ],
  ])("%s: a retryable error, and the conversation goes on", { timeout: 40_000 }, async (_, answer, code) => {
    await using broken = await startWith(answer);
    const response = await fetch(`${broken.router.url}/a2a/intent`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ intent: "app.compose", userInput: "hello" }),
    });
    expect(response.status).toBe(500);
    const reply = ErrorReply.parse(await response.json());
    expect(reply.error).toMatchObject({ code, retryable: true });
    expect(reply.error.message).not.toMatch(/127\.0\.0\.1|ECONN|stack/);

    await broken.agent.start();
    const again = createClient({ baseUrl: broken.router.url });
    await expect
      .poll(
        async () =>
          (await again.agents()).agents.filter((agent) => agent.name === "joinery-agent" && agent.health === "ok")
            .length,
        PATIENCE,
      )
      .toBe(1);
    // Either agent may be asked; the sound one answers within a few tries.
    await expect
      .poll(
        () =>
          again
            .intent({
              userInput: BRIEF,
              ...(reply.conversationId === undefined ? {} : { conversationId: reply.conversationId }),
            })
            .then(
              (ok) => ok.status,
              () => "failed",
            ),
        PATIENCE,
      )
      .toBe("AWAITING_USER_INPUT");
  });

  it("is told apart from no agent at all", async () => {
    await using lonely = await startSystem();
    await lonely.agent.stop();
    const client = createClient({ baseUrl: lonely.router.url });
    await expect(client.intent({ userInput: BRIEF })).rejects.toMatchObject({ code: "no_agent", status: 404 });
    await lonely.agent.start();
    await expect
      .poll(
        () =>
          client.intent({ userInput: BRIEF }).then(
            (reply) => reply.status,
            () => "failed",
          ),
        PATIENCE,
      )
      .toBe("AWAITING_USER_INPUT");
  });
});
