/**
 * All previews of this agent, by conversation and by the host that they are shown under.
 *
 * 1. At most so many run at a time; one more puts the one to sleep whose last visit is longest ago.
 * 2. A preview without visitors is put to sleep; the next visit wakes it with the data that it had.
 * 3. What there is outlives the process; processes of generated code never do.
 */
import {
  FIX_PROMPT,
  JoineryError,
  type AppFile,
  type PreviewCall,
  type PreviewError,
  type PreviewReply,
} from "@joinery/shared";
import type { Logger } from "pino";
import type { JobQueue } from "../jobs/queue.ts";
import { cleanUp } from "../workspace/clean-up.ts";
import type { Outcome } from "../workspace/session.ts";
import { createPreviewId } from "./address.ts";
import { createChangeSignal } from "./change-signal.ts";
import { createErrorLog, type ErrorLog } from "./error-log.ts";
import { createLateSave, type LateSave } from "./late-save.ts";
import { createLivePreview, type LivePreview } from "./live-preview.ts";
import type { OpenAppOptions, RunningApp } from "./running-app.ts";
import type { PreviewRecord, Shelf, ShownApp } from "./shelf.ts";
import { createStartLimit } from "./start-limit.ts";
import { toShownApp } from "./to-shown-app.ts";

export type PreviewsDeps = {
  readonly shelf: Shelf;
  readonly queue: Pick<JobQueue, "get">;
  readonly open: (options: OpenAppOptions) => Promise<Outcome<RunningApp>>;
  readonly isolation: () => Promise<PreviewReply["isolation"]>;
  readonly urlOf: (previewId: string) => string;
  readonly maxRunning: number;
  readonly idleMs: number;
  readonly now: () => number;
  readonly log: Logger;
  readonly restartDelaysMs?: readonly number[];
};

/** One preview and what belongs to it. */
export type Preview = {
  readonly previewId: string;
  readonly conversationId: string;
  readonly live: LivePreview;
  readonly errors: ErrorLog;
  readonly saving: LateSave;
};

/** A version that a build has written, finished or not. */
export type OfferedVersion = {
  readonly conversationId: string;
  readonly version: number;
  readonly files: readonly AppFile[];
  readonly dependencies: readonly string[];
};

export type Previews = ReturnType<typeof createPreviews>;

const MAX_OFFERED = 16;
const MAX_STARTING = 2;
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_BYTES = 2e9;
const CLEAN_UP_MS = 60 * 60 * 1000;
const SAVE_MS = 500;
/** Writing an app takes far less once its build has begun. */
const OFFER_MS = 1_500;

