import { createHash } from "node:crypto";
import type { AppFile } from "@joinery/shared";
import type { ShownApp } from "./shelf.ts";

type Bundle = {
  readonly version: number;
  readonly files: readonly AppFile[];
  readonly dependencies: readonly string[];
};

/** Tests do not run in a preview: without them, an app that is still being built and the finished one are the same. */
const TEST = /(?:^|\/)tests?\/|\.test\.[cm]?[jt]sx?$/;

/** An app as a preview needs it, known by its key: the version and all that makes it run. */
export function toShownApp({ version, files, dependencies }: Bundle, origin: ShownApp["origin"]): ShownApp {
  const needed = files.filter(({ path }) => !TEST.test(path));
  const hash = createHash("sha256").update(JSON.stringify(dependencies));
  for (const { path, content } of needed.toSorted((left, right) => (left.path < right.path ? -1 : 1)))
    hash.update(JSON.stringify([path, content]));
  const key = `${version}-${hash.digest("hex").slice(0, 32)}`;
  return { version, files: needed, dependencies: [...dependencies], origin, key };
}
