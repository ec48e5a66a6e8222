import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Logger } from "pino";
import type { AgentConfig } from "../../config.ts";
import { findClosed } from "../../workspace/reachable.ts";
import type { Outcome } from "../../workspace/session.ts";
import { createLazyVerifier } from "./lazy-verifier.ts";
import { createStaticVerifier } from "./static-verifier.ts";
import { createVerifier, type Verifier, type VerifierOptions } from "./verifier.ts";

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

/** Where sandboxes may live when root's own folders cannot be entered by the users that they run as. */
const SHARED_PARENTS: readonly string[] = ["/var/tmp", tmpdir()];

/** The verifier that the configuration asks for. */
export function makeVerifier(config: VerifierConfig, log: Logger, sharedParents = SHARED_PARENTS): Verifier {
  const maxRounds = config.repairRounds;
  if (config.verify === "off") return createStaticVerifier({ maxRounds });
  return createLazyVerifier({
    log,
    async make() {
      const place = await findPlace(config, sharedParents);
      if (!place.ok) return createStaticVerifier({ maxRounds, why: place.reason });
      return createVerifier({
        folder: place.value,
        from: AGENT_FOLDER,
        maxRounds,
        maxRepairMs: config.repairMs,
        maxAgeMs: config.sandboxMaxAgeMs,
        maxBytes: config.sandboxMaxBytes,
        ...chooseBrowsers(config),
      });
    },
  });
}

function chooseBrowsers({ verify, browserPath }: VerifierConfig): Pick<VerifierOptions, "browsers" | "whyNoBrowser"> {
  if (verify === "fast") return { browsers: [], whyNoBrowser: "the browser is left out (VERIFY=fast)" };
  if (browserPath === undefined) return {};
  return { browsers: [browserPath], whyNoBrowser: "the browser of BROWSER_PATH cannot be used" };
}

/** The folder of the configuration, or a shared one where root's sandboxes, which run as another user, cannot get there. */
export async function findPlace(
  config: Pick<AgentConfig, "sandboxDir" | "dataDir">,
  sharedParents: readonly string[] = SHARED_PARENTS,
): Promise<Outcome<string>> {
  const wanted = resolve(config.sandboxDir);
  await mkdir(wanted, { recursive: true, mode: 0o711 });
  if (process.getuid?.() !== 0) return { ok: true, value: wanted };
  await openForPassing(wanted, resolve(config.dataDir));
  const closed = await findClosed(wanted);
  if (closed === undefined) return { ok: true, value: wanted };
  for (const parent of sharedParents) {
    const shared = join(parent, "joinery-sandbox");
    await mkdir(shared, { mode: 0o711 }).catch(() => undefined);
    if ((await isOurs(shared)) && (await findClosed(shared)) === undefined) return { ok: true, value: shared };
  }
  return { ok: false, reason: `${closed} cannot be entered by another user than root` };
}

/** Nobody else can have put anything into it. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0;
}

/** Passing is not listing, and the databases in the data folder can be read by their owner only. */
async function openForPassing(folder: string, dataDir: string): Promise<void> {
  if (!join(folder, "/").startsWith(join(dataDir, "/"))) return;
  for (let path = folder; path.startsWith(dataDir); path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o7777) | 0o011);
  }
}
