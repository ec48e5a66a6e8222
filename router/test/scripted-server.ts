import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export type ScriptedAgent = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  /** One entry per connection it accepted. */
  readonly connections: unknown[];
};

/** An agent that answers whatever the test says. */
export async function startScriptedAgent(listener: RequestListener, port = 0): Promise<ScriptedAgent> {
  const connections: unknown[] = [];
  const server = createServer(listener);
  server.on("connection", () => connections.push({}));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    connections,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
