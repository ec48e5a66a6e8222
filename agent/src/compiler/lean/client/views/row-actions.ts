import type { ClientEntity, ClientPlan } from "../context.ts";
import { actionsOf } from "../entity/emit-behaviour.ts";
import { isOwned, isPrivateKind } from "../../server/rights.ts";
import { mayChangeCode } from "../rights.ts";
import { titleCall } from "../entity/emit-data.ts";

/** Edit, delete and the entity's own actions for one record. */
export function rowActions(
  { client, entity }: { readonly client: ClientPlan; readonly entity: ClientEntity },
  open: string,
): string {
  const { typeName, one } = entity;
  const title = titleCall(entity);
  const actions = actionsOf(client, entity, "record");
  const link = entity.hasOverview ? `to={\`/${entity.kebabPlural}/\${encodeURIComponent(${one}.id)}\`} ` : "";
  const canChange = mayChangeCode(client, entity);
  const rights = canChange === undefined ? "" : `canChange={${canChange}} `;
  const owner = isOwned(client.plan, entity)
    ? `owner={<OwnerMark enteredBy={${one}.enteredBy} isPrivate={${isPrivateKind(client.plan, entity)}} />} `
    : "";
  const props = `${link}${rights}${owner}title={${title}} onEdit={() => ${open}(${one})} onDelete={() => void delete${typeName}(${one}, ${title})}`;
  return actions.length === 0
    ? `<RowActions ${props} />`
    : `<RowActions ${props}>
          <${typeName}Actions ${one}={${one}} title={${title}} />
        </RowActions>`;
}
