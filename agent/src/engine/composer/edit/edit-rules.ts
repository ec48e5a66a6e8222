import type { EditRule } from "./rules/change.ts";
import { addNeeded, add } from "./rules/adding.ts";
import { addOption, setChoices } from "./rules/choices.ts";
import { setRequired, setKind, warnWhen } from "./rules/fields.ts";
import { chooseTarget } from "./rules/target.ts";
import { colour, currency, emptyText, feature, declinedFirst } from "./rules/looks.ts";
import { renameApp, renameThing } from "./rules/naming.ts";
import { remove, haveNo, startEmpty } from "./rules/removing.ts";
import { share } from "./rules/sharing.ts";
import { showAs, sortBy } from "./rules/showing.ts";

/** In order of precedence: the first rule that understands a clause changes the spec. */
export const EDIT_RULES: readonly EditRule[] = [
  chooseTarget,
  share,
  renameApp,
  startEmpty,
  emptyText,
  haveNo,
  remove,
  sortBy,
  warnWhen,
  setRequired,
  setKind,
  colour,
  currency,
  renameThing,
  showAs,
  addOption,
  setChoices,
  declinedFirst,
  addNeeded,
  add,
  feature,
];
