import type { Logger } from "pino";
import type { Isolation } from "../../workspace/isolation.ts";
import type { Verifier } from "./verifier.ts";

export type LazyVerifierDeps = {
  readonly make: () => Promise<Verifier>;
  readonly log: Logger;
};

const UNKNOWN: Isolation = { level: "none", layers: [], missing: ["it is not known yet what this machine can do"] };

/**
 * Finds out what the machine can do when that is first needed, so that no start waits for it. A making that failed is tried again
 * with the next run, whose promise rejects: the build ends as one that broke on our side.
 */
export function createLazyVerifier({ make, log }: LazyVerifierDeps): Verifier {
  let made: Promise<Verifier> | undefined;
  let ready: Verifier | undefined;

  async function makeAndTell(): Promise<Verifier> {
    ready = await make();
    const { level, missing } = ready.describe();
    const facts = { event: "verifier_ready", isolation: level, missing, hasBrowser: ready.hasBrowser() };
    if (level === "full") log.info(facts);
    else log.warn(facts, level === "none" ? "generated apps are not run" : "generated apps run in reduced isolation");
    return ready;
  }

  function get(): Promise<Verifier> {
    made ??= makeAndTell().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  }

  return {
    describe: () => ready?.describe() ?? UNKNOWN,
    hasBrowser: () => ready?.hasBrowser() ?? false,
    async warmUp(dependencies, signal) {
      try {
        await (await get()).warmUp(dependencies, signal);
      } catch (error) {
        log.warn({ event: "verifier_unavailable", err: error });
      }
    },
    run: async (app, calls) => (await get()).run(app, calls),
    cleanUp: async () => {
      const verifier = await get().catch(() => undefined);
      await verifier?.cleanUp();
    },
  };
}