export function createPreviews(deps: PreviewsDeps) {
  const { shelf, queue, now, log, idleMs, maxRunning } = deps;
  const byConversation = new Map<string, Preview>();
  const byId = new Map<string, Preview>();
  const offered = new Map<string, ShownApp>();
  const timers: NodeJS.Timeout[] = [];
  const offers = createChangeSignal();
  const startLimit = createStartLimit(MAX_STARTING);
  let isStopping = false;

  const add = (record: PreviewRecord): Preview => {
    const { previewId, conversationId } = record;
    const save = () => shelf.save({ previewId, conversationId, errors: [...errors.list()] }).catch(report);
    const saving = createLateSave(save, SAVE_MS);
    const errors = createErrorLog({ now, known: record.errors, onChange: saving.soon });
    const open = (options: OpenAppOptions) => startLimit(() => deps.open(options));
    const live = createLivePreview({ ...deps, previewId, errors, open, makeRoom: () => makeRoom(previewId) });
    const preview = { previewId, conversationId, live, errors, saving };
    byConversation.set(conversationId, preview);
    byId.set(previewId, preview);
    return preview;
  };
  const report = (error: unknown): void => log.warn({ event: "preview_not_saved", err: error });

  const create = async (conversationId: string): Promise<Preview> => {
    const record = { previewId: createPreviewId(), conversationId, errors: [] };
    const preview = add(record);
    await shelf.save(record);
    return preview;
  };

  const makeRoom = async (previewId: string): Promise<void> => {
    const running = [...byId.values()].filter(
      (other) => other.previewId !== previewId && other.live.describe().status === "ready",
    );
    const oldestFirst = running.toSorted((left, right) => left.live.traffic.usedAt() - right.live.traffic.usedAt());
    const tooMany = running.length + 1 - maxRunning;
    for (const { live } of oldestFirst.slice(0, Math.max(0, tooMany))) await live.sleep();
  };

  const putIdleToSleep = (): void => {
    for (const { live } of byId.values()) {
      if (live.describe().status === "ready" && live.traffic.idleMs() > idleMs) void live.sleep();
    }
  };

  const findApp = async (call: PreviewCall): Promise<ShownApp | undefined> => {
    const { conversationId, version, files, dependencies = [] } = call;
    const job = queue.get({ conversationId, version });
    if (job?.bundle !== undefined) return toShownApp({ version, ...job.bundle }, "compiled");
    const early = offered.get(toKey(conversationId, version));
    if (early !== undefined) return early;
    if (files !== undefined) return toShownApp({ version, files, dependencies }, "written");
    const known = byConversation.get(conversationId);
    const kept = known === undefined ? undefined : await shelf.readApp(known.previewId);
    return kept?.version === version ? kept : undefined;
  };

  /** A build that runs, or waits for others, has not written its app yet. @throws JoineryError `nothing_to_preview` */
  const waitForOffer = async ({ conversationId, version, waitMs }: PreviewCall): Promise<ShownApp | undefined> => {
    const state = queue.get({ conversationId, version })?.state;
    if (state !== "queued" && state !== "running") return undefined;
    const app = await offers.waitFor(() => offered.get(toKey(conversationId, version)), Math.max(waitMs, OFFER_MS));
    if (app === undefined) throw new JoineryError("nothing_to_preview");
    return app;
  };

  const toReply = async (
    { previewId, conversationId, live, errors }: Preview,
    version: number,
  ): Promise<PreviewReply> => {
    const state = live.describe();
    const { status, upcomingVersion } = state;
    return {
      status,
      conversationId,
      version: state.version ?? version,
      ...(upcomingVersion === undefined ? {} : { upcomingVersion }),
      url: deps.urlOf(previewId),
      isolation: await deps.isolation(),
      errors: [...errors.list()],
      ...(errors.list().length === 0 ? {} : { fixPrompt: FIX_PROMPT }),
    };
  };

  return {
    /** Whether any app runs or starts: what it was made from has to stay. */
    isRunning: (): boolean =>
      [...byId.values()].some(({ live }) => /^(?:ready|starting)$/.test(live.describe().status)),

    /** Reads what former processes have left, and begins to look after idle and old previews. */
    async start(): Promise<void> {
      for (const record of await shelf.list()) if (!byConversation.has(record.conversationId)) add(record);
      const tidy = async (): Promise<void> => {
        const isInUse = (id: string): boolean => byId.get(id)?.live.describe().status === "ready";
        const { removed } = await cleanUp({
          folder: shelf.folder,
          maxAgeMs: MAX_AGE_MS,
          maxBytes: MAX_BYTES,
          isInUse,
          now,
        });
        for (const id of removed) forget(byId.get(id));
      };
      if (isStopping) return;
      await tidy();
      timers.push(setInterval(putIdleToSleep, Math.max(20, Math.min(idleMs / 4, 15_000))));
      timers.push(setInterval(() => void tidy(), CLEAN_UP_MS));
    },

    /**
     * A build has written its app: it can be looked at from now on, and takes the place of an older version that is shown.
     * What it hands over at its end counts as new only when it differs.
     */
    offer(version: OfferedVersion): void {
      const app = toShownApp(version, "compiled");
      const key = toKey(version.conversationId, version.version);
      offered.delete(key);
      offered.set(key, app);
      offers.notify();
      const [oldest] = offered.keys();
      if (offered.size > MAX_OFFERED && oldest !== undefined) offered.delete(oldest);
      const live = byConversation.get(version.conversationId)?.live;
      const state = live?.describe();
      if (live !== undefined && state !== undefined && /^(?:ready|starting)$/.test(state.status)) live.show(app);
    },

    /**
     * Starts or finds the preview of a version. @throws JoineryError `version_not_found` when its files are needed,
     * `nothing_to_preview` while its build has not written them.
     */
    async show(call: PreviewCall): Promise<PreviewReply> {
      const app = (await findApp(call)) ?? (await waitForOffer(call));
      if (app === undefined) throw new JoineryError("version_not_found");
      if (isStopping) throw new JoineryError("not_ready");
      const { conversationId } = call;
      const preview = byConversation.get(conversationId) ?? (await create(conversationId));
      preview.live.show(app);
      if (call.waitMs > 0) await preview.live.settle(call.waitMs);
      return toReply(preview, call.version);
    },

    /** Ends a preview and forgets its data; its address is gone. Nothing when there is none. */
    async remove(conversationId: string): Promise<PreviewReply | undefined> {
      const preview = byConversation.get(conversationId);
      if (preview === undefined) return undefined;
      const { version = 1 } = preview.live.describe();
      forget(preview);
      await preview.live.dispose();
      await preview.saving.finish({ keep: false });
      await shelf.remove(preview.previewId);
      return { ...(await toReply(preview, version)), status: "stopped" };
    },

    find: (previewId: string): Preview | undefined => byId.get(previewId),

    /** What went wrong in the preview of a conversation. */
    errorsOf: (conversationId: string): readonly PreviewError[] =>
      byConversation.get(conversationId)?.errors.list() ?? [],

    async stop(): Promise<void> {
      isStopping = true;
      timers.forEach(clearInterval);
      await Promise.all([...byId.values()].map(({ live }) => live.dispose()));
      await Promise.all([...byId.values()].map(({ saving }) => saving.finish({ keep: true })));
    },
  };

  function forget(preview: Preview | undefined): void {
    if (preview === undefined) return;
    byId.delete(preview.previewId);
    byConversation.delete(preview.conversationId);
  }
}

function toKey(conversationId: string, version: number): string {
  return `${conversationId}/${version}`;
}
