/** Hono's `proxy` helper in front of the agent, as its documentation shows it. `node proxy-helper.ts AGENT_URL`. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { proxy } from "hono/proxy";

const [agentUrl = ""] = process.argv.slice(2);
const app = new Hono().post("/a2a/intent", (c) =>
  proxy(`${agentUrl}/intent`, { ...c.req, headers: { ...c.req.header() } }),
);
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () =>
  process.send?.((server.address() as AddressInfo).port),
);
process.once("disconnect", () => process.exit());
