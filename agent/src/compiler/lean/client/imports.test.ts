import { expect, test } from "vitest";
import { addImport, joinImports, noImports, splitImports } from "./imports.ts";

const content = `import "./styles/base.css";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import type { Page as PageRecord } from "../shared/page.ts";
import { Button } from "./components/buttons.tsx";

export const text = "import { a } from 'b'";
`;

test("a file that is taken apart and put together again is the same", () => {
  const { imports, code } = splitImports("src/client/app.tsx", content);
  expect(code).toBe("export const text = \"import { a } from 'b'\";");
  expect([...imports.effects]).toEqual(["src/client/styles/base.css"]);
  expect([...imports.names.keys()]).toEqual(["react", "src/shared/page.ts", "src/client/components/buttons.tsx"]);
  expect(joinImports("src/client/app.tsx", imports, code)).toBe(content);
});

test("a file in another folder finds the same files", () => {
  const { imports, code } = splitImports("src/client/app.tsx", content);
  const moved = joinImports("src/client/pages/a/b.tsx", imports, code);
  expect(moved).toContain('from "../../components/buttons.tsx"');
  expect(moved).toContain('from "../../../shared/page.ts"');
});

test("what is imported as a value is not imported as a type once more", () => {
  const imports = noImports();
  addImport(imports, "zod", "ZodError", true);
  addImport(imports, "zod", "ZodError", false);
  expect(joinImports("src/a.ts", imports, "ZodError;")).toBe('import { ZodError } from "zod";\n\nZodError;\n');
});
