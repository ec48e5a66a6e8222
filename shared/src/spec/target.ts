import * as z from "zod";

/**
 * What an app is made of. `node`: a server and a client that Vite builds. `webcontainer`: the same without a build step or native
 * packages, for Node in a browser. `next`: the same as a Next.js project.
 */
export const AppTarget = z.enum(["node", "webcontainer", "next"]);
export type AppTarget = z.infer<typeof AppTarget>;

/** Of an app whose spec says nothing of it. */
export const DEFAULT_TARGET: AppTarget = "node";
