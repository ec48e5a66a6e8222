import type { Field, ShopView } from "@joinery/shared";
import type { PagePlan } from "../../../plan.ts";
import { askedFields, planShop, type ShopPlan } from "../../shared/shop.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { textOf } from "../display.ts";
import { titleCall } from "../entity/emit-data.ts";
import { fieldsCode } from "../entity/emit-form.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";

/** Products with a cart and a checkout. */
export function emitShop(client: ClientPlan, page: PagePlan, view: ShopView): Module[] {
  const shop = planShop(client.plan, view);
  if (shop === undefined) throw new Error(`the parts of the shop of ${view.entity} do not fit together`);
  const product = entityOf(client, view.entity);
  const { one, many, typeName, varName } = product;
  const order = entityOf(client, view.orderEntity);
  const code = `export function ${page.componentName}() {
  const ${many} = useRecords(${varName}Collection);
${product.hasNames ? `  const names = use${typeName}Names();\n` : ""}  return (
    <Page ${jsxAttribute("title", page.page.title)}>
      <WhenReady lists={[${many}]}>
        <ShopFront
          offers={${many}.items.map((${one}) => (${emitOffer(shop, product)}))}
          ${jsxAttribute("label", product.label)}
          ${jsxAttribute("labelPlural", product.labelPlural)}
          ${jsxAttribute("emptyText", product.entity.emptyText ?? `There are no ${product.labelPlural} yet.`)}
          checkout={(lines, onDone) => <${order.typeName}Checkout lines={lines} onDone={onDone} />}
        />
      </WhenReady>
    </Page>
  );
}

${emitCheckout(client, shop, order)}`;
  return [{ path: pagePath(page), code }];
}

function emitOffer({ view, price, stock }: ShopPlan, product: ClientEntity): string {
  const { one } = product;
  const text = (name: string | undefined): Field | undefined =>
    name === undefined ? undefined : fieldOf(product.entity, name);
  const category = text(view.categoryField);
  const value = (field: Field | undefined): string => (field === undefined ? "null" : `${one}.${field.name}`);
  return `{
            id: ${one}.id,
            title: ${titleCall(product)},
            text: ${value(text(view.descriptionField))},
            category: ${category === undefined ? '""' : textOf(product, category, one)},
            image: ${value(text(view.imageField))},
            price: ${one}.${price.name},
            stock: ${value(stock)},
          }`;
}

function emitCheckout(client: ClientPlan, shop: ShopPlan, order: ClientEntity): string {
  const { typeName, type, one, planned } = order;
  const fields = askedFields(shop);
  const { hooks, elements } = fieldsCode(client, order, fields);
  const { number, total } = shop.filled;
  const named = number === undefined ? "Your order" : `Your order \${${one}.${number.name}}`;
  const worth = total === undefined ? "" : ` of \${formatMoney(${one}.${total.name})}`;
  return `type ${typeName}CheckoutProps = { readonly lines: readonly CartLine[]; readonly onDone: (text: string) => void };

/** Asks for what is needed to send the order, and sends it; prices and stock are the server's. */
function ${typeName}Checkout({ lines, onDone }: ${typeName}CheckoutProps) {
${hooks}  const form = useForm<${planned.typeName}CheckoutInput>({
    initial: new${typeName}(),
    schema: ${shop.inputName},
    save: async (customer) => {
      const cart = lines.map(({ offer, quantity }) => ({ product: offer.id, quantity }));
      try {
        const ${one} = await request<${type}>(${stringOf(`/api/${planned.kebabPlural}/checkout`)}, "POST", { customer, lines: cart });
        onDone(\`${named}${worth} is on its way to us.\`);
      } finally {
        await reloadVisible();
      }
    },
    onSaved: () => notify(${stringOf(`${order.entity.label} placed.`)}),
  });
  return (
    <CheckoutForm form={form}>
${elements.map((element) => `      ${element}`).join("\n")}
    </CheckoutForm>
  );
}`;
}
