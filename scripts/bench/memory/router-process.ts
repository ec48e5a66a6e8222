/** The router in a process that tells its memory; everything else is as it always is. Run by `memory.ts` with a data folder. */
import { pino } from "pino";
import { readConfig } from "../../../router/src/config.ts";
import { startServer } from "../../../router/src/server.ts";
import { answerMemory } from "./answer-memory.ts";

const { config, secrets } = readConfig({
  PORT: "0",
  JOINERY_DATA_DIR: process.argv[2] ?? "",
  AGENT_HEALTH_INTERVAL_MS: "0",
});
const server = await startServer({ config, secrets, logger: pino({ level: "warn" }) });
answerMemory();
process.once("disconnect", () => process.exit());
process.send?.(server.port);
