/** Styles of what every app has. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const baseStylesLibrary: Readonly<Record<string, string>> = {
  "styles/badge.css": `.badge {
  display: inline-block;
  padding: 0.1rem 0.6rem;
  color: var(--neutral-text);
  background: var(--neutral-fill);
  border-radius: 1rem;
  font-size: 0.8125rem;
  font-weight: 600;
  line-height: 1.5;
}

.badge-info {
  color: var(--info-text);
  background: var(--info-fill);
}

.badge-success {
  color: var(--success-text);
  background: var(--success-fill);
}

.badge-warning {
  color: var(--warning-text);
  background: var(--warning-fill);
}

.badge-danger {
  color: var(--danger-text);
  background: var(--danger-fill);
}
`,
  "styles/base.css": `*,
*::before,
*::after {
  box-sizing: border-box;
}

html {
  font-family: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  font-size: 100%;
  line-height: 1.5;
  -webkit-text-size-adjust: 100%;
  scroll-padding-block: 5rem;
}

body {
  margin: 0;
  min-height: 100dvh;
  color: var(--text);
  background: var(--page);
  overflow-wrap: break-word;
}

/* Cards, forms and tables bring their own text colours, which are chosen for their own background. */
.surface {
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
}

h1,
h2,
h3,
p,
dl,
dd,
ul,
figure,
fieldset {
  margin: 0;
  padding: 0;
}

ul {
  list-style: none;
}

h1,
h2,
h3 {
  line-height: 1.2;
  letter-spacing: -0.015em;
  text-wrap: balance;
}

h1 {
  font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.1rem);
  font-weight: 700;
}

h1:focus {
  outline: none;
}

h2 {
  font-size: 1.05rem;
  font-weight: 650;
}

h3 {
  font-size: 1rem;
  font-weight: 650;
}

a {
  color: var(--link);
  text-underline-offset: 0.2em;
}

button,
input,
select,
textarea {
  font: inherit;
  color: inherit;
}

button,
select,
input[type="checkbox"],
input[type="radio"],
input[type="range"],
input[type="color"] {
  cursor: pointer;
}

:focus-visible {
  outline: 3px solid var(--focus);
  outline-offset: 2px;
}

.visually-hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.icon {
  width: 1.25rem;
  height: 1.25rem;
  flex: none;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.long-text {
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  white-space: pre-line;
}

.swatch {
  display: inline-flex;
  align-items: center;
  gap: 0.5rem;
  font-variant-numeric: tabular-nums;
}

.swatch > span {
  width: 1.1rem;
  height: 1.1rem;
  border: 1px solid var(--line-strong);
  border-radius: 50%;
}

.tag-list {
  display: inline-flex;
  flex-wrap: wrap;
  gap: 0.3rem;
}

.nothing,
.check-mark {
  color: var(--muted);
}

.check-mark-on {
  color: var(--link);
}

.check-mark .icon {
  vertical-align: -0.25em;
}

.spacer {
  flex: 1;
}

@media (prefers-reduced-motion: reduce) {
  *,
  *::before,
  *::after {
    animation-duration: 1ms !important;
    animation-iteration-count: 1 !important;
    transition-duration: 1ms !important;
    scroll-behavior: auto !important;
  }
}
`,
  "styles/bottom-bar.css": `/* On phones, the few pages of this app stand at the bottom, where a thumb reaches them. */
@media (max-width: 52rem) {
  .nav {
    position: fixed;
    inset: auto 0 0;
    z-index: 10;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: 0.15rem;
    padding: 0.35rem 0.4rem calc(0.35rem + env(safe-area-inset-bottom));
    background: var(--page);
    border-top: 1px solid var(--line);
  }

  .nav a {
    flex-direction: column;
    justify-content: center;
    gap: 0.15rem;
    min-height: 3.4rem;
    padding: 0.3rem 0.2rem;
    font-size: 0.75rem;
  }

  .nav a > span {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
}
`,
  "styles/button.css": `.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 0.4rem;
  min-height: 2.6rem;
  padding: 0.4rem 1.05rem;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius-small);
  font-weight: 600;
  line-height: 1.2;
  transition: background-color 120ms, filter 120ms;
}

