import type { LandingSection, View } from "@joinery/shared";
import type { PagePlan } from "../../../../plan.ts";
import { literal } from "../../../code.ts";
import { entityOf, fieldOf, pagePart, pagePath, type ClientPlan } from "../../context.ts";
import { emitField } from "../../entity/controls.ts";
import { jsxAttribute, jsxText, type Module } from "../../module.ts";

type LandingView = Extract<View, { kind: "landing" }>;
type Call = NonNullable<LandingView["stickyCall"]>;

/** A page for visitors: its sections in their order, and a form whose entries become records. */
export function emitLanding(client: ClientPlan, page: PagePlan, view: LandingView): Module[] {
  const ids = sectionIds(view.sections);
  const hasCart = callsOf(view).some(({ does }) => does === "cart");
  const form = emitForm(client, page, view);
  const sections = view.sections.map((section, index) => emitSection(section, ids[index] ?? "", { view, form }));
  const links = view.sections.flatMap((section, index) =>
    section.kind === "hero" || section.title === undefined ? [] : [{ id: ids[index] ?? "", title: section.title }],
  );
  const other = client.pages.find(({ page: { view: shown } }) => shown.kind !== "landing");
  const owner = other === undefined ? "" : ` ownerPath="${other.page.path}"`;
  const hero = view.sections.find((section) => section.kind === "hero");
  const heading = hero === undefined ? " isHeading" : "";
  const sticky =
    view.stickyCall === undefined
      ? ""
      : ` sticky={<><p>${jsxText(view.brand)}</p>${emitCall(view.stickyCall, true)}</>}`;
  const cart = hasCart ? " cart={<CartCount count={cart.count} onClear={cart.clear} />}" : "";
  const code = `export function ${page.componentName}() {
${hasCart ? "  const cart = useCart();\n" : ""}  return (
    <Landing ${jsxAttribute("brand", view.brand)} links={${literal(links.slice(0, 5))}}${heading}${owner}${cart}${sticky}>
      ${sections.join("\n      ")}
    </Landing>
  );
}`;
  return [{ path: pagePath(page), code }, ...(form === undefined ? [] : [form.module])];
}

function callsOf(view: LandingView): Call[] {
  const heroes = view.sections.flatMap((section) => (section.kind === "hero" ? section.calls : []));
  return [...heroes, ...(view.stickyCall === undefined ? [] : [view.stickyCall])];
}

/** The kind of each section, with a number behind it when there are several. */
function sectionIds(sections: readonly LandingSection[]): string[] {
  return sections.map(({ kind }, index) => {
    const before = sections.slice(0, index).filter((other) => other.kind === kind).length;
    return before === 0 ? kind : `${kind}-${before + 1}`;
  });
}

function emitCall({ label, does }: Call, isPrimary: boolean): string {
  if (does === "cart")
    return `<Button${isPrimary ? ' kind="primary"' : ""} onClick={cart.add}>${jsxText(label)}</Button>`;
  return `<a className="button${isPrimary ? " button-primary" : ""}" href="#${does}">${jsxText(label)}</a>`;
}

type Form = { readonly name: string; readonly module: Module };
type Surroundings = { readonly view: LandingView; readonly form: Form | undefined };

function emitSection(section: LandingSection, id: string, { view, form }: Surroundings): string {
  if (section.kind === "hero") return emitHero(section);
  const frame = (content: string, isQuiet = false): string => {
    const title = section.title === undefined ? "" : ` ${jsxAttribute("title", section.title)}`;
    return `<LandingSection id="${id}"${title}${isQuiet ? " isQuiet" : ""}>
        ${content}
      </LandingSection>`;
  };
  switch (section.kind) {
    case "features":
      return frame(`<FeatureGrid items={${literal(section.items)}} />`);
    case "gallery":
      return frame(`<FeatureGrid items={${literal(section.items)}} hasPictures />`);
    case "pricing": {
      const target = view.sections.some(({ kind }) => kind === "contact") ? "#contact" : "#pricing";
      return frame(`<PricingTiers tiers={${literal(section.tiers)}} callHref="${target}" />`);
    }
    case "testimonials":
      return frame(`<Testimonials items={${literal(section.items)}} />`);
    case "faq":
      return frame(`<Faq items={${literal(section.items)}} />`);
    case "hours":
      return frame(`<OpeningHours rows={${literal(section.rows)}} />`);
    case "about":
      return frame(`<p>${jsxText(section.text)}</p>`, true);
    case "contact":
      return frame(emitContact(section, form), true);
  }
}

