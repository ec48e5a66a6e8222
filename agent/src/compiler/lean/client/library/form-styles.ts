/** Styles of dialogs and fields. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const formStylesLibrary: Readonly<Record<string, string>> = {
  "styles/dialog.css": `.dialog {
  width: min(42rem, calc(100vw - 2rem));
  max-width: none;
  max-height: min(46rem, calc(100dvh - 2rem));
  padding: 0;
  overflow: hidden;
  box-shadow: var(--shadow-large);
}

.dialog[open] {
  display: flex;
  flex-direction: column;
  animation: rise 160ms ease-out;
}

.dialog-small {
  width: min(27rem, calc(100vw - 2rem));
}

.dialog::backdrop {
  background: rgb(10 12 20 / 50%);
}

@keyframes rise {
  from {
    opacity: 0;
    transform: translateY(0.5rem);
  }
}

.dialog-header {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1rem;
  padding: 1.1rem 0.9rem 0.5rem 1.5rem;
}

.dialog-header h2 {
  font-size: 1.2rem;
}

.dialog-form {
  display: flex;
  flex-direction: column;
  min-height: 0;
}

.dialog-body {
  min-height: 0;
  padding: 0.6rem 1.5rem 1.25rem;
  overflow-y: auto;
}

.dialog-footer {
  display: flex;
  gap: 0.6rem;
  padding: 0.9rem 1.5rem;
  border-top: 1px solid var(--line);
}

.form-problem {
  margin-bottom: 1rem;
  padding: 0.6rem 0.9rem;
  color: var(--danger-text);
  background: var(--danger-fill);
  border-radius: var(--radius-small);
}

@media (max-width: 40rem) {
  .dialog:not(.dialog-small) {
    width: 100vw;
    height: 100dvh;
    max-height: none;
    margin: 0;
    border: 0;
    border-radius: 0;
  }

  .dialog:not(.dialog-small) .dialog-form {
    flex: 1;
  }

  .dialog:not(.dialog-small) .dialog-body {
    flex: 1;
  }

  .dialog-header {
    padding-left: 1rem;
  }

  .dialog-body,
  .dialog-footer {
    padding-inline: 1rem;
  }
}
`,
  "styles/field.css": `.fields {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
  gap: 1.1rem 1.25rem;
}

.field {
  display: grid;
  gap: 0.35rem;
  align-content: start;
  min-width: 0;
  border: 0;
}

.field-wide {
  grid-column: 1 / -1;
}

.field > label:not(.checkbox),
.field > legend {
  padding: 0;
  font-size: 0.925rem;
  font-weight: 600;
}

.field > legend {
  margin-bottom: 0.35rem;
}

.required-mark {
  margin-left: 0.2rem;
  color: var(--danger);
}

.field-help {
  color: var(--muted);
  font-size: 0.85rem;
}

.field-error {
  color: var(--danger);
  font-size: 0.875rem;
  font-weight: 550;
}

.field textarea {
  resize: vertical;
}

.field [aria-invalid="true"]:not(:focus) {
  border-color: var(--danger);
  box-shadow: inset 0 0 0 1px var(--danger);
}

.field input[type="checkbox"],
.field input[type="radio"],
.field input[type="range"] {
  accent-color: var(--accent);
}

.affixed,
.slider,
.color-input,
.radios,
.rating,
.quick-add {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem;
}

.affixed {
  flex-wrap: nowrap;
}

.affix {
  flex: none;
  max-width: 40%;
  color: var(--muted);
}

.slider {
  flex-wrap: nowrap;
  min-height: 2.65rem;
}

.slider input {
  flex: 1;
  min-width: 0;
}

.slider output {
  min-width: 3ch;
  font-variant-numeric: tabular-nums;
  text-align: right;
}

.checkbox,
.radio {
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  min-height: 2.65rem;
}

.checkbox {
  align-self: end;
  font-weight: 600;
}

.checkbox input,
.radio input {
  flex: none;
  width: 1.2rem;
  height: 1.2rem;
}

.radios {
  gap: 0 1.25rem;
}

.color-input input {
  width: 3.25rem;
  height: 2.65rem;
  padding: 0.2rem;
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.rating {
  gap: 0;
}

.rating-star {
  position: relative;
  display: grid;
  place-items: center;
  width: 2.4rem;
  height: 2.65rem;
  color: var(--line-strong);
  cursor: pointer;
  font-size: 1.6rem;
  line-height: 1;
}

.rating-star-on {
  color: var(--star);
}

.rating-star input {
  position: absolute;
  inset: 0;
  margin: 0;
  opacity: 0;
}

.rating-star:focus-within {
  border-radius: var(--radius-small);
  outline: 3px solid var(--focus);
  outline-offset: -3px;
}

.tags-input {
  display: flex;
  flex-wrap: wrap;
  gap: 0.35rem;
}

.tags-input input {
  flex: 1 1 8rem;
}

.chip {
  display: inline-flex;
  align-items: center;
  padding-left: 0.7rem;
  color: var(--neutral-text);
  background: var(--neutral-fill);
  border-radius: 1.3rem;
  font-size: 0.9rem;
}

.chip button {
  display: grid;
  place-items: center;
  width: 2rem;
  height: 2.2rem;
  padding: 0;
  background: none;
  border: 0;
  border-radius: 50%;
}

.chip .icon {
  width: 0.9rem;
  height: 0.9rem;
}

.quick-add input[type="text"] {
  flex: 1;
}
`,
};
