import { connect, createServer, type Server } from "node:net";

const MAX_CONNECTIONS = 256;

/** Passes connections on a socket of the file system to a port of the sandbox's own loopback, which nobody outside can reach. */
export function forward(path: string, port: number): Promise<string> {
  const server: Server = createServer({ allowHalfOpen: true }, (outer) => {
    const inner = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    outer.setNoDelay(true);
    inner.setNoDelay(true);
    outer.pipe(inner).pipe(outer);
    const end = (): void => {
      outer.destroy();
      inner.destroy();
    };
    for (const socket of [outer, inner]) socket.on("error", end);
    // A side that is gone takes the other along, also when it left without a word.
    for (const socket of [outer, inner]) socket.on("close", end);
  });
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(path, () => done(path));
  });
}
