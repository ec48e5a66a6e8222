/** Styles of lists and dashboards. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const viewStylesLibrary: Readonly<Record<string, string>> = {
  "styles/board.css": `.board {
  position: relative;
  display: grid;
  grid-auto-columns: minmax(14rem, 1fr);
  grid-auto-flow: column;
  align-items: start;
  gap: 1rem;
  padding-bottom: 0.75rem;
  overflow-x: auto;
  scroll-snap-type: x proximity;
}

.board-column {
  min-height: 12rem;
  padding: 0.75rem;
  background: var(--hover);
  border-radius: var(--radius);
  scroll-snap-align: start;
}

.board-target {
  box-shadow: inset 0 0 0 2px var(--link);
}

.board-column > header {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  margin-bottom: 0.6rem;
}

.board-column h2 {
  font-size: 1rem;
}

.board-count {
  flex: 1;
  color: var(--text);
  font-size: 0.9rem;
  font-variant-numeric: tabular-nums;
}

.board-sum {
  margin: -0.25rem 0 0.6rem;
  color: var(--text);
  font-size: 0.9rem;
  font-variant-numeric: tabular-nums;
  font-weight: 600;
}

.board-column .icon-button {
  color: var(--text);
  font-size: 1.3rem;
}

.board-column > ul {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.65rem;
}

.board-card {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.6rem;
  padding: 0.85rem 0.95rem 0.6rem;
  box-shadow: var(--shadow);
  cursor: grab;
}

.card-move {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.1rem 0.35rem;
}

.card-move .row-actions {
  margin-left: auto;
}

.card-grip {
  width: 2.25rem;
  height: 2.25rem;
  margin-left: -0.6rem;
  color: var(--muted);
  background: none;
  border: 0;
  border-radius: var(--radius-small);
  cursor: grab;
}

.card-move select {
  flex: 1 1 5rem;
  min-width: 0;
  max-width: 10rem;
  min-height: 2.25rem;
  padding: 0.2rem 0.35rem;
  color: var(--muted);
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius-small);
  font-size: 0.85rem;
}

@media (max-width: 40rem) {
  .board {
    grid-auto-columns: 82%;
  }
}

@media (pointer: coarse) {
  .card-grip {
    display: none;
  }

  .card-move select {
    min-height: 2.6rem;
  }
}
`,
  "styles/calendar.css": `.calendar {
  overflow: hidden;
}

.calendar-header {
  display: flex;
  align-items: center;
  gap: 0.35rem;
  padding: 0.75rem 1rem;
}

.calendar-header h2 {
  min-width: 10.5rem;
  text-align: center;
}

.calendar-header .button {
  margin-left: auto;
}

.calendar-empty {
  display: none;
  padding: 1.5rem 1rem;
  color: var(--muted);
}

.calendar-grid {
  width: 100%;
  border-collapse: collapse;
  table-layout: fixed;
}

.calendar-grid th {
  padding: 0.4rem;
  color: var(--muted);
  font-size: 0.8rem;
  font-weight: 600;
}

.calendar-grid td {
  height: 6.6rem;
  padding: 0.25rem;
  border: 1px solid var(--line);
  border-bottom: 0;
  vertical-align: top;
}

.calendar-grid td:first-child {
  border-left: 0;
}

.calendar-grid td:last-child {
  border-right: 0;
}

.calendar-day {
  display: flex;
  width: 100%;
  min-height: 1.9rem;
  padding: 0.1rem;
  background: none;
  border: 0;
  border-radius: var(--radius-small);
  font-size: 0.85rem;
  font-variant-numeric: tabular-nums;
}

.calendar-day:hover {
  background: var(--hover);
}

.calendar-number {
  display: grid;
  place-items: center;
  min-width: 1.7rem;
  height: 1.7rem;
  border-radius: 50%;
}

.calendar-today .calendar-number {
  color: var(--on-accent);
  background: var(--accent);
  font-weight: 700;
}

.calendar-long {
  display: none;
}

.calendar-outside .calendar-day {
  color: var(--muted);
}

.calendar-grid ul {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.2rem;
  margin-top: 0.15rem;
}

.calendar-entry {
  display: block;
  width: 100%;
  padding: 0.2rem 0.5rem;
  overflow: hidden;
  color: var(--text);
  background: var(--hover);
  border: 0;
  border-left: 3px solid var(--chart-1);
  border-radius: 0.35rem;
  font-size: 0.8125rem;
  line-height: 1.35;
  text-align: left;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.calendar-entry:hover {
  text-decoration: underline;
}

.calendar-time {
  margin-right: 0.35rem;
  color: var(--muted);
  font-variant-numeric: tabular-nums;
}

.calendar-entry .details,
.calendar-entry .badge {
  display: none;
}

.calendar-undated {
  margin-top: 1rem;
  padding: 1rem 1.2rem;
}

.calendar-undated ul {
  display: grid;
  gap: 0.35rem;
  margin-top: 0.5rem;
}

/* On phones the month is a list of the days on which there is something, and of today. */
@media (max-width: 40rem) {
  .calendar-grid,
  .calendar-grid tbody,
  .calendar-grid tr,
  .calendar-grid td {
    display: block;
    height: auto;
    border: 0;
  }

  .calendar-grid thead,
  .calendar-grid .calendar-outside,
  .calendar-grid .calendar-free:not(.calendar-today),
  :is(.calendar-grid, .calendar-grid tr):not(:has(td:not(.calendar-outside):is(.calendar-today, :not(.calendar-free)))) {
    display: none;
  }

  .calendar-empty {
    display: block;
  }

  .calendar-grid td {
    padding: 0.5rem 1rem 0.75rem;
    border-top: 1px solid var(--line);
  }

  .calendar-day {
    min-height: 2.6rem;
    align-items: center;
    font-size: 0.925rem;
    font-weight: 600;
  }

  .calendar-number {
    display: none;
  }

  .calendar-long {
    display: inline;
  }

  .calendar-today .calendar-long {
    color: var(--link);
  }

  .calendar-entry {
    min-height: 2.6rem;
    padding: 0.45rem 0.75rem;
    font-size: 0.95rem;
    white-space: normal;
  }

  .calendar-entry .badge {
    display: inline-block;
    margin-left: 0.4rem;
  }

  .calendar-header h2 {
    min-width: 0;
    flex: 1;
  }
}
`,
  "styles/cards.css": `.cards {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
  gap: 1rem;
}

