import type { AppFile, View } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../../plan.ts";
import { testFunctions } from "../support.ts";
import { testFile } from "./test-file.ts";

/** One vote for each browser, over the API. */
export function emitVotingTests(plan: AppPlan, view: Extract<View, { kind: "poll" }>): AppFile {
  const option = findEntity(plan, view.entity);
  const vote = findEntity(plan, view.voteEntity);
  const { add } = testFunctions(option);
  const path = `/api/${option.kebabPlural}`;
  return testFile(
    `${option.kebabPlural}-vote`,
    [
      [[...new Set([add, ...(closingNames(plan, view) ?? [])])], "./records.ts"],
      [["createTestApi", "type TestApi"], "./test-api.ts"],
    ],
    `/** A browser, which keeps its cookie. */
function createBrowser(api: TestApi) {
  let cookie = "";
  return async (method: string, id: string): Promise<number> => {
    const response = await api.app.request(\`${path}/\${id}/vote\`, { method, headers: { cookie } });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return response.status;
  };
}
const votes = async (api: TestApi, id: string): Promise<number> => {
  const all = await api.list<{ ${view.viaField}: string | null }>("/api/${vote.kebabPlural}");
  return all.filter((vote) => vote.${view.viaField} === id).length;
};

test("a browser has one vote, which it can move and take back", async () => {
  const api = createTestApi();
  const first = await ${add}(api);
  const second = await ${add}(api${sameGroup(plan, view)});
  const browser = createBrowser(api);
  assert.equal(await browser("PUT", first.id), 200);
  assert.equal(await browser("PUT", first.id), 200);
  assert.deepEqual([await votes(api, first.id), await votes(api, second.id)], [1, 0]);
  assert.equal(await browser("PUT", second.id), 200);
  assert.deepEqual([await votes(api, first.id), await votes(api, second.id)], [0, 1]);
  assert.equal(await browser("DELETE", second.id), 204);
  assert.equal(await votes(api, second.id), 0);
});

test("each browser votes for itself, and its cookie is kept from scripts and from the records", async () => {
  const api = createTestApi();
  const option = await ${add}(api);
  await createBrowser(api)("PUT", option.id);
  await createBrowser(api)("PUT", option.id);
  assert.equal(await votes(api, option.id), 2);
  const response = await api.app.request(\`${path}/\${option.id}/vote\`, { method: "PUT" });
  const cookie = response.headers.get("set-cookie") ?? "";
  assert.match(cookie, /HttpOnly/);
  const token = /voter=([^;]+)/.exec(cookie)?.[1] ?? "";
  assert.ok(!JSON.stringify(await api.list("/api/${vote.kebabPlural}")).includes(token));
});${closingTest(plan, view)}

test("an option that is not there takes no votes", async () => {
  assert.equal(await createBrowser(createTestApi())("PUT", "nobody"), 404);
});`,
  );
}

type PollView = Extract<View, { kind: "poll" }>;

/** A second option of the same poll, so that its vote takes the place of the first. */
function sameGroup(plan: AppPlan, { entity, pollEntity, pollField }: PollView): string {
  const field = findEntity(plan, entity).entity.fields.find(({ name }) => name === pollField);
  return pollEntity === undefined || field === undefined ? "" : `, { ${field.name}: first.${field.name} }`;
}

function closingNames(plan: AppPlan, { pollEntity, pollField, closesField }: PollView): string[] | undefined {
  if (pollEntity === undefined || pollField === undefined || closesField === undefined) return undefined;
  return [testFunctions(findEntity(plan, pollEntity)).add];
}

function closingTest(plan: AppPlan, view: PollView): string {
  const [addPoll] = closingNames(plan, view) ?? [];
  if (addPoll === undefined) return "";
  const { add } = testFunctions(findEntity(plan, view.entity));
  return `

test("a poll that is closed takes no votes", async () => {
  const api = createTestApi();
  const poll = await ${addPoll}(api, { ${view.closesField}: "2020-01-01" });
  const option = await ${add}(api, { ${view.pollField}: poll.id });
  assert.equal(await createBrowser(api)("PUT", option.id), 409);
  assert.equal(await votes(api, option.id), 0);
});`;
}
