/** The router over a store of its own kind. `node server.ts memory|full|normal|single FOLDER`; tells its parent the port. */
import { join } from "node:path";
import { pino } from "pino";
import { readConfig } from "../../../router/src/config.ts";
import { startServer } from "../../../router/src/server.ts";
import { createMemoryStorage } from "../../../router/src/storage/memory.ts";
import type { SqliteOptions } from "../../../router/src/storage/sqlite.ts";
import { openThreadedStorage } from "../../../router/src/storage/threaded.ts";

const OPTIONS: Readonly<Record<string, SqliteOptions>> = {
  full: {},
  normal: { synchronous: "NORMAL" },
  single: { maxGroup: 1 },
};

const [kind = "", folder = ""] = process.argv.slice(2);
const options = OPTIONS[kind];
const storage =
  options === undefined ? createMemoryStorage() : await openThreadedStorage(join(folder, "router.db"), options);
const { config, secrets } = readConfig({ PORT: "0", AGENT_LEASE_MS: "3600000", AGENT_HEALTH_INTERVAL_MS: "0" });
const server = await startServer({ config, secrets, logger: pino({ level: "warn" }), overrides: { storage } });
process.send?.(server.port);
process.once("disconnect", () => process.exit());