.card {
  display: flex;
  flex-direction: column;
  gap: 0.85rem;
  padding: 1.1rem 1.2rem 0.7rem;
  transition: box-shadow 160ms;
}

.card:hover {
  box-shadow: var(--shadow);
}

.card h2 {
  font-size: 1.1rem;
}

.card .row-actions {
  margin-top: auto;
  padding-top: 0.5rem;
  border-top: 1px solid var(--line);
}
`,
  "styles/chart.css": `.chart {
  display: flex;
  flex-direction: column;
  gap: 1rem;
  min-width: 0;
  padding: 1.2rem 1.3rem;
  position: relative;
}

.chart-drawing {
  flex: 1;
  min-width: 0;
}

.chart svg {
  display: block;
  max-width: 100%;
}

.chart text {
  fill: var(--muted);
  font-size: 0.8rem;
  font-variant-numeric: tabular-nums;
}

.chart .chart-name {
  fill: var(--text);
  font-size: 0.9rem;
}

.chart .chart-value {
  fill: var(--text);
  font-size: 0.9rem;
  font-weight: 600;
}

.chart-axes line {
  stroke: var(--line);
}

.chart-bar {
  fill: var(--chart-1);
}

.chart-track {
  fill: var(--hover);
}

.chart-line {
  fill: none;
  stroke: var(--chart-1);
  stroke-width: 2.5;
  stroke-linejoin: round;
}

.chart-area {
  fill: var(--chart-1);
  opacity: 0.12;
}

.chart-dot {
  fill: var(--card);
  stroke: var(--chart-1);
  stroke-width: 2.5;
}

.chart-empty {
  padding: 3rem 1rem;
  color: var(--muted);
  text-align: center;
}
`,
  "styles/checklist.css": `.quick-entry {
  display: flex;
  gap: 0.5rem;
  max-width: 46rem;
  margin-bottom: 1rem;
  padding: 0.5rem;
}

