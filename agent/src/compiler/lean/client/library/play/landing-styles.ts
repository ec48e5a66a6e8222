/** Styles of the landing view. Each file is emitted when another one imports it. */
export const landingStylesLibrary: Readonly<Record<string, string>> = {
  "styles/landing.css": `.landing {
  display: grid;
  grid-template-rows: auto 1fr auto;
  min-height: 100dvh;
  scroll-behavior: smooth;
}

html:has(.landing) {
  scroll-behavior: smooth;
}

.landing-with-sticky {
  padding-bottom: 5rem;
}

.landing .skip-link {
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

.landing .skip-link:focus {
  transform: none;
}

.landing-header {
  position: sticky;
  top: 0;
  z-index: 5;
  display: flex;
  align-items: center;
  gap: 0.5rem 1.5rem;
  padding: 0.9rem clamp(1rem, 5vw, 4rem);
  background: var(--page);
  border-bottom: 1px solid var(--line);
}

.landing-brand {
  margin-right: auto;
  font-size: 1.15rem;
  font-weight: 750;
  letter-spacing: -0.01em;
}

.landing-header nav {
  display: flex;
  gap: 0.25rem;
}

.landing-header nav a {
  padding: 0.6rem 0.75rem;
  color: var(--text);
  border-radius: var(--radius-small);
  text-decoration: none;
}

.landing-header nav a:hover {
  background: var(--hover);
}

.hero {
  display: grid;
  justify-items: center;
  gap: 2.5rem;
  max-width: 74rem;
  margin-inline: auto;
  padding: clamp(3rem, 9vw, 6.5rem) clamp(1rem, 5vw, 4rem);
  text-align: center;
}

.hero-with-picture {
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  align-items: center;
  justify-items: start;
  text-align: left;
}

.hero-words {
  display: grid;
  gap: 1.1rem;
  max-width: 42rem;
}

.hero h1 {
  font-size: clamp(2.4rem, 1.6rem + 4vw, 4.25rem);
  font-weight: 780;
  letter-spacing: -0.035em;
  line-height: 1.05;
}

.hero-tagline {
  font-size: clamp(1.15rem, 1rem + 1vw, 1.6rem);
  line-height: 1.35;
}

.hero-text {
  color: var(--muted);
  font-size: 1.05rem;
}

.hero-price {
  font-size: 2rem;
  font-weight: 750;
  letter-spacing: -0.02em;
}

.hero-calls {
  display: flex;
  flex-wrap: wrap;
  justify-content: inherit;
  gap: 0.75rem;
}

.hero:not(.hero-with-picture) .hero-calls {
  justify-content: center;
}

.landing .button {
  min-height: 3rem;
  padding-inline: 1.5rem;
  text-decoration: none;
}

.picture {
  display: block;
  width: 100%;
  border-radius: var(--radius);
}

.hero .picture {
  box-shadow: var(--shadow-large);
}

.picture-ground {
  fill: color-mix(in oklab, var(--accent) 16%, var(--page));
}

.picture-a {
  fill: color-mix(in oklab, var(--chart-2) 70%, var(--page));
}

.picture-b {
  fill: color-mix(in oklab, var(--accent) 55%, var(--page));
}

.picture-c {
  fill: var(--accent);
}

.landing-section {
  display: grid;
  gap: 1.75rem;
  max-width: 74rem;
  margin-inline: auto;
  padding: clamp(2.5rem, 6vw, 4.5rem) clamp(1rem, 5vw, 4rem);
  scroll-margin-top: 4rem;
}

.landing-section > h2 {
  font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.3rem);
  letter-spacing: -0.025em;
}

.landing-quiet > p {
  max-width: 44rem;
  font-size: 1.1rem;
  white-space: pre-line;
}

.feature-grid {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
  gap: 1.25rem;
}

.feature-grid:has(> :nth-child(-n + 2):last-child) {
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 24rem));
}

.feature {
  display: flex;
  flex-direction: column;
  overflow: hidden;
}

.feature .picture {
  border-radius: 0;
}

.feature-words {
  display: grid;
  gap: 0.4rem;
  padding: 1.4rem;
}

.feature-words h3 {
  font-size: 1.15rem;
}

.feature-words p {
  color: var(--muted);
}

.feature-mark {
  display: grid;
  place-items: center;
  width: 2.5rem;
  height: 2.5rem;
  margin: 1.4rem 0 0 1.4rem;
  color: var(--on-accent);
  background: var(--accent);
  border-radius: 0.8rem;
  font-weight: 700;
}

.tiers {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
  align-items: stretch;
  gap: 1.25rem;
}

.tier {
  position: relative;
  display: grid;
  grid-template-rows: auto auto auto 1fr auto;
  gap: 0.75rem;
  padding: 2rem 1.5rem 1.5rem;
}

.tier-best {
  border: 2px solid var(--link);
  box-shadow: var(--shadow-large);
}

.tier-badge {
  position: absolute;
  top: -0.9rem;
  left: 1.5rem;
  padding: 0.2rem 0.85rem;
  color: var(--on-accent);
  background: var(--accent);
  border-radius: 1rem;
  font-size: 0.875rem;
  font-weight: 650;
}

.tier h3 {
  font-size: 1.15rem;
}

.tier-price {
  font-size: 2.4rem;
  font-weight: 760;
  letter-spacing: -0.03em;
  line-height: 1.1;
}

.tier ul {
  display: grid;
  align-content: start;
  gap: 0.5rem;
  padding: 0.5rem 0;
}

.tier li {
  position: relative;
  padding-left: 1.7rem;
}

.tier li::before {
  position: absolute;
  left: 0;
  color: var(--link);
  content: "✓" / "";
  font-weight: 700;
}

.review {
  display: grid;
  align-content: start;
  gap: 0.75rem;
  padding: 1.5rem;
}

.review-stars {
  color: var(--star);
  letter-spacing: 0.1em;
}

.review blockquote {
  margin: 0;
  font-size: 1.05rem;
}

.review figcaption {
  color: var(--muted);
  font-size: 0.925rem;
}

.faq {
  display: grid;
  gap: 0.75rem;
  max-width: 48rem;
}

.faq summary {
  padding: 1rem 1.25rem;
  cursor: pointer;
  font-weight: 650;
}

.faq details p {
  padding: 0 1.25rem 1.1rem;
}

.opening-hours {
  display: grid;
  gap: 0.6rem;
  max-width: 30rem;
  padding: 1.25rem 1.5rem;
}

.opening-hours > div {
  display: flex;
  justify-content: space-between;
  gap: 1rem;
}

.contact-form {
  max-width: 44rem;
  padding: 1.5rem;
}

.contact-form form {
  display: grid;
  justify-items: start;
  gap: 1.25rem;
}

.contact-form .fields {
  width: 100%;
}

.contact-news:not(:empty) {
  margin-bottom: 1rem;
  font-size: 1.1rem;
  font-weight: 650;
}

.contact-mail {
  font-size: 1.25rem;
  font-weight: 650;
}

.cart-count {
  min-height: 2.6rem;
  padding: 0.3rem 1rem;
  background: var(--hover);
  border: 0;
  border-radius: 2rem;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}

.cart-count:disabled {
  cursor: default;
}

.landing-sticky {
  position: fixed;
  inset: auto 0 0;
  z-index: 6;
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 1.25rem;
  padding: 0.75rem 1rem calc(0.75rem + env(safe-area-inset-bottom));
  background: var(--page);
  border-top: 1px solid var(--line);
  box-shadow: var(--shadow-large);
}

.landing-sticky p {
  font-weight: 650;
}

.landing-footer {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.5rem 1.5rem;
  padding: 1.75rem clamp(1rem, 5vw, 4rem);
  color: var(--muted);
  border-top: 1px solid var(--line);
}

@media (max-width: 48rem) {
  .landing-header nav {
    display: none;
  }

  .hero-with-picture {
    grid-template-columns: minmax(0, 1fr);
  }

  .hero,
  .hero-with-picture {
    justify-items: start;
    text-align: left;
  }

  .hero:not(.hero-with-picture) .hero-calls {
    justify-content: flex-start;
  }
}
`,
};
