import { notRun } from "./verify-steps.ts";
import type { VerificationStep } from "./verification.ts";

const WHY = "Next.js is not installed here";

/** Next.js is too large to be kept in a template: apps that are made of it are verified without it, and the steps say so. */
export function isKeptHere(dependency: string): boolean {
  return !/^next(?:@|$)/.test(dependency);
}

type Parts = {
  /** The check of a warm compiler, against a stand-in for the framework's types. */
  readonly types: Promise<VerificationStep[]> | undefined;
  readonly runTests: () => Promise<VerificationStep>;
  readonly say: (step: VerificationStep) => VerificationStep[];
};

/** What can be seen of an app whose framework is not here: its types, and the tests of its API. */
export async function runWithoutFramework({ types, runTests, say }: Parts): Promise<VerificationStep[]> {
  const rest = (["build", "start", "health", "pages", "stop"] as const).map((name) => notRun(name, WHY));
  const [checked, tested] = await Promise.all([types ?? say(notRun("typecheck", WHY)), runTests().then(say)]);
  return [...checked, ...tested, ...rest.flatMap(say)];
}
