/** Recipes to cook from. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const recipesLibrary: Readonly<Record<string, string>> = {
  "components/recipe-list.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import { distinctOptions } from "../lib/distinct.ts";
import type { Recipe } from "../lib/recipe.ts";
import { matchesSearch } from "../lib/search.ts";
import { countOf } from "../lib/count.ts";
import "../styles/cards.css";
import { FilterSelect } from "./filter-select.tsx";
import { ListTools } from "./list-tools.tsx";
import { RecipeFacts } from "./recipe-facts.tsx";
import { RecordButton } from "./record-button.tsx";

type RecipeListProps = {
  readonly recipes: readonly Recipe[];
  readonly onOpen: (id: string) => void;
  /** Buttons for one of them. */
  readonly actions: (id: string) => ReactNode;
};

/** Recipes to choose from; the search looks through their ingredients too. */
export function RecipeList({ recipes, onOpen, actions }: RecipeListProps) {
  const [search, setSearch] = useState("");
  const [tag, setTag] = useState("");
  const tags = distinctOptions(recipes.flatMap((recipe) => recipe.tags));
  const shown = recipes.filter((recipe) => (tag === "" || recipe.tags.includes(tag)) && matchesSearch([recipe.title, recipe.ingredients, ...recipe.tags], search));
  return (
    <>
      <ListTools search={search} onSearch={setSearch} count={countOf(shown.length, "recipe", "recipes")}>
        {tags.length > 0 && <FilterSelect label="Tag" options={tags} value={tag} onChange={setTag} />}
      </ListTools>
      {shown.length === 0 && <p className="list-hint">Nothing matches.</p>}
      <ul className="cards">
        {shown.map((recipe) => (
          <li key={recipe.id} className="card surface">
            <h2>
              <RecordButton onClick={() => onOpen(recipe.id)}>{recipe.title}</RecordButton>
            </h2>
            <RecipeFacts recipe={recipe} />
            {actions(recipe.id)}
          </li>
        ))}
      </ul>
    </>
  );
}
`,
  "components/recipe-facts.tsx": `import { formatMinutes } from "../lib/minutes.ts";
import type { Recipe } from "../lib/recipe.ts";
import "../styles/recipes.css";
import { Stars } from "./stars.tsx";
import { TagList } from "./tag-list.tsx";

/** What is good to know before one begins. */
export function RecipeFacts({ recipe }: { readonly recipe: Recipe }) {
  const { minutes, rating, tags } = recipe;
  if (minutes === null && rating === null && tags.length === 0) return null;
  return (
    <p className="recipe-facts">
      {minutes !== null && <span>{formatMinutes(minutes)}</span>}
      <Stars value={rating} />
      <TagList tags={tags} />
    </p>
  );
}
`,
  "components/recipe-page.tsx": `import type { ReactNode } from "react";
import { useState } from "react";
import { linesOf } from "../lib/recipe.ts";
import type { Recipe } from "../lib/recipe.ts";
import { scaleIngredient } from "../lib/servings.ts";
import "../styles/print.css";
import "../styles/recipes.css";
import { Button } from "./button.tsx";
import { CookMode } from "./cook-mode.tsx";
import { RecipeFacts } from "./recipe-facts.tsx";
import { ServingsStepper } from "./servings-stepper.tsx";

type RecipePageProps = {
  readonly recipe: Recipe;
  readonly onClose: () => void;
  //#if shopping
  /** Puts ingredients on the list of what is to be bought. */
  readonly onShop?: (ingredients: readonly string[]) => Promise<unknown>;
  //#end
  readonly children: ReactNode;
};

