import { describe, expect, it } from "vitest";
import { html, joinHtml } from "./html.ts";
import { renderText } from "./render-text.ts";

describe("html", () => {
  it("escapes values in text and in attributes", () => {
    const hostile = `"><script>alert('x')</script>&amp;`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      `<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">` +
        `&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</p>`,
    );
  });

  it("keeps markup that was made by itself, alone and in lists", () => {
    const items = ["a", "<b>"].map((text) => html`<i>${text}</i>`);
    expect(html`<b>${items}</b>${undefined}${7}`.markup).toBe("<b><i>a</i><i>&lt;b&gt;</i></b>7");
    expect(joinHtml(items, html` | `).markup).toBe("<i>a</i> | <i>&lt;b&gt;</i>");
  });
});

describe("renderText", () => {
  it("makes paragraphs, code and tables, and nothing else", () => {
    const { markup } = renderText("One `a<b` two <i>\n\n| x | y |\n| --- | --- |\n| `k` | 1 |");
    expect(markup).toContain("<p>One <code>a&lt;b</code> two &lt;i&gt;</p>");
    expect(markup).toMatch(/<th scope="col">x<\/th>\s*<th scope="col">y<\/th>/);
    expect(markup).toMatch(/<th scope="row"><code>k<\/code><\/th>\s*<td>1<\/td>/);
  });
});
