/** Styles of the timer view. Each file is emitted when another one imports it. */
export const timerStylesLibrary: Readonly<Record<string, string>> = {
  "styles/timer.css": `.timer {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  justify-items: center;
  gap: 1.25rem;
  max-width: 34rem;
  margin-inline: auto;
  padding: 1.75rem 1.25rem;
}

.dial {
  position: relative;
  width: min(100%, 18rem);
}

.dial svg {
  display: block;
  transform: rotate(-90deg);
}

.dial circle {
  fill: none;
  stroke-width: 5;
}

.dial-track {
  stroke: var(--hover);
}

.dial-passed {
  stroke: var(--chart-1);
  stroke-linecap: round;
  transition: stroke-dashoffset 200ms linear;
}

.timer[data-phase$="break"] .dial-passed {
  stroke: var(--chart-3);
}

.dial-face {
  position: absolute;
  inset: 0;
  display: grid;
  place-content: center;
  gap: 0.15rem;
  text-align: center;
}

.dial-text {
  color: var(--muted);
  font-weight: 600;
}

.dial-clock {
  font-size: clamp(2.6rem, 14vw, 3.9rem);
  font-weight: 700;
  font-variant-numeric: tabular-nums;
  letter-spacing: -0.03em;
  line-height: 1;
}

.dial-rounds {
  min-height: 1.5em;
  color: var(--muted);
  font-size: 0.9rem;
}

.timer-buttons {
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 0.5rem;
}

.timer-settings {
  display: grid;
  align-items: end;
  grid-template-columns: repeat(auto-fit, minmax(6.25rem, 1fr));
  gap: 0.75rem;
  width: 100%;
  padding-top: 1.25rem;
  border: 0;
  border-top: 1px solid var(--line);
}

.timer-field {
  display: grid;
  gap: 0.3rem;
  width: 100%;
}

.timer-field label {
  color: var(--muted);
  font-size: 0.875rem;
}

.timer-settings:disabled {
  opacity: 0.55;
}

.laps {
  display: grid;
  gap: 0.3rem;
  width: min(100%, 18rem);
  margin: 0;
  padding: 0;
  font-variant-numeric: tabular-nums;
  list-style: none;
}

.laps li {
  display: flex;
  justify-content: space-between;
}

.timer-log {
  max-width: 34rem;
  margin: 1.25rem auto 0;
}

.timer-log {
  padding: 1.1rem 1.25rem;
}

.timer-log ul {
  display: grid;
  gap: 0.4rem;
  margin-top: 0.5rem;
}

.timer-log li {
  display: flex;
  justify-content: space-between;
  gap: 1rem;
}
`,
};
