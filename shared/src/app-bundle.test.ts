import { describe, expect, it } from "vitest";
import { AppBundle, AppFiles, Dependency, describeUnsafePath } from "./app-bundle.ts";

describe("describeUnsafePath", () => {
  it.each([
    "src/main.ts",
    "a/b/c.txt",
    ".gitignore",
    "src/[id]/page.tsx",
    "app/(group)/x.tsx",
    "größe.md",
    "README.md",
  ])("accepts %s", (path) => {
    expect(describeUnsafePath(path)).toBeUndefined();
  });

  it.each([
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a/./b",
    "a//b",
    "a/",
    "C:/x",
    "c:x",
    "a\\b",
    "nul",
    "a/CON.txt",
    "com1",
    ".git/config",
    "a/node_modules/x.js",
    "x\0.ts",
    "x\n.ts",
    "x.",
    "x ",
    "a/b ./c",
    "a:b",
    "a*b",
    "a\u202eb",
    "x".repeat(101),
    "a/".repeat(130) + "b",
  ])("refuses %j", (path) => {
    expect(describeUnsafePath(path)).toBeTypeOf("string");
  });
});

describe("AppFiles", () => {
  it("refuses two files whose names differ by case or normal form only, and names the second", () => {
    const result = AppFiles.safeParse([
      { path: "src/É.ts", content: "" },
      { path: "SRC/e\u0301.ts", content: "" },
    ]);
    expect(result.error?.issues).toMatchObject([{ path: [1, "path"], message: "is there twice" }]);
  });
});

describe("Dependency", () => {
  it.each(["zod", "zod@^4", "@scope/name@1.2.3", "a@latest", "b@>=1 <2", "lucide-react@latest"])(
    "accepts %s",
    (text) => {
      expect(Dependency.safeParse(text).success).toBe(true);
    },
  );

  it.each(["", "../x", "zod@file:../x", "zod@git+https://x/y", "a b", "@x", "zod@npm:evil@1", "https://x/y.tgz"])(
    "refuses %j",
    (text) => {
      expect(Dependency.safeParse(text).success).toBe(false);
    },
  );

  it("is part of a bundle", () => {
    expect(AppBundle.parse({ files: [], dependencies: ["zod@^4"] })).toEqual({ files: [], dependencies: ["zod@^4"] });
  });
});
