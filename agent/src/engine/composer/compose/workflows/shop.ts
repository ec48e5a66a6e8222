import type { AppSpec, Entity, Field, ShopView } from "@joinery/shared";
import { buildPage, buildView } from "../views.ts";
import { fieldLike, freeName, newField, withCovered, withEntity, withMainPage, type Workflow } from "./workflow.ts";

const SELLS =
  /\b(?:people|customers|they|clients) (?:can )?order (?:them |it )?online\b|\border form\b|\b(?:shopping )?cart\b|\bcheckout\b|\be-?commerce\b|\b(?:online|web) ?-?(?:shop|store)\b|\bsell(?:s|ing)? (?:[\w'-]+ ){0,6}online\b|\bstorefront\b|\bonline shop\b/i;
/** An inventory for a shop is no shop. */
const AUDIENCE = /\b(?:for|of|at) (?:my|our|an?|the|his|her|their) (?:[\w'-]+ ){0,2}(?:shop|store)\b/gi;
const PRODUCT = /product|item|goods|merch/i;

/** Products with a cart, a checkout and orders. */
export const shop: Workflow = (spec, text) => {
  if (!SELLS.test(text.replace(AUDIENCE, ""))) return undefined;
  const found = productOf(spec);
  if (found === undefined) return undefined;
  const price = fieldLike(found, ["decimal", "integer"], /price/i) ?? newField.money("price", "Price", { min: 0 });
  const product = found.fields.includes(price) ? found : { ...found, fields: [...found.fields, price] };
  const { order, line } = orderEntities(spec, product);
  const sold = withSamples(withEntity(withEntity(withEntity(spec, product), order), line), {
    product,
    order,
    line,
    price,
  });
  const paged = withMainPage(sold, product.name, "Shop", buildShop(product, price, order, line));
  const pages = paged.pages.filter(
    ({ view }) => !("entity" in view) || view.entity !== order.name || view.kind === "shop",
  );
  const listed = { ...paged, pages: [...pages, buildPage(order, buildView(order, "table"), pages, "Orders")] };
  return withCovered(listed, "Shopping cart and checkout", ["Shopping cart"]);
};

function productOf({ entities }: AppSpec): Entity | undefined {
  const isOrder = ({ label }: Entity): boolean => /order|customer|categor|supplier|review/i.test(label);
  const candidates = entities.filter((entity) => !isOrder(entity));
  return (
    candidates.find(({ label }) => PRODUCT.test(label)) ??
    candidates.find((entity) => fieldLike(entity, ["decimal"], /price/i) !== undefined) ??
    candidates[0]
  );
}

/** Orders as a shop has them: who bought, where it goes, and where it stands. */
function orderEntities(spec: AppSpec, product: Entity): { order: Entity; line: Entity } {
  const known = spec.entities.find(({ label }) => /^(?:\w+ )?order$/i.test(label));
  const status = known?.fields.find(({ type, name }) => type === "enum" && /status|state/i.test(name));
  const name = known?.name ?? freeName(spec, "Order");
  const order: Entity = {
    name,
    label: known?.label ?? "Order",
    labelPlural: known?.labelPlural ?? "Orders",
    titleField: "orderNumber",
    computed: [],
    sort: { field: "orderNumber", direction: "desc" },
    fields: [
      newField.text("orderNumber", "Order number", { required: true }),
      newField.text("name", "Name", { required: true }),
      newField.text("email", "Email", { required: true, interface: "email", display: "link" }),
      newField.long("address", "Delivery address", { required: true }),
      newField.day("orderDate", "Order date"),
      newField.money("total", "Total", { min: 0 }),
      status ?? statusField,
    ],
  };
  const line: Entity = {
    name: freeName(spec, `${name}Line`),
    label: `${order.label} line`,
    labelPlural: `${order.label} lines`,
    titleField: "product",
    computed: [],
    fields: [
      newField.reference("order", order.label, name, "cascade"),
      newField.reference("product", product.label, product.name, "restrict"),
      newField.text("quantity", "Quantity", {
        type: "integer",
        interface: "number",
        display: "number",
        min: 1,
        required: true,
      }),
      newField.money("unitPrice", "Unit price", { min: 0, required: true }),
    ],
  };
  return { order, line };
}

const statusField: Field = {
  ...newField.text("status", "Status", {
    type: "enum",
    interface: "select",
    display: "badge",
    required: true,
    default: "New",
  }),
  options: [
    { value: "New", label: "New", tone: "info" },
    { value: "Packed", label: "Packed", tone: "warning" },
    { value: "Shipped", label: "Shipped", tone: "neutral" },
    { value: "Delivered", label: "Delivered", tone: "success" },
    { value: "Cancelled", label: "Cancelled", tone: "danger" },
  ],
};

function buildShop(product: Entity, price: Field, order: Entity, line: Entity): ShopView {
  const stock = fieldLike(product, ["integer"], /^(?:stock|quantity|in ?stock|stock ?level|on ?hand|available)/i);
  const image = fieldLike(product, ["string"], /image|photo|picture|cover/i);
  const category = fieldLike(product, ["enum", "reference"], /category|type|collection|kind/i);
  const description = fieldLike(product, ["text", "string"], /description|details|about|summary/i);
  return {
    kind: "shop",
    entity: product.name,
    priceField: price.name,
    ...(stock === undefined ? {} : { stockField: stock.name }),
    ...(image === undefined ? {} : { imageField: image.name }),
    ...(category === undefined ? {} : { categoryField: category.name }),
    ...(description === undefined ? {} : { descriptionField: description.name }),
    orderEntity: order.name,
    numberField: "orderNumber",
    totalField: "total",
    dateField: "orderDate",
    statusField: "status",
    lineEntity: line.name,
    orderField: "order",
    productField: "product",
    quantityField: "quantity",
    linePriceField: "unitPrice",
  };
}

const BUYERS = [
  ["Maria Lopez", "maria.lopez@example.com", "12 Oak Street"],
  ["Tom Becker", "tom@becker.example", "48 Mill Lane"],
  ["Aisha Khan", "aisha.khan@example.com", "7 Harbour Road"],
] as const;

type Sold = { readonly product: Entity; readonly order: Entity; readonly line: Entity; readonly price: Field };

/** A few orders of the first products, whose totals are right. */
function withSamples(spec: AppSpec, { product, order, line, price }: Sold): AppSpec {
  const products = (spec.sampleData[product.name] ?? []).map(({ key, values }, index) => {
    const isPriced = typeof values[price.name] === "number";
    return { key, values: isPriced ? values : Object.assign({}, values, { [price.name]: 12.5 + index * 7 }) };
  });
  if (products.length === 0) return { ...spec, sampleData: { ...spec.sampleData, [order.name]: [], [line.name]: [] } };
  const status = order.fields.find(({ name }) => name === "status")?.options ?? [];
  const orders = BUYERS.map(([name, email, address], index) => {
    const bought = products[index % products.length];
    const each = Number(bought?.values[price.name] ?? 0);
    const quantity = index + 1;
    const key = `${order.name}-${index + 1}`;
    return {
      order: {
        key,
        values: {
          orderNumber: `ORD-${1001 + index}`,
          name,
          email,
          address,
          orderDate: `today-${6 - index * 2}`,
          total: Math.round(each * 100 * quantity) / 100,
          status: status[Math.max(0, Math.min(status.length - 1, 2 - index))]?.value ?? null,
        },
      },
      line: {
        key: `${line.name}-${index + 1}`,
        values: { order: key, product: bought?.key ?? "", quantity, unitPrice: each },
      },
    };
  });
  return {
    ...spec,
    sampleData: {
      ...spec.sampleData,
      [product.name]: products,
      [order.name]: orders.map((sold) => sold.order),
      [line.name]: orders.map((sold) => sold.line),
    },
  };
}
