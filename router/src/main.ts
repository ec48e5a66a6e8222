import { pino } from "pino";
import { readConfig } from "./config.ts";
import { startServer, type RouterServer } from "./server.ts";

// No line is meant to hold these; should one ever, it does not show them.
const REDACTED = ['*["x-api-key"]', '*["x-agent-token"]', "*.ticket"];
const logger = pino({ name: "joinery-router", redact: REDACTED });

await run().catch((error: unknown) => {
  logger.fatal({ reason: error instanceof Error ? error.message : String(error) }, "the router could not start");
  process.exitCode = 1;
});

async function run(): Promise<void> {
  const { config, secrets } = readConfig(process.env);
  logger.level = config.logLevel;
  const server = await startServer({ config, secrets, logger });
  logger.info({ url: server.url }, "listening");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(server, signal));
}

/** The process ends by itself when everything is closed. */
async function stop(server: RouterServer, signal: string): Promise<void> {
  logger.info({ signal }, "stopping");
  try {
    await server[Symbol.asyncDispose]();
  } catch (error) {
    logger.error({ err: error }, "the router did not stop properly");
    process.exitCode = 1;
  }
}
