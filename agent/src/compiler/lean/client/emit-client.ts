import type { AppFile } from "@joinery/shared";
import type { AppPlan, PagePlan } from "../../plan.ts";
import { actionName, optionsName, ruleName } from "../../plan.ts";
import { arrangeFiles } from "./arrange.ts";
import { planClient, type ClientPlan } from "./context.ts";
import { emitEntityBehaviour } from "./entity/emit-behaviour.ts";
import { emitEntityData } from "./entity/emit-data.ts";
import { emitOverview } from "./entity/emit-overview.ts";
import { emitEntityForm } from "./entity/emit-form.ts";
import { emitViewParts } from "../shared/emit-shared.ts";
import { emitIcons } from "./icons.ts";
import { splitImports } from "./imports.ts";
import { FILE_CONTENTS } from "./library/homes.ts";
import { LIBRARY } from "./library/library.ts";
import { finishModule, listExports, mentionedNames, type Module, type Origin } from "./module.ts";
import { emitApp, emitMain } from "./shell.ts";
import { chooseLines, featuresOf } from "./features.ts";
import { createClassTest, pruneCss } from "./theme/prune-css.ts";
import { emitTokens } from "./theme/emit-tokens.ts";
import { emitBalances } from "./views/balances.ts";
import { emitBooking } from "./views/booking.ts";
import { emitBoard } from "./views/board.ts";
import { emitCalendar } from "./views/calendar.ts";
import { emitCards } from "./views/cards.ts";
import { emitChecklist } from "./views/checklist.ts";
import { emitDashboard } from "./views/dashboard.ts";
import { emitDocument } from "./views/document.ts";
import { emitExport } from "./views/export.ts";
import { emitJournal } from "./views/journal.ts";
import { toListing } from "./views/listing.ts";
import { toHome } from "./views/home-page.ts";
import { emitLeaderboard } from "./views/leaderboard.ts";
import { emitNotes } from "./views/notes.ts";
import { emitRecipes } from "./views/recipes.ts";
import { emitThread } from "./views/thread.ts";
import { emitTracker } from "./views/tracker.ts";
import { emitShop } from "./views/shop.ts";
import { emitImport } from "./views/import.ts";
import { emitReport } from "./views/report.ts";
import { emitSignup } from "./views/signup.ts";
import { emitPipeline } from "./views/pipeline.ts";
import { emitProgress } from "./views/progress.ts";
import { emitTimesheet } from "./views/timesheet.ts";
import { emitTable } from "./views/table.ts";
import { emitCalculator, emitConverter } from "./views/play/computing.ts";
import { emitCounter } from "./views/play/counter.ts";
import { emitGame } from "./views/play/games.ts";
import { emitLanding } from "./views/play/landing.ts";
import { emitPicker } from "./views/play/picker.ts";
import { emitFlashcards, emitQuiz } from "./views/play/study.ts";
import { emitTimer } from "./views/play/timer.ts";
import { emitPoll } from "./views/play/voting.ts";

const ROOT = "src/client";
const ICON_PATH = `${ROOT}/components/icon.tsx`;
const CONTENTS = new Map(
  [...FILE_CONTENTS].map(([home, parts]) => [`${ROOT}/${home}`, parts.map((part) => `${ROOT}/${part}`)]),
);
const ENTRIES = [`${ROOT}/main.tsx`, `${ROOT}/env.d.ts`];

