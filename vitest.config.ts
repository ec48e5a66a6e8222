import { defineConfig } from "vitest/config";
import { SummaryReporter } from "./scripts/config/summary-reporter.ts";

export default defineConfig({
  test: {
    include: ["{shared,router,agent,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.joinery/**"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ["default", new SummaryReporter()],
  },
});
