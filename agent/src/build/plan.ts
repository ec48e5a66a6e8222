import { count, type Phase } from "./phase.ts";

/** Decides every name of the application. */
export const planPhase: Phase = {
  name: "plan",
  percent: 55,
  doing: "planning the app",
  async run({ plan }) {
    const { spec } = plan;
    const extras = [
      ...(spec.rules.length > 0 ? [count(spec.rules.length, "rule")] : []),
      ...(spec.actions.length > 0 ? [count(spec.actions.length, "action")] : []),
    ];
    const parts = [count(plan.entities.length, "entity", "entities"), count(plan.pages.length, "page"), ...extras];
    return {
      kind: "done",
      output: null,
      message: `Planned ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`,
      detail: {
        entities: plan.entities.map(({ entity }) => entity.label),
        pages: plan.pages.map(({ page }) => page.title),
        rules: spec.rules.length,
        actions: spec.actions.length,
      },
    };
  },
};
