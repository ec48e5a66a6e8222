import { balancesLibrary } from "./balances.ts";
import { accessLibrary } from "./access.ts";
import { baseStylesLibrary } from "./base-styles.ts";
import { bookingLibrary } from "./booking.ts";
import { coreLibrary } from "./core.ts";
import { csvLibrary } from "./csv.ts";
import { dashboardLibrary } from "./dashboard.ts";
import { displaysLibrary } from "./displays.ts";
import { documentLibrary } from "./document.ts";
import { fieldsLibrary } from "./fields.ts";
import { formStylesLibrary } from "./form-styles.ts";
import { formsLibrary } from "./forms.ts";
import { importLibrary } from "./import.ts";
import { leaderboardLibrary } from "./leaderboard.ts";
import { listingLibrary } from "./listing.ts";
import { markdownLibrary } from "./markdown.ts";
import { notesLibrary } from "./notes.ts";
import { recipesLibrary } from "./recipes.ts";
import { relationsLibrary } from "./relations.ts";
import { reportLibrary } from "./report.ts";
import { shopLibrary } from "./shop.ts";
import { playLibrary } from "./play/play.ts";
import { shellLibrary } from "./shell.ts";
import { signupLibrary } from "./signup.ts";
import { threadLibrary } from "./thread.ts";
import { pipelineLibrary } from "./pipeline.ts";
import { progressLibrary } from "./progress.ts";
import { timesheetLibrary } from "./timesheet.ts";
import { trackerLibrary } from "./tracker.ts";
import { viewStylesLibrary } from "./view-styles.ts";
import { viewsLibrary } from "./views.ts";

/** Files that are the same in every app that needs them, by their path below `src/client/`. */
export const LIBRARY: Readonly<Record<string, string>> = {
  ...balancesLibrary,
  ...accessLibrary,
  ...baseStylesLibrary,
  ...bookingLibrary,
  ...coreLibrary,
  ...csvLibrary,
  ...dashboardLibrary,
  ...displaysLibrary,
  ...documentLibrary,
  ...fieldsLibrary,
  ...formStylesLibrary,
  ...formsLibrary,
  ...importLibrary,
  ...leaderboardLibrary,
  ...listingLibrary,
  ...markdownLibrary,
  ...notesLibrary,
  ...recipesLibrary,
  ...relationsLibrary,
  ...reportLibrary,
  ...shopLibrary,
  ...playLibrary,
  ...shellLibrary,
  ...signupLibrary,
  ...threadLibrary,
  ...pipelineLibrary,
  ...progressLibrary,
  ...timesheetLibrary,
  ...trackerLibrary,
  ...viewStylesLibrary,
  ...viewsLibrary,
};
