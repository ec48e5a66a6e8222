import { applyTheme } from "../../compose/compose-spec.ts";
import { extractCurrency } from "../../extract/currency.ts";
import { extractFeatures } from "../../extract/features.ts";
import { extractEmptyText } from "../../extract/identity.ts";
import { extractTheme } from "../../extract/theme.ts";
import { joinList } from "../../text/normalise.ts";
import { mainEntity } from "../find-target.ts";
import type { Change, EditRule } from "./change.ts";
import type { AppSpec } from "@joinery/shared";

export const colour: EditRule = (clause, spec) => {
  const wish = extractTheme(
    /^#?[\w ]+$/.test(clause) && clause.split(" ").length <= 3
      ? `make it ${clause.replace(/^(?:make it|use|in) /i, "")}`
      : clause.replace(/\b(?:make|use|paint|turn) (?:the )?(?:app|site|whole thing|design)\b/i, "make it"),
  );
  if (wish === undefined) return undefined;
  const parts = Object.entries(wish).map(([role, value]) => (role === "mode" ? `${value} mode` : `${role} ${value}`));
  return { spec: { ...spec, theme: applyTheme(spec.theme, wish) }, said: `the look is ${joinList(parts)}` };
};

export const currency: EditRule = (clause, spec) => {
  if (/\d/.test(clause) || !/\b(?:use|in|currency|switch|show|make)\b|^[€£$¥₹]$|^\w+$/i.test(clause)) return undefined;
  const code = extractCurrency(clause);
  return code === undefined ? undefined : { spec: { ...spec, currency: code }, said: `money is shown in ${code}` };
};

export const emptyText: EditRule = (clause, spec) => {
  const text = extractEmptyText(clause);
  const main = mainEntity(spec);
  if (text === undefined || main === undefined) return undefined;
  return {
    spec: {
      ...spec,
      entities: spec.entities.map((entity) => (entity.name === main.name ? { ...entity, emptyText: text } : entity)),
    },
    said: `an empty list says “${text}”`,
  };
};

/** A wish beyond things and fields is written down with what becomes of it. */
export const feature: EditRule = (clause, spec) => {
  const found = extractFeatures(clause.toLowerCase()).filter(
    ({ text }) => !spec.features.some((old) => old.text === text),
  );
  if (found.length === 0) return undefined;
  const said = found.map(({ text, status, reason }) =>
    status === "covered"
      ? `${text.toLowerCase()} is included`
      : `${text.toLowerCase()} is left out: ${(reason ?? "not supported yet").replace(/\.$/, "")}`,
  );
  return { spec: { ...spec, features: [...spec.features, ...found].slice(0, 60) }, said: said.join("; ") };
};

/** "Add a login" is no field: what cannot be built goes first. */
export function declinedFirst(clause: string, spec: AppSpec): Change | undefined {
  const isOnlyWish = extractFeatures(clause.toLowerCase()).some(({ status }) => status !== "covered");
  return isOnlyWish ? feature(clause, spec) : undefined;
}
