/** A page for visitors. Each file is emitted when another one imports it. */
export const landingLibrary: Readonly<Record<string, string>> = {
  "components/landing/cart.tsx": `import { useStored } from "../../lib/stored.ts";
import { isNumber } from "../../lib/is-number.ts";
import { notify } from "../../lib/notices.ts";

/** How many pieces are in the cart of this device. */
export function useCart() {
  const [count, setCount] = useStored("cart", 0, isNumber);
  const add = (): void => {
    setCount(count + 1);
    notify("Added to the cart.");
  };
  return { count, add, clear: (): void => setCount(0) };
}

type CartCountProps = { readonly count: number; readonly onClear: () => void };

/** The cart in the header; a click empties it. */
export function CartCount({ count, onClear }: CartCountProps) {
  return (
    <button type="button" className="cart-count" disabled={count === 0} title={count === 0 ? undefined : "Empty the cart"} onClick={onClear}>
      Cart: {count}
    </button>
  );
}
`,
  "components/landing/contact-form.tsx": `import type { FormEvent, ReactNode, Ref } from "react";
import { Button } from "../button.tsx";

type ContactFormProps = {
  readonly form: {
    readonly ref: Ref<HTMLFormElement>;
    readonly submit: (event: FormEvent) => Promise<void>;
    readonly problem: string;
    readonly isSaving: boolean;
  };
  readonly isSent: boolean;
  readonly children: ReactNode;
};

/** A form for visitors, and thanks in its place. */
export function ContactForm({ form, isSent, children }: ContactFormProps) {
  return (
    <div className="contact-form surface">
      <p className="contact-news" role="status">
        {isSent ? "Thank you! It has been sent." : ""}
      </p>
      {!isSent && (
        <form ref={form.ref} noValidate onSubmit={(event) => void form.submit(event)}>
          {form.problem !== "" && (
            <p className="form-problem" role="alert">
              {form.problem}
            </p>
          )}
          <div className="fields">{children}</div>
          <Button kind="primary" type="submit" isDisabled={form.isSaving}>
            Send
          </Button>
        </form>
      )}
    </div>
  );
}
`,
  "components/landing/faq.tsx": `type FaqProps = { readonly items: readonly { readonly question: string; readonly answer: string }[] };

/** Questions that open to their answers. */
export function Faq({ items }: FaqProps) {
  return (
    <div className="faq">
      {items.map(({ question, answer }, index) => (
        <details key={question} className="surface" open={index === 0}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </div>
  );
}
`,
  "components/landing/feature-grid.tsx": `import { Picture } from "./picture.tsx";

type FeatureGridProps = {
  readonly items: readonly { readonly title: string; readonly text: string }[];
  readonly hasPictures?: boolean;
};

/** Titles with a text each; with pictures it is a showcase. */
export function FeatureGrid({ items, hasPictures = false }: FeatureGridProps) {
  return (
    <div className="feature-grid">
      {items.map(({ title, text }, index) => (
        <article key={title} className="feature surface">
          {hasPictures ? <Picture variant={index + 1} label={\`Placeholder picture of \${title}\`} /> : <span className="feature-mark" aria-hidden="true">{index + 1}</span>}
          <div className="feature-words">
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        </article>
      ))}
    </div>
  );
}
`,
  "components/landing/hero.tsx": `import type { ReactNode } from "react";
import { Picture } from "./picture.tsx";

type HeroProps = {
  readonly title: string;
  readonly tagline?: string;
  readonly text?: string;
  readonly price?: string;
  readonly hasPicture?: boolean;
  readonly children?: ReactNode;
};

/** The first thing that visitors see. */
export function Hero({ title, tagline, text, price, hasPicture = false, children }: HeroProps) {
  return (
    <section className={hasPicture ? "hero hero-with-picture" : "hero"}>
      <div className="hero-words">
        <h1>{title}</h1>
        {tagline !== undefined && <p className="hero-tagline">{tagline}</p>}
        {text !== undefined && <p className="hero-text">{text}</p>}
        {price !== undefined && <p className="hero-price">{price}</p>}
        <div className="hero-calls">{children}</div>
      </div>
      {hasPicture && <Picture variant={0} label={\`Placeholder picture of \${title}\`} />}
    </section>
  );
}
`,
  "components/landing/landing-section.tsx": `import type { ReactNode } from "react";

type LandingSectionProps = { readonly id: string; readonly title?: string; readonly isQuiet?: boolean; readonly children: ReactNode };

/** A part of the page that its links can lead to. */
export function LandingSection({ id, title, isQuiet = false, children }: LandingSectionProps) {
  return (
    <section id={id} className={isQuiet ? "landing-section landing-quiet" : "landing-section"} aria-label={title === undefined ? id : undefined} aria-labelledby={title === undefined ? undefined : \`\${id}-title\`}>
      {title !== undefined && <h2 id={\`\${id}-title\`}>{title}</h2>}
      {children}
    </section>
  );
}
`,
  "components/landing/landing.tsx": `import type { ReactNode } from "react";
import { useEffect } from "react";
import { Link } from "../../lib/router.tsx";
import "../../styles/landing.css";

type LandingProps = {
  readonly brand: string;
  /** Where the page's own links lead: ids of its sections. */
  readonly links: readonly { readonly id: string; readonly title: string }[];
  /** The brand is the page's heading, for pages that have no other. */
  readonly isHeading?: boolean;
  /** Where the other pages of the app begin, for the owner. */
  readonly ownerPath?: string;
  /** Beside the links, and at the bottom of the screen. */
  readonly cart?: ReactNode;
  readonly sticky?: ReactNode;
  readonly children: ReactNode;
};

/** A page for visitors, with a frame of its own. */
export function Landing({ brand, links, isHeading = false, ownerPath, cart, sticky, children }: LandingProps) {
  useEffect(() => {
    document.title = brand;
  }, [brand]);
  return (
    <div className={sticky === undefined ? "landing" : "landing landing-with-sticky"}>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="landing-header">
        {isHeading ? <h1 className="landing-brand">{brand}</h1> : <span className="landing-brand">{brand}</span>}
        <nav aria-label="On this page">
          {links.map(({ id, title }) => (
            <a key={id} href={\`#\${id}\`}>
              {title}
            </a>
          ))}
        </nav>
        {cart}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="landing-footer">
        <p>{brand}</p>
        {ownerPath !== undefined && <Link to={ownerPath}>For the owner</Link>}
      </footer>
      {sticky !== undefined && <aside className="landing-sticky" aria-label="Order">{sticky}</aside>}
    </div>
  );
}
`,
  "components/landing/opening-hours.tsx": `type OpeningHoursProps = { readonly rows: readonly { readonly day: string; readonly time: string }[] };

/** When it is open. */
export function OpeningHours({ rows }: OpeningHoursProps) {
  return (
    <dl className="opening-hours surface">
      {rows.map(({ day, time }) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd>{time}</dd>
        </div>
      ))}
    </dl>
  );
}
`,
  "components/landing/picture.tsx": `type PictureProps = { readonly variant: number; readonly label: string };

/** Stands where a photo will be, in the colours of the page. */
export function Picture({ variant, label }: PictureProps) {
  const shift = (variant * 47) % 120;
  return (
    <svg className="picture" viewBox="0 0 320 240" role="img" aria-label={label} preserveAspectRatio="xMidYMid slice">
      <rect className="picture-ground" width="320" height="240" />
      <circle className="picture-a" cx={80 + shift} cy={70 + (variant % 3) * 20} r={46 + (variant % 4) * 8} />
      <path className="picture-b" d={\`M0 \${190 - (variant % 3) * 18} C 80 \${120 + shift / 3}, 150 \${220 - shift / 2}, 320 \${140 + shift / 4} V240 H0 Z\`} />
      <path className="picture-c" d={\`M0 \${215 - (variant % 2) * 14} C 110 \${170 + shift / 5}, 210 \${235 - shift / 6}, 320 \${190 - shift / 8} V240 H0 Z\`} />
    </svg>
  );
}
`,
  "components/landing/pricing-tiers.tsx": `type Tier = {
  readonly name: string;
  readonly price: string;
  readonly text: string;
  readonly points: readonly string[];
  readonly call: string;
  readonly badge?: string;
};
type PricingTiersProps = { readonly tiers: readonly Tier[]; readonly callHref: string };

/** Prices side by side; one may stand out. */
export function PricingTiers({ tiers, callHref }: PricingTiersProps) {
  return (
    <div className="tiers">
      {tiers.map(({ name, price, text, points, call, badge }) => (
        <article key={name} className={badge === undefined ? "tier surface" : "tier tier-best surface"}>
          {badge !== undefined && <p className="tier-badge">{badge}</p>}
          <h3>{name}</h3>
          <p className="tier-price">{price}</p>
          <p>{text}</p>
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <a className={badge === undefined ? "button" : "button button-primary"} href={callHref}>
            {call}
          </a>
        </article>
      ))}
    </div>
  );
}
`,
  "components/landing/testimonials.tsx": `type TestimonialsProps = { readonly items: readonly { readonly quote: string; readonly name: string; readonly stars?: number }[] };

/** What others say. */
export function Testimonials({ items }: TestimonialsProps) {
  return (
    <div className="feature-grid">
      {items.map(({ quote, name, stars }) => (
        <figure key={quote} className="review surface">
          {stars !== undefined && (
            <p className="review-stars" role="img" aria-label={\`\${stars} of 5 stars\`}>
              {"★".repeat(stars)}
              {"☆".repeat(5 - stars)}
            </p>
          )}
          <blockquote>{quote}</blockquote>
          <figcaption>{name}</figcaption>
        </figure>
      ))}
    </div>
  );
}
`,
};