.quick-entry input {
  flex: 1;
  min-width: 0;
  min-height: 2.75rem;
  padding: 0.4rem 0.75rem;
  background: none;
  border: 0;
  border-radius: var(--radius-small);
  font-size: 1.05rem;
}

.quick-entry input::placeholder {
  color: var(--muted);
  opacity: 1;
}

.checklist {
  max-width: 46rem;
  overflow: hidden;
}

.checklist-item {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 1rem;
  padding: 0.4rem 0.6rem 0.4rem 1.1rem;
  border-bottom: 1px solid var(--line);
}

.checklist-item:last-child {
  border-bottom: 0;
}

.checklist-check {
  display: flex;
  flex: 1 1 12rem;
  align-items: center;
  gap: 0.85rem;
  min-height: 2.6rem;
  cursor: pointer;
}

.checklist-check input {
  flex: none;
  width: 1.3rem;
  height: 1.3rem;
  accent-color: var(--accent);
}

.completed .checklist-title {
  color: var(--muted);
  text-decoration: line-through;
}

.checklist-details {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.35rem 0.85rem;
  color: var(--muted);
  font-size: 0.9rem;
}

@media (max-width: 40rem) {
  .checklist-check {
    flex-basis: 70%;
  }

  .checklist-details {
    order: 3;
    width: 100%;
    padding: 0 0 0.35rem 2.15rem;
  }
}

.checklist-left {
  max-width: 46rem;
  padding: 0.75rem 0.25rem;
  color: var(--muted);
  font-size: 0.9rem;
}
`,
  "styles/dashboard.css": `.dashboard {
  display: grid;
  gap: 1.5rem;
}

.metrics {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
  gap: 1rem;
}

.metric {
  padding: 1rem 1.2rem 1.1rem;
}

.metric dt {
  color: var(--muted);
  font-size: 0.9rem;
}

.metric dd {
  margin-top: 0.15rem;
  font-size: clamp(1.5rem, 1.2rem + 1vw, 1.95rem);
  font-weight: 700;
  font-variant-numeric: tabular-nums;
  letter-spacing: -0.02em;
  line-height: 1.25;
}

.charts,
.record-lists {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
  gap: 1rem;
}

.section-title {
  margin-bottom: 0.75rem;
  font-size: 1.15rem;
}

.record-list {
  padding: 1.1rem 1.3rem 0.9rem;
}

.record-list ul {
  margin-top: 0.5rem;
}

.record-list li {
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 1rem;
  padding: 0.55rem 0;
  border-bottom: 1px solid var(--line);
}

.record-list li a {
  color: inherit;
  font-weight: 550;
}

.record-note {
  flex: none;
  max-width: 50%;
  color: var(--muted);
  font-size: 0.9rem;
  text-align: right;
}

.record-more {
  padding-top: 0.6rem;
  font-size: 0.9rem;
}

.all-good {
  color: var(--muted);
}

@media (max-width: 30rem) {
  .metrics {
    grid-template-columns: 1fr 1fr;
    gap: 0.75rem;
  }

  .metric {
    padding: 0.8rem 0.9rem;
  }
}
`,
  "styles/details.css": `.details {
  display: grid;
  gap: 0.4rem;
  font-size: 0.925rem;
}

.detail {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.1rem 1rem;
}

.detail dt {
  color: var(--muted);
}

.detail dd {
  font-variant-numeric: tabular-nums;
}
`,
  "styles/donut.css": `.donut {
  height: 100%;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: 1.25rem 2rem;
}

.donut svg {
  width: 11rem;
}

.chart-slice {
  fill: none;
  stroke-width: 26;
  transform: rotate(-90deg);
  transform-origin: center;
}

.donut-legend {
  display: grid;
  flex: 1 1 11rem;
  gap: 0.45rem;
}

.donut-legend li {
  display: flex;
  align-items: center;
  gap: 0.6rem;
  font-size: 0.925rem;
}

.legend-dot {
  flex: none;
  width: 0.8rem;
  height: 0.8rem;
  background: var(--slice);
  border-radius: 0.25rem;
}