.button:hover {
  background: var(--hover);
}

.button:disabled {
  cursor: default;
  opacity: 0.55;
}

.button-primary,
.button-primary:hover {
  color: var(--on-accent);
  background: var(--accent);
  border-color: transparent;
}

.button-primary:hover {
  filter: brightness(1.06);
}

.button-quiet {
  color: var(--link);
  background: none;
  border-color: transparent;
}

.button-danger {
  color: var(--danger-text);
  background: var(--danger-fill);
  border-color: transparent;
}

.button-danger:hover {
  color: var(--danger-fill);
  background: var(--danger-text);
}

.button-small {
  min-height: 2.1rem;
  padding: 0.25rem 0.75rem;
  font-size: 0.9rem;
}

.icon-button {
  display: inline-grid;
  place-items: center;
  flex: none;
  width: 2.25rem;
  height: 2.25rem;
  color: var(--muted);
  background: none;
  border: 0;
  border-radius: var(--radius-small);
  transition: background-color 120ms, color 120ms;
}

.icon-button:hover {
  color: var(--text);
  background: var(--hover);
}

.icon-button .icon {
  width: 1.15rem;
  height: 1.15rem;
}

.link-button {
  justify-self: start;
  min-height: 1.75rem;
  padding: 0;
  color: var(--link);
  background: none;
  border: 0;
  font-size: 0.9rem;
  font-weight: 600;
  text-align: left;
}

@media (pointer: coarse) {
  .button-small,
  .icon-button,
  .link-button {
    min-width: 2.6rem;
    min-height: 2.6rem;
  }
}
`,
  "styles/layout.css": `.app {
  display: grid;
  grid-template-columns: 15.5rem minmax(0, 1fr);
  min-height: 100dvh;
}

.skip-link {
  position: fixed;
  top: 0.75rem;
  left: 0.75rem;
  z-index: 20;
  padding: 0.6rem 1rem;
  color: var(--on-accent);
  background: var(--accent);
  border-radius: var(--radius-small);
  transform: translateY(-200%);
}

.skip-link:focus {
  transform: none;
}

.rail {
  position: sticky;
  top: 0;
  height: 100dvh;
  padding: 1.5rem 1rem;
  overflow-y: auto;
  border-right: 1px solid var(--line);
}

.brand {
  display: flex;
  align-items: center;
  gap: 0.7rem;
  margin-bottom: 1.75rem;
  padding: 0 0.5rem;
  color: var(--text);
  font-size: 1.02rem;
  font-weight: 700;
  letter-spacing: -0.01em;
  line-height: 1.25;
  text-decoration: none;
}

.brand-mark {
  display: grid;
  place-items: center;
  flex: none;
  width: 2.25rem;
  height: 2.25rem;
  color: var(--on-accent);
  background: var(--accent);
  border-radius: 0.7rem;
  font-size: 1.1rem;
}

.nav {
  display: grid;
  gap: 0.2rem;
}

.nav a {
  display: flex;
  align-items: center;
  gap: 0.75rem;
  min-height: 2.6rem;
  padding: 0.45rem 0.75rem;
  color: var(--muted);
  border-radius: var(--radius-small);
  font-weight: 550;
  line-height: 1.25;
  text-decoration: none;
  transition: background-color 120ms, color 120ms;
}

.nav a:hover {
  color: var(--text);
  background: var(--hover);
}

.nav a[aria-current] {
  color: var(--on-accent);
  background: var(--accent);
}

.main {
  min-width: 0;
  width: 100%;
  max-width: 84rem;
  padding: 2rem clamp(1rem, 3vw, 2.75rem) 4rem;
}

.page-header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.75rem 1rem;
  margin-bottom: 1.5rem;
}

.page-actions {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}

.sample-banner {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.5rem 1rem;
  margin-bottom: 1.5rem;
  padding: 0.6rem 0.6rem 0.6rem 1rem;
  color: var(--info-text);
  background: var(--info-fill);
  border-radius: var(--radius);
  font-size: 0.925rem;
}

