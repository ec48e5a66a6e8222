import type { AppFile } from "@joinery/shared";
import { file } from "../code.ts";

/** `src/server/next-number.ts`, where a route numbers records. */
export function emitNextNumber(files: readonly AppFile[]): AppFile[] {
  return files.some(({ content }) => content.includes("nextNumber(")) ? [file("src/server/next-number.ts", CODE)] : [];
}

const CODE = `/** The number after the highest one, written in the same way: INV-1005 after INV-1004. */
export function nextNumber(taken: readonly (string | null)[], first: string): string {
  const numbered = taken.flatMap((text) => {
    const [, prefix, digits] = /^(.*?)(\\d{1,12})$/.exec(text ?? "") ?? [];
    return prefix === undefined || digits === undefined ? [] : [{ prefix, digits }];
  });
  const [highest] = numbered.toSorted((a, b) => Number(b.digits) - Number(a.digits));
  if (highest === undefined) return first;
  return highest.prefix + String(Number(highest.digits) + 1).padStart(highest.digits.length, "0");
}`;

/** `ORD-1001`: the first number of a kind, from its label. */
export function firstNumber(label: string): string {
  const letters = label
    .normalize("NFD")
    .replace(/[^a-z]/gi, "")
    .slice(0, 3)
    .toUpperCase();
  return `${letters === "" ? "NO" : letters}-1001`;
}
