import type { AppFile } from "@joinery/shared";
import { isNullable } from "../../field-rules.ts";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, importMentioned, literal } from "../code.ts";
import { askedFields, planShops, type ShopPlan } from "../shared/shop.ts";
import { testFunctions } from "./support.ts";

/** `tests/<orders>-checkout.test.ts`: what the server makes of a cart. */
export function emitShopTests(plan: AppPlan): AppFile[] {
  return planShops(plan).map(emitTests);
}

function emitTests(shop: ShopPlan): AppFile {
  const { order, line, product } = shop;
  const code = [emitOrder(shop), emitStock(shop), emitRefusals(shop), SUMS].filter(Boolean).join("\n\n");
  const helpers = [testFunctions(order).new, testFunctions(product).add];
  return file(
    `tests/${order.kebabPlural}-checkout.test.ts`,
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
      importLine(["sumOf"], "../src/shared/checkout.ts") +
      importMentioned(code, [`type ${line.typeName}`], `../src/shared/${line.kebab}.ts`) +
      importMentioned(code, [`type ${order.typeName}`], `../src/shared/${order.kebab}.ts`) +
      importMentioned(code, [`type ${product.typeName}`], `../src/shared/${product.kebab}.ts`) +
      importLine(helpers, "./records.ts") +
      importMentioned(code, ["createTestApi", "type Refusal"], "./test-api.ts"),
    `const PATH = "/api/${order.kebabPlural}/checkout";`,
    code,
  );
}

const stocked = ({ stock }: ShopPlan, count: number): string =>
  stock === undefined ? "" : `, ${stock.name}: ${Math.max(count, stock.min ?? 0)}`;

function emitOrder(shop: ShopPlan): string {
  const { order, line, product, price, links, filled, stock } = shop;
  const total = filled.total === undefined ? "" : `\n  assert.equal(body.${filled.total.name}, 37.5);`;
  const number = filled.number === undefined ? "" : `\n  assert.match(String(body.${filled.number.name}), /\\d+$/);`;
  const left =
    stock === undefined
      ? ""
      : `\n  const left = await api.send<${product.typeName}>("GET", \`/api/${product.kebabPlural}/\${product.id}\`);
  assert.equal(left.body.${stock.name}, ${Math.max(5, stock.min ?? 0) - 3});`;
  const asked = askedFields(shop)
    .filter(({ type }) => type === "string")
    .slice(0, 1)
    .map(({ name }) => `\n  assert.equal(body.${name}, customer.${name});`)
    .join("");
  return `test("an order has the prices of now, whatever the browser says", async () => {
  const api = createTestApi();
  const product = await ${testFunctions(product).add}(api, { ${price.name}: 12.5${stocked(shop, 5)} });
  const customer = await ${testFunctions(order).new}(api);
  const lines = [{ product: product.id, quantity: 2, price: 0.01 }, { product: product.id, quantity: 1 }];
  const { status, body } = await api.send<${order.typeName}>("POST", PATH, { customer, lines });
  assert.equal(status, 201);${total}${number}${asked}
  const [only, ...others] = await api.list<${line.typeName}>("/api/${line.kebabPlural}");
  assert.deepEqual(others, []);
  assert.equal(only?.${links.order.name}, body.id);
  assert.equal(only?.${links.quantity.name}, 3);
  assert.equal(only?.${links.price.name}, 12.5);${left}
});`;
}

function emitStock(shop: ShopPlan): string {
  const { order, product, price, stock } = shop;
  if (stock === undefined || (stock.min ?? 0) > 2 || (stock.max ?? 99) < 2) return "";
  return `test("of two who want the last one, one gets it", async () => {
  const api = createTestApi();
  const product = await ${testFunctions(product).add}(api, { ${price.name}: 5, ${stock.name}: 2 });
  const customer = await ${testFunctions(order).new}(api);
  const cart = { customer, lines: [{ product: product.id, quantity: 2 }] };
  const answers = await Promise.all([1, 2].map(() => api.send<Refusal>("POST", PATH, cart)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  assert.equal((await api.list("/api/${order.kebabPlural}")).length, 1);
  const { body } = await api.send<${product.typeName}>("GET", \`/api/${product.kebabPlural}/\${product.id}\`);
  assert.equal(body.${stock.name}, 0);
});`;
}

function emitRefusals(shop: ShopPlan): string {
  const { order, line, product, price } = shop;
  const required = askedFields(shop).find((field) => field.required && !isNullable(field) && field.type === "string");
  const missing =
    required === undefined
      ? ""
      : `\n  assert.equal((await api.send("POST", PATH, { customer: { ...customer, ${required.name}: "" }, lines: [one] })).status, 400);`;
  return `test("an empty cart, odd quantities and unknown products are refused, and nothing is kept of them", async () => {
  const api = createTestApi();
  const product = await ${testFunctions(product).add}(api, { ${price.name}: 5${stocked(shop, 5)} });
  const customer = await ${testFunctions(order).new}(api);
  const one = { product: product.id, quantity: 1 };
  for (const lines of [[], [{ ...one, quantity: 0 }], [{ ...one, quantity: 1.5 }], [{ ...one, product: "nothing" }], ${literal("none")}]) {
    const { status, body } = await api.send<Refusal>("POST", PATH, { customer, lines });
    assert.ok(status === 400 || status === 409);
    assert.deepEqual(Object.keys(body.error.fields ?? {}), ["lines"]);
  }${missing}
  assert.deepEqual(await api.list("/api/${order.kebabPlural}"), []);
  assert.deepEqual(await api.list("/api/${line.kebabPlural}"), []);
});`;
}

const SUMS = `test("sums of money are exact to the cent", () => {
  assert.equal(sumOf([{ price: 0.1, quantity: 3 }, { price: 19.99, quantity: 7 }]), 140.23);
  assert.equal(sumOf([]), 0);
});`;
