import { formatCurl } from "./curl.ts";
import type { MediaType, Method, OpenApiDocument, Operation, Parameter, Response } from "./document.ts";
import { html, joinHtml, type Html } from "./html.ts";
import { renderType } from "./render-schema.ts";
import { renderInline, renderText, toScrollable } from "./render-text.ts";

type Place = { readonly path: string; readonly method: Method };

/** One operation: what it is for, what it takes, what it answers, and how to try it. */
export function renderOperation(document: OpenApiDocument, { path, method }: Place, operation: Operation): Html {
  const { operationId, summary, description, callbacks } = operation;
  const serverUrl = document.servers[0]?.url ?? "/";
  return html`<section class="operation" aria-labelledby="${operationId}">
    <h3 id="${operationId}">${summary}</h3>
    <p class="address"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></p>
    ${renderText(description)}
    <p class="access">${renderAccess(document, operation)}</p>
    <pre
      tabindex="0"
      aria-label="Example request: ${summary}"
    ><code>${formatCurl({ serverUrl, path, method }, operation)}</code></pre>
    ${renderParts(operation)} ${renderCallbacks(operationId, callbacks)}
  </section>`;
}

function renderParts({ operationId, parameters, requestBody, responses }: Operation): Html {
  return html`${renderParameters(operationId, parameters ?? [])}
    ${
      requestBody === undefined
        ? ""
        : html`<h4>Body</h4>
            <p>${renderInline(requestBody.description)}</p>
            ${renderContent(requestBody.content)}`
    }
    <h4>Answers</h4>
    <dl>${Object.entries(responses).map(([status, response]) => renderResponse(status, response))}</dl>`;
}

function renderAccess({ components }: OpenApiDocument, { security }: Operation): Html {
  const names = security.flatMap((requirement) => Object.keys(requirement));
  if (names.length === 0) return html`Needs no key.`;
  const texts = names.map((name) => {
    const scheme = components.securitySchemes[name];
    if (scheme === undefined) return html`${name}`;
    const place =
      scheme.type === "http" ? html`<code>authorization</code>` : html`<code>${scheme.name}</code> (${scheme.in})`;
    return html`${place}: ${renderInline(scheme.description)}`;
  });
  const isOptional = security.some((requirement) => Object.keys(requirement).length === 0);
  return html`Access${isOptional ? ", when keys are set" : ""}: ${joinHtml(texts, html` Or `)}`;
}

function renderParameters(operationId: string, parameters: readonly Parameter[]): Html {
  if (parameters.length === 0) return html``;
  const rows = parameters.map(
    ({ name, in: place, required, schema, description }) =>
      html`<tr>
        <th scope="row">
          <code>${name}</code>${required === true ? html` <span class="required">required</span>` : ""}
        </th>
        <td>${place}</td>
        <td>${renderType(schema)}</td>
        <td>${renderInline(description)}</td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">In</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<h4>Parameters</h4>
    ${toScrollable(`Parameters of ${operationId}`, table)}`;
}

function renderResponse(status: string, { description, content }: Response): Html {
  return html`<dt><span class="status s${status[0] ?? ""}">${status}</span></dt>
    <dd>
      <p>${renderInline(description)}</p>
      ${renderContent(content ?? {})}
    </dd>`;
}

function renderContent(content: Readonly<Record<string, MediaType>>): Html {
  return joinHtml(
    Object.entries(content).map(
      ([type, { schema, examples }]) =>
        html`<p class="type"><code>${type}</code> ${renderType(schema)}</p>
          ${Object.values(examples ?? {}).map(
            ({ summary, value }) =>
              html`<details>
                <summary>Example: ${summary}</summary>
                <pre
                  tabindex="0"
                ><code>${typeof value === "string" ? value : JSON.stringify(value, undefined, 2)}</code></pre>
              </details>`,
          )}`,
    ),
  );
}

/** What the router will ask of the caller. */
function renderCallbacks(operationId: string, callbacks: Operation["callbacks"]): Html {
  const calls = Object.values(callbacks ?? {}).flatMap((paths) =>
    Object.entries(paths).flatMap(([path, item]) => (item.post === undefined ? [] : [{ path, called: item.post }])),
  );
  if (calls.length === 0) return html``;
  return html`<h4>Calls to the agent</h4>
    ${calls.map(
      ({ path, called }) =>
        html`<section class="callback" aria-labelledby="${operationId}-${called.operationId}">
          <h5 id="${operationId}-${called.operationId}">${called.summary}</h5>
          <p class="address"><span class="method post">POST</span> <code>${path}</code></p>
          ${renderText(called.description)}${renderParts(called)}
        </section>`,
    )}`;
}
