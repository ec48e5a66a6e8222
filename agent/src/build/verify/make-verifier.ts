import { resolve } from "node:path";
import type { Logger } from "pino";
import type { AgentConfig } from "../../config.ts";
import { findPlace } from "../../workspace/place.ts";
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

export type MakeVerifierOptions = {
  readonly sharedParents?: readonly string[];
  /** Others use the templates as well, such as running previews. */
  readonly isInUse?: () => boolean;
};

/** The verifier that the configuration asks for. */
export function makeVerifier(
  config: VerifierConfig,
  log: Logger,
  { sharedParents, isInUse }: MakeVerifierOptions = {},
): Verifier {
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
        ...(isInUse === undefined ? {} : { isInUse }),
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
