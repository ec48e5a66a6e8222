import type { AppSpec, Entity, Field, PipelineView } from "@joinery/shared";

/** A pipeline with its fields and stages looked up. */
export type Pipeline = {
  readonly view: PipelineView;
  readonly stage: Field;
  /** The values of the stages on the way, and of those at its ends. */
  readonly open: readonly string[];
  readonly won: string | undefined;
  readonly lost: string | undefined;
  /** Set by the server. */
  readonly closed: Field | undefined;
  readonly reached: Field | undefined;
};

/** The first pipeline of an entity: what follows from its stages holds wherever a record comes from. */
export function pipelineOf({ pages }: Pick<AppSpec, "pages">, entity: Entity): Pipeline | undefined {
  const view = pages
    .map((page) => page.view)
    .find(({ kind, ...rest }) => kind === "pipeline" && "entity" in rest && rest.entity === entity.name);
  return view?.kind === "pipeline" ? readPipeline(view, entity) : undefined;
}

export function readPipeline(view: PipelineView, entity: Entity): Pipeline | undefined {
  const named = (name: string | undefined): Field | undefined => entity.fields.find((field) => field.name === name);
  const stage = named(view.groupField);
  if (stage === undefined) return undefined;
  const values = stage.options?.map(({ value }) => value) ?? [];
  const won = values.find((value) => value === view.wonValue);
  const lost = values.find((value) => value === view.lostValue && value !== won);
  const open = values.filter((value) => value !== won && value !== lost);
  const closed = won === undefined && lost === undefined ? undefined : named(view.closedField);
  const reached = named(view.reachedField);
  return {
    view,
    stage,
    open,
    won,
    lost,
    closed: closed === named(view.nextField) ? undefined : closed,
    reached: reached === stage || open.length === 0 ? undefined : reached,
  };
}

/** The stages that a record comes through, with success at the end. */
export const pathOf = ({ open, won }: Pipeline): string[] => (won === undefined ? [...open] : [...open, won]);

/** Whether the server fills the field in. */
export function isSetByStage(spec: Pick<AppSpec, "pages">, entity: Entity, fieldName: string): boolean {
  const { closed, reached } = pipelineOf(spec, entity) ?? {};
  return closed?.name === fieldName || reached?.name === fieldName;
}

/** The value that the server gives such a field in a record whose stage is the first of all; undefined for other fields. */
export function firstValueByStage(
  spec: Pick<AppSpec, "pages">,
  entity: Entity,
  fieldName: string,
): string | null | undefined {
  const pipeline = pipelineOf(spec, entity);
  if (pipeline === undefined || !isSetByStage(spec, entity, fieldName)) return undefined;
  const first = pipeline.stage.options?.[0]?.value ?? "";
  const path = pathOf(pipeline);
  if (fieldName === pipeline.reached?.name) return path[Math.max(0, path.indexOf(first))] ?? null;
  if (pipeline.open.includes(first)) return null;
  return pipeline.closed?.type === "datetime" ? "2030-06-15T09:30" : "2030-06-15";
}

/** What the server fills in is never asked for, and the furthest stage is one of the stages. */
export function stagedFields(
  { pages }: Pick<AppSpec, "pages">,
  entity: Entity,
  fields: readonly Field[],
): readonly Field[] {
  const pipeline = pipelineOf({ pages }, { ...entity, fields: [...fields] });
  if (pipeline === undefined) return fields;
  const { stage, closed, reached, view } = pipeline;
  return fields.map((field) => {
    if (field === stage) return { ...field, unique: false };
    if (field === closed || field === reached) {
      const { default: _, ...rest } = { ...field, required: false, unique: false };
      return field === reached && stage.options !== undefined ? { ...rest, options: stage.options } : rest;
    }
    return field.name === view.probabilityField ? { ...field, unique: false, min: 0, max: 100 } : field;
  });
}
