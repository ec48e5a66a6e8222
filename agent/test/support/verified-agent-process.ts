/** An agent in a process of its own whose application has the build script of `TEST_BUILD`, for tests that kill it. */
import { createContext } from "../../src/context.ts";
import { readConfig } from "../../src/config.ts";
import { startServer } from "../../src/server.ts";
import { scriptedEngine } from "../scripted-parts.ts";
import { createRunnableCompiler } from "./runnable-app.ts";

const { config, secrets } = readConfig(process.env);
const compiler = createRunnableCompiler(() => ({ build: process.env["TEST_BUILD"] ?? "true" }));
const server = await startServer(createContext({ config, secrets, engine: scriptedEngine, compiler }));
process.once("SIGTERM", () => void server[Symbol.asyncDispose]());
