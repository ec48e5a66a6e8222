/** Styles of the picker view. Each file is emitted when another one imports it. */
export const pickerStylesLibrary: Readonly<Record<string, string>> = {
  "styles/picker.css": `.wheel {
  display: grid;
  justify-items: center;
  gap: 1rem;
  max-width: 34rem;
  margin-inline: auto;
  padding: 1.5rem 1.25rem;
}

.wheel-drawing {
  width: min(100%, 24rem);
}

.wheel-disc {
  transition: transform 2.5s cubic-bezier(0.15, 0.75, 0.2, 1);
}

.wheel-disc path {
  stroke: var(--card);
  stroke-width: 1.5;
}

.wheel-disc text {
  fill: var(--text);
  font-size: 8.5px;
  font-weight: 600;
}

.wheel-hub {
  fill: var(--card);
}

.wheel-pointer {
  fill: var(--text);
}

.wheel-result {
  min-height: 2.2rem;
  font-size: 1.5rem;
  font-weight: 700;
  text-align: center;
}

.week {
  display: grid;
  gap: 0.9rem;
}

.week-header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.35rem;
}

.week-header h2 {
  min-width: 13rem;
  text-align: center;
}

.week-header .button {
  margin-left: auto;
}

.week-progress {
  color: var(--muted);
}

.week-people {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
  gap: 1rem;
}

.week-person {
  padding: 1.1rem 1.25rem;
}

.week-person ul {
  margin-top: 0.4rem;
}

.week-share {
  display: flex;
  align-items: center;
  gap: 0.75rem;
  min-height: 2.6rem;
  cursor: pointer;
}

.week-share input {
  flex: none;
  width: 1.2rem;
  height: 1.2rem;
  accent-color: var(--accent);
}

.week-done span {
  color: var(--muted);
  text-decoration: line-through;
}

.week-empty {
  display: grid;
  justify-items: center;
  gap: 1rem;
  padding: 2.5rem 1.25rem;
  text-align: center;
}

@media (max-width: 40rem) {
  .week-header h2 {
    flex: 1;
    min-width: 0;
  }
}
`,
};