.menu-button {
  display: none;
}

@media (max-width: 52rem) {
  .app {
    display: block;
  }

  .rail {
    position: static;
    height: auto;
    padding: 0;
    border: 0;
  }

  .brand {
    margin: 0;
    padding: 0.75rem 1rem;
    border-bottom: 1px solid var(--line);
  }

  .brand-mark {
    width: 1.9rem;
    height: 1.9rem;
    border-radius: 0.55rem;
    font-size: 0.95rem;
  }

  .main {
    padding: 1.25rem 1rem 6.5rem;
  }

  .page-header {
    margin-bottom: 1.1rem;
  }
}
`,
  "styles/menu.css": `/* This app has more pages than fit side by side on a phone: they open from a button. */
@media (max-width: 52rem) {
  .rail {
    position: sticky;
    top: 0;
    z-index: 10;
    background: var(--page);
    border-bottom: 1px solid var(--line);
  }

  .brand {
    padding-right: 4rem;
    border: 0;
  }

  .menu-button {
    position: absolute;
    top: 0.45rem;
    right: 0.6rem;
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    background: none;
    border: 0;
    border-radius: var(--radius-small);
  }

  .nav {
    display: none;
    padding: 0.25rem 0.6rem 0.9rem;
  }

  .nav.nav-open {
    display: grid;
  }

  .main {
    padding-bottom: 3rem;
  }
}
`,
  "styles/notices.css": `.notices {
  position: fixed;
  right: 1.25rem;
  bottom: 1.25rem;
  z-index: 15;
  display: grid;
  gap: 0.5rem;
  width: min(24rem, calc(100vw - 2rem));
  pointer-events: none;
}

.notice {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 0.75rem;
  padding: 0.5rem 0.5rem 0.5rem 1rem;
  color: var(--page);
  background: var(--text);
  border-radius: var(--radius);
  box-shadow: var(--shadow-large);
  pointer-events: auto;
  animation: notice-in 180ms ease-out;
}

.notice-problem {
  color: var(--danger-text);
  background: var(--danger-fill);
}

.notice .icon-button,
.notice .icon-button:hover {
  color: inherit;
  background: none;
}

@keyframes notice-in {
  from {
    opacity: 0;
    transform: translateY(0.75rem);
  }
}

@media (max-width: 52rem) {
  .notices {
    right: 1rem;
    bottom: 5.25rem;
  }
}
`,
  "styles/segments.css": `.segments {
  display: flex;
  padding: 0.2rem;
  background: var(--hover);
  border-radius: var(--radius-small);
}

.segments button {
  min-height: 2.25rem;
  padding: 0.2rem 0.85rem;
  color: var(--text);
  background: none;
  border: 0;
  border-radius: calc(var(--radius-small) - 0.15rem);
  font-size: 0.925rem;
}

.segments button[aria-pressed="true"] {
  color: var(--on-accent);
  background: var(--accent);
  font-weight: 600;
}
`,
  "styles/stars.css": `.stars {
  color: var(--star);
  letter-spacing: 0.08em;
  white-space: nowrap;
}

.stars-rest {
  color: var(--line-strong);
  opacity: 0.45;
}
`,
  "styles/control.css": `/* What something is typed or chosen in. */
.control,
.field :is(input:not([type="checkbox"], [type="radio"], [type="range"], [type="color"]), select, textarea) {
  width: 100%;
  min-width: 0;
  min-height: 2.65rem;
  padding: 0.45rem 0.75rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}
`,
  "styles/print.css": `/* On paper there is nothing but what is to be read, in black on white, whatever the colours of the screen. */
@media print {
  :root {
    color-scheme: light;
  }

  :root,
  .surface {
    --page: #fff;
    --card: #fff;
    --text: #111;
    --muted: #555;
    --line: #ccc;
    --line-strong: #888;
    --hover: #eee;
  }

  .rail,
  .sample-banner,
  .notices,
  .skip-link {
    display: none;
  }

  .app {
    display: block;
  }

  .main {
    max-width: none;
    padding: 0;
  }

  .paper {
    border: 0;
  }
}
`,
};
