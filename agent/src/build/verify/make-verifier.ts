import { chmod, mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Logger } from "pino";
import type { AgentConfig } from "../../config.ts";
import { createLazyVerifier } from "./lazy-verifier.ts";
import { createStaticVerifier } from "./static-verifier.ts";
import { createVerifier, type Verifier } from "./verifier.ts";

/** The agent's own folder: generated apps use the packages that are installed for it. */
const AGENT_FOLDER = resolve(import.meta.dirname, "../../..");

type VerifierConfig = Pick<
  AgentConfig,
  | "verify"
  | "repairRounds"
  | "repairMs"
  | "browserPath"
  | "dataDir"
  | "sandboxDir"
  | "sandboxMaxAgeMs"
  | "sandboxMaxBytes"
>;

/** The verifier that the configuration asks for. */
export function makeVerifier(config: VerifierConfig, log: Logger): Verifier {
  if (config.verify === "off") return createStaticVerifier({ maxRounds: config.repairRounds });
  const folder = resolve(config.sandboxDir);
  const browsers = config.browserPath === undefined ? {} : { browsers: [config.browserPath] };
  return createLazyVerifier({
    log,
    async make() {
      await makeReachable(resolve(config.dataDir), folder);
      return createVerifier({
        folder,
        from: AGENT_FOLDER,
        maxRounds: config.repairRounds,
        maxRepairMs: config.repairMs,
        maxAgeMs: config.sandboxMaxAgeMs,
        maxBytes: config.sandboxMaxBytes,
        ...(config.verify === "fast" ? { browsers: [] } : browsers),
      });
    },
  });
}

/**
 * As root, sandboxes run as another user, who has to pass through the data folder. Passing is not listing, and the databases in it
 * can be read by their owner only.
 */
async function makeReachable(dataDir: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  if (process.getuid?.() !== 0 || !join(folder, "/").startsWith(join(dataDir, "/"))) return;
  for (let path = folder; path.startsWith(dataDir); path = join(path, "..")) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o7777) | 0o011);
  }
}
