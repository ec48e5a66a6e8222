import type { AppFile, AppTarget } from "@joinery/shared";
import { targetOf } from "../../dependencies.ts";
import type { AppPlan } from "../../plan.ts";

const IMAGE = "node:24-alpine";
const INSTALL = `WORKDIR /app
COPY package.json package-lock.json ./`;
const build = (command: string): string => `FROM ${IMAGE} AS build
${INSTALL}
RUN npm ci
COPY . .
RUN ${command}`;

/** The last stage: as a user without rights, with the data outside of the image. */
const run = (copied: string, environment: string, command: string): string => `FROM ${IMAGE}
WORKDIR /app
ENV NODE_ENV=production ${environment} PORT=5000 DATA_DIR=/data
${copied}
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "${command}"]`;

const STAGES: Readonly<Record<AppTarget, readonly string[]>> = {
  // The built server holds the packages that it needs.
  node: [
    build("npm run build"),
    run("COPY package.json ./\nCOPY --from=build /app/dist ./dist", "HOST=0.0.0.0", "dist/server/main.js"),
  ],
  webcontainer: [
    `FROM ${IMAGE} AS packages
${INSTALL}
RUN npm ci --omit=dev`,
    run(
      "COPY --from=packages /app/node_modules ./node_modules\nCOPY package.json index.html ./\nCOPY public ./public\nCOPY src ./src",
      "HOST=0.0.0.0",
      "src/server/main.js",
    ),
  ],
  next: [
    build("STANDALONE=1 npm run build"),
    run(
      "COPY --from=build /app/.next/standalone ./\nCOPY --from=build /app/.next/static ./.next/static\nCOPY public ./public",
      "HOSTNAME=0.0.0.0",
      "server.js",
    ),
  ],
};

/** `Dockerfile`: built from the lock file in one stage, run without tools and rights in another. */
export function emitDockerfile(plan: AppPlan): AppFile {
  const usage = `# docker build -t ${plan.packageName} . && docker run -p 5000:5000 -v ${plan.packageName}-data:/data ${plan.packageName}`;
  return { path: "Dockerfile", content: `${[usage, ...STAGES[targetOf(plan)]].join("\n\n")}\n` };
}

/** `.dockerignore`: nothing that was built or entered on this machine gets into an image. */
export function emitDockerignore(): AppFile {
  const lines = ["node_modules", "dist", ".next", "data", ".git", ".env*", "*.log", "Dockerfile", ".dockerignore"];
  return { path: ".dockerignore", content: `${lines.join("\n")}\n` };
}
