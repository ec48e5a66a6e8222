/**
 * The preview of one conversation: which version should be shown, which one is, and the way from one to the other.
 *
 * 1. One step is taken at a time; what is wanted may change meanwhile, and the next step goes by the newest wish.
 * 2. A version takes the place of another only when it answers. Until then, and when it never does, the other stays.
 * 3. What was entered is copied out after each write, before a stop and at a switch; a switch loses no write, since none is let in while
 *    the last copy is made.
 * 4. A server that ends by itself is started again, later each time; after several times in a row it counts as failed.
 */
import type { PreviewReply } from "@joinery/shared";
import type { Logger } from "pino";
import type { Outcome } from "../workspace/session.ts";
import { createChangeSignal } from "./change-signal.ts";
import { createDataKeeper } from "./data-keeper.ts";
import type { ErrorLog } from "./error-log.ts";
import type { Crash, OpenAppOptions, RunningApp } from "./running-app.ts";
import type { Shelf, ShownApp } from "./shelf.ts";
import { createTraffic, type Visit } from "./traffic.ts";

export type LivePreviewDeps = {
  readonly previewId: string;
  readonly shelf: Shelf;
  readonly errors: ErrorLog;
  /** Builds and starts an app. Never rejects. */
  readonly open: (options: OpenAppOptions) => Promise<Outcome<RunningApp>>;
  /** Called before a sandbox is taken where none was. */
  readonly makeRoom: () => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
  readonly restartDelaysMs?: readonly number[];
};

/** How it stands. `version` is what is shown, or would be. */
export type PreviewState = {
  readonly status: PreviewReply["status"];
  readonly version: number | undefined;
  readonly upcomingVersion: number | undefined;
  /** The server has ended by itself and is about to be started again. */
  readonly hasCrashed: boolean;
};

/** A visitor that was let in: `leave` has to be called when it is gone. */
export type Admission = { readonly app: RunningApp; readonly leave: () => void };

export type LivePreview = ReturnType<typeof createLivePreview>;

const RESTART_DELAYS_MS = [100, 500, 1_000, 3_000, 10_000];
/** A server that ran for so long has got over its crashes. */
const SOUND_AFTER_MS = 60_000;
/** A version that failed is tried again when somebody asks for it after so long. */
const TRY_AGAIN_MS = 5_000;
const DRAIN_MS = 2_000;

