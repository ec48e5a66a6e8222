import { chmod, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { detectIsolation } from "../workspace/isolation.ts";
import { createSandbox } from "../workspace/sandbox.ts";
import { createTemplate } from "../workspace/template/template.ts";
import type { Runtime } from "./running-app.ts";

export type RuntimeOptions = {
  /** For templates, and for workspaces where bubblewrap is missing. */
  readonly folder: string;
  /** Whose installed packages the templates are made of. */
  readonly from: string;
};

/** What this machine runs apps in. */
export async function createRuntime({ folder, from }: RuntimeOptions): Promise<Runtime> {
  const templates = join(folder, "templates");
  const workspacesFolder = join(folder, "workspaces");
  for (const path of [templates, workspacesFolder]) await mkdir(path, { recursive: true, mode: 0o755 });
  if (process.getuid?.() === 0) await letOthersPass(folder);
  const detected = await detectIsolation({ folders: [templates] });
  return {
    sandbox: createSandbox({ detected, workspacesFolder }),
    template: createTemplate({ folder: templates, from }),
  };
}

/** As root, apps run as another user, who has to get to the packages: through the data folder, without seeing what else is in it. */
async function letOthersPass(folder: string): Promise<void> {
  for (const path of [folder, dirname(folder)]) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) await chmod(path, (mode & 0o7777) | 0o011);
  }
}
