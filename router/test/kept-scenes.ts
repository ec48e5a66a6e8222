import { afterEach } from "vitest";
import { startScene, type Scene } from "./scene.ts";

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).toReversed()) await resource[Symbol.asyncDispose]();
});

/** Ends `resource` with the test. */
export function keep<Resource extends AsyncDisposable>(resource: Resource): Resource {
  open.push(resource);
  return resource;
}

/** A scene that ends with the test. */
export async function start(options: Parameters<typeof startScene>[0] = {}): Promise<Scene> {
  return keep(await startScene(options));
}
