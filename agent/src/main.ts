import { readConfig } from "./config.ts";
import { dependenciesOf } from "./compiler/dependencies.ts";
import { emitCode } from "./compiler/emit-code.ts";
import { emitScaffold } from "./compiler/emit-scaffold.ts";
import { emitTests } from "./compiler/emit-tests.ts";
import { planApp } from "./compiler/plan.ts";
import { createContext, startTracing } from "./context.ts";
import { createComposer } from "./engine/composer/composer.ts";
import { startServer, type AgentServer } from "./server.ts";

const compiler = { planApp, emitCode, emitTests, emitScaffold, dependenciesOf };

const server = await start();
process.once("SIGINT", stop);
process.once("SIGTERM", stop);

/** A process that cannot start says why in one line and ends with 1. */
async function start(): Promise<AgentServer | undefined> {
  try {
    const { config, secrets } = readConfig(process.env);
    const tracing = await startTracing(config);
    return await startServer(createContext({ config, secrets, compiler, engine: createComposer(), tracing }));
  } catch (error) {
    process.stderr.write(`joinery-agent: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

/** The process ends by itself when everything is closed. A second signal ends it at once, by default. */
function stop(): void {
  void server?.[Symbol.asyncDispose]();
}