/** `src/client/`: the pages, forms and styles of the app, and of the library only the files that these use. */
export function emitClient(plan: AppPlan): AppFile[] {
  const library = readLibrary(plan);
  const libraryOrigins = originsOfPackages();
  for (const file of library) addExports(libraryOrigins, file.path, file.content);
  for (const file of emitViewParts(plan)) addExports(libraryOrigins, file.path, file.content);
  libraryOrigins.set("Icon", { path: ICON_PATH, exported: "Icon", isType: false });
  libraryOrigins.set("IconName", { path: ICON_PATH, exported: "IconName", isType: true });

  const client = planClient(plan, (name) => libraryOrigins.has(name));
  const modules = emitModules(client);
  const origins = new Map([...libraryOrigins, ...originsOfShared(client)]);
  for (const { path, code } of modules) addExports(origins, path, code);

  const generated = joinByPath(reachableModules(modules)).map((module) => finishModule(module, origins));
  const files = [...library, ...generated, emitTokens(plan.spec.theme)];
  const used = reachableFrom(ENTRIES, [...files, { path: ICON_PATH, content: "" }]);
  const kept = files.filter(({ path }) => used.has(path));
  const code = kept.filter(({ path }) => !path.endsWith(".css")).map(({ content }) => content);
  const icons = { path: ICON_PATH, content: emitIcons(code.join("\n")) };
  const isUsed = createClassTest([...code, icons.content].join("\n"));
  const pruned = [...kept, icons].map(({ path, content }) => ({
    path,
    content: path.endsWith(".css") ? pruneCss(content, isUsed) : content,
  }));
  return arrangeFiles(pruned, CONTENTS, `${ROOT}/main.tsx`).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readLibrary(plan: AppPlan): AppFile[] {
  const features = featuresOf(plan);
  return Object.entries(LIBRARY).map(([path, source]) => ({
    path: `${ROOT}/${path}`,
    content: chooseLines(source, features),
  }));
}

function emitModules(client: ClientPlan): Module[] {
  const entities = client.entities.flatMap((entity) => [
    ...emitEntityData(client, entity),
    ...emitEntityForm(client, entity),
    ...emitEntityBehaviour(client, entity),
    ...emitOverview(client, entity),
    emitExport(entity),
  ]);
  return [...entities, ...client.pages.flatMap((page) => emitPage(client, page)), emitApp(client), emitMain()];
}

function emitPage(client: ClientPlan, page: PagePlan): Module[] {
  const { view } = page.page;
  switch (view.kind) {
    case "dashboard":
      return emitDashboard(client, page, view);
    case "table":
      return emitTable(toListing(client, page, view));
    case "cards":
      return emitCards(toListing(client, page, view));
    case "checklist":
      return emitChecklist(toListing(client, page, view));
    case "board":
      return emitBoard(toListing(client, page, view));
    case "calendar":
      return emitCalendar(toListing(client, page, view));
    case "journal":
      return emitJournal(toListing(client, page, view));
    case "balances":
      return emitBalances(toHome(client, page, view));
    case "leaderboard":
      return emitLeaderboard(toHome(client, page, view));
    case "notes":
      return emitNotes(toHome(client, page, view));
    case "recipes":
      return emitRecipes(toHome(client, page, view));
    case "thread":
      return emitThread(toHome(client, page, view));
    case "tracker":
      return emitTracker(toHome(client, page, view));
    case "booking":
      return emitBooking(client, page, view);
    case "shop":
      return emitShop(client, page, view);
    case "document":
      return emitDocument(client, page, view);
    case "import":
      return emitImport(client, page, view);
    case "report":
      return emitReport(client, page, view);
    case "signup":
      return emitSignup(toHome(client, page, view));
    case "pipeline":
      return emitPipeline(toListing(client, page, view));
    case "progress":
      return emitProgress(toHome(client, page, view));
    case "timesheet":
      return emitTimesheet(toHome(client, page, view));
    case "calculator":
      return emitCalculator(page, view);
    case "converter":
      return emitConverter(page, view);
    case "counter":
      return emitCounter(client, page, view);
    case "flashcards":
      return emitFlashcards(client, page, view);
    case "game":
      return emitGame(page, view);
    case "landing":
      return emitLanding(client, page, view);
    case "picker":
      return emitPicker(client, page, view);
    case "poll":
      return emitPoll(client, page, view);
    case "quiz":
      return emitQuiz(client, page, view);
    case "timer":
      return emitTimer(client, page, view);
  }
}

function addExports(origins: Map<string, Origin>, path: string, code: string): void {
  for (const { name, isType } of listExports(code)) origins.set(name, { path, exported: name, isType });
}

function originsOfPackages(): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const name of ["useState", "StrictMode"]) origins.set(name, { path: "react", exported: name, isType: false });
  origins.set("createRoot", { path: "react-dom/client", exported: "createRoot", isType: false });
  return origins;
}

/** What `src/shared/` has for the client. */
function originsOfShared({ plan, entities }: ClientPlan): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  const add = (name: string, path: string, isType = false, exported = name): void => {
    origins.set(name, { path: `src/shared/${path}.ts`, exported, isType });
  };
  for (const { entity, planned, type, typeName, varName } of entities) {
    add(type, planned.kebab, true, planned.typeName);
    add(`${typeName}Input`, planned.kebab, true, `${planned.typeName}Input`);
    add(`${varName}Input`, planned.kebab, false, `${planned.varName}Input`);
    for (const field of entity.fields.filter(({ type: kind }) => kind === "enum")) {
      add(optionsName({ varName }, field), planned.kebab, false, optionsName(planned, field));
    }
  }
  for (const rule of plan.spec.rules) add(ruleName(rule), "rules");
  for (const action of plan.spec.actions) add(actionName(action), "actions");
  return origins;
}

/** The modules whose names something mentions, beginning with the one that starts the app. */
function reachableModules(modules: readonly Module[]): Module[] {
  const owners = new Map(modules.flatMap((module) => listExports(module.code).map(({ name }) => [name, module])));
  const reached = new Set<Module>();
  const open = modules.filter(({ path }) => ENTRIES.includes(path));
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (reached.has(module)) continue;
    reached.add(module);
    for (const name of mentionedNames(module.code)) {
      const owner = owners.get(name);
      if (owner !== undefined) open.push(owner);
    }
  }
  return modules.filter((module) => reached.has(module));
}

/** Modules of one path become one file. */
function joinByPath(modules: readonly Module[]): Module[] {
  const byPath = new Map<string, Module>();
  for (const module of modules) {
    const before = byPath.get(module.path);
    byPath.set(module.path, before === undefined ? module : joined(before, module));
  }
  return [...byPath.values()];
}

function joined(first: Module, second: Module): Module {
  const effects = [...(first.effects ?? []), ...(second.effects ?? [])];
  return { path: first.path, code: `${first.code}\n\n${second.code}`, effects };
}

/** The files that can be reached by imports. */
function reachableFrom(entries: readonly string[], files: readonly AppFile[]): Set<string> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const reached = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const content = contents.get(path);
    if (content === undefined || reached.has(path)) continue;
    reached.add(path);
    const { names, effects } = splitImports(path, content).imports;
    open.push(...names.keys(), ...effects);
  }
  return reached;
}
