import type { Feature } from "@joinery/shared";

type FeatureRow = {
  readonly test: RegExp;
  readonly text: string;
  readonly status: Feature["status"];
  readonly reason?: string;
};

const covered = (text: string, test: RegExp): FeatureRow => ({ text, test, status: "covered" });
const custom = (text: string, test: RegExp, reason: string): FeatureRow => ({ text, test, status: "custom", reason });
const declined = (text: string, test: RegExp, reason: string): FeatureRow => ({
  text,
  test,
  status: "declined",
  reason,
});

const CUSTOM_CODE = "It needs custom code, which this version does not write.";

/** Wishes beyond things and fields, with what this version makes of them. Honest by table: whoever adds a capability moves its row. */
export const FEATURE_ROWS: readonly FeatureRow[] = [
  covered("Search", /\b(?:full[- ]text )?search(?:able|ing)?\b|\bfind (?:things|them|entries) quickly/),
  covered("Filters", /\bfilter(?:s|ing|able|ed)?\b|\bfilter bar\b/),
  covered(
    "Charts",
    /\b(?:charts?|graphs?|visuali[sz]e|diagrams?|pie|see (?:my )?progress|progress over time|trends?|statistics|stats|relationship over time)\b/,
  ),
  covered("Dashboard", /\bdashboard\b|\boverview\b|\bsummary page\b|\btotals?\b/),
  covered("Calendar view", /\bcalendar\b/),
  covered("Board with drag and drop", /\bkanban\b|\bdrag(?:ging)?(?: and | & |-and-)drop\b/),
  covered("Light and dark", /\b(?:dark|light) (?:mode|theme)\b/),
  covered("Works on phones", /\bmobile\b|\bresponsive\b|\bphones?[- ]friendly\b|\bon my phone\b/),
  covered(
    "Data stays after a reload",
    /\blocal ?storage\b|\bpersist(?:s|ed|ent)?\b|\bremember(?:s)? (?:everything|my data)\b/,
  ),
  covered("Clear completed", /\bclear[- ]completed\b/),
  covered("Markdown", /\bmarkdown\b/),
  covered(
    "Marked when attention is needed",
    /\b(?:alert|warn|notify|remind|flag|highlight|reminders?|notifications?|alerts?|warnings?)\b/,
  ),
  custom(
    "Streaks",
    /\bstreaks?\b/,
    "Counting days in a row needs custom code; check-ins are kept and charted instead.",
  ),
  custom(
    "Who owes whom",
    /\bsplit(?:ting)?\b.{0,30}\b(?:bills?|expenses?|costs?)\b|\bwho owes\b|\bsettle up\b|\bbalances? between\b/,
    "Working out balances between people needs custom code; what each person paid is totalled instead.",
  ),
  custom(
    "Random assignment",
    /\brandom(?:ly|ise|ize|ised|ized)?\b|\bshuffle\b/,
    "Assigning at random needs custom code; you choose the person instead.",
  ),
  custom(
    "Playing a quiz",
    /\bquiz (?:app|game|mode|play)\b|\bplay(?:ing)? (?:a |the )?quiz|\btake (?:a |the )?quiz/,
    `Playing, scoring and timing a quiz is not built yet. ${CUSTOM_CODE}`,
  ),
  custom("Generating quizzes", /\bgenerat\w+ quiz(?:zes)?\b|\bquiz generator\b/, CUSTOM_CODE),
  custom(
    "Timer",
    /\btimers?\b|\bstopwatch\b|\bcountdown\b|\bpomodoro\b/,
    "A running clock is not built yet; durations can be written down.",
  ),
  custom(
    "Online booking of free slots",
    /\bbooking (?:site|website|page|app|system)\b|\bbook online\b|\bfree slots?\b|\bavailable slots?\b/,
    "Choosing from free slots and stopping double bookings needs custom code; bookings are kept in a list and a calendar.",
  ),
  custom(
    "Voting by several people",
    /\bvot(?:e|es|ing)\b/,
    "One vote per person needs sign-in; votes are counted with a button instead.",
  ),
  custom(
    "Repeating entries",
    /\brecurring\b|\brepeat(?:s|ing)?\b|\bevery (?:week|month|day)\b automatically/,
    CUSTOM_CODE,
  ),
  custom(
    "Automatic scores",
    /\bscoring system\b|\bcalculat\w+ (?:a |the )?(?:daily )?['"]?[\w ]{0,20}level\b/,
    "A formula of its own needs custom code; the points of a day are added up instead.",
  ),
  custom(
    "Automatic fines",
    /\bfines? (?:are|is|get) (?:charged|calculated)\b|\bcharge fines?\b/,
    "Fines are written into the loan by hand; overdue loans are marked.",
  ),
  custom(
    "Different content by role",
    /\b(?:roles?|permissions?|admin panel|admin area)\b/,
    "It needs sign-in, which is not supported yet.",
  ),
  declined(
    "Sign-in",
    /\b(?:log ?in|login|sign[- ]?in|sign[- ]?up(?! sheets?| lists?| forms?| for (?!an? account))|user accounts?|accounts? for users|authentication|passwords?|register users)\b/,
    "Sign-in is not supported yet; the app is for one person or one trusted group.",
  ),
  declined(
    "User profiles",
    /\b(?:users? can )?create profiles?\b|\buser profiles?\b/,
    "Profiles are kept as a list; signing in as oneself is not supported yet.",
  ),
  declined(
    "Payments",
    /\b(?:stripe|paypal|online payments?|checkout|take payments?|accept payments?|pay(?:ments?)? (?:online|(?:by|with) (?:a )?(?:credit |debit )?card)|(?:credit |debit )?card payments?)\b/,
    "Taking payments is not supported; amounts and what is paid can be recorded.",
  ),
  declined("Shopping cart", /\b(?:shopping )?cart\b/, "Carts and checkout are not built yet."),
  declined(
    "E-mails and messages",
    /\b(?:send|sends|sending|get|receive|by|via)\b.{0,20}\b(?:e-?mails?|sms|text messages?|push notifications?|whatsapp)\b|\bemail (?:reminders?|notifications?|alerts?)\b|\bnewsletter sign/,
    "The app sends nothing; it marks in its lists what needs attention.",
  ),
  declined(
    "Uploads",
    /\bupload(?:s|ing)?\b|\battach(?:ments?|ing)? (?:files?|photos?|receipts?)\b|\bcsv\b|\bimport (?:from|a|my)\b|\bspreadsheet import\b/,
    "Files cannot be uploaded or imported yet; records are typed in, pictures are kept as links.",
  ),
  declined(
    "Export and print",
    /\bexport(?:s|ed|ing)?\b|\bprint(?:able|ing|out)?\b|\bpdf\b/,
    "Exporting and printing are not built yet.",
  ),
  declined(
    "Artificial intelligence",
    /\b(?:ai|a\.i\.|artificial intelligence|chatgpt|gpt|machine learning|llm)\b|\bsuggestions? (?:using|by|with)\b|\bautomatically (?:suggest|recommend|categori[sz]e)/,
    "Nothing is suggested or written by a model in the built app.",
  ),
  declined(
    "Maps",
    /\bmaps?\b|\bgps\b|\bnearby\b|\bgeolocation\b/,
    "Maps and distances are not supported; places can be filtered by name.",
  ),
  declined(
    "Live data from elsewhere",
    /\bweather\b(?=.{0,30}\b(?:api|forecast)\b)|\bapi'?s?\b|\blive (?:prices?|data|scores?)\b|\bstock prices\b|\bexchange rates?\b|\bsync(?:s|ed)? with\b|\bgoogle (?:calendar|sheets|drive)\b/,
    "The app talks to no other service.",
  ),
  declined(
    "Several people at once",
    /\breal[- ]?time\b|\bcollaborat\w+\b|\bmulti[- ]?user\b|\bmultiplayer\b|\bshare(?:d)? with (?:my |our )?(?:team|others|friends)\b/,
    "Changes of others show after a reload; live collaboration is not built yet.",
  ),
  declined(
    "Chat between people",
    /\b(?:chat|direct messages?|messaging|social (?:network|platform))\b/,
    "Messages between people are not supported.",
  ),
  declined(
    "Scanning",
    /\b(?:barcode|qr)[- ]?(?:code)? ?scan\w*|\bscan(?:ning)?\b/,
    "Scanning is not supported; codes can be typed in.",
  ),
  declined(
    "Voice",
    /\bvoice (?:input|notes?|commands?|control|assistant|recordings?|messages?)\b|\bspeech\b/,
    "Voice is not supported.",
  ),
];