export function createLivePreview(deps: LivePreviewDeps) {
  const { previewId, shelf, errors, now, log, restartDelaysMs = RESTART_DELAYS_MS } = deps;
  const changes = createChangeSignal();
  const listeners = new Set<() => void>();
  let isOver = false;
  /** Ends the start that is under way. Not for an app that runs. */
  let starting: AbortController | undefined;
  let wanted: ShownApp | undefined;
  let shown: RunningApp | undefined;
  let isUp = false;
  let upSince = 0;
  let isHeld = false;
  let isWorking = false;
  let failed: { readonly key: string; readonly at: number } | undefined;
  let crashes = 0;
  let discarding: Promise<void> = Promise.resolve();
  let restartTimer: NodeJS.Timeout | undefined;
  const keeper = createDataKeeper({ previewId, shelf, errors, log, current: () => (isHeld ? undefined : shown) });
  const traffic = createTraffic({ now, onWritten: keeper.keepSoon });

  const hasFailed = (app: ShownApp): boolean => failed?.key === app.key;
  const isWorkLeft = (): boolean => {
    if (wanted === undefined) return shown !== undefined;
    return shown?.app.key !== wanted.key && !hasFailed(wanted);
  };

  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    changes.notify();
    try {
      while (isWorkLeft()) await (wanted === undefined ? putToSleep() : bring(wanted));
    } catch (error) {
      log.error({ event: "preview_failed", previewId, err: error });
      if (wanted !== undefined) failed = { key: wanted.key, at: now() };
    } finally {
      isWorking = false;
      isHeld = false;
      changes.notify();
    }
  };

  /** What is being started for nothing is not waited for. */
  const want = (app: ShownApp | undefined): void => {
    if (app?.key !== wanted?.key) starting?.abort();
    wanted = app;
  };

  const bring = async (app: ShownApp): Promise<void> => {
    const startedAt = now();
    const before = shown;
    if (before === undefined) await deps.makeRoom();
    const writes = traffic.writes();
    const [data, built] = await Promise.all([keeper.copy(before), shelf.readBuilt(previewId, app.key)]);
    const attempt = new AbortController();
    // It may end before it is shown.
    let early: Crash | undefined;
    starting = attempt;
    const opened = await deps.open({
      app,
      data,
      built,
      signal: attempt.signal,
      onCrash: (crash) => {
        if (opened.ok && shown === opened.value) onCrash(opened.value, crash);
        else early = crash;
      },
    });
    starting = undefined;
    const { version } = app;
    if (!opened.ok) {
      if (!attempt.signal.aborted) reportFailure(app, opened.reason);
      return;
    }
    if (wanted?.key !== app.key) return opened.value.close();
    await switchTo(opened.value, { before, writes, hasEnded: () => early });
    log.info({ event: "preview_ready", previewId, version, ms: Math.round(now() - startedAt) });
    if (built === undefined) keeper.keepBuilt(opened.value);
  };

  const reportFailure = (app: ShownApp, reason: string): void => {
    const { version } = app;
    failed = { key: app.key, at: now() };
    errors.add({ source: "server", version, message: `Version ${version} did not start`, detail: reason });
    log.info({ event: "preview_did_not_start", previewId, version });
    // The version that works stays the one that is wanted.
    if (wanted?.key === app.key && shown !== undefined) wanted = shown.app;
  };

  type Change = {
    readonly before: RunningApp | undefined;
    /** How much had been written when the data was copied. */
    readonly writes: number;
    readonly hasEnded: () => Crash | undefined;
  };
  const switchTo = async (next: RunningApp, { before, writes, hasEnded }: Change): Promise<void> => {
    isHeld = true;
    let problem: string | undefined;
    if (before !== undefined) {
      await traffic.drain(DRAIN_MS);
      if (traffic.writes() !== writes) {
        await before.stop();
        const started = await next.restart(await keeper.copy(before));
        if (!started.ok) problem = started.reason;
      }
    }
    clearTimeout(restartTimer);
    shown = next;
    // Whoever has waited for it gets the whole time to come.
    traffic.touch();
    crashes = 0;
    failed = undefined;
    errors.keepOnly(next.app.version);
    isHeld = false;
    const crash = hasEnded() ?? (problem === undefined ? undefined : { reason: problem, isSandboxGone: false });
    setUp(crash === undefined);
    if (crash !== undefined) onCrash(next, crash);
    await Promise.all([before?.close(), shelf.saveApp(previewId, next.app), keeper.keep()]);
    for (const tell of listeners) tell();
  };

  const setUp = (isNowUp: boolean): void => {
    isUp = isNowUp;
    if (isUp) upSince = now();
    changes.notify();
  };

  const putToSleep = async (): Promise<void> => {
    const former = shown;
    isHeld = true;
    await Promise.all([traffic.drain(DRAIN_MS), keeper.settle()]);
    await former?.stop();
    await shelf.saveData(previewId, await keeper.copy(former));
    clearTimeout(restartTimer);
    shown = undefined;
    setUp(false);
    await former?.close();
    log.info({ event: "preview_stopped", previewId });
  };

  const onCrash = (app: RunningApp, { reason, isSandboxGone }: Crash): void => {
    if (shown !== app) return;
    if (isUp && now() - upSince > SOUND_AFTER_MS) crashes = 0;
    crashes += 1;
    setUp(false);
    const { version } = app.app;
    errors.add({ source: "server", version, message: "The server of the app ended by itself", detail: reason });
    log.info({ event: "preview_crashed", previewId, version, crashes });
    const delayMs = restartDelaysMs[crashes - 1];
    if (delayMs !== undefined) {
      restartTimer = setTimeout(() => void restart(app, isSandboxGone), delayMs);
      return;
    }
    failed = { key: app.app.key, at: now() };
    discarding = discard(app);
  };

  const restart = async (app: RunningApp, isSandboxGone: boolean): Promise<void> => {
    if (shown !== app) return;
    if (isSandboxGone) {
      await discard(app);
      return work();
    }
    const started = await app.restart();
    if (shown !== app) return;
    if (started.ok) setUp(true);
    else onCrash(app, { reason: started.reason, isSandboxGone: false });
  };

  /** Nothing is shown any more. What was entered until the last copy is kept. */
  const discard = async (app: RunningApp): Promise<void> => {
    await keeper.keep();
    if (shown === app) shown = undefined;
    setUp(false);
    await app.close();
  };

  const describe = (): PreviewState => {
    const upcoming = wanted !== undefined && shown !== undefined && wanted.key !== shown.app.key ? wanted : undefined;
    const status = isUp
      ? "ready"
      : wanted === undefined
        ? "stopped"
        : hasFailed(wanted) && !isWorking
          ? "failed"
          : "starting";
    return {
      status,
      version: (shown?.app ?? wanted)?.version,
      upcomingVersion: upcoming?.version,
      hasCrashed: shown !== undefined && !isUp,
    };
  };

  return {
    describe,
    traffic,
    /** Shows an app as soon as it runs. */
    show(app: ShownApp): void {
      if (isOver) return;
      if (failed !== undefined && now() - failed.at > TRY_AGAIN_MS) failed = undefined;
      traffic.touch();
      if (hasFailed(app) && shown !== undefined) return;
      want(app);
      void work();
    },
    /** What was shown last, again, when it sleeps. `false`: there is nothing to show. */
    async wake(): Promise<boolean> {
      const app = wanted ?? (await shelf.readApp(previewId));
      if (app === undefined) return false;
      if (wanted === undefined || hasFailed(wanted)) this.show(app);
      return true;
    },
    /** Stops it until somebody comes. Resolves when it has. */
    async sleep(): Promise<void> {
      want(undefined);
      await work();
      await changes.waitFor(() => (isWorking ? undefined : true), 10_000);
    },
    /** Resolves when nothing is on the way any more, or after so long. */
    settle: (maxMs: number) =>
      changes.waitFor(() => (isWorking || describe().status === "starting" ? undefined : true), maxMs),
    /** Lets a visitor in as soon as there is something to visit. */
    enter: (visit: Visit, maxMs: number): Promise<Admission | undefined> =>
      changes.waitFor(() => {
        if (shown === undefined || !isUp || isHeld) return undefined;
        return { app: shown, leave: traffic.enter(visit) };
      }, maxMs),
    /** Told each time that another version has taken its place. */
    subscribe(tell: () => void): () => void {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    /** Ends it for good, and with it a start that is under way. */
    async dispose(): Promise<void> {
      isOver = true;
      clearTimeout(restartTimer);
      await this.sleep();
      await discarding;
      await keeper.stop();
    },
  };
}
