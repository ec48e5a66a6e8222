const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that say where or for whom an app is, never what it keeps. Matched with the last word of a phrase. */
export const CONTEXT_WORDS = set(`
  app apps application applications tool tools system systems site website platform software program solution portal hub thing
  things something anything everything stuff family company business shop store school office club clinic salon bakery restaurant
  agency startup firm university college community church gym studio household home house world city town country
  wedding family's user users people everyone someone anyone me us them it i we you they he she others
  progress streak streaks month months week weeks day days year years time overview data information info details detail
  view views page pages button buttons filter filters search chart charts graph graphs dashboard feature features ui design
  list lists form forms state input option options action actions interface screen layout style theme look copy
  backend frontend server database localstorage browser code framework html css react tab column columns row rows pane spinner
  profile profiles way ways lot lots bit kind type types sort set number value values level record records entry entries box
  completion states everybody person's use need needs help example examples way management functionality function
  capitals measurement measurements conversion converter timer game landing hero section sections cta grid image placeholder tagline
  notification notifications alert alerts reminder reminders login password authentication upload csv export import api report reports
  statistics stats history trend trends total totals total's average averages sum tracker tracking manager planner organizer log
  increment decrement reset count counts storage access team's box friends' place-holder checkbox checkboxes bar hint pane window tab blank single-column backend desktop enter app's possible possibly ability support subtotal out warning warnings turn cellar item-list month-by-month view-only hero cta bullet  faq title-page designer photography aesthetic contrast experience experiences frameworks needed required optional behalf hand hands track fine tax taxes accountant insurance olds max min minimum maximum summer winter autumn organised organized morning evening afternoon noon midnight lunchtime weekend weekends weekday weekdays ones line lines glance bottom top standing standings ranking rankings ladder ladders bracket
`);

/** What may stand before a noun and says nothing of it. */
export const FILLERS = set(`
  a an the my our your their his her its all some any each every several multiple many different new various own this that these those
  simple basic small big little personal daily weekly monthly clean modern nice cool good great beautiful minimal custom current
  important single detailed upcoming past lots of more other individual existing additional optional maybe also just only
  short long brief shared possibly one two three four five few whole entire proper easy quick fast online web digital free private public whatever which
  number list lists set bunch couple kinds types of simple-to-use hipster-looking full-stack and or with plus both either bunch
  automatically randomly manually easily quickly us me them please corresponding respective related associated
  overdue unpaid outstanding markdown comprehensive humorous content-focused fun tiny lightweight powerful robust complete full
`);

/** Verbs after which stands what an app keeps. These forms are verbs only … */
export const KEEP_FORMS =
  "tracks|tracking|manage|manages|managing|records|recording|logging|keep(?:s|ing)? (?:track|a record|records|tabs|a log|a list) (?:of|on)|stores|storing|lists|listing|" +
  "organi[sz]es?|organi[sz]ing|catalogs|catalogues|cataloguing|cataloging|saves?|saving|collects?|collecting|monitors|monitoring|plans|planning|maintains?|maintaining|handles?|handling|registers|documents|" +
  "rating|reviewing|schedules|scheduling|write down|note down|jot down|adds?|adding|edits?|editing|deletes?|creates?|creating|showing|displays?|displaying|featuring|publish(?:es|ing)?|assigns?|assigning|keeping|keeps|rent(?:ing)? out|" +
  "remember|remembers|capture|captures|enter|entering|removes?|compare|browse|counting|submit|sell|selling|look after|archive|record|track|share|sharing|watering|collating";
/** … and these are nouns as well, so a word must stand before them that only goes with verbs. */
export const KEEP_BASES =
  "list|log|plan|rate|review|report|show|see|view|post|inventory|schedule|register|document|store|count|search|monitor|catalog|catalogue|update|keep|follow|write|do|organi[sz]e";
/** What stands before a verb. */
export const BEFORE_VERB =
  "to|can|could|and|or|that|which|who|i|we|you|users?|they|people|me|us|let's|easily|quickly|automatically|randomly|also|should|will|must|please|,";

/** Nouns that hold things: what stands before them is what is kept. */
export const CONTAINERS =
  "tracker|trackers|tracking|log|logs|logbook|list|lists|manager|management|organi[sz]er|planner|register|inventory|directory|catalog|catalogue|collection|database|db|" +
  "box|journal|diary|board|library|app|application|tool|system|site|website|platform|dashboard|book|calendar|scheduler|schedule|archive|bank|portal|hub|crm|" +
  "notebook|reminder|reminders|roster|ledger|sheet|vault|keeper|counter|monitor|overview|rota|cellar|gradebook|repository|wiki|registry|record|records|history|finder|editor|page|software|bot";

/** Verbs between two things that make a third: members borrow books, so there are loans. The third is an entry's name. */
export const JOIN_VERBS: ReadonlyMap<string, string> = new Map([
  ["borrow", "Loan"],
  ["lend", "Loan"],
  ["check out", "Loan"],
  ["sign out", "Loan"],
  ["take out", "Loan"],
  ["rent", "Rental"],
  ["hire", "Rental"],
  ["book", "Booking"],
  ["reserve", "Booking"],
  ["order", "Order"],
  ["buy", "Order"],
  ["purchase", "Order"],
  ["enrol in", "Enrolment"],
  ["enroll in", "Enrolment"],
  ["sign up for", "Enrolment"],
  ["register for", "Enrolment"],
  ["join", "Enrolment"],
  ["attend", "Attendance"],
  ["take", "Enrolment"],
]);

/** Grammar words of common languages, for telling them apart. */
export const ENGLISH_WORDS = set(
  "the a an and of to for with my i want need is are that in on it app each have has can where track list please build make me we our by from should tool something add keep or yes no change remove use",
);
