import * as z from "zod";

/** `GET /health`: the process is alive. */
export const HealthReply = z.object({
  status: z.literal("ok"),
  service: z.enum(["joinery-router", "joinery-agent"]),
  version: z.string(),
});
export type HealthReply = z.infer<typeof HealthReply>;

/** `GET /ready`: 200 only when the store answers. `agents` (router): how many are in rotation. `jobs` (agent): builds waiting or running. */
export const ReadyReply = z.object({
  status: z.literal("ok"),
  service: HealthReply.shape.service,
  agents: z.int().nonnegative().optional(),
  jobs: z.int().nonnegative().optional(),
});
export type ReadyReply = z.infer<typeof ReadyReply>;
