/** How progress over time looks. */
export const progressStyles: Readonly<Record<string, string>> = {
  "styles/progress.css": `.progress-page {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1.25rem;
}

.progress-subject {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem;
}

.progress-subject > label {
  font-weight: 600;
}

.progress-subject > :is(select, input) {
  flex: 0 1 20rem;
  min-width: 0;
  min-height: 2.75rem;
  padding: 0.3rem 0.75rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
  font-weight: 600;
}

.progress-entry {
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  gap: 1.25rem;
}

.progress-form,
.last-session,
.session-list {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  align-content: start;
  justify-items: start;
  gap: 0.75rem;
  padding: 1.1rem 1.25rem;
}

.quick-log {
  display: grid;
  justify-items: start;
  gap: 0.9rem;
  width: 100%;
}

.quick-log .fields {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
  gap: 0.75rem;
  width: 100%;
}

.last-session h3,
.session-list h3 {
  margin-bottom: 0.2rem;
  color: var(--muted);
  font-size: 0.875rem;
  font-weight: 600;
}

.last-session li {
  font-size: 1.15rem;
  font-variant-numeric: tabular-nums;
  font-weight: 600;
}

.last-none {
  color: var(--muted);
}

.best-day {
  display: block;
  color: var(--muted);
  font-size: 0.8125rem;
  font-weight: 400;
}

.session-list > ul {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
  gap: 1rem;
  width: 100%;
}

.chart .chart-best {
  fill: var(--star);
  stroke: var(--text);
  stroke-width: 1.5;
}

.chart-key {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  color: var(--muted);
  font-size: 0.875rem;
}

.chart-key span {
  width: 0.8rem;
  height: 0.8rem;
  background: var(--star);
  border: 1.5px solid var(--text);
  border-radius: 50%;
}

.chart-numbers summary {
  color: var(--link);
  cursor: pointer;
  font-weight: 600;
}

.chart-numbers table {
  margin-top: 0.6rem;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.chart-numbers :is(th, td) {
  padding: 0.35rem 1.25rem 0.35rem 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  font-weight: 400;
}

.chart-numbers thead th {
  color: var(--muted);
  font-weight: 600;
}

@media (max-width: 48rem) {
  .progress-entry {
    grid-template-columns: minmax(0, 1fr);
  }

  .progress-page > .segments {
    flex-wrap: wrap;
  }
}
`,
};