function emitHero({
  title,
  tagline,
  text,
  price,
  calls,
  hasPicture,
}: Extract<LandingSection, { kind: "hero" }>): string {
  const attributes = [
    jsxAttribute("title", title),
    tagline === undefined ? "" : jsxAttribute("tagline", tagline),
    text === undefined ? "" : jsxAttribute("text", text),
    price === undefined ? "" : jsxAttribute("price", price),
    hasPicture ? "hasPicture" : "",
  ].filter((attribute) => attribute !== "");
  if (calls.length === 0) return `<Hero ${attributes.join(" ")} />`;
  return `<Hero ${attributes.join(" ")}>
        ${calls.map((call, index) => emitCall(call, index === 0)).join("\n        ")}
      </Hero>`;
}

function emitContact({ text, email }: Extract<LandingSection, { kind: "contact" }>, form: Form | undefined): string {
  const words = text === undefined ? "" : `<p>${jsxText(text)}</p>`;
  const mail =
    email === undefined
      ? ""
      : `<p><a className="contact-mail" ${jsxAttribute("href", `mailto:${email}`)}>${jsxText(email)}</a></p>`;
  return [words, mail, form === undefined ? "" : `<${form.name} />`].filter((part) => part !== "").join("\n        ");
}

/** The form, with the fields of the entity that visitors fill in; the others keep what a new record starts with. */
function emitForm(client: ClientPlan, page: PagePlan, view: LandingView): Form | undefined {
  if (view.leadEntity === undefined || !view.sections.some(({ kind }) => kind === "contact")) return undefined;
  const entity = entityOf(client, view.leadEntity);
  const wanted = view.leadFields.flatMap((name) => fieldOf(entity.entity, name) ?? []);
  const missing = entity.entity.fields.filter(
    (field) => field.required && field.default === undefined && !wanted.includes(field),
  );
  const fields = [...wanted, ...missing].filter((field) => field.type !== "reference" || field.required);
  const pickers = fields.filter((field) => field.reference !== undefined);
  const targets = [...new Set(pickers.map((field) => field.reference?.entity ?? ""))].map((name) =>
    entityOf(client, name),
  );
  const hooks = targets.flatMap((target) => [
    `  const ${target.many} = useRecords(${target.varName}Collection);\n`,
    target.isTitleReference ? `  const ${target.varName}Names = use${target.typeName}Names();\n` : "",
  ]);
  const { typeName, varName } = entity;
  const name = pagePart(page, "form");
  const code = `/** What visitors write becomes a record, for the owner to read. */
function ${name}() {
  const [isSent, setIsSent] = useState(false);
${hooks.join("")}  const form = useForm<${typeName}Input>({
    initial: new${typeName}(),
    schema: ${varName}Input,
    save: (input) => ${varName}Collection.create(input),
    onSaved: () => setIsSent(true),
  });
  return (
    <ContactForm form={form} isSent={isSent}>
      ${fields.map((field) => emitField(client, field, entity)).join("\n      ")}
    </ContactForm>
  );
}`;
  return {
    name,
    module: {
      path: pagePath(page),
      code: code.replace(/^function /m, "export function "),
      effects: ["src/client/styles/dialog.css"],
    },
  };
}