/** One recipe: ingredients to tick off, for as many as come, and the steps. */
export function RecipePage(props: RecipePageProps) {
  const { recipe, onClose, children } = props;
  const [servings, setServings] = useState(recipe.servings ?? 1);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [isCooking, setIsCooking] = useState(false);
  const factor = recipe.servings === null || recipe.servings === 0 ? 1 : servings / recipe.servings;
  const ingredients = linesOf(recipe.ingredients).map((line) => scaleIngredient(line, factor));
  const steps = linesOf(recipe.steps).map((line) => line.replace(/^\\d+[.)]\\s*/, ""));
  const toggle = (index: number): void => setTicked(ticked.includes(index) ? ticked.filter((other) => other !== index) : [...ticked, index]);
  return (
    <article className="recipe">
      <div className="recipe-tools">
        <Button isSmall onClick={onClose}>
          ← All recipes
        </Button>
        <span className="spacer" />
        {children}
        <Button isSmall onClick={() => window.print()}>
          Print
        </Button>
        {steps.length > 0 && (
          <Button isSmall kind="primary" onClick={() => setIsCooking(true)}>
            Start cooking
          </Button>
        )}
      </div>
      <header className="recipe-head">
        <h2>{recipe.title}</h2>
        <RecipeFacts recipe={recipe} />
      </header>
      <div className="recipe-body">
        <section className="recipe-card surface" aria-label="Ingredients">
          <header>
            <h3>Ingredients</h3>
            {recipe.servings !== null && <ServingsStepper value={servings} onChange={setServings} />}
          </header>
          <ul>
            {ingredients.map((ingredient, index) => (
              <li key={index}>
                <label className="ingredient">
                  <input type="checkbox" checked={ticked.includes(index)} onChange={() => toggle(index)} />
                  <span>{ingredient}</span>
                </label>
              </li>
            ))}
          </ul>
          {ingredients.length === 0 && <p className="recipe-none">No ingredients yet.</p>}
          //#if shopping
          {ingredients.length > 0 && props.onShop !== undefined && (
            <Button onClick={() => void props.onShop?.(ingredients.filter((_, index) => !ticked.includes(index)))}>Add to the shopping list</Button>
          )}
          //#end
        </section>
        <section className="recipe-card surface" aria-label="Steps">
          <h3>Steps</h3>
          <ol className="recipe-steps">
            {steps.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
          {steps.length === 0 && <p className="recipe-none">No steps yet.</p>}
        </section>
      </div>
      {isCooking && <CookMode title={recipe.title} steps={steps} ingredients={ingredients} onClose={() => setIsCooking(false)} />}
    </article>
  );
}
`,
  "components/servings-stepper.tsx": `import { countOf } from "../lib/count.ts";

const MOST = 99;

type ServingsStepperProps = { readonly value: number; readonly onChange: (value: number) => void };

/** For how many it is. */
export function ServingsStepper({ value, onChange }: ServingsStepperProps) {
  return (
    <div className="stepper" role="group" aria-label="Servings">
      <button type="button" aria-label="Fewer servings" disabled={value <= 1} onClick={() => onChange(value - 1)}>
        −
      </button>
      <output>{countOf(value, "serving", "servings")}</output>
      <button type="button" aria-label="More servings" disabled={value >= MOST} onClick={() => onChange(value + 1)}>
        +
      </button>
    </div>
  );
}
`,
  "components/cook-mode.tsx": `import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useWakeLock } from "../lib/use-wake-lock.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialogs/dialog.tsx";

type CookModeProps = {
  readonly title: string;
  readonly steps: readonly string[];
  readonly ingredients: readonly string[];
  readonly onClose: () => void;
};

