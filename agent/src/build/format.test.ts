import { describe, expect, it } from "vitest";
import { formatFiles } from "./format.ts";

describe("formatFiles", () => {
  it("formats every kind of file a project has, and leaves others alone", async () => {
    const formatted = await formatFiles([
      { path: "a.tsx", content: "export const A=()=><p className='x'>{1}</p>" },
      { path: "a.css", content: ".a{color:red}" },
      { path: "package.json", content: '{"name":"x"}' },
      { path: "README.md", content: "# A\n\n* b\n" },
      { path: "icon.svg", content: "<svg   />" },
    ]);
    expect(formatted.map(({ content }) => content)).toEqual([
      'export const A = () => <p className="x">{1}</p>;\n',
      ".a {\n  color: red;\n}\n",
      '{\n  "name": "x"\n}\n',
      "# A\n\n- b\n",
      "<svg   />",
    ]);
  });

  it("leaves a file that does not parse as it is", async () => {
    const broken = { path: "a.ts", content: "export const = 1" };
    expect(await formatFiles([broken])).toEqual([broken]);
  });

  it("changes nothing when it is applied again", async () => {
    const once = await formatFiles([{ path: "a.ts", content: "export const a={b:[1,2,3],c:'d'}" }]);
    expect(await formatFiles(once)).toEqual(once);
  });

  it("leaves lock files in npm's form, and the space in templates of markup", async () => {
    const files = [
      { path: "package-lock.json", content: '{"a": [\n1\n]}\n' },
      { path: "a.js", content: "export const a = html`<p>one   ${two}</p>`;\n" },
    ];
    expect(await formatFiles(files)).toEqual(files);
  });
});
