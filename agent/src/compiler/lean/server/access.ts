import type { AppFile } from "@joinery/shared";
import type { AppPlan } from "../../plan.ts";
import { file, importLine, literal } from "../code.ts";

/** Whether people sign in: without anything to protect there is no need to. */
export const hasAccess = ({ spec, entities }: AppPlan): boolean => spec.access !== undefined && entities.length > 0;

/** `src/server/access/`: accounts, sessions, and who may do what; nothing when the app is open. */
export function emitAccess(plan: AppPlan): AppFile[] {
  if (!hasAccess(plan)) return [];
  return [
    emitRoles(plan),
    file(
      "src/server/access/passwords.ts",
      importLine(["randomBytes", "scrypt", "timingSafeEqual"], "node:crypto"),
      PASSWORDS,
    ),
    file(
      "src/server/access/sessions.ts",
      importLine(["createHash", "randomBytes"], "node:crypto") +
        importLine(["type Context"], "hono") +
        importLine(["deleteCookie", "getCookie", "setCookie"], "hono/cookie") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importLine(["type Stored"], "../collection.ts") +
        importLine(["type UserAccount"], "./roles.ts"),
      SESSIONS,
    ),
    file(
      "src/server/access/guards.ts",
      importLine(["type Context", "type MiddlewareHandler"], "hono") +
        importLine(["ApiError"], "../api-error.ts") +
        importLine(["type AppDeps"], "../app-deps.ts") +
        importLine(["isAdministrator", "rightOf", "type Kind"], "./roles.ts") +
        importLine(["readSession"], "./sessions.ts"),
      GUARDS,
    ),
    file("src/server/access/attempts.ts", importLine(["ApiError"], "../api-error.ts"), ATTEMPTS),
    emitRoutes(plan),
    emitPeople(),
  ];
}

