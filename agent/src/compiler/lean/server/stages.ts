import type { AppFile, Field } from "@joinery/shared";
import { pathOf, pipelineOf, type Pipeline } from "../../pipelines.ts";
import type { AppPlan, EntityPlan } from "../../plan.ts";
import { file, importLine, importMentioned, literal } from "../code.ts";

/** What the stage of a record decides about it; it holds for every way in which a record is added or changed. */
export type Stages = { readonly name: string; readonly path: string; readonly file: AppFile };

/** Whether the store has to tell the time, for the day on which something is closed. */
export const needsClock = (plan: AppPlan): boolean =>
  plan.entities.some(({ entity }) => pipelineOf(plan.spec, entity)?.closed !== undefined);

/** `src/server/stages/<entities>.ts`: when something was won or lost, and how far it came. */
export function stagesOf(plan: AppPlan, entityPlan: EntityPlan): Stages | undefined {
  const pipeline = pipelineOf(plan.spec, entityPlan.entity);
  if (pipeline === undefined || (pipeline.closed ?? pipeline.reached) === undefined) return undefined;
  const { typeName, varPlural, kebab, kebabPlural } = entityPlan;
  const { closed, reached } = pipeline;
  const name = `follow${typeName}Stage`;
  const values = [
    ...(closed === undefined ? [] : [`${closed.name}: closingDay(store, input, before)`]),
    ...(reached === undefined ? [] : [`${reached.name}: furthestStage(input, before)`]),
  ];
  const code = [
    `/** The input with what follows from its stage. */
export function ${name}(store: Store, input: ${typeName}Input, id?: string): ${typeName}Input {
  const before = id === undefined ? undefined : store.${varPlural}.get(id);
  return { ...input, ${values.join(", ")} };
}`,
    closed === undefined ? "" : closingCode(entityPlan, pipeline, closed),
    reached === undefined ? "" : reachedCode(entityPlan, pipeline, reached),
  ].join("\n\n");
  const content = file(
    `src/server/stages/${kebabPlural}.ts`,
    importMentioned(code, ["toDay", "toTime"], "../../shared/dates.ts") +
      importLine([`type ${typeName}Input`], `../../shared/${kebab}.ts`) +
      importLine(["type Store"], "../store.ts"),
    code,
  );
  return { name, path: `../stages/${kebabPlural}.ts`, file: content };
}

function closingCode({ typeName }: EntityPlan, { stage, won, lost }: Pipeline, closed: Field): string {
  const ends = [won, lost]
    .filter((value) => value !== undefined)
    .map((value) => `input.${stage.name} !== ${literal(value)}`);
  const now = closed.type === "datetime" ? "`${toDay(store.now())}T${toTime(store.now())}`" : "toDay(store.now())";
  return `/** The day on which it came to its end: today, unless another day is written down. What is open has none. */
function closingDay(store: Store, input: ${typeName}Input, before: ${typeName}Input | undefined): string | null {
  if (${ends.join(" && ")}) return null;
  // The day of an earlier end is not that of this one.
  const isOld = before !== undefined && before.${stage.name} !== input.${stage.name} && before.${closed.name} === input.${closed.name};
  return isOld || input.${closed.name} === null ? ${now} : input.${closed.name};
}`;
}

function reachedCode({ typeName }: EntityPlan, pipeline: Pipeline, reached: Field): string {
  const { stage } = pipeline;
  const path = pathOf(pipeline);
  return `const PATH = [${path.map((value) => literal(value)).join(", ")}] as const;

const placeOf = (stage: string | null | undefined): number => PATH.findIndex((known) => known === stage);

/** What is lost, or goes back, has come as far as it was. */
function furthestStage(input: ${typeName}Input, before: ${typeName}Input | undefined): ${typeName}Input["${reached.name}"] {
  const places = [input.${stage.name}, input.${reached.name}, before?.${stage.name}].map(placeOf);
  return PATH[Math.max(0, ...places)] ?? null;
}`;
}