.legend-label {
  flex: 1;
}

.legend-value {
  color: var(--muted);
  font-variant-numeric: tabular-nums;
}

.chart-slice {
  stroke: var(--slice);
}

.chart-color-1 {
  --slice: var(--chart-1);
}

.chart-color-2 {
  --slice: var(--chart-2);
}

.chart-color-3 {
  --slice: var(--chart-3);
}

.chart-color-4 {
  --slice: var(--chart-4);
}

.chart-color-5 {
  --slice: var(--chart-5);
}

.chart-color-6 {
  --slice: var(--chart-6);
}

.chart-color-7 {
  --slice: var(--chart-7);
}

.chart-color-8 {
  --slice: var(--chart-8);
}
`,
  "styles/journal.css": `.journal {
  display: grid;
  gap: 1.75rem;
  max-width: 46rem;
}

.journal-day > h2 {
  position: sticky;
  top: 0;
  z-index: 1;
  padding: 0.4rem 0;
  background: var(--page);
}

.journal-day > ul {
  display: grid;
  gap: 0.75rem;
  margin-top: 0.4rem;
}

.journal-entry {
  display: grid;
  gap: 0.6rem;
  padding: 0.7rem 0.8rem 1rem 1.2rem;
}

.journal-entry > header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.8rem;
}

.journal-entry .row-actions {
  margin-left: auto;
}

.journal-entry .details {
  display: flex;
  flex-wrap: wrap;
  gap: 0.3rem 1.75rem;
}

.journal-entry .detail {
  gap: 0.1rem 0.5rem;
}

.journal-entry h3 {
  font-size: 1.05rem;
}

.journal-time {
  color: var(--muted);
  font-size: 0.9rem;
}
`,
  "styles/list.css": `.list-tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem;
  margin-bottom: 1rem;
}

.search-box {
  position: relative;
  flex: 1 1 14rem;
  max-width: 24rem;
}

.search-box .icon {
  position: absolute;
  top: 50%;
  left: 0.75rem;
  width: 1.1rem;
  height: 1.1rem;
  color: var(--field-muted);
  pointer-events: none;
  transform: translateY(-50%);
}

