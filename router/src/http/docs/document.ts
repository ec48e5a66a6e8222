/** The part of OpenAPI 3.1.1 that our document uses. Schemas are JSON Schema 2020-12 as zod writes it. */
export type Schema = Readonly<Record<string, unknown>>;

export type OpenApiDocument = {
  readonly openapi: "3.1.1";
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly headers: Readonly<Record<string, Header>>;
    readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  };
};

export const METHODS = ["get", "post", "put", "delete"] as const;
export type Method = (typeof METHODS)[number];
export type PathItem = Readonly<Partial<Record<Method, Operation>>>;

export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  /** Any one of them suffices; `{}` means that none is needed. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  /** Requests that the router makes because of this one. */
  readonly callbacks?: Readonly<Record<string, Readonly<Record<string, PathItem>>>>;
};

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly description: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
};

export type RequestBody = {
  readonly description: string;
  readonly required: true;
  readonly content: Readonly<Record<string, MediaType>>;
};

export type Response = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, MediaType>>;
};

export type MediaType = {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
};
export type Example = { readonly summary: string; readonly value: unknown };
export type Header = { readonly description: string; readonly schema: Schema; readonly required?: boolean };
export type SecurityScheme = { readonly description: string } & (
  | { readonly type: "apiKey"; readonly in: "header" | "query"; readonly name: string }
  | { readonly type: "http"; readonly scheme: "bearer" }
);
