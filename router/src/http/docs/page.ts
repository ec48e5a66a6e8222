import { createHash } from "node:crypto";
import { METHODS, type OpenApiDocument } from "./document.ts";
import { html, type Html } from "./html.ts";
import { renderOperation } from "./render-operation.ts";
import { renderSchema } from "./render-schema.ts";
import { renderInline, renderText } from "./render-text.ts";
import { STYLE } from "./style.ts";

/** The policy's hash is of exactly what stands between the tags, so no template may add a space there. */
const STYLE_ELEMENT: Html = { markup: `<style>${STYLE}</style>` };

/** All that the page may load or do: nothing but its own style, known by its hash. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The document as a page for people, in HTML. It runs no script and asks for nothing else. */
export function renderPage(document: OpenApiDocument): string {
  const { info, tags } = document;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} ${info.version}: reference</title>
        <link rel="icon" href="data:," />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${renderNavigation(document)}
        <main id="content">
          <h1>${info.title}</h1>
          <p class="lead">${info.summary} Version ${info.version}. <a href="openapi.json">OpenAPI document</a></p>
          ${renderText(info.description)} ${tags.map(({ name, description }) => renderTag(document, name, description))}
          <section aria-labelledby="schemas">
            <h2 id="schemas">Schemas</h2>
            ${renderSchemas(document)}
          </section>
        </main>
      </body>
    </html> `;
  return page.markup;
}

function renderNavigation(document: OpenApiDocument): Html {
  const groups = document.tags.map(({ name }) => {
    const links = listOperations(document, name).map(
      ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
    );
    return html`<p>${name}</p>
      <ul>
        ${links}
      </ul>`;
  });
  const schemas = Object.keys(document.components.schemas).map(
    (name) => html`<li><a href="#schema-${name}">${name}</a></li>`,
  );
  return html`<nav aria-label="Reference">
    ${groups}
    <p>Schemas</p>
    <ul>
      ${schemas}
    </ul>
  </nav>`;
}

function renderTag(document: OpenApiDocument, name: string, description: string): Html {
  const id = `tag-${name.toLowerCase()}`;
  const operations = listOperations(document, name).map(({ operation, ...place }) =>
    renderOperation(document, place, operation),
  );
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${name}</h2>
    <p>${description}</p>
    ${operations}
  </section>`;
}

function renderSchemas(document: OpenApiDocument): readonly Html[] {
  return Object.entries(document.components.schemas).map(([name, schema]) => {
    const text = schema["description"];
    return html`<section aria-labelledby="schema-${name}">
      <h3 id="schema-${name}">${name}</h3>
      <p>${typeof text === "string" ? renderInline(text) : ""}</p>
      ${renderSchema(name, schema)}
    </section>`;
  });
}

function listOperations({ paths }: OpenApiDocument, tag: string) {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation?.tags.includes(tag) === true ? [{ path, method, operation }] : [];
    }),
  );
}
