/** Styles of the converter view. Each file is emitted when another one imports it. */
export const converterStylesLibrary: Readonly<Record<string, string>> = {
  "styles/converter.css": `.converter {
  display: grid;
  justify-items: start;
  gap: 1rem;
  max-width: 46rem;
}

.converter-card {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
  align-items: center;
  gap: 1.25rem 1rem;
  width: 100%;
  padding: 1.5rem;
}

.converter-side {
  display: grid;
  gap: 0.4rem;
}

.converter-wide,
.converter-result,
.rates {
  grid-column: 1 / -1;
}

.converter-side label {
  color: var(--muted);
  font-size: 0.9rem;
}

.converter-side :is(input, select) {
  width: 100%;
  min-width: 0;
  min-height: 2.75rem;
  padding: 0.45rem 0.75rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.converter-card > .converter-side input {
  font-size: 1.5rem;
  font-weight: 650;
  font-variant-numeric: tabular-nums;
}

.converter-side [aria-invalid="true"] {
  border-color: var(--danger);
}

.converter-result {
  min-height: 1.5em;
  font-size: 1.1rem;
  font-weight: 600;
}

.rates {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: 0.75rem;
  padding-top: 1.25rem;
  border: 0;
  border-top: 1px solid var(--line);
}

.rates legend {
  float: left;
  padding: 0;
  font-weight: 600;
}

.rates legend + * {
  clear: both;
}

@media (max-width: 40rem) {
  .converter-card {
    grid-template-columns: minmax(0, 1fr);
    padding: 1.1rem;
  }
}
`,
};
