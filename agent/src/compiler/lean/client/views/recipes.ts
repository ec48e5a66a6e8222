import type { View } from "@joinery/shared";
import { maxLengthOf } from "../../../field-rules.ts";
import { needsOnlyTitle } from "../../title-only.ts";
import { entityOf, fieldOf, type ClientEntity } from "../context.ts";
import { canBeCreatedByTitle } from "../entity/controls.ts";
import { titleCall } from "../entity/emit-data.ts";
import { stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";
import { rowActions } from "./row-actions.ts";

type RecipesView = Extract<View, { kind: "recipes" }>;

/** Recipes to choose from, and one in full to cook from. */
export function emitRecipes(home: HomePage<RecipesView>): Module[] {
  const { view, entity } = home;
  const { one, many, typeName } = entity;
  const value = (name: string | undefined): string => (name === undefined ? "null" : `${one}.${name}`);
  const text = (name: string): string => {
    const field = fieldOf(entity.entity, name);
    return field?.required === true ? `${one}.${name}` : `${one}.${name} ?? ""`;
  };
  const shopping = shoppingEntity(home);
  const onShop = shopping === undefined ? "" : `onShop={(ingredients) => ${shopCode(shopping)}}`;
  return [
    emitHomePage(home, {
      state: `const recipes = ${many}.items.map((${one}): Recipe => ({
    id: ${one}.id,
    title: ${titleCall(entity)},
    ingredients: ${text(view.ingredientsField)},
    steps: ${text(view.stepsField)},
    servings: ${value(view.servingsField)},
    minutes: ${value(view.timeField)},
    rating: ${value(view.ratingField)},
    tags: ${view.tagsField === undefined ? "[]" : value(view.tagsField)},
  }));
  const { opened, open, close: closeRecipe } = useOpened(recipes);
  const actions = (id: string) =>
    ${many}.items.filter((${one}) => ${one}.id === id).map((${one}) => (
      <${typeName}RecipeButtons key={id} ${one}={${one}} onEdit={editor.open}${buttonNames(home)} />
    ));`,
      content: `opened === undefined ? (
          <RecipeList recipes={recipes} onOpen={open} actions={actions} />
        ) : (
          <RecipePage key={opened.id} recipe={opened} onClose={closeRecipe} ${onShop}>
            {actions(opened.id)}
          </RecipePage>
        )`,
    }),
    emitButtons(home),
  ];
}

const buttonNames = ({ entity }: HomePage): string => (entity.isTitleReference ? " names={names}" : "");

function emitButtons(home: HomePage<RecipesView>): Module {
  const { entity, page } = home;
  const { one, type, typeName } = entity;
  const names = entity.isTitleReference ? `; readonly names: ${typeName}Names` : "";
  return {
    path: `src/client/pages/${page.fileName}.tsx`,
    code: `type ${typeName}RecipeButtonsProps = { readonly ${one}: ${type}; readonly onEdit: (${one}: ${type}) => void${names} };

/** What can be done with one of them, in the list and on its page. */
export function ${typeName}RecipeButtons({ ${one}, onEdit${names === "" ? "" : ", names"} }: ${typeName}RecipeButtonsProps) {
  return ${rowActions(home, "onEdit")};
}`,
  };
}

/** Where ingredients can be put that are to be bought. */
function shoppingEntity({ client, view }: HomePage<RecipesView>): ClientEntity | undefined {
  if (view.shoppingEntity === undefined) return undefined;
  const target = entityOf(client, view.shoppingEntity);
  return needsOnlyTitle(target.entity) && canBeCreatedByTitle(target) ? target : undefined;
}

function shopCode(target: ClientEntity): string {
  const max = target.title === undefined ? 100 : maxLengthOf(target.title);
  return `attempt(async () => {
              for (const ingredient of ingredients) await create${target.typeName}(ingredient.slice(0, ${max}));
            }, ${stringOf(`Added to ${target.labelPlural}.`)})`;
}
