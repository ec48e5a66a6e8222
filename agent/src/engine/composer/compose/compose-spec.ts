import { parseAppSpec, type AppSpec, type Entity, type Page, type Theme, type ViewKind } from "@joinery/shared";
import type { ThingWish } from "../extract/resolve-things.ts";
import type { Understanding } from "../extract/understand.ts";
import { deriveName } from "../extract/identity.ts";
import type { ThemeWish } from "../extract/theme.ts";
import { joinList, toLabel } from "../text/normalise.ts";
import { deriveActions } from "./actions.ts";
import { deriveComputed } from "./computed.ts";
import { deriveRules } from "./rules.ts";
import { buildEntity, nameThings, type BuiltEntity } from "./build-entities.ts";
import { buildDashboard, deservesDashboard } from "./dashboard.ts";
import { buildRecordView } from "./record-views.ts";
import { buildSamples } from "./samples.ts";
import { brandOf } from "./plays/landing-page.ts";
import { playPages, tuneSamples, withPlay } from "./plays/play-pages.ts";
import { buildPage, buildView } from "./views.ts";
import { applyWorkflows } from "./workflows/apply-workflows.ts";
import { describeView } from "./view-words.ts";

const MAX_BRIEF_CHARS = 32_000;

/** The spec of an understood brief, without questions. Always passes `parseAppSpec`. */
export function composeSpec(brief: string, text: string, understood: Understanding): AppSpec {
  const named = nameThings(understood.things);
  const built = named.map((thing) => buildEntity(thing, named, understood.options));
  const plain = built.map(({ entity }) => entity);
  const entities = plain.map((entity, index) =>
    withExtras(entity, plain, index === 0 ? understood.emptyText : undefined),
  );
  const rules = entities.flatMap(deriveRules).slice(0, 12);
  const actions = entities
    .filter(({ name }) => understood.play?.id !== "counter" || name !== entities[0]?.name)
    .flatMap(deriveActions)
    .slice(0, 16);
  const name = nameOf(text, understood, entities);
  const { play } = understood;
  const playedBeside = (taken: readonly Page[]): Page[] =>
    play === undefined ? [] : playPages({ play, text, name, entities }, taken);
  const pages = buildPages(entities, built, rules, { ...understood, playedBeside });
  const view = play === undefined ? undefined : playedBeside([])[0]?.view;
  const lists = parseAppSpec({
    specVersion: 1,
    name,
    summary:
      entities.length === 0 && view !== undefined ? `${name}: ${describeView(view)}.` : summarise(name, entities),
    brief: cutText(brief, MAX_BRIEF_CHARS),
    archetype: understood.archetype.id,
    language: "en",
    currency: understood.currency ?? "USD",
    theme: applyTheme({ accent: understood.archetype.accent, mode: "system" }, understood.theme),
    entities,
    pages,
    rules,
    actions,
    sampleData: play === undefined ? buildSamples(built) : tuneSamples(buildSamples(built), play, text),
    features:
      play === undefined ? understood.features : withPlay(understood.features, { play, text, view }).slice(0, 60),
    questions: [],
  });
  const spec = applyWorkflows(lists, text);
  // Ways of working put lists in the place of others, which the sentence then names.
  return spec.entities.length === 0 ? spec : { ...spec, summary: summarise(spec.name, spec.entities) };
}

/** The theme with what the user said of it. */
export function applyTheme(theme: Theme, wish: ThemeWish | undefined): Theme {
  return { ...theme, ...wish };
}

/** One sentence about the app. */
export function summarise(name: string, entities: readonly Pick<Entity, "labelPlural">[]): string {
  if (entities.length === 0) return "Nothing is decided yet.";
  return (
    toLabel(`${name} keeps ${joinList(entities.map(({ labelPlural }) => labelPlural.toLowerCase()))}.`, 380) ?? name
  );
}

function withExtras(entity: Entity, all: readonly Entity[], emptyText: string | undefined): Entity {
  return {
    ...entity,
    computed: deriveComputed(entity, all),
    ...(emptyText === undefined ? {} : { emptyText }),
    ...rankSort(entity, all),
  };
}

