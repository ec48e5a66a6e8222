import type { AppSpec, Entity, Field, FieldOption, FieldValue, View } from "@joinery/shared";
import { PIPELINE } from "../../lexicon/figure-words.ts";
import { toOptions } from "../../lexicon/option-tones.ts";
import { pipelineView } from "../figure-views.ts";
import { newField, withCovered, withEntity, withMainPage, type Workflow } from "./workflow.ts";

type PipelineView = Extract<View, { kind: "pipeline" }>;

/** Deals and the like in stages, where the brief speaks of a pipeline. */
export const pipeline: Workflow = (spec, text) => {
  const hasDeals = /\bcrm\b|\bcustomer relationship/i.test(text) && spec.entities.some(({ label }) => DEAL.test(label));
  if (!PIPELINE.test(text) && !hasDeals) return undefined;
  const known = spec.entities.map((entity) => (DEAL.test(entity.label) ? withStages(entity) : entity));
  const staged = known.filter((entity) => pipelineView(entity) !== undefined);
  const deal =
    staged.find(({ label }) => DEAL.test(label)) ??
    staged.find(({ label }) => ON_ITS_WAY.test(label)) ??
    (OF_STAGES.test(text) ? staged[0] : undefined);
  return deal === undefined ? undefined : withPipeline(spec, deal, text);
};

const DEAL = /deal|opportunit/i;
/** Not a pipe with oil in it. */
const OF_STAGES =
  /\bfunnel\b|\b(?:sales|hiring|recruit\w*|content|editorial|customer|project|order) pipelines?\b|\bpipelines? (?:of|with|by|view|board|stages?)\b/i;
const ON_ITS_WAY = /lead|prospect|candidate|applica/i;

/** A pipeline has stages, whatever else the brief says of its deals. */
function withStages(entity: Entity): Entity {
  if (pipelineView(entity) !== undefined || entity.fields.some(({ name }) => name === "stage")) return entity;
  const { maxLength: _, ...stage } = newField.text("stage", "Stage");
  const options = toOptions(["New", "Proposal", "Negotiation", "Won", "Lost"]);
  const field: Field = {
    ...stage,
    type: "enum",
    interface: "select",
    display: "badge",
    options,
    default: options[0]?.value ?? "",
  };
  return { ...entity, fields: [...entity.fields, field] };
}

/** Shows records as a pipeline; undefined where they have no stages. */
export function withPipeline(spec: AppSpec, found: Entity, text: string): AppSpec | undefined {
  if (pipelineView(found) === undefined) return undefined;
  const entity = withStageFields(withAskedFields({ ...found, fields: found.fields.filter(isNoWish) }, text));
  const view = pipelineView(entity);
  if (view === undefined) return undefined;
  const stageProbabilities = readProbabilities(entity, view, text);
  const hasOwn = Object.keys(stageProbabilities).length > 0;
  const sampled = withSamples(withEntity(spec, entity), entity, view);
  const paged = withMainPage(sampled, entity.name, "Pipeline", hasOwn ? { ...view, stageProbabilities } : view);
  const wantsFigures = /\bdashboard\b|\boverview\b|\bcharts?\b|\bstatistics\b/i.test(text);
  const pages = paged.pages.filter(({ view: { kind } }) => kind !== "dashboard" || wantsFigures);
  return withCovered({ ...paged, pages }, "Pipeline with sums and conversion");
}

/** "A pipeline of deals" gives a deal no pipeline as a value. */
const isNoWish = ({ label, type }: Field): boolean =>
  type !== "string" ||
  !/^(?:pipelines?|funnel|stages?|(?:weighted )?forecast|deals? moves?|conversion(?: rate)?|column|sum)$/i.test(label);

