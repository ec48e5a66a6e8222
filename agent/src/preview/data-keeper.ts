import type { Logger } from "pino";
import type { CopiedFile } from "../workspace/guest/protocol.ts";
import type { ErrorLog } from "./error-log.ts";
import { MAX_DATA_BYTES, type RunningApp } from "./running-app.ts";
import type { Shelf } from "./shelf.ts";

export type DataKeeperDeps = {
  readonly previewId: string;
  readonly shelf: Shelf;
  readonly errors: ErrorLog;
  readonly log: Logger;
  /** The app whose data counts; nothing while another one takes its place. */
  readonly current: () => RunningApp | undefined;
};

/** Long enough to take several writes together, short enough that a crash costs little. */
const DELAY_MS = 250;

/** Keeps a copy of what was entered in an app, so that it outlives the sandbox that it was entered in. */
export function createDataKeeper({ previewId, shelf, errors, log, current }: DataKeeperDeps) {
  let timer: NodeJS.Timeout | undefined;
  let inOrder: Promise<void> = Promise.resolve();
  let isStopped = false;
  let keepingBuilt: Promise<void> = Promise.resolve();

  /** The data of an app; where it cannot be had any more, the last copy. */
  const copy = async (app: RunningApp | undefined): Promise<readonly CopiedFile[]> => {
    const copied = await app?.copyData();
    if (copied?.ok === true) return copied.value;
    if (copied !== undefined && app !== undefined) {
      log.info({ event: "preview_data_not_copied", previewId, reason: copied.reason });
      if (copied.reason.startsWith("there ")) {
        const message = `The data of the preview is not kept: at most ${MAX_DATA_BYTES / 1024 / 1024} MB are`;
        errors.add({ source: "server", version: app.app.version, message, detail: copied.reason });
      }
    }
    return shelf.readData(previewId);
  };

  const keep = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (isStopped) return inOrder;
    inOrder = inOrder
      .catch(() => undefined)
      .then(async () => {
        const app = current();
        if (app === undefined) return;
        const copied = await copy(app);
        // A copy of what has been replaced meanwhile would be an old one.
        if (current() === app) await shelf.saveData(previewId, copied);
      });
    return inOrder;
  };

  const report = (error: unknown): void => log.warn({ event: "preview_data_not_kept", previewId, err: error });

  return {
    copy,
    keep,
    /** What its build has made, for the next start of the same app. */
    keepBuilt(app: RunningApp): void {
      keepingBuilt = (async () => {
        const built = await app.copyBuilt();
        if (built !== undefined) await shelf.saveBuilt(previewId, app.app.key, built);
      })().catch(report);
    },
    /** Resolves when what was begun to be kept is kept. */
    settle: (): Promise<void> => keepingBuilt,
    /** Nothing is written after this has resolved. */
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      await Promise.allSettled([inOrder, keepingBuilt]);
    },
    keepSoon(): void {
      if (isStopped) return;
      timer ??= setTimeout(() => void keep().catch(report), DELAY_MS);
    },
  };
}