/** One step at a time, in large letters, while the screen stays on. */
export function CookMode({ title, steps, ingredients, onClose }: CookModeProps) {
  const [index, setIndex] = useState(0);
  useWakeLock();
  const last = steps.length - 1;
  const go = (to: number): void => setIndex(Math.min(last, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowRight") go(index + 1);
    if (event.key === "ArrowLeft") go(index - 1);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body cook" onKeyDown={onKeyDown}>
        <div role="status">
          <p className="cook-count">
            Step {index + 1} of {steps.length}
          </p>
          <p className="cook-step">{steps[index]}</p>
        </div>
        <details>
          <summary>Ingredients</summary>
          <ul>
            {ingredients.map((ingredient, position) => (
              <li key={position}>{ingredient}</li>
            ))}
          </ul>
        </details>
        <div className="cook-buttons">
          <Button isDisabled={index === 0} onClick={() => go(index - 1)}>
            Back
          </Button>
          <Button kind="primary" onClick={index === last ? onClose : () => go(index + 1)}>
            {index === last ? "Done" : "Next step"}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
`,
  "lib/use-wake-lock.ts": `import { useEffect } from "react";

/** Keeps the screen on where the device can; where it cannot, nothing is lost but comfort. */
export function useWakeLock(): void {
  useEffect(() => {
    let isOver = false;
    let lock: WakeLockSentinel | undefined;
    const keepOn = async (): Promise<void> => {
      if (!("wakeLock" in navigator)) return;
      lock = await navigator.wakeLock.request("screen");
      if (isOver) await lock.release();
    };
    keepOn().catch(() => undefined);
    return () => {
      isOver = true;
      lock?.release().catch(() => undefined);
    };
  }, []);
}
`,
  "lib/minutes.ts": `/** “45 min”, “1 h 20 min”. */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return \`\${whole} min\`;
  return \`\${Math.floor(whole / 60)} h\${whole % 60 === 0 ? "" : \` \${whole % 60} min\`}\`;
}
`,
  "lib/recipe.ts": `export type Recipe = {
  readonly id: string;
  readonly title: string;
  /** One a line, as are the steps. */
  readonly ingredients: string;
  readonly steps: string;
  readonly servings: number | null;
  readonly minutes: number | null;
  readonly rating: number | null;
  readonly tags: readonly string[];
};

/** The lines that say something, without list marks. */
export function linesOf(text: string): string[] {
  return text
    .split("\\n")
    .map((line) => line.replace(/^\\s*[-*•]\\s+/, "").trim())
    .filter((line) => line !== "");
}
`,
  "lib/servings.ts": `const GLYPHS: Readonly<Record<string, number>> = { "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8 };
const GLYPH = "[½⅓⅔¼¾⅛⅜⅝⅞]";
/** \`1 1/2\`, \`1½\`, \`½\`, \`1/2\`, \`1.5\`, \`1,5\`, \`2\`. */
const NUMBER = \`(?:\\\\d+\\\\s+\\\\d+/\\\\d+|\\\\d+\\\\s?\${GLYPH}|\${GLYPH}|\\\\d+/\\\\d+|\\\\d+(?:[.,]\\\\d+)?)\`;
const AMOUNT = new RegExp(\`^(\${NUMBER})(?:(\\\\s*(?:-|–|to)\\\\s*)(\${NUMBER}))?(.*)$\`);
/** Units that kitchen scales and jugs know, which take decimals rather than fractions. */
const METRIC = /^\\s*(?:g|kg|mg|ml|dl|cl|l|grams?|millilit(?:er|re)s?|lit(?:er|re)s?)\\b/i;

/** A line such as \`1 1/2 cups flour\` or \`2-3 eggs\` for another number of servings; a line without an amount stays as it is. */
export function scaleIngredient(line: string, factor: number): string {
  const [, first, between, second, rest = ""] = AMOUNT.exec(line) ?? [];
  if (first === undefined || factor === 1) return line;
  const isMetric = METRIC.test(rest) || /[.,]\\d/.test(first);
  const scale = (text: string): string => formatAmount(toNumber(text) * factor, isMetric);
  return scale(first) + (between === undefined || second === undefined ? "" : between + scale(second)) + rest;
}

function toNumber(text: string): number {
  const [, glyphWhole = "0", glyph] = /^(\\d*)\\s?([½⅓⅔¼¾⅛⅜⅝⅞])$/.exec(text) ?? [];
  if (glyph !== undefined) return Number(glyphWhole) + (GLYPHS[glyph] ?? 0);
  const [, whole = "0", top, bottom] = /^(?:(\\d+)\\s+)?(\\d+)\\/(\\d+)$/.exec(text) ?? [];
  if (top !== undefined && bottom !== undefined) return Number(whole) + (Number(bottom) === 0 ? 0 : Number(top) / Number(bottom));
  return Number(text.replace(",", "."));
}

/** Amounts that a cook can measure: whole numbers and kitchen fractions, or few decimals of metric units. */
function formatAmount(amount: number, isMetric: boolean): string {
  if (isMetric || amount >= 20) return String(amount >= 20 ? Math.round(amount) : Number(amount.toFixed(amount >= 1 ? 1 : 2)));
  const whole = Math.floor(amount + 1 / 32);
  const rest = amount - whole;
  const nearest = Object.entries(GLYPHS).toSorted(([, a], [, b]) => Math.abs(a - rest) - Math.abs(b - rest))[0];
  const isWhole = nearest === undefined || rest < 1 / 16;
  if (!isWhole && rest > 15 / 16) return String(whole + 1);
  if (isWhole) return whole === 0 ? "a little" : String(whole);
  return whole === 0 ? nearest[0] : \`\${whole}\${nearest[0]}\`;
}
`,
  "styles/recipes.css": `.recipe-facts {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.35rem 0.9rem;
  color: var(--muted);
  font-size: 0.925rem;
}

.recipe-tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem;
  margin-bottom: 1.25rem;
}

.recipe-head {
  display: grid;
  gap: 0.4rem;
  margin-bottom: 1.25rem;
}

.recipe-head h2 {
  font-size: 1.6rem;
}

.recipe-body {
  display: grid;
  grid-template-columns: minmax(16rem, 2fr) 3fr;
  align-items: start;
  gap: 1rem;
}

.recipe-card {
  padding: 1.2rem 1.4rem;
}

.recipe-card > header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.5rem;
}

.recipe-card > ul {
  margin: 0.5rem 0 1rem;
}

.recipe-none {
  padding-top: 0.5rem;
  color: var(--muted);
}

.ingredient {
  display: flex;
  align-items: baseline;
  gap: 0.75rem;
  padding: 0.4rem 0;
  cursor: pointer;
}

.ingredient input {
  flex: none;
  width: 1.15rem;
  height: 1.15rem;
  accent-color: var(--accent);
  transform: translateY(0.15rem);
}

.ingredient input:checked + span {
  color: var(--muted);
  text-decoration: line-through;
}

.stepper {
  display: inline-flex;
  align-items: center;
  gap: 0.35rem;
}

.stepper button {
  width: 2.4rem;
  height: 2.4rem;
  background: none;
  border: 1px solid var(--line-strong);
  border-radius: 50%;
  font-size: 1.15rem;
  line-height: 1;
}

.stepper button:hover:not(:disabled) {
  background: var(--hover);
}

.stepper button:disabled {
  cursor: default;
  opacity: 0.5;
}

.stepper output {
  min-width: 6rem;
  text-align: center;
  font-variant-numeric: tabular-nums;
}

.recipe-steps {
  display: grid;
  gap: 1rem;
  margin: 0.75rem 0 0;
  padding: 0;
  counter-reset: step;
  list-style: none;
}

.recipe-steps li {
  position: relative;
  padding-left: 2.75rem;
  counter-increment: step;
  line-height: 1.6;
}

.recipe-steps li::before {
  position: absolute;
  left: 0;
  display: grid;
  place-items: center;
  width: 1.9rem;
  height: 1.9rem;
  color: var(--link);
  background: var(--hover);
  border-radius: 50%;
  content: counter(step);
  font-size: 0.9rem;
  font-weight: 700;
}

.cook {
  display: grid;
  align-content: start;
  gap: 1.5rem;
}

.cook-count {
  color: var(--muted);
}

.cook-step {
  min-height: 9rem;
  margin-top: 0.5rem;
  font-size: clamp(1.4rem, 1rem + 2vw, 2rem);
  font-weight: 600;
  line-height: 1.35;
}

.cook summary {
  padding: 0.5rem 0;
  cursor: pointer;
  font-weight: 600;
}

.cook-buttons {
  display: flex;
  justify-content: space-between;
}

@media (max-width: 52rem) {
  .recipe-body {
    grid-template-columns: minmax(0, 1fr);
  }
}

@media print {
  .page-header,
  .recipe-tools,
  .stepper button,
  .recipe-card .button {
    display: none;
  }
}
`,
};
