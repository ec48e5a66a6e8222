import type { Field, PipelineView } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import { readPipeline, type Pipeline } from "../../../pipelines.ts";
import { optionsName } from "../../../plan.ts";
import { fieldOf, type ClientEntity } from "../context.ts";
import { displayOf, formatterOf } from "../display.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";
import { emitBoardPage } from "./board.ts";
import type { Listing } from "./listing.ts";

/** A board of stages with what they come to, a forecast, and how many get from stage to stage. */
export function emitPipeline(listing: Listing<PipelineView>): Module[] {
  const { entity, view } = listing;
  const pipeline = readPipeline(view, entity.entity);
  if (pipeline === undefined) throw new Error(`${entity.typeName} has no field ${view.groupField}`);
  const { one, varName, type } = entity;
  const stages = `${varName}Stages`;
  const toDeal = `to${entity.typeName}Deal`;
  const amount = view.amountField === undefined ? undefined : fieldOf(entity.entity, view.amountField);
  const next = view.nextField === undefined ? undefined : fieldOf(entity.entity, view.nextField);
  const format = amount === undefined ? "formatNumber" : formatCode(amount);
  const isOverdue = `isNextOverdue(${one}.${view.nextField ?? ""}, ${toDeal}(${one}), ${stages})`;
  const [page, ...details] = emitBoardPage(listing, {
    hidden: [view.nextField ?? "", view.reachedField ?? ""],
    above: `<PipelineFigures
          deals={shown.map(${toDeal})}
          stages={${stages}}
          options={${optionsName(entity, pipeline.stage)}}
          ${amount === undefined ? "" : `format={${format}}`}
          ${next === undefined ? "" : `overdue={shown.filter((${one}) => ${isOverdue}).length}`}
          ${jsxAttribute("label", entity.label)}
          ${jsxAttribute("labelPlural", entity.labelPlural)}
        />`,
    footer:
      next === undefined
        ? ""
        : `{${one}.${next.name}${isNullable(next) ? " !== null" : ' !== ""'} && (
                <NextAction ${jsxAttribute("label", next.label)} date={${one}.${next.name}} isOverdue={${isOverdue}} />
              )}`,
    attributes:
      amount === undefined ? "" : `summaryOf={(items) => dealSumText(items.map(${toDeal}), ${stages}, ${format})}`,
  });
  if (page === undefined) return details;
  const code = `/** Where ${entity.labelPlural.replaceAll("*/", "* /")} come from and where they end. */
const ${stages}: PipelineStages = ${stagesCode(pipeline)};

function ${toDeal}(${one}: ${type}): Deal {
  return ${dealCode(entity, pipeline)};
}`;
  return [{ ...page, code: `${code}\n\n${page.code}`, effects: ["src/client/styles/dashboard.css"] }, ...details];
}

function stagesCode({ view, open, won, lost }: Pipeline): string {
  const likely = Object.entries(view.stageProbabilities ?? {}).filter(([stage]) => open.includes(stage));
  const rows = [
    `open: [${open.map(stringOf).join(", ")}]`,
    `won: ${won === undefined ? "null" : stringOf(won)}`,
    `lost: ${lost === undefined ? "null" : stringOf(lost)}`,
    `probabilities: new Map([${likely.map(([stage, percent]) => `[${stringOf(stage)}, ${percent}]`).join(", ")}])`,
  ];
  return `{ ${rows.join(", ")} }`;
}

function dealCode({ entity, one }: ClientEntity, { view, stage, reached }: Pipeline): string {
  const value = (name: string | undefined): string => {
    const field = name === undefined ? undefined : fieldOf(entity, name);
    return field === undefined ? "null" : `${one}.${field.name}`;
  };
  const rows = [
    `stage: ${one}.${stage.name}`,
    `amount: ${value(view.amountField)}`,
    `probability: ${value(view.probabilityField)}`,
    `reached: ${value(reached?.name)}`,
  ];
  return `{ ${rows.join(", ")} }`;
}

function formatCode(amount: Field): string {
  const kind = displayOf(amount);
  const format = formatterOf(kind === "money" ? "money" : "number");
  return amount.unit === undefined || kind === "money"
    ? format
    : `(value: number) => ${format}(value, ${stringOf(amount.unit)})`;
}
