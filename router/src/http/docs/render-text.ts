import { html, joinHtml, type Html } from "./html.ts";

/** The part of CommonMark that the document's texts use: paragraphs, tables, and `code`. */
export function renderText(text: string): Html {
  return joinHtml(
    text
      .split("\n\n")
      .map((block) => (block.startsWith("|") ? renderTable(block) : html`<p>${renderInline(block)}</p>`)),
  );
}

/** One line of text with `code` in it. */
export function renderInline(text: string): Html {
  return joinHtml(
    text.split("`").map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`)),
  );
}

/** A table that a keyboard can scroll when it is wider than the page. */
export function toScrollable(label: string, table: Html): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>`;
}

function renderTable(block: string): Html {
  const [head = [], , ...rows] = block.split("\n").map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const body = rows.map(
    ([first = "", ...rest]) =>
      html`<tr>
        <th scope="row">${renderInline(first)}</th>
        ${rest.map((cell) => html`<td>${renderInline(cell)}</td>`)}
      </tr>`,
  );
  const columns = head.map((cell) => html`<th scope="col">${cell}</th>`);
  return toScrollable(
    head.join(", "),
    html`<table>
      <thead>
        <tr>
          ${columns}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>`,
  );
}
