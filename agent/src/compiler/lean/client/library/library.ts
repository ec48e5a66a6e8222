import { baseStylesLibrary } from "./base-styles.ts";
import { coreLibrary } from "./core.ts";
import { dashboardLibrary } from "./dashboard.ts";
import { displaysLibrary } from "./displays.ts";
import { fieldsLibrary } from "./fields.ts";
import { formStylesLibrary } from "./form-styles.ts";
import { formsLibrary } from "./forms.ts";
import { listingLibrary } from "./listing.ts";
import { playLibrary } from "./play/play.ts";
import { shellLibrary } from "./shell.ts";
import { viewStylesLibrary } from "./view-styles.ts";
import { viewsLibrary } from "./views.ts";

/** Files that are the same in every app that needs them, by their path below `src/client/`. */
export const LIBRARY: Readonly<Record<string, string>> = {
  ...baseStylesLibrary,
  ...coreLibrary,
  ...dashboardLibrary,
  ...displaysLibrary,
  ...fieldsLibrary,
  ...formStylesLibrary,
  ...formsLibrary,
  ...listingLibrary,
  ...playLibrary,
  ...shellLibrary,
  ...viewStylesLibrary,
  ...viewsLibrary,
};
