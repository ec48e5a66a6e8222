/** The load process: the publishers and the subscribers of one server under test. Run by `load-process.ts`. */
import type { LoadAnswer, LoadCommand, RoundResult } from "./endpoint.ts";
import { openLoad, type Load } from "./rounds.ts";

let load: Load | undefined;
process.on("message", (command: LoadCommand) => {
  obey(command)
    .then(
      (result): LoadAnswer => (result === undefined ? {} : { result }),
      (error: unknown): LoadAnswer => ({ error: String(error) }),
    )
    .then((answer) => process.send?.(answer));
});
process.once("disconnect", () => process.exit());

async function obey(command: LoadCommand): Promise<RoundResult | undefined> {
  switch (command.type) {
    case "connect":
      load = await openLoad(command.options);
      return undefined;
    case "round":
      return load?.round(command.options);
    case "disconnect":
      load?.[Symbol.dispose]();
      load = undefined;
      return undefined;
    default:
      throw new Error(`unknown command: ${JSON.stringify(command satisfies never)}`);
  }
}
