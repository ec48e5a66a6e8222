import type { AppFile } from "@joinery/shared";
import { file, importLine, mentions } from "../code.ts";

/** `src/server/api-error.ts` and `src/server/request.ts`: what every route needs to refuse a request well. */
export function emitRequestHandling(records: readonly AppFile[]): AppFile[] {
  const usesFieldError = records.some(({ content }) => mentions(content, "fieldError"));
  const apiError = file(
    "src/server/api-error.ts",
    importLine(["type Context"], "hono"),
    API_ERROR,
    usesFieldError ? FIELD_ERROR : "",
    TO_RESPONSE,
  );
  if (records.length === 0) {
    return [
      apiError,
      file(
        "src/server/request.ts",
        importLine(["type MiddlewareHandler"], "hono") + importLine(["ApiError"], "./api-error.ts"),
        REFUSE_FOREIGN_SITES,
      ),
    ];
  }
  return [
    apiError,
    file(
      "src/server/request.ts",
      `${importLine(["type Context", "type MiddlewareHandler"], "hono")}import * as z from "zod";\n${importLine(["ApiError", "type FieldMessages"], "./api-error.ts")}`,
      REQUEST,
      REFUSE_FOREIGN_SITES,
    ),
  ];
}

const API_ERROR = `
/** What is wrong with each field, by its name. */
export type FieldMessages = Record<string, string>;

/** A request that cannot be served. The message is shown to the user. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429;
  readonly fields: FieldMessages | undefined;

  constructor(status: ApiError["status"], message: string, fields?: FieldMessages) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}
`;

const FIELD_ERROR = `/** An error about one field. */
export function fieldError(status: 400 | 409, field: string, message: string): ApiError {
  return new ApiError(status, message, { [field]: message });
}`;

const TO_RESPONSE = `/** Every failure as JSON. What was not expected is logged and answered without inner details. */
export function toErrorResponse(error: Error, context: Context): Response {
  if (error instanceof ApiError) {
    return context.json({ error: { message: error.message, fields: error.fields } }, error.status);
  }
  console.error(error);
  return context.json({ error: { message: "Something went wrong. Please try again." } }, 500);
}`;

const REQUEST = `
/** The JSON object in the body of a request. */
export async function readBody(context: Context): Promise<object> {
  const type = context.req.header("content-type") ?? "";
  if (!/^application\\/json\\b/i.test(type)) throw new ApiError(415, "The request body must be application/json.");
  const body: unknown = await context.req.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) throw new ApiError(400, "The request body is not valid JSON.");
    throw error;
  });
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ApiError(400, "The request body must be a JSON object.");
  }
  return body;
}

/** The input as the schema sees it, or an error that says what is wrong with each field. */
export function parseInput<Schema extends z.core.$ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const fields: FieldMessages = {};
  for (const { path, message } of result.error.issues) {
    const name = String(path[0] ?? "");
    if (!Object.hasOwn(fields, name)) fields[name] = message;
  }
  throw new ApiError(400, Object.values(fields).join(". "), fields);
}
`;

const REFUSE_FOREIGN_SITES = `/** Other websites must not change data through the user's browser. */
export const refuseForeignSites: MiddlewareHandler = async (context, next) => {
  const isRead = context.req.method === "GET" || context.req.method === "HEAD";
  if (!isRead && context.req.header("sec-fetch-site") === "cross-site") {
    throw new ApiError(403, "Requests from other websites are not accepted.");
  }
  await next();
};`;
