import { ErrorReply } from "@joinery/shared";

/** Whether a failure's body is the contract's, says that trying again helps, and tells nothing of what is inside. */
export function isNeutral(text: string): boolean {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return false;
  }
  const reply = ErrorReply.safeParse(json);
  return reply.data?.error.retryable === true && !/sqlite|disk|full|\/tmp|at .*\.ts/i.test(text);
}