.search-box input,
.filter select {
  min-height: 2.6rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.search-box input {
  width: 100%;
  padding: 0.4rem 0.75rem 0.4rem 2.4rem;
}

.search-box input::placeholder {
  color: var(--field-muted);
  opacity: 1;
}

.filter {
  display: flex;
  align-items: center;
  gap: 0.45rem;
}

.filter label {
  color: var(--muted);
  font-size: 0.875rem;
}

.filter select {
  max-width: 11rem;
  padding: 0.35rem 0.5rem;
  text-overflow: ellipsis;
}

.filter[data-active] select {
  border-color: var(--link);
  box-shadow: inset 0 0 0 1px var(--link);
}

.list-count {
  margin-left: auto;
  color: var(--muted);
  font-size: 0.9rem;
  font-variant-numeric: tabular-nums;
}

.bulk-actions {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}

.row-actions {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: 0.2rem;
}

.row-icons {
  display: inline-flex;
  gap: 0.2rem;
}

.record-button {
  padding: 0.15rem 0;
  background: none;
  border: 0;
  font-weight: 600;
  text-align: left;
}

.record-button:hover {
  color: var(--link);
  text-decoration: underline;
  text-underline-offset: 0.2em;
}

.record-title {
  display: inline-flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.3rem 0.5rem;
}

.empty-state {
  display: grid;
  justify-items: center;
  gap: 1rem;
  padding: clamp(2.5rem, 8vw, 4.5rem) 1.5rem;
  text-align: center;
}

.empty-state p {
  max-width: 34ch;
  color: var(--muted);
}

.empty-icon {
  display: grid;
  place-items: center;
  width: 3.5rem;
  height: 3.5rem;
  color: var(--link);
  background: var(--hover);
  border-radius: 50%;
}

.skeleton {
  display: grid;
  gap: 1.1rem;
  padding: 1.5rem;
}

.skeleton span {
  height: 1rem;
  background: var(--hover);
  border-radius: 0.5rem;
  animation: breathe 1.4s ease-in-out infinite alternate;
}

.skeleton span:nth-child(even) {
  width: 65%;
}

@keyframes breathe {
  to {
    opacity: 0.4;
  }
}

.phones-only {
  display: none;
}

@media (max-width: 40rem) {
  .search-box {
    flex-basis: 100%;
    max-width: none;
  }

  .phones-only {
    display: flex;
  }

  .filter {
    flex: 1 1 9rem;
    flex-wrap: wrap;
    gap: 0.15rem;
  }

  .filter label {
    width: 100%;
    font-size: 0.8rem;
  }

  .filter select {
    width: 100%;
    max-width: none;
  }
}

.list-hint {
  margin-bottom: 1rem;
  color: var(--muted);
}
`,
  "styles/table.css": `.table-frame {
  position: relative;
  overflow-x: auto;
}

.data-table {
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
}

.data-table th {
  padding: 0.35rem 0.9rem;
  border-bottom: 1px solid var(--line);
  text-align: left;
}

.data-table th button {
  min-height: 2.4rem;
  padding: 0;
  color: var(--muted);
  background: none;
  border: 0;
  font-size: 0.85rem;
  font-weight: 600;
  text-align: inherit;
}

.data-table th button:hover,
.data-table th[aria-sort$="cending"] button {
  color: var(--text);
}

.data-table td {
  padding: 0.6rem 0.9rem;
  border-bottom: 1px solid var(--line);
}

.data-table tbody tr:last-child td {
  border-bottom: 0;
}

.data-table tbody tr {
  background: var(--card);
}

.data-table tbody tr:hover {
  background: var(--hover);
}

.data-table .numeric {
  text-align: right;
  white-space: nowrap;
}

.data-table .unbroken,
.data-table .badge {
  white-space: nowrap;
}

/* The buttons stay in sight while a wide table is scrolled. */
.data-table .actions-cell {
  position: sticky;
  right: 0;
  width: 1%;
  background: inherit;
  padding-block: 0.35rem;
  padding-right: 0.6rem;
}

.actions-cell .row-actions {
  flex-wrap: nowrap;
  white-space: nowrap;
}

/* Where many columns share little room they stand closer, and buttons below each other, rather than one covering the next. */
@media (min-width: 40.01rem) and (max-width: 100rem) {
  .data-table th,
  .data-table td {
    padding-inline: 0.6rem;
  }

  .table-wide .actions-cell .row-actions {
    flex-wrap: wrap;
    justify-content: flex-end;
    width: min-content;
    min-width: 4.75rem;
    margin-left: auto;
  }

  .table-wide .actions-cell {
    border-left: 1px solid var(--line);
  }
}

/* On phones a row becomes a card, and each cell says which column it was. */
@media (max-width: 40rem) {
  .table-frame {
    background: none;
    border: 0;
  }

  .data-table,
  .data-table tbody {
    display: grid;
    gap: 0.75rem;
  }

  .data-table thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .data-table tr,
  .data-table tbody tr:hover {
    display: grid;
    padding: 0.85rem 1rem 0.5rem;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .data-table td,
  .data-table td.numeric {
    min-width: 0;
    overflow-wrap: anywhere;
    display: flex;
    justify-content: space-between;
    gap: 1.25rem;
    padding: 0.22rem 0;
    border: 0;
    text-align: right;
  }

  .data-table td[data-label]::before {
    flex: none;
    max-width: 50%;
    color: var(--muted);
    content: attr(data-label);
    font-size: 0.875rem;
    text-align: left;
  }

  /* The title comes first on a card, wherever its column is. */
  .data-table td.title-cell {
    order: -1;
    font-size: 1.05rem;
    text-align: left;
  }

  .data-table td.title-cell::before {
    display: none;
  }

  .data-table .actions-cell {
    position: static;
    justify-content: flex-end;
    width: auto;
    margin-top: 0.4rem;
    padding: 0.4rem 0 0;
    border-top: 1px solid var(--line);
  }

  .actions-cell .row-actions {
    flex-wrap: wrap;
  }
}
`,
};
