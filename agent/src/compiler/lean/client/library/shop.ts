/** Products, a cart that stays in the browser, and the checkout. Each file is emitted when another one imports it. */
export const shopLibrary: Readonly<Record<string, string>> = {
  "components/shop-front.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import { sumOf } from "../../shared/checkout.ts";
import { cartLines, useCart, withQuantity } from "../lib/cart.ts";
import type { CartLine, Offer } from "../lib/cart.ts";
import { countOf } from "../lib/count.ts";
import { formatMoney } from "../lib/money.ts";
import { matchesSearch } from "../lib/search.ts";
import "../styles/shop.css";
import { Button } from "./button.tsx";
import { CartDialog } from "./cart-dialog.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ListTools } from "./list-tools.tsx";
import { QuantityStepper } from "./quantity-stepper.tsx";

type ShopFrontProps = {
  readonly offers: readonly Offer[];
  readonly label: string;
  readonly labelPlural: string;
  readonly emptyText: string;
  /** The form of the checkout; \`onDone\` takes the words of thanks. */
  readonly checkout: (lines: readonly CartLine[], onDone: (text: string) => void) => ReactNode;
};

/** What there is to buy, and the cart. */
export function ShopFront({ offers, label, labelPlural, emptyText, checkout }: ShopFrontProps) {
  const [cart, setCart] = useCart();
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const categories = [...new Set(offers.map((offer) => offer.category).filter(Boolean))].toSorted((a, b) => a.localeCompare(b));
  const shown = offers.filter((offer) => (category === "" || offer.category === category) && matchesSearch([offer.title, offer.text, offer.category], search));
  const lines = cartLines(offers, cart);
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  const showAll = (): void => {
    setSearch("");
    setCategory("");
  };
  const change = (offer: Offer, quantity: number): void => setCart(withQuantity(cart, offer, quantity));
  return (
    <>
      <ListTools search={search} onSearch={setSearch} count={countOf(shown.length, label, labelPlural)}>
        {categories.length > 1 && (
          <div className="shop-categories" role="group" aria-label="Categories">
            {["", ...categories].map((each) => (
              <button key={each} type="button" className="shop-category" aria-pressed={category === each} onClick={() => setCategory(each)}>
                {each === "" ? "All" : each}
              </button>
            ))}
          </div>
        )}
      </ListTools>
      {shown.length === 0 ? (
        <EmptyState icon="shop" text={offers.length === 0 ? emptyText : "Nothing matches."}>
          {offers.length > 0 && <Button onClick={showAll}>Show all</Button>}
        </EmptyState>
      ) : (
        <ul className="offers">
          {shown.map((offer) => (
            <OfferCard key={offer.id} offer={offer} quantity={cart[offer.id] ?? 0} onChange={(quantity) => change(offer, quantity)} />
          ))}
        </ul>
      )}
      {count > 0 && (
        <aside className="cart-bar" aria-label="Cart">
          <p role="status">
            <strong>{countOf(count, "item", "items")}</strong> · {formatMoney(sumOf(lines))}
          </p>
          <Button kind="primary" onClick={() => setIsOpen(true)}>
            View cart
          </Button>
        </aside>
      )}
      {isOpen && <CartDialog lines={lines} onChange={change} onClose={() => setIsOpen(false)} onOrdered={() => setCart({})} checkout={checkout} />}
    </>
  );
}

type OfferCardProps = { readonly offer: Offer; readonly quantity: number; readonly onChange: (quantity: number) => void };

function OfferCard({ offer, quantity, onChange }: OfferCardProps) {
  const { title, text, price, stock, image } = offer;
  const isSoldOut = stock !== null && stock <= 0;
  return (
    <li className="offer surface">
      <div className="offer-picture" aria-hidden="true">
        {image === null || image === "" ? <span>{[...title][0]?.toUpperCase()}</span> : <img src={image} alt="" loading="lazy" referrerPolicy="no-referrer" />}
      </div>
      <div className="offer-body">
        <h2>{title}</h2>
        {text !== null && text !== "" && <p className="offer-text">{text}</p>}
        <p className="offer-price">
          <strong>{price === null ? "Price on request" : formatMoney(price)}</strong>
          {stock !== null && stock > 0 && stock <= 5 && <span>Only {stock} left</span>}
          {isSoldOut && <span>Sold out</span>}
        </p>
        <div className="offer-buy">
          {quantity > 0 ? (
            <QuantityStepper title={title} quantity={quantity} most={stock} onChange={onChange} />
          ) : (
            <button type="button" className="button button-plain" aria-label={\`Add to cart: \${title}\`} disabled={isSoldOut || price === null} onClick={() => onChange(1)}>
              Add to cart
            </button>
          )}
        </div>
      </div>
    </li>
  );
}
`,
  "components/quantity-stepper.tsx": `type QuantityStepperProps = {
  readonly title: string;
  readonly quantity: number;
  /** No more than this can be had; null for any number. */
  readonly most: number | null;
  readonly onChange: (quantity: number) => void;
};

/** One more, one less; at none it leaves the cart. */
export function QuantityStepper({ title, quantity, most, onChange }: QuantityStepperProps) {
  return (
    <div className="stepper" role="group" aria-label={\`Quantity of \${title}\`}>
      <button type="button" aria-label={\`One less \${title}\`} onClick={() => onChange(quantity - 1)}>
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button type="button" aria-label={\`One more \${title}\`} disabled={most !== null && quantity >= most} onClick={() => onChange(quantity + 1)}>
        +
      </button>
    </div>
  );
}
`,
  "components/cart-dialog.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import { sumOf } from "../../shared/checkout.ts";
import type { CartLine, Offer } from "../lib/cart.ts";
import { formatMoney } from "../lib/money.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialogs/dialog.tsx";
import { Icon } from "./icon.tsx";
import { QuantityStepper } from "./quantity-stepper.tsx";

type CartDialogProps = {
  readonly lines: readonly CartLine[];
  readonly onChange: (offer: Offer, quantity: number) => void;
  readonly onClose: () => void;
  readonly onOrdered: () => void;
  readonly checkout: (lines: readonly CartLine[], onDone: (text: string) => void) => ReactNode;
};

/** What is in the cart, the checkout, and the thanks for the order. */
export function CartDialog({ lines, onChange, onClose, onOrdered, checkout }: CartDialogProps) {
  const [thanks, setThanks] = useState("");
  const done = (text: string): void => {
    setThanks(text);
    onOrdered();
  };
  if (thanks !== "")
    return (
      <Dialog title="Thank you" isSmall onClose={onClose}>
        <div className="dialog-body cart-thanks" role="status">
          <span className="cart-tick">
            <Icon name="check" />
          </span>
          <p>{thanks}</p>
        </div>
        <footer className="dialog-footer">
          <span className="spacer" />
          <Button kind="primary" onClick={onClose}>
            Back to the shop
          </Button>
        </footer>
      </Dialog>
    );
  return (
    <Dialog title="Your cart" onClose={onClose}>
      <div className="dialog-body">
        {lines.length === 0 && <p>Your cart is empty.</p>}
        <ul className="cart-lines">
          {lines.map(({ offer, price, quantity }) => (
            <li key={offer.id}>
              <span className="cart-title">
                {offer.title}
                <span>{formatMoney(price)} each</span>
              </span>
              <QuantityStepper title={offer.title} quantity={quantity} most={offer.stock} onChange={(next) => onChange(offer, next)} />
              <strong>{formatMoney(sumOf([{ price, quantity }]))}</strong>
            </li>
          ))}
        </ul>
        {lines.length > 0 && (
          <p className="cart-total">
            Total <strong>{formatMoney(sumOf(lines))}</strong>
          </p>
        )}
      </div>
      {lines.length > 0 && checkout(lines, done)}
    </Dialog>
  );
}
`,
  "components/checkout-form.tsx": `import type { FormEvent, ReactNode, Ref } from "react";
import { Button } from "./button.tsx";

type CheckoutFormProps = {
  readonly form: {
    readonly ref: Ref<HTMLFormElement>;
    readonly submit: (event: FormEvent) => Promise<void>;
    readonly problem: string;
    readonly isSaving: boolean;
  };
  readonly children: ReactNode;
};

/** Who gets the order, and the button that sends it. */
export function CheckoutForm({ form, children }: CheckoutFormProps) {
  return (
    <form ref={form.ref} className="dialog-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <div className="dialog-body checkout">
        <h3>Your details</h3>
        {form.problem !== "" && (
          <p className="form-problem" role="alert">
            {form.problem}
          </p>
        )}
        <div className="fields">{children}</div>
      </div>
      <footer className="dialog-footer">
        <span className="spacer" />
        <Button kind="primary" type="submit" isDisabled={form.isSaving}>
          Place order
        </Button>
      </footer>
    </form>
  );
}
`,
  "lib/cart.ts": `import { useSyncExternalStore } from "react";
import { appInfo } from "../../shared/app-info.ts";

/** A product as the shop shows it. */
export type Offer = {
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  readonly category: string;
  readonly image: string | null;
  readonly price: number | null;
  /** How many are left; null for any number. */
  readonly stock: number | null;
};

/** How many of each product, by its id. */
export type Cart = Readonly<Record<string, number>>;
export type CartLine = { readonly offer: Offer; readonly price: number; readonly quantity: number };

const STORAGE_KEY = \`cart of \${appInfo.name}\`;
const cartListeners = new Set<() => void>();
let kept: Cart = readKept();

/** The cart with so many of a product: no more than there are, and out of it at none. */
export function withQuantity(cart: Cart, { id, stock }: Offer, quantity: number): Cart {
  const { [id]: _before, ...others } = cart;
  const possible = Math.min(quantity, stock ?? quantity);
  return possible > 0 ? { ...others, [id]: possible } : others;
}

/** What the cart amounts to now: products that are gone or sold out are left out. */
export function cartLines(offers: readonly Offer[], cart: Cart): CartLine[] {
  return offers.flatMap((offer) => {
    const quantity = Math.min(cart[offer.id] ?? 0, offer.stock ?? Number.MAX_SAFE_INTEGER);
    return quantity > 0 && offer.price !== null ? [{ offer, price: offer.price, quantity }] : [];
  });
}

/** The cart of this browser; it is still there after a reload. */
export function useCart(): readonly [Cart, (cart: Cart) => void] {
  return [useSyncExternalStore(subscribeToCart, () => kept), keep];
}

function subscribeToCart(listener: () => void): () => void {
  cartListeners.add(listener);
  return () => cartListeners.delete(listener);
}

function keep(cart: Cart): void {
  kept = cart;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(cart));
  } catch {
    // Without storage the cart lasts as long as the page.
  }
  for (const listener of cartListeners) listener();
}

function readKept(): Cart {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    const entries = Object.entries(typeof saved === "object" && saved !== null ? saved : {});
    return Object.fromEntries(entries.filter(([, quantity]) => Number.isInteger(quantity) && quantity > 0));
  } catch {
    return {};
  }
}
`,
  "styles/shop.css": `.shop-categories {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
  align-self: end;
}

.shop-category {
  min-height: 2.4rem;
  padding: 0.3rem 0.95rem;
  color: var(--text);
  background: none;
  border: 1px solid var(--line);
  border-radius: 2rem;
  font-weight: 600;
}

.shop-category[aria-pressed="true"] {
  color: var(--on-accent);
  background: var(--accent);
  border-color: transparent;
}

.offers {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
  gap: 1.1rem;
}

.offer {
  display: flex;
  flex-direction: column;
  overflow: hidden;
}

.offer-picture {
  display: grid;
  place-items: center;
  aspect-ratio: 4 / 3;
  color: var(--link);
  background: color-mix(in srgb, var(--accent) 12%, var(--card));
  font-size: 3.2rem;
  font-weight: 700;
}

.offer-picture img {
  width: 100%;
  height: 100%;
  object-fit: cover;
}

.offer-body {
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: 0.45rem;
  padding: 1rem 1.1rem 1.1rem;
}

.offer-text {
  display: -webkit-box;
  overflow: hidden;
  color: var(--muted);
  font-size: 0.925rem;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
}

.offer-price {
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.75rem;
  margin-top: auto;
}

.offer-price strong {
  font-size: 1.15rem;
  font-variant-numeric: tabular-nums;
}

.offer-price span {
  color: var(--muted);
  font-size: 0.875rem;
}

.offer-buy .button {
  width: 100%;
}

.stepper {
  display: inline-grid;
  grid-template-columns: 2.6rem minmax(2rem, 1fr) 2.6rem;
  align-items: center;
  min-height: 2.6rem;
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.offer-buy .stepper {
  display: grid;
}

.stepper button {
  height: 2.5rem;
  color: var(--link);
  background: none;
  border: 0;
  font-size: 1.3rem;
  line-height: 1;
}

.stepper button:disabled {
  color: var(--muted);
  cursor: default;
}

.stepper output {
  text-align: center;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.cart-bar {
  position: sticky;
  bottom: 1rem;
  z-index: 5;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1rem;
  width: min(100%, 32rem);
  margin: 1.5rem auto 0;
  padding: 0.7rem 0.8rem 0.7rem 1.2rem;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: var(--shadow-large);
  font-variant-numeric: tabular-nums;
}

.cart-lines {
  display: grid;
}

.cart-lines li {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto 5.5rem;
  align-items: center;
  gap: 0.5rem 1rem;
  padding: 0.65rem 0;
  border-bottom: 1px solid var(--line);
}

.cart-lines li > strong {
  text-align: right;
  font-variant-numeric: tabular-nums;
}

.cart-title {
  font-weight: 600;
}

.cart-title span {
  display: block;
  color: var(--muted);
  font-size: 0.875rem;
  font-weight: 400;
}

.cart-total {
  display: flex;
  justify-content: space-between;
  padding-top: 0.9rem;
  font-size: 1.15rem;
}

.checkout h3 {
  margin-bottom: 0.8rem;
}

.cart-thanks {
  display: grid;
  justify-items: center;
  gap: 0.75rem;
  text-align: center;
}

.cart-tick {
  display: grid;
  place-items: center;
  width: 3.2rem;
  height: 3.2rem;
  color: var(--success-text);
  background: var(--success-fill);
  border-radius: 50%;
}

@media (max-width: 52rem) {
  .cart-bar {
    bottom: calc(4.6rem + env(safe-area-inset-bottom));
  }
}

@media (max-width: 30rem) {
  .offers {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.75rem;
  }

  .offer-body {
    padding: 0.75rem 0.8rem 0.8rem;
  }

  .offer-text {
    display: none;
  }

  .offer-price {
    flex-direction: column;
    gap: 0;
  }

  .cart-lines li {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .cart-title {
    grid-column: 1 / -1;
  }
}
`,
};
