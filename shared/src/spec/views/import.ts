import * as z from "zod";

/** Records from a CSV file: all of them are added, or none. */
export const ImportView = z.object({ kind: z.literal("import"), entity: z.string() });
export type ImportView = z.infer<typeof ImportView>;
