import type { View } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { findEntity, type AppPlan } from "../../../plan.ts";
import { file, importLine, importMentioned } from "../../code.ts";
import { everything } from "../rights.ts";
import { parseCall, recordFunctions } from "../records.ts";
import type { ViewRoutes } from "./view-routes.ts";

const YEAR_SECONDS = 31_536_000;

/**
 * `PUT` and `DELETE /api/<options>/:id/vote`, and `GET /api/<options>/mine/votes`. A browser is known by a cookie that scripts cannot
 * read; only its hash is kept with the vote, so that nobody can vote as somebody else.
 */
export function emitVoting(plan: AppPlan, view: Extract<View, { kind: "poll" }>): ViewRoutes {
  const option = findEntity(plan, view.entity);
  const vote = findEntity(plan, view.voteEntity);
  const poll = view.pollEntity === undefined ? undefined : findEntity(plan, view.pollEntity);
  const pollField = option.entity.fields.find(({ name }) => name === view.pollField);
  const { find } = recordFunctions(option);
  const registers = `register${option.typeName}Voting`;
  const path = `/api/${option.kebabPlural}`;
  const isGrouped = poll !== undefined && pollField !== undefined;
  const closing =
    isGrouped && view.closesField !== undefined
      ? `    const poll = store.${poll.varPlural}.get(option.${pollField.name}${isNullable(pollField) ? ' ?? ""' : ""});
    if (poll !== undefined && poll.${view.closesField} !== null && poll.${view.closesField} < toDay(clock())) {
      throw new ApiError(409, "This poll is closed.");
    }
`
      : "";
  const own = isGrouped
    ? `${everything(plan)}.${vote.varPlural}
    .all()
    .filter((vote) => vote.${view.voterField} === voter && store.${option.varPlural}.get(vote.${view.viaField} ?? "")?.${pollField.name} === option.${pollField.name})`
    : `${everything(plan)}.${vote.varPlural}.all().filter((vote) => vote.${view.voterField} === voter)`;
  const code = `/** One vote for each browser${isGrouped ? " in each poll" : ""}: \`${path}/:id/vote\`. */
export function ${registers}(app: Hono, { store${closing === "" ? "" : ", clock"} }: AppDeps): void {
  app.get("${path}/mine/votes", (context) => {
    const voter = voterOf(context);
    const mine = ${everything(plan)}.${vote.varPlural}.all().filter((vote) => vote.${view.voterField} === voter);
    return context.json({ items: mine.map((vote) => vote.${view.viaField}) });
  });

  app.put("${path}/:id/vote", async (context) => {
    const option = ${find}(store, context.req.param("id"));
    const voter = voterOf(context);
${closing}    const input = ${parseCall(plan, vote, `{ ${view.viaField}: option.id, ${view.voterField}: voter }`)};
    for (const { id } of votesOf(store, voter, option)) ${everything(plan)}.${vote.varPlural}.remove(id);
    ${everything(plan)}.${vote.varPlural}.add(input);
    await store.save();
    return context.json(option);
  });

  app.delete("${path}/:id/vote", async (context) => {
    const option = ${find}(store, context.req.param("id"));
    const voter = voterOf(context);
${closing}    for (const { id } of votesOf(store, voter, option)) ${everything(plan)}.${vote.varPlural}.remove(id);
    await store.save();
    return context.body(null, 204);
  });
}

/** The votes that this one takes the place of. */
function votesOf(store: Store, voter: string, ${isGrouped ? "option" : "_option"}: ${option.typeName}): { id: string }[] {
  return ${own};
}

/** Who votes, as a hash of the browser's cookie; a browser without one gets it now. */
function voterOf(context: Context): string {
  const known = getCookie(context, "voter");
  const token = known !== undefined && /^[\\w-]{20,60}$/.test(known) ? known : randomUUID();
  if (token !== known) {
    setCookie(context, "voter", token, { httpOnly: true, sameSite: "Lax", path: "/", maxAge: ${YEAR_SECONDS} });
  }
  return createHash("sha256").update(token).digest("hex").slice(0, 40);
}`;
  return {
    registers,
    file: file(
      `src/server/views/${option.kebabPlural}-vote.ts`,
      importLine(["createHash", "randomUUID"], "node:crypto") +
        importLine(["type Context", "type Hono"], "hono") +
        importLine(["getCookie", "setCookie"], "hono/cookie") +
        importMentioned(code, ["wholeOf"], "../access/permitted-store.ts") +
        importMentioned(code, ["toDay"], "../../shared/dates.ts") +
        importLine([`type ${option.typeName}`], `../../shared/${option.kebab}.ts`) +
        importMentioned(code, ["ApiError"], "../api-error.ts") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importLine([find], `../records/${option.kebabPlural}.ts`) +
        importLine([recordFunctions(vote).parse], `../records/${vote.kebabPlural}.ts`) +
        importLine(["type Store"], "../store.ts"),
      code,
    ),
  };
}