/** Players stand by their wins. */
function rankSort(entity: Entity, all: readonly Entity[]): Pick<Entity, "sort"> {
  const isRanked = all.some(({ fields }) =>
    fields.some(({ name, reference }) => name === "winner" && reference?.entity === entity.name),
  );
  const wins = isRanked
    ? deriveComputed(entity, all).find(({ label }) => label === "Wins" || label === "Matches")
    : undefined;
  if (wins !== undefined) return { sort: { field: wins.name, direction: "desc" } };
  return entity.sort === undefined ? {} : { sort: entity.sort };
}

function buildPages(
  entities: readonly Entity[],
  built: readonly BuiltEntity[],
  rules: AppSpec["rules"],
  understood: Understanding & { readonly playedBeside: (taken: readonly Page[]) => Page[] },
): Page[] {
  const { playedBeside, archetype, play } = understood;
  // What the app is leads; what only stands beside the rest comes last.
  const isLead = play !== undefined && archetype.id === play.id;
  const pages: Page[] = isLead ? playedBeside([]) : [];
  const wantsDashboard = understood.features.some(({ text }) => text === "Dashboard" || text === "Charts");
  const isAlone = pages.length > 0;
  const [main] = entities;
  const mainKind = viewFor(0, built[0], understood, understood.things[0]);
  // Such a page shows the figures that matter itself.
  const hasOwnFigures = main !== undefined && buildRecordView(main, mainKind, entities) !== undefined;
  const deserves = !hasOwnFigures && deservesDashboard(entities, rules, archetype.id);
  if (!isAlone && (entities.length === 0 || wantsDashboard || deserves)) {
    pages.push({ id: "dashboard", title: "Dashboard", path: "/", view: buildDashboard(entities, rules) });
  }
  entities.forEach((entity, index) => {
    if (isKeptByPlay(entity, pages)) return;
    const kind = viewFor(index, built[index], understood, understood.things[index]);
    pages.push(buildPage(entity, buildView(entity, kind, entities), pages));
    const wantsCalendar = understood.features.some(({ text }) => text === "Calendar view");
    const calendar = buildView(entity, "calendar");
    const hasCalendar = pages.some(({ view }) => view.kind === "calendar");
    if (wantsCalendar && !hasCalendar && calendar.kind === "calendar")
      pages.push(buildPage(entity, calendar, pages, "Calendar"));
  });
  const all = isLead ? pages : [...pages, ...playedBeside(pages)];
  const [first, ...rest] = all;
  return first === undefined ? [] : [{ ...first, path: "/" }, ...rest];
}

/** Ballots, taps and turns are made and shown by the view that needs them; counters are changed where they are tapped. */
function isKeptByPlay({ name }: Entity, pages: readonly Page[]): boolean {
  return pages.some(({ view }) => {
    if (view.kind === "counter") return view.entity === name || view.logEntity === name;
    if (view.kind === "poll") return view.voteEntity === name;
    return view.kind === "picker" && view.assignmentEntity === name;
  });
}

/** A page for visitors bears the name of what it is about; a play its own. */
function nameOf(
  text: string,
  { givenName, archetype, play, language }: Understanding,
  entities: readonly Entity[],
): string {
  if (play?.id === "landing") return givenName ?? brandOf(text.replace(/\s+/g, " ")) ?? archetype.noun;
  if (play !== undefined && play.id === archetype.id && play.scope !== "records") return givenName ?? archetype.noun;
  const foreign = language === undefined ? undefined : entities[0]?.labelPlural;
  return givenName ?? foreign ?? deriveName(text, archetype.noun, entities[0]?.labelPlural);
}

/** Whether nothing is decided: neither things nor a page to use. */
export function isBlank({ entities, pages }: Pick<AppSpec, "entities" | "pages">): boolean {
  return entities.length === 0 && pages.every(({ view }) => view.kind === "dashboard");
}

/** How a thing is shown: as its kind usually is, the main thing as the kind of app wants it. */
function viewFor(
  index: number,
  built: BuiltEntity | undefined,
  { archetype, features }: Understanding,
  thing: ThingWish | undefined,
): ViewKind {
  const wantsBoard = features.some(({ text }) => text === "Board with drag and drop");
  if (wantsBoard && thing?.fields.some((field) => /^(?:status|stage|column)\b/i.test(field)) === true) return "board";
  if (index === 0 && archetype.view !== undefined && thing?.entry?.view !== "cards") return archetype.view;
  return built?.entry?.view ?? "table";
}

/** At most so many UTF-16 units, never half a character. */
function cutText(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, "");
}
