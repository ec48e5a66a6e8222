import type { AppFile, Field } from "@joinery/shared";
import { isNullable } from "../../field-rules.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, literal } from "../code.ts";
import { planShops, type ShopPlan } from "../shared/shop.ts";
import { everything } from "./rights.ts";
import { firstNumber } from "./next-number.ts";
import { parseCall, recordFunctions } from "./records.ts";

/** What a route file calls for an entity that has a checkout: its name and where it is. */
export function checkoutOf(
  plan: AppPlan,
  entityPlan: EntityPlan,
): { readonly name: string; readonly path: string } | undefined {
  const shop = planShops(plan).find(({ order }) => order === entityPlan);
  if (shop === undefined) return undefined;
  return { name: `add${shop.order.typeName}Checkout`, path: `../checkout/${shop.order.kebabPlural}.ts` };
}

/** `src/server/checkout/<orders>.ts`: an order from a cart, all of it or nothing. */
export function emitCheckoutRoutes(plan: AppPlan): AppFile[] {
  return planShops(plan).map((shop) => emitFile(plan, shop));
}

function emitFile(plan: AppPlan, shop: ShopPlan): AppFile {
  const { order, line, product } = shop;
  const { find, parse } = recordFunctions(order);
  const code = `${emitRoute(plan, shop)}\n\n${emitPriced(shop)}`;
  return file(
    `src/server/checkout/${order.kebabPlural}.ts`,
    importLine(["type Hono"], "hono") +
      importMentioned(code, ["wholeOf"], "../access/permitted-store.ts") +
      importMentioned(code, ["cartInput", shop.inputName, "sumOf"], "../../shared/checkout.ts") +
      importMentioned(code, ["toDay", "toTime"], "../../shared/dates.ts") +
      importLine([`${line.varName}Input`], `../../shared/${line.kebab}.ts`) +
      importMentioned(code, [`type ${product.typeName}Input`], `../../shared/${product.kebab}.ts`) +
      importLine(["fieldError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importMentioned(code, ["type Stored"], "../collection.ts") +
      importMentioned(code, ["nextNumber"], "../next-number.ts") +
      importLine([find, parse], `../records/${order.kebabPlural}.ts`) +
      importLine(["parseInput", "readBody"], "../request.ts") +
      importLine(["type Store"], "../store.ts"),
    code,
  );
}

function emitRoute(plan: AppPlan, shop: ShopPlan): string {
  const { order, line, product, links, stock, inputName } = shop;
  const { find } = recordFunctions(order);
  const filled = emitFilled(plan, shop);
  const usesNow = filled.includes("now");
  const lineValues = `${links.order.name}: "new", ${links.product.name}: product.id, ${links.quantity.name}: quantity, ${links.price.name}: price`;
  const reduce =
    stock === undefined
      ? ""
      : `
    for (const { product, quantity } of priced) {
      ${isNullable(stock) ? `if (product.${stock.name} === null) continue;\n      ` : ""}${everything(plan)}.${product.varPlural}.replace(product.id, { ...product, ${stock.name}: product.${stock.name} - quantity });
    }`;
  return `/** \`POST /api/${order.kebabPlural}/checkout\`: prices are those of now, and what is out of stock is refused, whatever the browser says. */
export function add${order.typeName}Checkout(app: Hono, { store${usesNow ? ", clock" : ""} }: AppDeps): void {
  app.post(${literal(`/api/${order.kebabPlural}/checkout`)}, async (context) => {
    const body: { customer?: unknown } = await readBody(context);
    const priced = priceLines(store, parseInput(cartInput, body).lines);
    const customer = parseInput(${inputName}, body.customer);
${usesNow ? "    const now = clock();\n" : ""}    const input = ${parseCall(plan, order, `{ ...customer, ${filled} }`)};
    const lines = priced.map(({ product, quantity, price }) => parseInput(${line.varName}Input, { ${lineValues} }));
    // All is checked: from here on nothing can fail, so it happens as a whole.
    const { id } = store.${order.varPlural}.add(input);
    for (const entered of lines) ${everything(plan)}.${line.varPlural}.add({ ...entered, ${links.order.name}: id });${reduce}
    await store.save();
    return context.json(${find}(store, id), 201);
  });
}`;
}

/** What the server knows about the order, as properties. */
function emitFilled(plan: AppPlan, { order, filled }: ShopPlan): string {
  const { number, total, date, status } = filled;
  const all = `${everything(plan)}.${order.varPlural}.all()`;
  return [
    number === undefined
      ? ""
      : `${number.name}: nextNumber(${all}.map((other) => other.${number.name}), ${literal(firstNumber(order.entity.label))})`,
    total === undefined ? "" : `${total.name}: sumOf(priced)`,
    date === undefined ? "" : `${date.name}: ${date.type === "date" ? "toDay(now)" : "`${toDay(now)}T${toTime(now)}`"}`,
    status === undefined ? "" : `${status.name}: ${literal(firstStatus(status))}`,
  ]
    .filter(Boolean)
    .join(", ");
}

const firstStatus = (status: Field): unknown => status.default ?? status.options?.[0]?.value ?? null;

function emitPriced({ product, price, stock }: ShopPlan): string {
  const { entity, varPlural, typeName } = product;
  const title = `\${product.${entity.titleField} ?? ${literal(entity.label)}}`;
  const left = stock === undefined ? "" : `product.${stock.name}`;
  const check =
    stock === undefined
      ? ""
      : `
    if (${isNullable(stock) ? `${left} !== null && ` : ""}quantity > ${left}) {
      const left = ${left} <= 0 ? "is sold out" : \`has only \${${left}} left\`;
      throw fieldError(409, "lines", \`${title} \${left}\`);
    }`;
  const unpriced = isNullable(price)
    ? `
    if (product.${price.name} === null) throw fieldError(409, "lines", \`${title} has no price yet\`);`
    : "";
  return `type Line = { product: string; quantity: number };
type Priced = { product: Stored<${typeName}Input>; quantity: number; price: number };

/** Each product once, with its price of now. */
function priceLines(store: Store, lines: readonly Line[]): Priced[] {
  const quantities = new Map<string, number>();
  for (const { product, quantity } of lines) quantities.set(product, (quantities.get(product) ?? 0) + quantity);
  return [...quantities].map(([id, quantity]) => {
    const product = store.${varPlural}.get(id);
    if (product === undefined) throw fieldError(409, "lines", "Something in the cart is not sold any more");${unpriced}${check}
    return { product, quantity, price: product.${price.name} };
  });
}`;
}
