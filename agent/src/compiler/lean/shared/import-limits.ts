import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file } from "../code.ts";

/** `src/shared/import-limits.ts`: how much one import may add; nothing where nothing is imported. */
export function emitImportLimits({ spec }: AppPlan): AppFile[] {
  if (!spec.pages.some(({ view }) => view.kind === "import")) return [];
  return [
    file(
      "src/shared/import-limits.ts",
      `/**
 * What one file may add. It comes in one request, because all of it is added or nothing; so the request may be far larger than
 * others: some three thousand characters for each record.
 */
export const importLimits = { records: 5000, bytes: 16_000_000 } as const;`,
    ),
  ];
}
