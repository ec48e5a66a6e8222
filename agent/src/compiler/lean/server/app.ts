import type { AppFile } from "@joinery/shared";
import { findEntity, type AppPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";
import { emitAccessUses, hasAccess } from "./access.ts";
import { importPaths } from "./import.ts";
import { routesName } from "./routes.ts";
import { settledViews, settlementsName } from "./settlements.ts";
import { emitViewRoutes, type ViewRoutes } from "./views/view-routes.ts";

/** `src/server/app.ts`, `app-deps.ts`, `client-files.ts`, `config.ts`, `main.ts` and `dev.ts`: the process around the routes. */
export function emitApp(plan: AppPlan): AppFile[] {
  const views = emitViewRoutes(plan);
  return [
    emitAppFile(plan, views),
    ...views.map((routes) => routes.file),
    ...views.flatMap(({ others = [] }) => others),
    file(
      "src/server/app-deps.ts",
      importLine(["type Store"], "./store.ts"),
      `/** What the routes work with. */
export type AppDeps = {
  store: Store;
  /** Tells the time; tests bring their own. */
  clock: () => Date;
};`,
    ),
    file(
      "src/server/client-files.ts",
      importLine(["serveStatic"], "@hono/node-server/serve-static") + importLine(["type Hono"], "hono"),
      CLIENT_FILES,
    ),
    file(
      "src/server/config.ts",
      hasAccess(plan) ? CONFIG.replace("it has no accounts, so take care", "put TLS in front of it") : CONFIG,
    ),
    emitMain(),
    file(
      "src/server/dev.ts",
      importLine(["createApp"], "./app.ts") +
        importLine(["readConfig"], "./config.ts") +
        importLine(["openStore"], "./store.ts"),
      DEV,
    ),
  ];
}

function emitAppFile(plan: AppPlan, views: readonly ViewRoutes[]): AppFile {
  const { entities } = plan;
  const routes = [...entities.map(routesName), ...views.map(({ registers }) => registers)].map(
    (name) => `  ${name}(app, deps);`,
  );
  const settled = settledViews(plan).map((view) => findEntity(plan, view.entity));
  const settlements = settled.map((entity) => `  ${settlementsName(entity)}(app, deps);`);
  const files = importPaths(plan);
  const limit = "bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLargeBody })";
  // Files have a limit of their own, behind the check of who sends them.
  const limits = files.length === 0 ? limit : `except([${files.map(literal).join(", ")}], ${limit})`;
  const sample =
    entities.length === 0
      ? `  app.get("/api/sample-data", (context) => context.json({ count: 0 }));`
      : `  registerSampleDataRoutes(app, deps);`;
  return file(
    "src/server/app.ts",
    [
      importLine(["Hono"], "hono"),
      importLine(["bodyLimit"], "hono/body-limit"),
      files.length === 0 ? "" : importLine(["except"], "hono/combine"),
      importLine(["secureHeaders"], "hono/secure-headers"),
      hasAccess(plan) ? ACCESS_IMPORTS : "",
      importLine(["ApiError", "toErrorResponse"], "./api-error.ts"),
      importLine(["type AppDeps"], "./app-deps.ts"),
      importLine(["serveClient"], "./client-files.ts"),
      importLine(["refuseForeignSites"], "./request.ts"),
      ...entities.map((entity) => importLine([routesName(entity)], `./routes/${entity.kebabPlural}.ts`)),
      ...settled.map((entity) => importLine([settlementsName(entity)], `./settlements/${entity.kebabPlural}.ts`)),
      entities.length === 0 ? "" : importLine(["registerSampleDataRoutes"], "./routes/sample-data.ts"),
      ...views.map(({ registers, file: { path } }) => importLine([registers], path.replace("src/server/", "./"))),
    ].join(""),
    "const MAX_BODY_BYTES = 1_000_000;",
    // Pictures of products are links to wherever they are kept.
    showsPictures(plan) ? CONTENT_SECURITY_POLICY.replace(`"data:"]`, `"data:", "https:"]`) : CONTENT_SECURITY_POLICY,
    `/** The whole app as one request handler. Without a \`clientFolder\` it is the API alone. */
export function createApp(${entities.length === 0 ? "{ clientFolder }" : "{ clientFolder, ...deps }"}: AppDeps & { clientFolder?: string }): Hono {
  const app = new Hono();
  app.onError(toErrorResponse);
  app.notFound(() => {
    throw new ApiError(404, "There is nothing at this address.");
  });
  app.use(secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false, xFrameOptions: false }));
  app.use("/api/*", refuseForeignSites, ${limits});

  app.get("/api/health", (context) => context.json({ status: "ok" }));
${[...(hasAccess(plan) ? emitAccessUses(plan) : []), ...routes, ...settlements, sample].join("\n")}

  if (clientFolder !== undefined) serveClient(app, clientFolder);
  return app;
}

function refuseLargeBody(): never {
  throw new ApiError(413, "The request body is too large.");
}`,
  );
}

const showsPictures = ({ spec }: AppPlan): boolean =>
  spec.pages.some(({ view }) => view.kind === "shop" && view.imageField !== undefined);

const CONTENT_SECURITY_POLICY = `/** Scripts come from this server alone. It may be shown in a frame on this machine, where previews run. */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'", "http://localhost:*", "http://*.localhost:*", "http://127.0.0.1:*"],
};`;

const ACCESS_IMPORTS =
  importLine(["registerAccountRoutes"], "./access/account-routes.ts") +
  importLine(["allow", "requireSession"], "./access/guards.ts") +
  importLine(["registerPeopleRoutes"], "./access/people-routes.ts");

const CLIENT_FILES = `/** Serves the built client; every address of a page gets \`index.html\`, where the client's router takes over. */
export function serveClient(app: Hono, folder: string): void {
  app.get(
    "*",
    serveStatic({
      root: folder,
      onFound: (path, context) => {
        // The names of assets change with their content; everything else has to be asked for again.
        const isAsset = /[\\\\/]assets[\\\\/]/.test(path);
        context.header("cache-control", isAsset ? "public, max-age=31536000, immutable" : "no-cache");
      },
    }),
  );
  const servePage = serveStatic({
    root: folder,
    path: "index.html",
    onFound: (_path, context) => context.header("cache-control", "no-cache"),
  });
  app.get("*", (context, next) => {
    const isPage = !/^\\/(?:api|assets)\\//.test(context.req.path) && !/\\.\\w+$/.test(context.req.path);
    return isPage ? servePage(context, next) : next();
  });
}`;

const CONFIG = `/** The only place that reads the environment. \`HOST\` opens the app to other machines; it has no accounts, so take care. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const port = Number(env["PORT"] ?? "5000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(\`PORT must be a number from 0 to 65535, not "\${env["PORT"]}".\`);
  }
  return { host: env["HOST"] ?? "127.0.0.1", port, dataFolder: env["DATA_DIR"] ?? "data" };
}`;

const DEV = `/** The API for the development server, which loads it anew after each change. */
export const app = createApp({
  store: await openStore(readConfig(process.env).dataFolder, () => new Date()),
  clock: () => new Date(),
});`;

function emitMain(): AppFile {
  return file(
    "src/server/main.ts",
    importLine(["join"], "node:path") +
      importLine(["serve"], "@hono/node-server") +
      importLine(["createApp"], "./app.ts") +
      importLine(["readConfig"], "./config.ts") +
      importLine(["openStore"], "./store.ts"),
    `const clock = (): Date => new Date();

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const { host, port, dataFolder } = readConfig(process.env);
  const store = await openStore(dataFolder, clock);
  const app = createApp({ store, clock, clientFolder: join(import.meta.dirname, "../client") });

  const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
    console.log(\`Ready at http://\${host === "127.0.0.1" ? "localhost" : host}:\${address.port}\`);
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    const isTaken = error.code === "EADDRINUSE";
    console.error(isTaken ? \`Port \${port} is in use. Choose another one: PORT=5001 npm start\` : error.message);
    process.exitCode = 1;
  });

  const stop = (): void => {
    server.close();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    // Answers wait for their write, so nothing is lost that was confirmed; this waits for the rest.
    void store.save().finally(() => process.exit());
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}`,
  );
}
