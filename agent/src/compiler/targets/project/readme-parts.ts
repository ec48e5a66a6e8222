import type { AppTarget } from "@joinery/shared";
import { targetOf } from "../../dependencies.ts";
import type { AppPlan } from "../../plan.ts";

type Words = {
  readonly node: string;
  readonly commands: readonly string[];
  readonly port: string;
  /** Rows of the table of variables besides `PORT`. */
  readonly host: string | undefined;
  readonly after: string;
  readonly folders: readonly string[];
  readonly ending: string;
};

const SERVER = "the API: app.ts puts it together, routes/ and records/ per kind of record, store.ts the data";
const HOST = "| `HOST` | `127.0.0.1` | `0.0.0.0` opens it to other machines; the app has no accounts |";

const WORDS: Readonly<Record<AppTarget, Words>> = {
  node: {
    node: "Node 20.19 or newer",
    commands: [
      "npm start        # builds, then serves http://localhost:5000",
      "npm run dev      # the same with hot reload, for working on the code",
      "npm test         # the tests of the API",
      "npm run check    # the TypeScript compiler",
    ],
    port: "5000",
    host: HOST,
    after: `A process manager should build once with \`npm run build\` and then run \`node dist/server/main.js\` itself: npm does not pass
signals on. On SIGTERM the app finishes writing and ends.`,
    folders: [
      "src/shared/     what the browser and the server agree on: fields, checks, rules, actions",
      `src/server/     ${SERVER}`,
      "src/client/     the pages: app.tsx puts them together",
      "tests/          the API's tests, over the real app in memory",
    ],
    ending: "ts",
  },
  webcontainer: {
    node: "Node 20.11 or newer",
    commands: [
      "npm start        # serves http://localhost:5000",
      "npm run dev      # the same, and starts again when the server's code changes",
      "npm test         # the tests of the API",
    ],
    port: "5000",
    host: HOST,
    after: `Nothing is built: the browser loads the modules below \`src/client/\` as they are, and those of packages from \`node_modules\`; the
import map in \`index.html\` says where each is. Markup is written in template literals (htm), so that it runs without a compiler.
There are no native packages, so the app also runs in a WebContainer.

A process manager should run \`node src/server/main.js\` itself: npm does not pass signals on. On SIGTERM the app finishes writing
and ends.`,
    folders: [
      "src/shared/     what the browser and the server agree on: fields, checks, rules, actions",
      `src/server/     ${SERVER.replaceAll(".ts", ".js")}`,
      "src/client/     the pages: app.js puts them together",
      "tests/          the API's tests, over the real app in memory",
    ],
    ending: "js",
  },
  next: {
    node: "Node 22.18 or newer",
    commands: [
      "npm start        # builds, then serves http://localhost:3000",
      "npm run dev      # the same with hot reload, for working on the code",
      "npm test         # the tests of the API",
      "npm run check    # the TypeScript compiler",
    ],
    port: "3000",
    host: undefined,
    after: `Only this machine reaches it; \`npx next start --hostname 0.0.0.0\` opens it to others, and the app has no accounts.

The data is a file on the server's disk, read and written by one process: host it where the disk stays, as in the container image,
and not on functions that come and go.`,
    folders: [
      "app/            a route for each page; app/api/ hands requests to the API; layout.tsx is around all",
      "src/shared/     what the browser and the server agree on: fields, checks, rules, actions",
      `src/server/     ${SERVER}`,
      "src/client/     the pages and what they are made of; frame.tsx is around each",
      "tests/          the API's tests, over the real app in memory",
    ],
    ending: "ts",
  },
};

/** How to install, start and configure the app, and how to run it in a container. */
export function describeRun(plan: AppPlan): string {
  const { node, commands, port, host, after } = WORDS[targetOf(plan)];
  const name = plan.packageName;
  return `## Run it

${node} is all that has to be there.

\`\`\`sh
npm install
${commands.join("\n")}
\`\`\`

| variable | default | meaning |
|---|---|---|
| \`PORT\` | \`${port}\` | where the app listens |
${host === undefined ? "" : `${host}\n`}| \`DATA_DIR\` | \`data\` | where the data file lies |

${after}

In a container, with the data in a volume:

\`\`\`sh
docker build -t ${name} .
docker run -p 5000:5000 -v ${name}-data:/data ${name}
\`\`\``;
}

/** Where things are. */
export function describeFolders(plan: AppPlan): string {
  const { folders, ending } = WORDS[targetOf(plan)];
  const entity = plan.entities.at(0);
  const next = ending === "js" ? "the tests then show every other place" : "the compiler then names every other place";
  const hint =
    entity === undefined ? "" : `\n\nTo add a field, start in \`src/shared/${entity.kebab}.${ending}\`; ${next}.`;
  return `## Where things are\n\n\`\`\`\n${folders.join("\n")}\n\`\`\`${hint}`;
}
