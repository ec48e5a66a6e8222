/** Styles of the calculator view. Each file is emitted when another one imports it. */
export const calculatorStylesLibrary: Readonly<Record<string, string>> = {
  "styles/calculator.css": `.calculator {
  display: grid;
  grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
  max-width: 54rem;
  overflow: hidden;
}

.calculator-inputs {
  display: grid;
  align-content: start;
  justify-items: start;
  gap: 0.6rem;
  padding: 1.5rem;
}

.calculator-field {
  display: grid;
  gap: 0.3rem;
  width: 100%;
}

.calculator-field label {
  font-size: 0.925rem;
  font-weight: 600;
}

.calculator-entry {
  display: flex;
  align-items: center;
  gap: 0.6rem;
}

.calculator-entry span {
  flex: none;
  color: var(--muted);
}

.calculator-entry [aria-invalid="true"] {
  border-color: var(--danger);
}

.calculator-problem {
  min-height: 1.25rem;
  color: var(--danger);
  font-size: 0.85rem;
  line-height: 1.25rem;
}

.calculator-results {
  display: grid;
  align-content: start;
  gap: 1.25rem;
  padding: 1.75rem 1.5rem;
  background: var(--hover);
}

.calculator-results dl {
  display: grid;
  gap: 0.9rem;
}

.result {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.15rem 1rem;
}

.result dd {
  font-weight: 650;
  font-variant-numeric: tabular-nums;
}

.result-main {
  display: grid;
  justify-content: start;
  gap: 0.25rem;
  padding-bottom: 1rem;
  border-bottom: 1px solid var(--line);
}

.result-main dd {
  font-size: clamp(2rem, 6vw, 2.75rem);
  font-weight: 700;
  letter-spacing: -0.02em;
  line-height: 1.15;
}

.result-band {
  display: inline-block;
  margin-left: 0.75rem;
  padding: 0.15rem 0.7rem;
  color: var(--info-text);
  background: var(--info-fill);
  border-radius: 1rem;
  font-size: 0.95rem;
  font-weight: 600;
  letter-spacing: 0;
  vertical-align: middle;
}

.calculator-note {
  font-size: 0.875rem;
}

@media (max-width: 48rem) {
  .calculator {
    grid-template-columns: minmax(0, 1fr);
  }
}
`,
};
