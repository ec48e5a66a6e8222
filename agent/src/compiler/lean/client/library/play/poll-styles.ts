/** Styles of the poll view. Each file is emitted when another one imports it. */
export const pollStylesLibrary: Readonly<Record<string, string>> = {
  "styles/poll.css": `.polls {
  display: grid;
  gap: 1.25rem;
  max-width: 44rem;
}

.poll {
  padding: 1.25rem 1.5rem;
}

.poll > header {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.25rem 1rem;
}

.poll h2 {
  font-size: 1.2rem;
}

.poll-state,
.poll-text p {
  color: var(--muted);
  font-size: 0.925rem;
}

.poll > ul {
  margin-top: 0.5rem;
}

.poll-option {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  gap: 0.6rem 1rem;
  padding: 0.9rem 0;
  border-bottom: 1px solid var(--line);
}

.poll-option:last-child {
  border-bottom: 0;
}

.poll-text h3 {
  line-height: 1.4;
}

.poll-leader {
  margin-left: 0.6rem;
  padding: 0.1rem 0.6rem;
  color: var(--success-text);
  background: var(--success-fill);
  border-radius: 1rem;
  font-size: 0.8125rem;
  white-space: nowrap;
}

.poll-result {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  grid-column: 1 / -1;
  align-items: center;
  gap: 0.9rem;
  color: var(--muted);
  font-size: 0.875rem;
  font-variant-numeric: tabular-nums;
}

.poll-bar {
  height: 0.65rem;
  overflow: hidden;
  background: var(--hover);
  border-radius: 1rem;
}

.poll-bar > span {
  display: block;
  height: 100%;
  background: var(--line-strong);
  border-radius: 1rem;
  transition: width 300ms ease-out;
}

.poll-mine .poll-bar > span {
  background: var(--accent);
}
`,
};