/** What the brief asks for and the records lack: how likely they are, and what is to be done next. */
function withAskedFields(entity: Entity, text: string): Entity {
  const view = pipelineView(entity);
  const added: Field[] = [];
  const { maxLength: _, ...number } = newField.text("probability", "Probability");
  if (
    /\bprobabilit|\blikelihood\b|\bweighted\b/i.test(text) &&
    view?.probabilityField === undefined &&
    !/\d ?%/.test(text)
  )
    added.push({ ...number, type: "integer", interface: "number", display: "percent", min: 0, max: 100 });
  if (/\bnext (?:action|step|contact|call|task)s?\b|\bfollow[- ]?ups?\b/i.test(text) && view?.nextField === undefined)
    added.push(newField.day("nextActionOn", "Next action on", { display: "relativeDate" }));
  const taken = new Set(entity.fields.map(({ name }) => name));
  return { ...entity, fields: [...entity.fields, ...added.filter(({ name }) => !taken.has(name))] };
}

/** Where a record ended and how far it came is kept by the server. */
function withStageFields(entity: Entity): Entity {
  const view = pipelineView(entity);
  const stage = entity.fields.find(({ name }) => name === view?.groupField);
  if (view === undefined || stage?.options === undefined) return entity;
  const hasEnd = view.wonValue !== undefined || view.lostValue !== undefined;
  const added: Field[] = [];
  if (hasEnd && view.closedField === undefined)
    added.push(newField.day("closedOn", "Closed on", { help: "Filled in when it is won or lost" }));
  const { default: _, ...rest } = stage;
  if (stage.options.length > 2 && view.reachedField === undefined)
    added.push({
      ...rest,
      name: "furthestStage",
      label: "Furthest stage",
      required: false,
      help: "Filled in as it moves on",
    });
  const taken = new Set(entity.fields.map(({ name }) => name));
  return { ...entity, fields: [...entity.fields, ...added.filter(({ name }) => !taken.has(name))] };
}

/** "Lead 20 %, proposal 50 %": how likely a deal is won from a stage, as the brief says it and never otherwise. */
function readProbabilities({ fields }: Entity, { groupField }: PipelineView, text: string): Record<string, number> {
  const options = fields.find(({ name }) => name === groupField)?.options ?? [];
  const read = ({ label, value }: FieldOption): [string, number][] => {
    const plain = label.replace(/[^\p{L}\p{N} ]/gu, ".");
    const percent = Number(new RegExp(`\\b${plain}\\b[ (:=-]{0,3}(\\d{1,3}) ?%`, "i").exec(text)?.[1] ?? Number.NaN);
    return percent <= 100 ? [[value, percent]] : [];
  };
  return Object.fromEntries(options.flatMap(read));
}

/** Examples that are closed have a day, and each has come as far as its stage. */
function withSamples(spec: AppSpec, entity: Entity, view: PipelineView): AppSpec {
  const stages = entity.fields.find(({ name }) => name === view.groupField)?.options?.map(({ value }) => value) ?? [];
  const open = stages.filter((value) => value !== view.wonValue && value !== view.lostValue);
  const samples = (spec.sampleData[entity.name] ?? []).map(({ key, values }, index) => {
    const stage = values[view.groupField] ?? stages[index % stages.length];
    const isClosed = stage !== undefined && (stage === view.wonValue || stage === view.lostValue);
    const furthest = stage === view.lostValue ? (open.at(-1) ?? null) : (stage ?? null);
    // The further it has come, the likelier it is.
    const likely = Math.round((10 * (open.indexOf(String(stage)) + 1)) / (open.length + 1)) * 10;
    const more: Record<string, FieldValue> = {};
    if (stage !== undefined) more[view.groupField] = stage;
    if (view.closedField !== undefined && isClosed) more[view.closedField] = "today-6";
    if (view.reachedField !== undefined && furthest !== null) more[view.reachedField] = furthest;
    if (view.probabilityField !== undefined && !isClosed) more[view.probabilityField] = likely;
    if (view.nextField !== undefined && !isClosed)
      more[view.nextField] = ["today+2", "today-1", "today+6"][index % 3] ?? "today";
    return { key, values: { ...more, ...values } };
  });
  return { ...spec, sampleData: { ...spec.sampleData, [entity.name]: samples } };
}
