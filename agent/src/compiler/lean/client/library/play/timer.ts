/** Clocks that run. Each file is emitted when another one imports it. */
export const timerLibrary: Readonly<Record<string, string>> = {
  "components/timer-log.tsx": `import type { ReactNode } from "react";
import "../styles/control.css";
import "../styles/timer.css";

type TimerLogProps<Item> = {
  readonly heading: ReactNode;
  readonly items: readonly Item[];
  readonly titleOf: (item: Item) => string;
  readonly detail?: (item: Item) => string;
};

/** What was finished today. */
export function TimerLog<Item extends { readonly id: string }>({ heading, items, titleOf, detail }: TimerLogProps<Item>) {
  return (
    <section className="timer-log surface">
      <h2>{heading}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>{titleOf(item)}</span>
            <span>{detail?.(item)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
`,
  "components/timer.tsx": `import { useEffect, useId, useState } from "react";
import { useTimer } from "../lib/use-timer.ts";
import { formatClock, newTimer, nextPhase, pauseTimer, phaseMs } from "../lib/timer.ts";
import type { TimerMode, TimerPlan, TimerState } from "../lib/timer.ts";
import "../styles/control.css";
import "../styles/timer.css";
import { Button } from "./button.tsx";
import { ChoiceBar } from "./choice-bar.tsx";

const MODES = [
  { value: "pomodoro", label: "Pomodoro" },
  { value: "countdown", label: "Countdown" },
  { value: "stopwatch", label: "Stopwatch" },
  { value: "interval", label: "Intervals" },
] as const;

export type TimedSession = {
  /** Whole minutes, at least one. */
  readonly minutes: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** What the user said it was for; empty when nothing. */
  readonly label: string;
};

type TimerProps = {
  readonly modes: readonly TimerMode[];
  readonly plan: TimerPlan;
  /** Asks what the time is spent on. */
  readonly labelText?: string;
  /** Keeps what was finished. */
  readonly onSession?: (session: TimedSession) => void;
};

/** A clock that is right by the time of day, tells when it is over, and goes on after a reload. */
export function Timer({ modes, plan, labelText, onSession }: TimerProps) {
  const [label, setLabel] = useState("");
  const [settings, setSettings] = useState(plan);
  const [news, setNews] = useState("");
  const id = useId();
  const report = (ms: number): void => {
    const minutes = Math.max(1, Math.round(ms / 60_000));
    onSession?.({ minutes, startedAt: Date.now() - ms, label });
  };
  const timer = useTimer({
    modes,
    plan: settings,
    onEnd: (ended) => {
      setNews(ended.phase === "work" ? "Time is up." : "The break is over.");
      if (ended.phase === "work" && ended.mode !== "stopwatch") report(phaseMs(ended, settings));
    },
  });
  const { state, isRunning, passed, change } = timer;
  const whole = phaseMs(state, settings);
  const shown = state.mode === "stopwatch" ? Math.floor(passed / 1000) * 1000 : whole - passed;
  useTitle(isRunning ? \`\${formatClock(shown)} · \${phaseText(state)}\` : undefined);

  const isFresh = passed === 0 && !isRunning;
  const finishStopwatch = (): void => {
    report(passed);
    change(newTimer(state.mode));
  };
  return (
    <section className="timer surface" aria-label="Timer" data-phase={state.phase}>
      {modes.length > 1 && <ChoiceBar label="Kind of timer" options={MODES.filter(({ value }) => modes.includes(value))} value={state.mode} onChange={(mode) => change(newTimer(mode))} />}
      <Dial share={Number.isFinite(whole) ? passed / whole : (passed % 60_000) / 60_000} clock={formatClock(shown)} text={phaseText(state)} rounds={roundText(state, settings)} />
      <p className="visually-hidden" role="status">
        {news}
      </p>
      {labelText !== undefined && (
        <div className="timer-field">
          <label htmlFor={id}>{labelText}</label>
          <input id={id} className="control" type="text" maxLength={120} value={label} onChange={(event) => setLabel(event.target.value)} />
        </div>
      )}
      <div className="timer-buttons">
        {isRunning ? (
          <Button onClick={timer.pause}>Pause</Button>
        ) : (
          <Button kind="primary" onClick={timer.start}>
            {isFresh ? \`Start\${state.phase === "work" ? "" : \` \${state.phase}\`}\` : "Go on"}
          </Button>
        )}
        {state.mode === "stopwatch" && isRunning && <Button onClick={() => change({ ...state, lapsMs: [...state.lapsMs, passed] })}>Lap</Button>}
        {state.mode === "stopwatch" && onSession !== undefined && !isFresh && <Button onClick={finishStopwatch}>Finish and keep</Button>}
        {(state.mode === "pomodoro" || state.mode === "interval") && <Button onClick={() => change(nextPhase(pauseTimer(state, Date.now()), settings))}>Skip</Button>}
        <Button onClick={() => change(newTimer(state.mode))}>Reset</Button>
        <button type="button" className="button" aria-pressed={!timer.isMuted} onClick={() => timer.setIsMuted(!timer.isMuted)}>
          Sound {timer.isMuted ? "off" : "on"}
        </button>
      </div>
      {state.lapsMs.length > 0 && <Laps lapsMs={state.lapsMs} />}
      {state.mode !== "stopwatch" && <TimerSettings mode={state.mode} settings={settings} isLocked={isRunning} onChange={setSettings} />}
    </section>
  );
}

type DialProps = { readonly share: number; readonly clock: string; readonly text: string; readonly rounds: string };

function Dial({ share, clock, text, rounds }: DialProps) {
  return (
    <div className="dial" role="timer" aria-label={\`\${text}: \${clock}\`}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className="dial-track" cx="50" cy="50" r="45" />
        <circle className="dial-passed" cx="50" cy="50" r="45" pathLength="1" strokeDasharray="1" strokeDashoffset={Math.min(1, Math.max(0, share))} />
      </svg>
      <div className="dial-face" aria-hidden="true">
        <span className="dial-text">{text}</span>
        <span className="dial-clock">{clock}</span>
        <span className="dial-rounds">{rounds}</span>
      </div>
    </div>
  );
}

function phaseText({ mode, phase }: TimerState): string {
  if (mode === "countdown") return "Countdown";
  if (mode === "stopwatch") return "Stopwatch";
  return { work: mode === "pomodoro" ? "Focus" : "Work", break: mode === "pomodoro" ? "Short break" : "Rest", "long break": "Long break" }[phase];
}

function roundText({ mode, round }: TimerState, { rounds }: TimerPlan): string {
  return mode === "pomodoro" || mode === "interval" ? \`Round \${round} of \${rounds}\` : "";
}

function Laps({ lapsMs }: { readonly lapsMs: readonly number[] }) {
  return (
    <ol className="laps" aria-label="Laps">
      {lapsMs.map((ms, index) => (
        <li key={index}>
          <span>Lap {index + 1}</span>
          <span>{formatClock(Math.floor((ms - (lapsMs[index - 1] ?? 0)) / 1000) * 1000)}</span>
        </li>
      ))}
    </ol>
  );
}

const SETTINGS = [
  { name: "workMinutes", label: "Work, minutes", modes: ["pomodoro", "interval"] },
  { name: "workMinutes", label: "Minutes", modes: ["countdown"] },
  { name: "breakMinutes", label: "Break, minutes", modes: ["pomodoro", "interval"] },
  { name: "longBreakMinutes", label: "Long break, minutes", modes: ["pomodoro"] },
  { name: "rounds", label: "Rounds", modes: ["pomodoro", "interval"] },
] as const;

type TimerSettingsProps = {
  readonly mode: TimerMode;
  readonly settings: TimerPlan;
  readonly isLocked: boolean;
  readonly onChange: (settings: TimerPlan) => void;
};

function TimerSettings({ mode, settings, isLocked, onChange }: TimerSettingsProps) {
  const id = useId();
  const change = (name: keyof TimerPlan, text: string): void => {
    const value = Number(text);
    const isSound = value > 0 && value <= 600 && (name !== "rounds" || Number.isInteger(value));
    if (isSound) onChange({ ...settings, [name]: value });
  };
  return (
    <fieldset className="timer-settings" disabled={isLocked}>
      <legend className="visually-hidden">Lengths</legend>
      {SETTINGS.filter(({ modes }) => modes.some((known) => known === mode)).map(({ name, label }) => (
        <div key={label} className="timer-field">
          <label htmlFor={\`\${id}-\${name}\`}>{label}</label>
          <input key={mode} id={\`\${id}-\${name}\`} className="control" type="number" min={name === "rounds" ? 1 : 0.1} max={600} step="any" defaultValue={settings[name]} onChange={(event) => change(name, event.target.value)} />
        </div>
      ))}
    </fieldset>
  );
}

/** The title of the tab while there is one to show; then it is again what it was. */
function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
`,
  "lib/chime.ts": `let audio: AudioContext | undefined;

/** Browsers let sound through only after the user did something: call it from a click. */
export function unlockSound(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Two soft tones. */
export function playChime(): void {
  if (audio === undefined) return;
  for (const [index, pitch] of [660, 880].entries()) {
    const start = audio.currentTime + index * 0.28;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.3, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.65);
  }
}
`,
  "lib/timer.ts": `export type TimerMode = "pomodoro" | "countdown" | "stopwatch" | "interval";
type TimerPhase = "work" | "break" | "long break";

/** Lengths in minutes. */
export type TimerPlan = {
  readonly workMinutes: number;
  readonly breakMinutes: number;
  readonly longBreakMinutes: number;
  readonly rounds: number;
};

/** Times are read off the clock, never counted: a tab in the background, a sleeping machine and a reload change nothing. */
export type TimerState = {
  readonly mode: TimerMode;
  readonly phase: TimerPhase;
  readonly round: number;
  /** Milliseconds since 1970; null while it stands. */
  readonly startedAt: number | null;
  /** What had passed before that. */
  readonly passedMs: number;
  readonly lapsMs: readonly number[];
};

const MINUTE_MS = 60_000;

export function newTimer(mode: TimerMode): TimerState {
  return { mode, phase: "work", round: 1, startedAt: null, passedMs: 0, lapsMs: [] };
}

export function passedMs(state: TimerState, now: number): number {
  return state.passedMs + (state.startedAt === null ? 0 : Math.max(0, now - state.startedAt));
}

/** How long the current phase takes; a stopwatch has no end. */
export function phaseMs({ mode, phase }: TimerState, plan: TimerPlan): number {
  if (mode === "stopwatch") return Number.POSITIVE_INFINITY;
  const minutes = { work: plan.workMinutes, break: plan.breakMinutes, "long break": plan.longBreakMinutes };
  return minutes[phase] * MINUTE_MS;
}

export function startTimer(state: TimerState, now: number): TimerState {
  return { ...state, startedAt: state.startedAt ?? now };
}

export function pauseTimer(state: TimerState, now: number): TimerState {
  return { ...state, startedAt: null, passedMs: passedMs(state, now) };
}

/** The phase that follows: after the last round of work comes the long break, and then it begins anew. */
export function nextPhase(state: TimerState, plan: TimerPlan): TimerState {
  const rest = { startedAt: null, passedMs: 0 };
  if (state.mode === "countdown") return { ...state, ...rest };
  if (state.phase !== "work") {
    const isEnd = state.phase === "long break" || state.round >= plan.rounds;
    return { ...state, ...rest, phase: "work", round: isEnd ? 1 : state.round + 1 };
  }
  const isLast = state.round >= plan.rounds;
  return { ...state, ...rest, phase: isLast && state.mode === "pomodoro" ? "long break" : "break" };
}

/** What time has made of the state: phases that ended, and the one that it is in now. Intervals run on by themselves, the others wait. */
export function advanceTimer(state: TimerState, plan: TimerPlan, now: number): { readonly state: TimerState; readonly ended: readonly TimerState[] } {
  let current = state;
  const ended: TimerState[] = [];
  while (current.startedAt !== null && passedMs(current, now) >= phaseMs(current, plan)) {
    const endedAt = current.startedAt + phaseMs(current, plan) - current.passedMs;
    ended.push(current);
    const isDone = current.mode === "interval" && current.phase === "work" && current.round >= plan.rounds;
    const next = isDone ? newTimer("interval") : nextPhase(current, plan);
    current = current.mode === "interval" && !isDone ? startTimer(next, endedAt) : next;
  }
  return { state: current, ended };
}

/** \`24:59\`, or \`1:02:03\` from an hour on. What is left is rounded up, so that it ends with 0:00. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? \`\${minutes}:\${pad(seconds % 60)}\` : \`\${hours}:\${pad(minutes)}:\${pad(seconds % 60)}\`;
}

/** Whether it is a state that can be gone on with. */
export function isTimerState(value: unknown): value is TimerState {
  if (typeof value !== "object" || value === null) return false;
  const { mode, phase, round, startedAt, passedMs: passed, lapsMs } = value as Partial<Record<keyof TimerState, unknown>>;
  return (
    ["pomodoro", "countdown", "stopwatch", "interval"].includes(String(mode)) &&
    ["work", "break", "long break"].includes(String(phase)) &&
    typeof round === "number" &&
    typeof passed === "number" &&
    (startedAt === null || typeof startedAt === "number") &&
    Array.isArray(lapsMs)
  );
}
`,
  "lib/use-timer.ts": `import { useEffect, useEffectEvent, useState } from "react";
import { playChime, unlockSound } from "./chime.ts";
import { useStored } from "./stored.ts";
import { advanceTimer, isTimerState, newTimer, passedMs, pauseTimer, startTimer } from "./timer.ts";
import type { TimerMode, TimerPlan, TimerState } from "./timer.ts";

const REDRAW_MS = 200;
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

type TimerOptions = {
  readonly modes: readonly TimerMode[];
  readonly plan: TimerPlan;
  readonly onEnd: (ended: TimerState) => void;
};

/** A timer that goes on after a reload, and what can be done with it. */
export function useTimer({ modes, plan, onEnd }: TimerOptions) {
  const [stored, setStored] = useStored("timer", newTimer(modes[0] ?? "pomodoro"), isTimerState);
  const [isMuted, setIsMuted] = useStored("timer is muted", false, isFlag);
  const [now, setNow] = useState(() => Date.now());
  const state = modes.includes(stored.mode) ? stored : newTimer(modes[0] ?? "pomodoro");
  const isRunning = state.startedAt !== null;

  const tick = useEffectEvent(() => {
    const time = Date.now();
    setNow(time);
    const { state: next, ended } = advanceTimer(state, plan, time);
    if (ended.length === 0) return;
    setStored(next);
    if (!isMuted) playChime();
    ended.forEach(onEnd);
  });
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(tick, REDRAW_MS);
    return () => clearInterval(timer);
  }, [isRunning]);

  const change = (next: TimerState): void => {
    setNow(Date.now());
    setStored(next);
  };
  return {
    state,
    isRunning,
    passed: passedMs(state, now),
    isMuted,
    setIsMuted,
    change,
    start: (): void => {
      unlockSound();
      change(startTimer(state, Date.now()));
    },
    pause: (): void => change(pauseTimer(state, Date.now())),
  };
}
`,
};
