import type { ClientEntity, ClientPlan } from "../context.ts";
import { actionsOf } from "../entity/emit-behaviour.ts";
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
  const props = `${link}title={${title}} onEdit={() => ${open}(${one})} onDelete={() => void delete${typeName}(${one}, ${title})}`;
  return actions.length === 0
    ? `<RowActions ${props} />`
    : `<RowActions ${props}>
          <${typeName}Actions ${one}={${one}} title={${title}} />
        </RowActions>`;
}
