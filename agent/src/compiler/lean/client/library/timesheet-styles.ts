/** How a week of hours looks. */
export const timesheetStyles: Readonly<Record<string, string>> = {
  "styles/timesheet.css": `.timesheet-page {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1.25rem;
}

.work-timer,
.timesheet-head,
.timesheet-foot,
.row-adder {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem;
}

.work-timer {
  padding: 0.85rem 1rem;
}

.work-timer-on {
  border-color: var(--link);
}

.work-timer label {
  font-weight: 600;
}

.work-timer p {
  display: flex;
  flex: 1;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.2rem 0.85rem;
}

.work-clock {
  font-size: 1.6rem;
  font-variant-numeric: tabular-nums;
  font-weight: 650;
}

.work-timer :is(select, input),
.row-adder :is(select, input),
.timesheet-person select {
  min-width: 0;
  max-width: 18rem;
  min-height: 2.6rem;
  padding: 0.3rem 0.6rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.work-timer > :is(select, input) {
  flex: 1 1 10rem;
}

.timesheet-head {
  padding: 0.75rem 1rem;
}

.timesheet-head h2 {
  min-width: 9rem;
  text-align: center;
}

.timesheet-person {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  color: var(--muted);
  font-size: 0.925rem;
  font-weight: 600;
}

.timesheet-total {
  margin-left: auto;
  color: var(--muted);
}

.timesheet-total strong {
  color: var(--text);
  font-size: 1.25rem;
  font-variant-numeric: tabular-nums;
}

.timesheet-empty {
  padding: 1.5rem 1rem;
  color: var(--muted);
  border-top: 1px solid var(--line);
}

.timesheet-grid {
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.timesheet-grid th,
.timesheet-grid td {
  padding: 0.45rem 0.3rem;
  border-top: 1px solid var(--line);
  text-align: center;
}

.timesheet-grid thead th {
  color: var(--muted);
  font-size: 0.875rem;
  font-weight: 600;
}

.timesheet-grid tr > th:first-child {
  padding-left: 1rem;
  text-align: left;
}

.timesheet-grid tbody th {
  font-weight: 600;
}

.timesheet-grid tr > :last-child {
  padding-right: 1rem;
  text-align: right;
}

.timesheet-grid .timesheet-today {
  background: var(--hover);
}

.timesheet-grid thead .timesheet-today,
.timesheet-grid tfoot .timesheet-today {
  color: var(--text);
}

.timesheet-grid tfoot :is(th, td) {
  border-top: 2px solid var(--line-strong);
  font-weight: 600;
}

.timesheet-sum {
  font-weight: 650;
}

.time-cell {
  width: 100%;
  min-width: 2.6rem;
  max-width: 4.5rem;
  min-height: 2.5rem;
  padding: 0.2rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line);
  border-radius: var(--radius-small);
  font: inherit;
  text-align: center;
}

.time-cell:hover {
  border-color: var(--line-strong);
}

.time-cell[aria-invalid="true"] {
  border-color: var(--danger);
}

.time-several {
  text-decoration: underline dotted;
  text-underline-offset: 0.2em;
  cursor: pointer;
}

.timesheet-foot {
  padding: 0.85rem 1rem;
  border-top: 1px solid var(--line);
}

.timesheet-foot p {
  color: var(--muted);
  font-size: 0.875rem;
}

.day-entries li {
  display: flex;
  justify-content: space-between;
  gap: 1rem;
  padding: 0.5rem 0;
  border-bottom: 1px solid var(--line);
}

@media (max-width: 48rem) {
  .timesheet-grid,
  .timesheet-grid :is(tbody, tfoot, th, td) {
    display: block;
  }

  .timesheet-grid thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .timesheet-grid :is(tbody, tfoot) tr {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 0.1rem;
    padding: 0.6rem 0.75rem;
    border-top: 1px solid var(--line);
  }

  .timesheet-grid :is(tbody, tfoot) tr > :is(th, td) {
    padding: 0;
    border-top: 0;
    font-size: 0.875rem;
  }

  .timesheet-grid tr > td {
    grid-row: 2;
  }

  .timesheet-grid tr > th:first-child {
    grid-row: 1;
    grid-column: 1 / 6;
    padding: 0 0.3rem 0.3rem;
  }

  .timesheet-grid tr > .timesheet-sum {
    grid-row: 1;
    grid-column: 6 / 8;
    padding-right: 0.3rem;
  }

  .timesheet-grid td[data-label]:not(.timesheet-sum)::before {
    content: attr(data-label);
    display: block;
    overflow: hidden;
    color: var(--muted);
    font-size: 0.75rem;
  }

  .timesheet-grid .timesheet-today {
    border-radius: var(--radius-small);
  }

  .time-cell {
    min-width: 0;
    max-width: none;
    min-height: 2.75rem;
    padding: 0;
    font-size: 0.8125rem;
  }
}

@media print {
  .work-timer,
  .timesheet-foot {
    display: none;
  }
}
`,
};
