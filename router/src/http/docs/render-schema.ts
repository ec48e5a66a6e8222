import type { Schema } from "./document.ts";
import { html, joinHtml, type Html } from "./html.ts";
import { renderInline, toScrollable } from "./render-text.ts";

/** A schema in words, and a table for each object in it. */
export function renderSchema(label: string, schema: Schema): Html {
  const variants = toSchemas(schema["oneOf"]);
  if (variants.length > 0) {
    return joinHtml(variants.map((variant) => renderVariant(`${label}: ${readTitle(variant)}`, variant)));
  }
  return renderFields(label, schema);
}

/** The type of a value in one line, with links to schemas that have a name. */
export function renderType(schema: Schema): Html {
  const { $ref: ref, const: constant, items } = schema;
  const values = schema["enum"];
  const variants = [...toSchemas(schema["oneOf"]), ...toSchemas(schema["anyOf"])];
  if (typeof ref === "string") return renderLink(ref);
  if (constant !== undefined) return html`<code>${JSON.stringify(constant)}</code>`;
  if (Array.isArray(values)) {
    return joinHtml(
      values.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      html` | `,
    );
  }
  if (variants.length > 0) return joinHtml(variants.map(renderType), html` or `);
  if (isSchema(items)) return html`array of ${renderType(items)}${renderLimits(schema)}`;
  return html`${String(schema["type"] ?? "any value")}${renderLimits(schema)}`;
}

const LIMITS: readonly (readonly [keyword: string, text: (value: unknown) => string])[] = [
  ["format", (value) => String(value)],
  ["minLength", (value) => (value === 1 ? "not empty" : `at least ${String(value)} characters`)],
  ["maxLength", (value) => `at most ${String(value)} characters`],
  ["minItems", (value) => `at least ${String(value)}`],
  ["maxItems", (value) => `at most ${String(value)}`],
  ["minimum", (value) => `from ${String(value)}`],
  ["maximum", (value) => `up to ${String(value)}`],
  ["default", (value) => `default ${JSON.stringify(value)}`],
];

function renderLimits(schema: Schema): Html {
  const limits = LIMITS.filter(([keyword]) => schema[keyword] !== undefined).map(([keyword, text]) =>
    text(schema[keyword]),
  );
  const pattern = schema["pattern"];
  return html`${limits.length === 0 ? "" : `, ${limits.join(", ")}`}${
    typeof pattern === "string" ? html`, matches <code>${pattern}</code>` : ""
  }`;
}

function renderFields(label: string, schema: Schema): Html {
  const fields = toFields(schema["properties"]);
  if (fields.length === 0) return html`<p>${renderType(schema)}</p>`;
  const rows = fields.map(([name, field]) => renderField(name, field, isRequired(schema, name)));
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`${toScrollable(`Fields of ${label}`, table)}${fields.map(([name, field]) => renderNested(`${label}.${name}`, field))}`;
}

function renderField(name: string, field: Schema, required: boolean): Html {
  const mark = required ? html` <span class="required">required</span>` : "";
  const text = field["description"];
  return html`<tr>
    <th scope="row"><code>${name}</code>${mark}</th>
    <td>${renderType(field)}</td>
    <td>${typeof text === "string" ? renderInline(text) : ""}</td>
  </tr>`;
}

/** Objects without a name of their own, in a field or in its items. */
function renderNested(label: string, field: Schema): Html {
  const inner = isSchema(field["items"]) ? field["items"] : field;
  const hasParts =
    toFields(inner["properties"]).length > 0 ||
    toSchemas(inner["oneOf"]).some((part) => toFields(part["properties"]).length > 0);
  if (!hasParts) return html``;
  return html`<h4><code>${label}</code></h4>
    ${renderSchema(label, inner)}`;
}

function renderVariant(label: string, schema: Schema): Html {
  if (typeof schema["$ref"] === "string") return html`<p>${renderType(schema)}</p>`;
  return html`<h4><code>${label}</code></h4>
    ${renderFields(label, schema)}`;
}

/** What tells a variant from the others: the constant that its first field has. */
function readTitle(schema: Schema): string {
  const [first] = toFields(schema["properties"]);
  return first === undefined ? "variant" : String(first[1]["const"] ?? first[0]);
}

function renderLink(ref: string): Html {
  const name = ref.replace(/^.*\//, "");
  return html`<a href="#schema-${name}">${name}</a>`;
}

function isRequired(schema: Schema, name: string): boolean {
  const required = schema["required"];
  return Array.isArray(required) && required.includes(name);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toSchemas(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function toFields(value: unknown): [string, Schema][] {
  if (!isSchema(value)) return [];
  return Object.entries(value).flatMap(([name, field]): [string, Schema][] => (isSchema(field) ? [[name, field]] : []));
}
