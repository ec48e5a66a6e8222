import type { Target } from "./endpoint.ts";
import { startLoadProcess, type LoadProcess } from "./load-process.ts";
import { startNchan } from "./nchan.ts";
import { HUBS, startHub, startRouter } from "./targets.ts";

/** A server and the process that makes its load. */
export type Contender = { readonly target: Target; readonly load: LoadProcess };

/**
 * The router, and the peers that are named (`nchan` or a hub of `peer.ts`) and installed. All of them end with `resources`.
 * @throws Error for a name that is no peer's
 */
export async function startContenders(
  resources: AsyncDisposableStack,
  peers: readonly string[],
): Promise<readonly Contender[]> {
  const targets: Target[] = [resources.use(await startRouter())];
  for (const name of peers) {
    const target = await startPeer(name);
    if (target === undefined)
      console.log("nchan is left out: nginx or its module is not installed (libnginx-mod-nchan)\n");
    else targets.push(resources.use(target));
  }
  return targets.map((target) => ({ target, load: resources.use(startLoadProcess()) }));
}

function startPeer(name: string): Promise<Target | undefined> {
  if (name === "nchan") return startNchan();
  const kind = (Object.keys(HUBS) as (keyof typeof HUBS)[]).find((known) => known === name);
  if (kind === undefined) throw new Error(`--peers must name some of nchan, ${Object.keys(HUBS).join(", ")}: ${name}`);
  return startHub(kind);
}
