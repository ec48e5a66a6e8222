import type { Field, View } from "@joinery/shared";
import { isList, isNullable, maxLengthOf } from "../../../field-rules.ts";
import { optionsName } from "../../../plan.ts";
import { entityOf, fieldOf, type ClientEntity } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { actionsOf } from "../entity/emit-behaviour.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";

type NotesView = Extract<View, { kind: "notes" }>;

/** Notes to write and read, with folders, pins and a search. */
export function emitNotes(home: HomePage<NotesView>): Module[] {
  const { client, view, entity } = home;
  const { one, many, varName, typeName, label } = entity;
  const field = (name: string | undefined): Field | undefined =>
    name === undefined ? undefined : fieldOf(entity.entity, name);
  const [title, body, folder] = [field(view.titleField), field(view.bodyField), field(view.folderField)];
  if (title === undefined || body === undefined) throw new Error(`${typeName} has no title or no text`);
  const pin = view.pinnedField;
  const noteActions =
    actionsOf(client, entity, "record").length === 0
      ? ""
      : `<${typeName}Actions ${one}={${one}} title={${titleCall(entity)}} />`;
  const isQuick = canBeBegun(entity, title);
  const begin = `const begin = async (): Promise<void> => {
    await attempt(async () => {
      const { id } = await ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${title.name}: ${stringOf(`New ${label}`.slice(0, maxLengthOf(title)))} }));
      open(id);
    }, "");
  };`;
  const pinButton =
    pin === undefined
      ? ""
      : `<Button isSmall onClick={() => void attempt(() => ${varName}Collection.patch(${one}.id, { ${pin}: !${one}.${pin} }), "")}>{${one}.${pin} ? "Unpin" : "Pin"}</Button>`;
  return [
    emitHomePage(home, {
      isFrame: true,
      addOver: isQuick ? "() => void begin()" : undefined,
      others: folder?.reference === undefined ? [] : [entityOf(client, folder.reference.entity)],
      state: isQuick ? `const { open } = useOpened(${many}.items);\n  ${begin}` : "",
      content: `<Notes
          notes={${many}.items.map((${one}) => ({
            id: ${one}.id,
            title: ${textOf(one, title)},
            body: ${textOf(one, body)},
            folder: ${folder === undefined ? "null" : `${one}.${folder.name}`},
            tags: ${view.tagsField === undefined ? "[]" : `${one}.${view.tagsField}`},
            isPinned: ${pin === undefined ? "false" : `${one}.${pin}`},
            updatedAt: ${one}.updatedAt,
          }))}
          folders={${foldersCode(home, folder)}}
          maxTitle={${maxLengthOf(title)}}
          maxBody={${maxLengthOf(body)}}
          onSave={(id, changes) => ${varName}Collection.patch(id, { ${title.name}: changes.title, ${body.name}: changes.body })}
          actions={(id) => ${many}.items.filter((${one}) => ${one}.id === id).map((${one}) => (
            <span key={id} className="row-actions">
              ${pinButton}
              ${noteActions}
              <Button isSmall onClick={() => editor.open(${one})}>${jsxText("Details")}</Button>
              <IconButton icon="delete" label={\`Delete \${${titleCall(entity)}}\`} onClick={() => void delete${typeName}(${one}, ${titleCall(entity)})} />
            </span>
          ))}
          ${jsxAttribute("emptyText", entity.entity.emptyText ?? `There are no ${entity.labelPlural} yet.`)}
        />`,
    }),
  ];
}

const textOf = (one: string, field: Field): string => `${one}.${field.name}${isNullable(field) ? ' ?? ""' : ""}`;

/** A new note needs no more than a title. */
function canBeBegun(entity: ClientEntity, title: Field): boolean {
  return (
    !title.unique &&
    title.interface !== "email" &&
    title.interface !== "url" &&
    title.interface !== "tel" &&
    title.interface !== "color" &&
    entity.entity.fields.every(
      (field) =>
        field === title ||
        field.type === "boolean" ||
        (isList(field) ? !field.required : isNullable(field) || field.default !== undefined),
    )
  );
}

function foldersCode({ client, entity }: HomePage, folder: Field | undefined): string {
  if (folder === undefined) return "[]";
  if (folder.reference === undefined) return optionsName(entity, folder);
  const target = entityOf(client, folder.reference.entity);
  return `${target.many}.items.map((folder) => ({ value: folder.id, label: names.${folder.name}(folder.id) }))`;
}
