import type { Archetype } from "./archetype.ts";

/** In order of precedence: of two with the same score, the first wins. */
export const ARCHETYPES: readonly Archetype[] = [
  { id: "kanban", noun: "Board", test: /\bkanban\b|\bscrum\b|\btrello\b/, weight: 6, accent: "#5b4bd6", core: ["Task"], view: "board" },
  { id: "to-do", noun: "To-Do List", test: /\bto-?\s?dos?\b|\btask list\b|\bchecklist\b|\btasks?\b/, weight: 3, accent: "#2f6fed", core: ["Task"], view: "checklist" },
  { id: "shopping-list", noun: "Shopping List", test: /\bshopping[ -]list|\bgrocery[ -]list|\bgroceries list/, weight: 7, accent: "#2e8b57", core: ["ShoppingItem"], view: "checklist" },
  { id: "packing-list", noun: "Packing List", test: /\bpacking[ -]list|\bwhat to pack\b/, weight: 7, accent: "#0f7c8a", core: ["PackingItem"], view: "checklist" },
  { id: "split-bills", noun: "Shared Expenses", test: /\b(?:split|splitting|share|sharing|divide)\b.{0,30}\b(?:bills?|expenses?|costs?|rent)\b|\bwho owes\b/, weight: 7, accent: "#1f8a70", always: ["Expense|Bill", "Friend|Person"] },
  { id: "budget", noun: "Budget", test: /\bbudget(?:s|ing)?\b|\bexpenses?\b|\bspending\b|\bpersonal finance|\bmoney tracker|\bfinances?\b/, weight: 4, accent: "#1f8a70", core: ["Expense|Transaction|Income"] },
  { id: "subscriptions", noun: "Subscriptions", test: /\bsubscriptions?\b/, weight: 4, accent: "#8a3ffc", core: ["Subscription"] },
  { id: "inventory", noun: "Inventory", test: /\binventor(?:y|ies)\b|\bstock\b|\bwarehouse\b|\breorder\b|\bsku\b|\binventaris\b|\binventario\b|\binventaire\b|\blagerbestand\b/, weight: 4, accent: "#b4551f", core: ["Item|Product|Part|PantryItem|Equipment"], template: "Item" },
  { id: "pantry", noun: "Pantry", test: /\bpantry\b|\bfridge\b|\bfreezer\b/, weight: 5, accent: "#a3680b", core: ["PantryItem"], template: "PantryItem" },
  { id: "crm", noun: "CRM", test: /\bcrm\b|\bcustomer relationship|\bsales pipeline\b|\bleads?\b/, weight: 5, accent: "#2457c5", core: ["Contact|Customer|Client|Lead", "Deal"] },
  { id: "invoicing", noun: "Invoices", test: /\binvoic(?:e|es|ing)\b/, weight: 3, accent: "#0b6e63", core: ["Client|Customer", "Invoice"] },
  { id: "library", noun: "Library", test: /\blibrary management|\bborrow|\blending\b|\blend\b/, weight: 5, accent: "#7a4a1e", core: ["Book|Item|Equipment|Tool", "Member|Friend|Person", "Loan"] },
  { id: "books", noun: "Library", test: /\bbooks?\b|\breading (?:list|log|tracker)/, weight: 3, accent: "#7a4a1e", core: ["Book"] },
  { id: "recipes", noun: "Recipe Box", test: /\brecipes?\b|\bcookbook\b/, weight: 4, accent: "#c2410c", core: ["Recipe"] },
  { id: "meal-plan", noun: "Meal Planner", test: /\bmeal plan|\bmeals?\b/, weight: 4, accent: "#c2410c", core: ["Meal"] },
  { id: "habits", noun: "Habit Tracker", test: /\bhabits?\b|\broutines?\b/, weight: 5, accent: "#16803c", core: ["Habit"], always: ["CheckIn"] },
  { id: "workout-sets", noun: "Workout Log", test: /\breps?\b|\bsets and\b|\bexercises,/, weight: 7, accent: "#d9480f", always: ["Exercise", "WorkoutSet"], without: ["Workout"] },
  { id: "workout", noun: "Workout Log", test: /\bworkouts?\b|\bgym\b|\bfitness\b|\bexercises?\b|\blifting\b/, weight: 4, accent: "#d9480f", core: ["Workout"] },
  { id: "mood", noun: "Mood Journal", test: /\bmoods?\b|\bfeelings?\b/, weight: 4, accent: "#7c4dbd", core: ["MoodEntry"] },
  { id: "journal", noun: "Journal", test: /\bjournal\b|\bdiary\b|\bgratitude\b/, weight: 3, accent: "#7c4dbd", core: ["JournalEntry"], template: "JournalEntry", view: "journal" },
  { id: "notes", noun: "Notes", test: /\bnote[- ]?taking|\bnotes app|\bnotebook\b|\bmarkdown notes?/, weight: 5, accent: "#a16207", core: ["Note"] },
  { id: "blog", noun: "Blog", test: /\bblogs?\b|\bblogging\b/, weight: 5, accent: "#0e7490", core: ["Post"] },
  { id: "content", noun: "Articles", test: /\bcms\b|\bpublish(?:ing)? articles|\barticles?\b|\bniche (?:web)?site|\bmagazine\b/, weight: 4, accent: "#0e7490", core: ["Article"] },
  { id: "leaderboard", noun: "Leaderboard", test: /\bleader ?board\b|\bscoreboard\b|\branking\b|\bladder\b/, weight: 6, accent: "#b45309", always: ["Player|Team|Member", "Match|Tournament"] },
  { id: "salon", noun: "Bookings", test: /\bbook(?:ing|ings)\b|\breservations?\b|\bappointments?\b/, weight: 4, accent: "#b0356b", core: ["Service|Room|Equipment|Table", "Booking|Appointment"] },
  { id: "events", noun: "Events", test: /\bevents?\b/, weight: 3, accent: "#6d28d9", core: ["EventItem"] },
  { id: "guests", noun: "Guest List", test: /\bguests?\b|\brsvp\b|\binvitees?\b/, weight: 4, accent: "#be4b7b", core: ["Guest"] },
  { id: "applications", noun: "Job Applications", test: /\bjob (?:applications?|search|hunt)/, weight: 6, accent: "#2457c5", core: ["Application"] },
  { id: "questions", noun: "Question Bank", test: /\bquestion bank\b|\bquiz(?:zes)?\b|\btrivia\b/, weight: 5, accent: "#4f46e5", core: ["Question"] },
  { id: "flashcards", noun: "Flashcards", test: /\bflash ?cards?\b|\bvocab(?:ulary)?\b/, weight: 5, accent: "#4f46e5", core: ["Flashcard"] },
  { id: "school", noun: "School", test: /\bstudents?\b|\bgrades?\b|\bhomework\b|\bassignments?\b|\bcourses?\b/, weight: 3, accent: "#1d4ed8", core: ["Student"] },
  { id: "plants", noun: "Plants", test: /\bplants?\b|\bgarden(?:ing)?\b|\bwatering\b/, weight: 4, accent: "#2f7d32", core: ["Plant"] },
  { id: "pets", noun: "Pets", test: /\bpets?\b|\bvet(?:erinary)?\b|\bdogs?\b|\bcats?\b/, weight: 3, accent: "#a45a2a", core: ["Pet"] },
  { id: "chores", noun: "Chores", test: /\bchores?\b|\bhousehold tasks\b|\bcleaning (?:schedule|plan)/, weight: 5, accent: "#0f7c8a", core: ["Chore"] },
  { id: "travel", noun: "Trips", test: /\btrips?\b|\btravels?\b|\bvacations?\b|\bitinerar/, weight: 3, accent: "#0369a1", core: ["Trip"] },
  { id: "property", noun: "Properties", test: /\btenants?\b|\bleases?\b|\brental propert|\blandlord\b|\breal estate\b/, weight: 4, accent: "#4d5b7c", core: ["Property", "Tenant"] },
  { id: "tickets", noun: "Help Desk", test: /\bhelp ?desk\b|\bsupport tickets?\b|\bbug tracker\b|\bissue tracker\b/, weight: 5, accent: "#b42318", core: ["Ticket|Bug"] },
  { id: "hr", noun: "Team", test: /\bemployees?\b|\bstaff\b/, weight: 3, accent: "#33598a", core: ["Employee"] },
  { id: "vehicles", noun: "Garage", test: /\bvehicles?\b|\bcar maintenance|\bmileage\b|\bfuel\b/, weight: 4, accent: "#44546a", core: ["Vehicle", "ServiceRecord"] },
  { id: "movies", noun: "Watchlist", test: /\bmovies?\b|\bfilms?\b|\bwatch ?list\b|\btv shows?\b/, weight: 4, accent: "#9f1239", core: ["Movie"] },
  { id: "wishlist", noun: "Wish List", test: /\bwish ?list\b|\bgift ideas?\b/, weight: 5, accent: "#be123c", core: ["Wish"] },
  { id: "medication", noun: "Medication", test: /\bmedications?\b|\bmedicines?\b|\bpills?\b/, weight: 4, accent: "#0f766e", core: ["Medication"] },
  { id: "sales", noun: "Sales", test: /\bsales\b/, weight: 3, accent: "#1d4ed8", core: ["Sale"] },
  { id: "voting", noun: "Votes", test: /\bvot(?:e|es|ing)\b|\bpolls?\b/, weight: 5, accent: "#7c3aed", core: ["Option"] },
  { id: "counter", noun: "Counter", test: /\bcount(?:er|ing)?\b(?=.{0,60}\b(?:increment|decrement|reset|beers?|clicks?|tally)\b)|\btally counter\b|\bclick(?:er)? counter\b|\bcount (?:beers|clicks|things)\b/, weight: 6, accent: "#b45309", always: ["Counter"] },
  { id: "partners", noun: "Partners", test: /\bplayers?\b.{0,80}\bpartners?\b|\bfind (?:a )?partners?\b/, weight: 4, accent: "#3f8f29", always: ["Player", "Match"] },
  { id: "directory", noun: "Directory", test: /\bdirectory\b|\baddress book\b|\bphone ?book\b|\bcontacts?\b/, weight: 4, accent: "#33598a", core: ["Contact"], template: "Contact" },
  { id: "collection", noun: "Collection", test: /\bcollections?\b|\bcollector\b|\bcatalog(?:ue)?\b/, weight: 2, accent: "#8a5a18", core: ["Collectible"], template: "Collectible" },
  { id: "log", noun: "Log", test: /\blog(?:book|s|ging)?\b/, weight: 1, accent: "#3b6ea5", template: "JournalEntry", view: "journal" },
  { id: "tracker", noun: "Tracker", test: /\btrack(?:er|ing|s)?\b|\bkeep\b|\blist\b|\bmanage(?:r|ment|s)?\b/, weight: 0.5, accent: "#3457d5" },
];

/** What an app looks like that fits no kind. */
export const PLAIN: Archetype = { id: "records", noun: "App", test: /^$/, weight: 0, accent: "#3457d5" };

/** The kind that the words speak for most, and how much. Mentions near the start say what it is; later ones what it has. */
export function scoreArchetype(lower: string): { archetype: Archetype; score: number } {
  let best = { archetype: PLAIN, score: 0 };
  for (const archetype of ARCHETYPES) {
    const found = archetype.test.exec(lower);
    if (found === null) continue;
    const score = archetype.weight + Math.max(0, 1 - found.index / 200);
    if (score > best.score) best = { archetype, score };
  }
  return best;
}
