import { findPlace } from "../workspace/place.ts";
import type { AgentConfig } from "../config.ts";
import { prepareMachine } from "../workspace/machine.ts";
import type { Runtime } from "./running-app.ts";

/**
 * What apps run in, beside the verification and with the same templates; `from` is whose installed packages those are made of.
 * @throws Error when there is no place on this machine where apps can run.
 */
export async function createRuntime(
  config: Pick<AgentConfig, "sandboxDir" | "dataDir">,
  from: string,
): Promise<Runtime> {
  const place = await findPlace(config);
  if (!place.ok) throw new Error(place.reason);
  return prepareMachine({ folder: place.value, from });
}
