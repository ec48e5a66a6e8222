import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { detectIsolation, type Detected } from "../workspace/isolation.ts";
import { createSandbox } from "../workspace/sandbox.ts";
import { createTemplate } from "../workspace/template/template.ts";
import type { Runtime } from "./running-app.ts";

export type RuntimeOptions = {
  /** For templates, and for workspaces where bubblewrap is missing. */
  readonly folder: string;
  /** Whose installed packages the templates are made of. */
  readonly from: string;
};

/** Where root's apps live when the data folder is in a place that the users they run as cannot enter. */
const SHARED = "/var/tmp/joinery-sandbox";

/** What this machine runs apps in. */
export async function createRuntime({ folder, from }: RuntimeOptions): Promise<Runtime> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await letOthersPass(folder);
  const own = await prepare(folder);
  const isClosed = isRoot && own.detected.isolation.missing.some((text) => text.includes("cannot be entered"));
  const { detected, templates, workspacesFolder } = isClosed && (await isOurs(SHARED)) ? await prepare(SHARED) : own;
  return {
    sandbox: createSandbox({ detected, workspacesFolder }),
    template: createTemplate({ folder: templates, from }),
  };
}

type Place = { readonly templates: string; readonly workspacesFolder: string; readonly detected: Detected };

async function prepare(folder: string): Promise<Place> {
  const templates = join(folder, "templates");
  const workspacesFolder = join(folder, "workspaces");
  for (const path of [templates, workspacesFolder]) await mkdir(path, { recursive: true, mode: 0o755 });
  return { templates, workspacesFolder, detected: await detectIsolation({ folders: [templates] }) };
}

/** As root, apps run as another user, who has to get to the packages: through the data folder, without seeing what else is in it. */
async function letOthersPass(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  for (const path of [folder, dirname(folder)]) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o7777) | 0o011);
  }
}

/** Nobody else can have put anything into it. */
async function isOurs(path: string): Promise<boolean> {
  await mkdir(path, { mode: 0o711 }).catch(() => undefined);
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0;
}