/** The lines of `app.ts` that stand before the routes: who is not signed in gets no further. */
export function emitAccessUses(plan: AppPlan): string[] {
  const uses = plan.entities.map(
    ({ kebabPlural, entity }) =>
      `  app.use(${literal(`/api/${kebabPlural}/*`)}, allow(deps, ${literal(entity.name)}));`,
  );
  return [
    "  registerAccountRoutes(app, deps);",
    '  app.use("/api/*", requireSession(deps));',
    "  registerPeopleRoutes(app, deps);",
    '  app.use("/api/sample-data", allow(deps, "sample data"));',
    ...uses,
  ];
}

function emitRoles({ spec, entities }: AppPlan): AppFile {
  const roles = (spec.access?.roles ?? []).map(({ name, label, rights, others }) => {
    const known = entities
      .filter(({ entity }) => Object.hasOwn(rights, entity.name))
      .map(({ entity }) => `${entity.name}: ${literal(rights[entity.name])}`);
    return `  { name: ${literal(name)}, label: ${literal(label)}, rights: { ${known.join(", ")} }, others: ${literal(others)} },`;
  });
  const kinds = [...entities.map(({ entity }) => literal(entity.name)), literal("sample data")].join(" | ");
  return file(
    "src/server/access/roles.ts",
    `export type UserAccount = { name: string; email: string; role: string; passwordHash: string };
/** A session is kept by the hash of its token, so that a copy of the data file opens none. */
export type UserSession = { user: string; tokenHash: string; expiresAt: string };

export type Right = "none" | "read" | "write";
/** What rights are about. */
export type Kind = ${kinds};

type Role = { name: string; label: string; rights: Partial<Record<Kind, Right>>; others: Right };

/** The first role administers and may do everything; new people get the last one. */
export const roles: readonly [Role, ...Role[]] = [
${roles.join("\n")}
];

export const signUp: "open" | "invited" = ${literal(spec.access?.signUp ?? "invited")};

export function isAdministrator(role: string): boolean {
  return role === roles[0].name;
}

/** What a role may do with records of a kind; an unknown role may do nothing. */
export function rightOf(roleName: string, kind: Kind): Right {
  if (isAdministrator(roleName)) return "write";
  if (kind === "sample data") return "read";
  const role = roles.find(({ name }) => name === roleName);
  return role === undefined ? "none" : (role.rights[kind] ?? role.others);
}`,
  );
}

const PASSWORDS = `const KEY_BYTES = 32;
/** The work that each guess costs: about 16 MB and some ten milliseconds. */
const COST = { N: 16_384, r: 8, p: 1 };

/** A salted hash that a password can be checked against, and nothing else. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return \`\${salt.toString("base64url")}.\${(await derive(password, salt)).toString("base64url")}\`;
}

// Checked for people who do not exist, so that an answer takes as long for them.
const NOBODY = hashPassword(randomBytes(16).toString("hex"));

/** Takes the same time whether the account exists or not. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const [salt = "", expected = ""] = (passwordHash ?? (await NOBODY)).split(".");
  const actual = await derive(password, Buffer.from(salt, "base64url"));
  const wanted = Buffer.from(expected, "base64url");
  return wanted.length === actual.length && timingSafeEqual(actual, wanted) && passwordHash !== undefined;
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}`;

const SESSIONS = `const COOKIE = "session";
const LIFETIME_MS = 30 * 86_400_000;

/** Starts a session and hands its token to the browser, out of reach of scripts and of other sites. */
export function startSession(context: Context, { store, clock }: AppDeps, user: string): void {
  const token = randomBytes(32).toString("base64url");
  const now = clock();
  for (const old of store.userSessions.all()) if (old.expiresAt <= now.toISOString()) store.userSessions.remove(old.id);
  store.userSessions.add({ user, tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + LIFETIME_MS).toISOString() });
  setCookie(context, COOKIE, token, { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(context), maxAge: LIFETIME_MS / 1000 });
}

/** Who is signed in, if anybody is. */
export function readSession(context: Context, { store, clock }: AppDeps): Stored<UserAccount> | undefined {
  const session = findSession(context, store);
  if (session === undefined || session.expiresAt <= clock().toISOString()) return undefined;
  return store.userAccounts.get(session.user);
}

export function endSession(context: Context, { store }: AppDeps): void {
  const session = findSession(context, store);
  if (session !== undefined) store.userSessions.remove(session.id);
  deleteCookie(context, COOKIE, { path: "/" });
}

/** Signs a person out everywhere. */
export function endSessionsOf({ store }: AppDeps, user: string): void {
  for (const session of store.userSessions.all()) if (session.user === user) store.userSessions.remove(session.id);
}

function findSession(context: Context, store: AppDeps["store"]) {
  const token = getCookie(context, COOKIE);
  if (token === undefined) return undefined;
  const tokenHash = hashToken(token);
  return store.userSessions.all().find((session) => session.tokenHash === tokenHash);
}

const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Behind a proxy that ends TLS, the proxy says so. */
const isSecure = (context: Context): boolean =>
  context.req.url.startsWith("https:") || context.req.header("x-forwarded-proto") === "https";`;

const GUARDS = `/** Nobody gets further without being signed in, and no other site acts in their name. */
export function requireSession(deps: AppDeps): MiddlewareHandler {
  return async (context, next) => {
    refuseForeignOrigin(context.req.header("origin"), context.req.header("host"), context.req.method);
    if (readSession(context, deps) === undefined) throw new ApiError(401, "Please sign in.");
    await next();
  };
}

/** Lets through what the role of the person allows. */
export function allow(deps: AppDeps, kind: Kind): MiddlewareHandler {
  return async (context, next) => {
    const isRead = context.req.method === "GET" || context.req.method === "HEAD";
    checkRight(context, deps, kind, isRead ? "read" : "write");
    await next();
  };
}

/** @throws ApiError 403 when the role of the person does not allow it */
export function checkRight(context: Context, deps: AppDeps, kind: Kind, wanted: "read" | "write"): void {
  const user = readSession(context, deps);
  const right = user === undefined ? "none" : rightOf(user.role, kind);
  if (right === "none") throw new ApiError(403, "Your role does not allow this.");
  if (right === "read" && wanted === "write") throw new ApiError(403, "Your role allows you to look at this, but not to change it.");
}

/** For what only administrators do. */
export function requireAdministrator(deps: AppDeps): MiddlewareHandler {
  return async (context, next) => {
    const user = readSession(context, deps);
    if (user === undefined || !isAdministrator(user.role)) throw new ApiError(403, "Only administrators can do this.");
    await next();
  };
}

/** A change that a browser sends from a page of another origin. */
export function refuseForeignOrigin(origin: string | undefined, host: string | undefined, method: string): void {
  if (method === "GET" || method === "HEAD" || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) {
    throw new ApiError(403, "Requests from other websites are not accepted.");
  }
}`;

const ATTEMPTS = `const MOST_FAILURES = 10;
const WINDOW_MS = 15 * 60_000;
const MOST_KEYS = 10_000;

/** Counts wrong passwords, so that nobody can try them all. */
export function createAttempts(clock: () => Date) {
  const failures = new Map<string, { count: number; since: number }>();
  const recent = (key: string) => {
    const entry = failures.get(key);
    return entry === undefined || clock().getTime() - entry.since > WINDOW_MS ? undefined : entry;
  };
  return {
    /** @throws ApiError 429 */
    check(key: string): void {
      if ((recent(key)?.count ?? 0) >= MOST_FAILURES) throw new ApiError(429, "Too many attempts. Try again in a quarter of an hour.");
    },
    /** Counts before the answer is known, so that attempts at the same time count too. */
    begin(key: string): void {
      const entry = recent(key) ?? { count: 0, since: clock().getTime() };
      if (failures.size >= MOST_KEYS) failures.delete([...failures.keys()][0] ?? "");
      failures.set(key, { ...entry, count: entry.count + 1 });
    },
    succeed(key: string): void {
      failures.delete(key);
    },
  };
}`;

function emitRoutes(_plan: AppPlan): AppFile {
  return file(
    "src/server/access/account-routes.ts",
    importLine(["type Hono"], "hono") +
      'import * as z from "zod";\n' +
      importLine(["ApiError", "fieldError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importLine(["type Stored"], "../collection.ts") +
      importLine(["parseInput", "readBody"], "../request.ts") +
      importLine(["createAttempts"], "./attempts.ts") +
      importLine(["refuseForeignOrigin"], "./guards.ts") +
      importLine(["hashPassword", "isPassword"], "./passwords.ts") +
      importLine(["isAdministrator", "roles", "signUp", "type UserAccount"], "./roles.ts") +
      importLine(["endSession", "readSession", "startSession"], "./sessions.ts"),
    ROUTES,
  );
}

const ROUTES = `const password = z.string("Password is required").min(8, "Password must have at least 8 characters").max(200, "Password must have at most 200 characters");
const email = z.string("E-mail is required").trim().toLowerCase().max(200, "E-mail must have at most 200 characters").regex(/^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$/, "E-mail must be an e-mail address");
export const newAccount = z.object({
  name: z.string("Name is required").trim().min(1, "Name is required").max(100, "Name must have at most 100 characters"),
  email,
  password,
});
const credentials = z.object({ email, password: z.string("Password is required").max(200, "Password must have at most 200 characters") });

/** Signing up, in and out: \`/api/account\`. */
export function registerAccountRoutes(app: Hono, deps: AppDeps): void {
  const { store, clock } = deps;
  const attempts = createAttempts(clock);

  app.use("/api/account/*", async (context, next) => {
    refuseForeignOrigin(context.req.header("origin"), context.req.header("host"), context.req.method);
    await next();
  });

  app.get("/api/account", (context) => {
    const user = readSession(context, deps);
    const isFirst = store.userAccounts.all().length === 0;
    return context.json({ user: user === undefined ? null : toPerson(user), isFirst, canSignUp: isFirst || signUp === "open" });
  });

  app.post("/api/account/sign-up", async (context) => {
    const input = parseInput(newAccount, await readBody(context));
    const passwordHash = await hashPassword(input.password);
    const isFirst = store.userAccounts.all().length === 0;
    if (!isFirst && signUp !== "open") throw new ApiError(403, "Ask an administrator for an account.");
    const role = isFirst ? roles[0].name : (roles.at(-1) ?? roles[0]).name;
    const user = addAccount(deps, { name: input.name, email: input.email, role, passwordHash });
    startSession(context, deps, user.id);
    await store.save();
    return context.json(toPerson(user), 201);
  });

  app.post("/api/account/sign-in", async (context) => {
    const input = parseInput(credentials, await readBody(context));
    attempts.check(input.email);
    attempts.begin(input.email);
    const user = store.userAccounts.all().find((candidate) => candidate.email === input.email);
    if (!(await isPassword(input.password, user?.passwordHash)) || user === undefined) {
      throw new ApiError(401, "The e-mail or the password is wrong.");
    }
    attempts.succeed(input.email);
    startSession(context, deps, user.id);
    await store.save();
    return context.json(toPerson(user));
  });

  app.post("/api/account/sign-out", async (context) => {
    endSession(context, deps);
    await store.save();
    return context.body(null, 204);
  });
}

/** Adds an account; each e-mail address has one. */
export function addAccount({ store }: AppDeps, account: UserAccount): Stored<UserAccount> {
  if (store.userAccounts.all().some((other) => other.email === account.email)) {
    throw fieldError(409, "email", "E-mail is already in use");
  }
  return store.userAccounts.add(account);
}

/** What others may know of an account: never its password's hash. */
export function toPerson({ id, name, email: address, role }: Stored<UserAccount>) {
  const label = roles.find((candidate) => candidate.name === role)?.label ?? role;
  return { id, name, email: address, role, roleLabel: label, isAdministrator: isAdministrator(role) };
}`;

function emitPeople(): AppFile {
  return file(
    "src/server/access/people-routes.ts",
    importLine(["type Hono"], "hono") +
      'import * as z from "zod";\n' +
      importLine(["ApiError"], "../api-error.ts") +
      importLine(["type AppDeps"], "../app-deps.ts") +
      importLine(["parseInput", "readBody"], "../request.ts") +
      importLine(["addAccount", "newAccount", "toPerson"], "./account-routes.ts") +
      importLine(["requireAdministrator"], "./guards.ts") +
      importLine(["hashPassword"], "./passwords.ts") +
      importLine(["isAdministrator", "roles"], "./roles.ts") +
      importLine(["endSessionsOf"], "./sessions.ts"),
    PEOPLE,
  );
}

const PEOPLE = `const role = z.string("Role is required").refine((name) => roles.some((known) => known.name === name), "Role must be one of the options");

/** Who has an account and what they may do; for administrators: \`/api/people-with-accounts\`. */
export function registerPeopleRoutes(app: Hono, deps: AppDeps): void {
  const { store } = deps;
  const path = "/api/people-with-accounts";
  app.use(\`\${path}/*\`, requireAdministrator(deps));

  const findPerson = (id: string) => {
    const person = store.userAccounts.get(id);
    if (person === undefined) throw new ApiError(404, "This account does not exist any more.");
    return person;
  };
  const keepAdministrator = (id: string): void => {
    const isLast = store.userAccounts.all().every((other) => other.id === id || !isAdministrator(other.role));
    if (isLast) throw new ApiError(409, "There has to be an administrator.");
  };

  app.get(path, (context) => {
    const options = roles.map(({ name, label }) => ({ value: name, label }));
    return context.json({ people: store.userAccounts.all().map(toPerson), roles: options });
  });

  app.post(path, async (context) => {
    const { password, ...input } = parseInput(newAccount.extend({ role }), await readBody(context));
    const person = addAccount(deps, { ...input, passwordHash: await hashPassword(password) });
    await store.save();
    return context.json(toPerson(person), 201);
  });

  app.patch(\`\${path}/:id\`, async (context) => {
    const changes = parseInput(z.object({ role }), await readBody(context));
    const person = findPerson(context.req.param("id"));
    if (!isAdministrator(changes.role)) keepAdministrator(person.id);
    store.userAccounts.replace(person.id, { ...person, role: changes.role });
    await store.save();
    return context.json(toPerson({ ...person, role: changes.role }));
  });

  app.delete(\`\${path}/:id\`, async (context) => {
    const person = findPerson(context.req.param("id"));
    keepAdministrator(person.id);
    endSessionsOf(deps, person.id);
    store.userAccounts.remove(person.id);
    await store.save();
    return context.body(null, 204);
  });
}`;
