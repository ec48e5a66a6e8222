import type { AppFile, Entity, Field, ShopView } from "@joinery/shared";
import { findEntity, type AppPlan, type EntityPlan } from "../../plan.ts";
import { commentText, file, importLine, inSentence, withArticle } from "../code.ts";

/** A shop with everything that it names looked up. */
export type ShopPlan = {
  readonly view: ShopView;
  readonly product: EntityPlan;
  readonly order: EntityPlan;
  readonly line: EntityPlan;
  readonly price: Field;
  readonly stock: Field | undefined;
  /** Fields of the order that the server fills in. */
  readonly filled: { readonly number?: Field; readonly total?: Field; readonly date?: Field; readonly status?: Field };
  readonly links: { readonly order: Field; readonly product: Field; readonly quantity: Field; readonly price: Field };
  /** `orderCheckoutInput`: the schema of what is asked for at the checkout. */
  readonly inputName: string;
};

/** One shop for each kind of order. */
export function planShops(plan: AppPlan): ShopPlan[] {
  const views = plan.spec.pages.flatMap(({ view }) => (view.kind === "shop" ? [view] : []));
  return views
    .filter((view, index) => views.findIndex(({ orderEntity }) => orderEntity === view.orderEntity) === index)
    .flatMap((view) => planShop(plan, view) ?? []);
}

/** Undefined where its parts do not fit together. */
export function planShop(plan: AppPlan, view: ShopView): ShopPlan | undefined {
  const product = findEntity(plan, view.entity);
  const order = findEntity(plan, view.orderEntity);
  const line = findEntity(plan, view.lineEntity);
  const price = fieldNamed(product.entity, view.priceField);
  const links = {
    order: fieldNamed(line.entity, view.orderField),
    product: fieldNamed(line.entity, view.productField),
    quantity: fieldNamed(line.entity, view.quantityField),
    price: fieldNamed(line.entity, view.linePriceField),
  };
  const { order: toOrder, product: toProduct, quantity, price: linePrice } = links;
  if (price === undefined || quantity === undefined || linePrice === undefined) return undefined;
  if (toOrder?.reference?.entity !== view.orderEntity || toProduct?.reference?.entity !== view.entity) return undefined;
  const status = fieldNamed(order.entity, view.statusField);
  return {
    view,
    product,
    order,
    line,
    price,
    stock: fieldNamed(product.entity, view.stockField),
    filled: {
      ...given("number", fieldNamed(order.entity, view.numberField)),
      ...given("total", fieldNamed(order.entity, view.totalField)),
      ...given("date", fieldNamed(order.entity, view.dateField)),
      ...given("status", status),
    },
    links: { order: toOrder, product: toProduct, quantity, price: linePrice },
    inputName: `${order.varName}CheckoutInput`,
  };
}

const given = <Name extends string>(name: Name, field: Field | undefined): { [Key in Name]?: Field } =>
  field === undefined ? {} : ({ [name]: field } as { [Key in Name]?: Field });

const fieldNamed = (entity: Entity, name: string | undefined): Field | undefined =>
  entity.fields.find((field) => field.name === name);

/** The fields of the order that the buyer fills in. */
export function askedFields({ order, filled }: ShopPlan): Field[] {
  const names = new Set(Object.values(filled).map(({ name }) => name));
  return order.entity.fields.filter(({ name }) => !names.has(name));
}

/** `src/shared/checkout.ts`: what is asked for at the checkout, and sums of money. */
export function emitCheckout(plan: AppPlan): AppFile[] {
  const shops = planShops(plan);
  if (shops.length === 0) return [];
  const schemas = shops.map(({ order, filled, inputName }) => {
    const omitted = Object.values(filled).map(({ name }) => `${name}: true`);
    return `/** What is asked for at the checkout of ${commentText(withArticle(inSentence(order.entity.label)))}; the rest follows from the cart. */
export const ${inputName} = ${order.varName}Input${omitted.length === 0 ? "" : `.omit({ ${omitted.join(", ")} })`};
export type ${order.typeName}CheckoutInput = z.infer<typeof ${inputName}>;`;
  });
  const imports = shops.map(({ order }) => importLine([`${order.varName}Input`], `./${order.kebab}.ts`)).join("");
  return [file("src/shared/checkout.ts", `import * as z from "zod";\n${imports}`, ...schemas, CODE)];
}

const CODE = `/** What is in a cart: how many of each product, by its id. */
export const cartInput = z.object({
  lines: z
    .array(
      z.object({
        product: z.string("Choose a product"),
        quantity: z.int("The quantity must be a whole number").min(1, "The quantity must be at least 1").max(9999, "The quantity must be at most 9999"),
      }),
      "The cart is missing",
    )
    .min(1, "The cart is empty")
    .max(200, "The cart is too full"),
});

/** The sum of prices times quantities, exact to the cent. */
export function sumOf(lines: readonly { readonly price: number; readonly quantity: number }[]): number {
  return lines.reduce((sum, { price, quantity }) => sum + Math.round(price * 100) * quantity, 0) / 100;
}`;
