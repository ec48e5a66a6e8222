import type { AppFile } from "@joinery/shared";
import { emitTsconfig } from "../compiler/lean/scaffold/emit-files.ts";

/** A tiny application that touches every library of a compiled one, under the same options: what is parsed is kept. */
export const WARM_UP_DEPENDENCIES = [
  "react",
  "react-dom",
  "hono",
  "@hono/node-server",
  "zod",
  "vite",
  "@vitejs/plugin-react",
  "@types/react",
  "@types/react-dom",
  "@types/node",
  "typescript",
];

export const WARM_UP_FILES: readonly AppFile[] = [
  { path: "package.json", content: `{ "type": "module" }` },
  emitTsconfig(),
  {
    path: "src/shared.ts",
    content: `import * as z from "zod";
export const thing = z.object({ name: z.string().min(1), amount: z.number().optional(), kind: z.enum(["a", "b"]) });
export type Thing = z.infer<typeof thing>;
`,
  },
  {
    path: "src/server.ts",
    content: `import { DatabaseSync } from "node:sqlite";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { thing } from "./shared.ts";
const database = new DatabaseSync(":memory:");
const app = new Hono();
app.post("/", async (context) => {
  const parsed = thing.safeParse(await context.req.json());
  if (!parsed.success) return context.json({ issues: parsed.error.issues }, 400);
  database.exec("SELECT 1");
  return context.json(parsed.data, 201);
});
serve({ fetch: app.fetch, port: 5000 });
`,
  },
  {
    path: "src/client.tsx",
    content: `import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { Thing } from "./shared.ts";
function App() {
  const [things, setThings] = useState<readonly Thing[]>([]);
  useEffect(() => setThings([]), []);
  return <ul>{things.map((thing) => <li key={thing.name}>{thing.kind}</li>)}</ul>;
}
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<StrictMode><App /></StrictMode>);
`,
  },
  {
    path: "vite.config.ts",
    content: `import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
export default defineConfig({ plugins: [react()] });
`,
  },
];
