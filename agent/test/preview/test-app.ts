import type { AppFile } from "@joinery/shared";

export type TestApp = { readonly files: readonly AppFile[]; readonly dependencies: readonly string[] };

/** A small server that shows what reaches it, keeps items in a file, and fails on demand. Needs no packages. */
export function makeApp(name = "one", server = SERVER): TestApp {
  const manifest = { type: "module", scripts: { build: "true", start: "node server.js" } };
  return {
    files: [
      { path: "package.json", content: JSON.stringify(manifest) },
      { path: "name.js", content: `export const name = ${JSON.stringify(name)};` },
      { path: "server.js", content: server },
    ],
    dependencies: [],
  };
}

/** The same with an echo on every WebSocket. */
export function makeSocketApp(name = "sockets"): TestApp {
  const echo = `
import { WebSocketServer } from "ws";
const sockets = new WebSocketServer({ server });
sockets.on("connection", (socket, request) => {
  socket.send(JSON.stringify(request.headers));
  socket.on("message", (message) => socket.send(name + ": " + message));
});`;
  return { ...makeApp(name, SERVER + echo), dependencies: ["ws@^8"] };
}

const SERVER = `
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { name } from "./name.js";
const place = (process.env.DATA_DIR ?? "data") + "/items.json";
const items = existsSync(place) ? JSON.parse(readFileSync(place, "utf8")) : [];
const page = "<!doctype html><html><head><title>" + name + "</title></head><body><h1>" + name + "</h1></body></html>";
const server = createServer(async (request, response) => {
  const json = (value, headers = {}) => {
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
  let body = "";
  for await (const chunk of request) body += chunk;
  if (request.url === "/echo") return response.end(request.method + " " + body.length);
  switch (request.method + " " + request.url.split("?")[0]) {
    case "GET /api/health": return json({ status: "ok" });
    case "GET /headers": return json(request.headers);
    case "GET /items": return json(items);
    case "POST /items":
      items.push(body);
      mkdirSync("data", { recursive: true });
      writeFileSync(place, JSON.stringify(items));
      return json(items);
    case "GET /sign-in": return json({}, { "set-cookie": ["session=secret; Domain=localhost; Path=/; HttpOnly", "theme=dark"] });
    case "GET /policy": {
      const policy = "default-src 'self'; frame-ancestors 'none'; img-src *";
      response.writeHead(200, { "content-type": "text/html", "x-frame-options": "DENY", "content-security-policy": policy, "strict-transport-security": "max-age=9" });
      return response.end("<p>no head</p>");
    }
    case "GET /slow": return setTimeout(() => json(name), 300);
    case "GET /crash":
      console.error("Error: it broke\\n    at server.js:1:1");
      return process.exit(3);
    default:
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(page);
  }
});
server.listen(Number(process.env.PORT), "127.0.0.1");
`;
