/** An agent in a process of its own, with a scripted engine and compiler, for tests that kill it. */
import { createContext } from "../src/context.ts";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { createScriptedCompiler, scriptedEngine } from "./scripted-parts.ts";

const { config, secrets } = readConfig(process.env);
const parts = { config, secrets, engine: scriptedEngine, compiler: createScriptedCompiler() };
const server = await startServer(createContext(parts));
process.once("SIGTERM", () => void server[Symbol.asyncDispose]());
