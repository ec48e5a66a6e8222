import {
  Action,
  AgentCall,
  AgentInfo,
  AgentLease,
  AgentList,
  AgentRegistration,
  AgentReply,
  AppFile,
  AppSpec,
  AwaitingReply,
  BuildInfo,
  CancelReply,
  Chart,
  CompletedReply,
  Computed,
  Condition,
  ConversationReply,
  Entity,
  ErrorDetail,
  ErrorIssue,
  ErrorReply,
  Feature,
  Field,
  HealthReply,
  HistoryEntry,
  IntentRequest,
  Measure,
  Metric,
  Page,
  ProgressReply,
  ProgressReport,
  Question,
  QueuedReply,
  ReadyReply,
  Rule,
  StreamEvent,
  Theme,
  Verification,
  VerificationStep,
  View,
} from "@joinery/shared";
import * as z from "zod";
import { COMMON_FIELD_TEXTS, FIELD_TEXTS, SCHEMA_TEXTS } from "./descriptions.ts";
import type { Schema } from "./document.ts";

/** What crosses the router's own doors. */
const WIRE = {
  IntentRequest,
  AwaitingReply,
  QueuedReply,
  CompletedReply,
  ConversationReply,
  CancelReply,
  HistoryEntry,
  BuildInfo,
  Verification,
  VerificationStep,
  StreamEvent,
  ProgressReport,
  ProgressReply,
  AgentRegistration,
  AgentLease,
  AgentInfo,
  AgentList,
  AgentCall,
  AgentReply,
  AppFile,
  ErrorReply,
  ErrorDetail,
  ErrorIssue,
  HealthReply,
  ReadyReply,
} as const;

/** The built-in agent's specification, for front-ends that let users edit it. */
const SPECIFICATION = {
  AppSpec,
  Entity,
  Field,
  Computed,
  Page,
  View,
  Metric,
  Chart,
  Measure,
  Condition,
  Rule,
  Action,
  Theme,
  Feature,
  Question,
} as const;

/** Every schema with a name in the document; the others appear where they are used. */
export const SCHEMAS = { ...WIRE, ...SPECIFICATION } as const;
export type SchemaName = keyof typeof SCHEMAS;
export const WIRE_NAMES = Object.keys(WIRE) as (keyof typeof WIRE)[];

export function toRef(name: SchemaName): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/**
 * The contract's schemas as `components/schemas`, referring to each other by name. In the form of input, where a field with a
 * default may be left out and an answer may have more fields than are listed: what a client may rely on, and no more.
 */
export function createSchemas(): Record<SchemaName, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    uri: (id) => toRef(id as SchemaName).$ref,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  const components = Object.entries(schemas).map(([name, schema]) => [name, toComponent(name as SchemaName, schema)]);
  return Object.fromEntries(components) as Record<SchemaName, Schema>;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A component is named by its place, so it needs no `$id`, which may not be a fragment. */
function toComponent(name: SchemaName, { $id: _id, $schema: _dialect, ...schema }: JsonSchema): Schema {
  const texts = { ...(name in WIRE ? COMMON_FIELD_TEXTS : {}), ...FIELD_TEXTS[name] };
  for (const part of [schema, ...(schema.oneOf ?? [])]) describeFields(part, texts);
  return { description: SCHEMA_TEXTS[name], ...schema };
}

/** A text goes beside a `$ref`, too: JSON Schema 2020-12 allows siblings. */
function describeFields(schema: JsonSchema, texts: Readonly<Record<string, string>>): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const description = texts[name];
    if (description !== undefined && typeof field === "object") field.description = description;
  }
}

/** Leaves out what says nothing: that keys are text, that integers are safe ones. */
function tidy(schema: JsonSchema): void {
  delete schema.propertyNames;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.type === "integer" && schema.exclusiveMinimum === 0) {
    delete schema.exclusiveMinimum;
    schema.minimum = 1;
  }
}
