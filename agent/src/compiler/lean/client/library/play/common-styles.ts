/** Styles of what several views share. Each file is emitted when another one imports it. */
export const commonStylesLibrary: Readonly<Record<string, string>> = {
  "styles/choice-bar.css": `.choice-bar {
  display: inline-flex;
  flex-wrap: wrap;
  gap: 0.15rem;
  padding: 0.2rem;
  background: var(--hover);
  border-radius: var(--radius-small);
}

.choice-bar button {
  min-height: 2.4rem;
  padding: 0.25rem 0.9rem;
  color: var(--text);
  background: none;
  border: 0;
  border-radius: calc(var(--radius-small) - 0.15rem);
  font-size: 0.925rem;
}

.choice-bar button[aria-pressed="true"] {
  color: var(--on-accent);
  background: var(--accent);
  font-weight: 600;
}
`,
};
