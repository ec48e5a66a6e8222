import { renameEntity } from "../patch-entities.ts";
import { renameField } from "../patch-fields.ts";
import { extractGivenName } from "../../extract/identity.ts";
import { splitList } from "../../extract/list.ts";
import { tidyPhrase } from "../../extract/noun-phrase.ts";
import { toLabel } from "../../text/normalise.ts";
import { findEntity, findField } from "../find-target.ts";
import { type EditRule, rule } from "./change.ts";
import { chooseOptions } from "./choices.ts";
import { viewNamed } from "./showing.ts";

export const renameApp: EditRule = (clause, spec) => {
  const name =
    extractGivenName(clause) ??
    toLabel(
      rule('(?:rename|name|change the name of|title) (?:it|the app|this|app)(?: to| as|:)? "?([^"]{1,60}?)"?').exec(
        clause,
      )?.[1] ??
        rule('(?:the )?(?:app\'?s? )?(?:name|title)(?: should be| is|:) "?([^"]{1,60}?)"?').exec(clause)?.[1] ??
        "",
      60,
    );
  if (name === undefined) return undefined;
  return {
    spec: { ...spec, name, summary: spec.summary.replace(spec.name, () => name).slice(0, 400) },
    said: `the app is called ${name}`,
  };
};

const RENAME = rule(
  '(?:rename|call|change|relabel|turn|name) (?:the )?"?([^"]{1,60}?)"?(?: field| column| list)?(?: (?:to|into|as|with)|:) "?([^"]{1,60}?)"?',
);

const CALL = rule('call (?:the )?"?([\\w -]{1,40}?)"? "?([\\w-]+)"?');

export const renameThing: EditRule = (clause, spec) => {
  const [, from, to] = RENAME.exec(clause) ?? CALL.exec(clause) ?? [];
  if (from === undefined || to === undefined) return undefined;
  // "Turn deals into a pipeline" asks for another way of showing them.
  if (/\bturn\b/i.test(clause) && /^an? /i.test(to) && viewNamed(to) !== undefined) return undefined;
  const entity = findEntity(spec, from);
  if (entity !== undefined && to.split(" ").length <= 4 && !to.includes(",")) {
    return {
      spec: renameEntity(spec, entity.name, tidyPhrase(to) || to),
      said: `${entity.labelPlural.toLowerCase()} are now called ${to.toLowerCase()}`,
    };
  }
  const found = findField(spec, from);
  if (found === undefined) return undefined;
  if (splitList(to).length > 1)
    return chooseOptions(spec, found.entity, found.field.name, found.field.label, splitList(to));
  return {
    spec: renameField(spec, found.entity.name, found.field.name, tidyPhrase(to) || to),
    said: `${found.field.label.toLowerCase()} is now called ${to.toLowerCase()}`,
  };
};
