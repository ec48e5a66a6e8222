import { isPluralPhrase, toSingular } from "../text/nouns.ts";
import { toSentenceCase } from "../text/normalise.ts";
import { isFieldKind, type FieldKind, type FieldWish } from "./field-kinds.ts";

/** Which words mean which kind. Compared with the whole name first, then with its last words. */
const WORDS: Readonly<Partial<Record<FieldKind, string>>> = {
  string:
    "name|title|first name|last name|full name|nickname|sku|code|barcode|isbn|number|id|serial|serial number|serial no|invoice number|" +
    "order number|reference|model|brand|make|author|artist|director|publisher|vendor|supplier|company|employer|role|position|" +
    "job title|department|location|city|country|address|street|place|venue|room|room number|table|shelf|bin|aisle|seat|team|assignee|owner|vet|doctor|" +
    "teacher|instructor|coach|host|organizer|organiser|client|customer|contact|contact person|person|" +
    "material|size|dimensions|variety|breed|species|scientific name|license plate|plate|registration|vin|version|" +
    "subject|topic|headline|subtitle|tagline|series|album|question|activity|behaviour|behavior|item|product|thing|time zone|timezone|" +
    "label|dosage|dose|strength|frequency|schedule|recurrence|interval|score line|result|iban|account number|assigned to|paid by|payer|payee|guest|flight number|confirmation number|policy number|relationship|relation|occupation|opening hours|business hours|office hours|working hours|lap time|race time|finish time|finishing time|split time|best time|shift|route|store|shop|bait|lure|sender|recipient|party",
  text:
    "notes|note|description|details|comment|comments|remarks|summary|bio|about|body|message|feedback|ingredients|steps|instructions|directions|" +
    "method|observations|symptoms|diagnosis|treatment|reason|reflection|gratitude|agenda|minutes|transcript|answer|explanation|abstract|" +
    "requirements|allergies|dietary needs|dietary requirements|dietary restrictions|review|short review|story|thoughts|reflections|learnings|highlights|outcome|findings|lyrics|terms|special requests|plan|tasting notes|backstory|medical history|history|prescription|recommendation",
  markdown: "content|markdown|article|text|markdown content|post body",
  count:
    "quantity|qty|count|stock|stock level|on hand|units|pieces|amount of|reorder level|reorder point|minimum stock|min stock|minimum|reps|sets|servings|" +
    "pages|page count|chapters|capacity|seats|rooms|guests|attendees|party size|head count|headcount|plus ones|plus one count|steps count|laps|rounds|players|members|how many|points|score|goals|votes|likes|" +
    "calories|kcal|copies|age|goal count|target|views|visitors|year|mileage|odometer|floor|attempts|vintage|wins|losses|draws|bedrooms|bathrooms|credits|step count|number of people|eggs|plays|lives|level number|hp|rank|position number|experience points|xp|tickets sold",
  decimal:
    "weight|height|width|length|depth|distance|duration|hours|minutes|temperature|temp|volume|area|speed|pace|size in cm|dose mg|litres|liters|gallons|" +
    "kilometres|kilometers|miles|body fat|waist|humidity|ph|quantity used|hours worked|hours slept|prep time|cook time|bake time|baking time|proof time|proofing time|proving time|brew time|brewing time|steep time|steeping time|soak time|soaking time|resting time|rest time|rising time|drying time|chilling time|travel time|driving time|waiting time|wait time|response time|practice time|screen time|setup time|charging time|study time|reading time|flight time|cooking time|preparation time|play time|playing time|playtime|total time|running time|runtime|watering interval|grade point|gpa|latitude|longitude|alcohol|abv|carbs|protein|fat|sugar|blood pressure reading|heart rate|pulse|latency|elevation|altitude|rainfall|yield",
  money:
    "price|cost|amount|total|subtotal|salary|fee|fees|fine|fines|budget|rent|value|revenue|income|expense|expenses|balance|payment|deposit|rate|hourly rate|" +
    "unit price|unit cost|purchase price|sale price|selling price|price paid|wage|tip|estimate|discount amount|tax amount|bill|premium|goal amount|target amount|saved so far|saved|spent|spending|savings|" +
    "deal value|worth|current value|insured value|donation|price per night|daily rate|quote|cash|debt|profit|loss|turnover|commission|bonus|allowance|shipping cost|amount due|amount paid|paid amount",
  percent:
    "progress|percent|percentage|discount|completion|probability|vat|tax rate|interest rate|occupancy|win rate|margin|% complete|battery|confidence",
  rating:
    "rating|ratings|stars|star rating|review score|my rating|review stars|difficulty rating|quality|satisfaction|enjoyment",
  scale:
    "energy|energy level|stress level|stress|pain|pain level|intensity|effort|suspicion level|anxiety|sleep quality|motivation|happiness|conspiracy level|craving|severity score",
  email: "email|e-mail|email address|e-mail address|mail|contact email",
  url: "url|link|website|web site|homepage|web page|source url|photo|image|picture|photo url|image url|cover|cover image|avatar|video|video link|linkedin|github|portfolio|source link|recipe link|attachment link|logo|profile picture|screenshot|podcast link",
  tel: "phone|phone number|telephone|mobile|mobile number|cell|cell phone|tel|fax|whatsapp|contact number|emergency phone",
  color: "color|colour|hex|hex code",
  boolean:
    "done|paid|completed|finished|active|archived|favorite|favourite|starred|pinned|available|returned|read|watched|played|published|approved|confirmed|attended|present|absent|" +
    "urgent|important|billable|reimbursed|vegan|vegetarian|gluten free|in stock|sold|owned|borrowed|received|delivered|sent|packed|bought|checked in|" +
    "checked out|vaccinated|neutered|insured|featured|public|private|taken|cleaned|watered|plus one|plus-one|thank you sent|thank-you sent|would make again|would recommend|organic|recurring|certified|signed|renewed|cancelled|opened|tested|indoor|pet friendly|hypoallergenic|spoiled|rsvp'd|spayed|all day|remote|waterproof|broken|lent out",
  date:
    "date|day|birthday|birthdate|birth date|date of birth|dob|anniversary|purchase date|date bought|start date|end date|started|joined|join date|" +
    "hire date|issue date|interview date|interview|visit date|check in|check-in|check out|check-out|arrival|departure|last watered|last contact|last contacted|last serviced|last service|last visit|" +
    "planted|planted on|borrowed on|returned on|paid on|published on|released|release date|date read|date finished|date watched|finished on|date planted|opened on|acquired|sown|harvest date|harvested|date added|travel dates|dates|date spotted|date seen|week|month|delivery date|ship date|signed on|brewed on|bottled on|sent on|applied on|date applied|completed on|started on",
  due:
    "due date|due|due on|deadline|expiry|expiry date|expiration|expiration date|expires|expires on|best before|use by|use-by date|best before date|next visit|next appointment|next service|next check|next watering|next due|" +
    "follow up|follow-up|follow up date|next follow-up|next follow up|renewal|renewal date|renews on|reminder|reminder date|remind me|warranty until|warranty end|warranty expiry|valid until|return by|return date|target date|next payment|next feeding|next billing date|next vaccination|due back|rsvp by|next contact|next review|next maintenance",
  time: "time|start time|end time|opening time|closing time|bedtime|bed time|wake time|wake up time|wake-up time|time of day|starts at|ends at|kick off|kick-off|feeding time|departure time|arrival time|from|until",
  datetime:
    "date and time|datetime|date & time|date/time|timestamp|scheduled at|appointment time|appointment date and time",
  enum:
    "status|state|stage|priority|category|type|kind|genre|mood|severity|difficulty|rsvp|condition|format|gender|sex|level|skill level|currency|" +
    "payment method|method|source|channel|platform|language|season|cuisine|course|course type|meal|meal type|weekday|day of week|unit|light|light needs|sunlight|frequency choice|urgency|risk|outcome type|visibility|grade|relationship status|blood type|membership|membership type|body part|muscle group|transport|weather|division|plan type|diet|roast|phase|column|approval|approval status|payment status|paid status|order status|income or expense|account type|weather conditions|seniority|shirt size|t-shirt size|clothing size|reading status",
  tags: "tags|tag|labels|keywords|skills|hashtags|topics|allergens|interests|amenities|features|themes|tools|flavours|flavors|technologies|hobbies|genres|languages|aliases",
};

const KIND_OF: ReadonlyMap<string, FieldKind> = new Map(
  Object.entries(WORDS).flatMap(([kind, list]) =>
    isFieldKind(kind) ? list.split("|").map((word) => [word, kind] as const) : [],
  ),
);

/** Choices that fit a name; the entity lexicon knows better ones for its own fields. */
const OPTIONS: Readonly<Record<string, string>> = {
  status: "To do|In progress|Done",
  approval: "Pending|Approved|Rejected",
  "approval status": "Pending|Approved|Rejected",
  "payment status": "Unpaid|Partly paid|Paid",
  "paid status": "Unpaid|Partly paid|Paid",
  "order status": "New|Processing|Shipped|Delivered|Cancelled",
  "reading status": "Want to read|Reading|Finished",
  state: "Open|In progress|Closed",
  stage: "New|In progress|Done",
  phase: "Planning|Doing|Review|Finished",
  column: "To do|In progress|Done",
  priority: "Low|Medium|High",
  urgency: "Low|Medium|High",
  severity: "Low|Medium|High|Critical",
  risk: "Low|Medium|High",
  difficulty: "Easy|Medium|Hard",
  level: "Beginner|Intermediate|Advanced",
  "skill level": "Beginner|Intermediate|Advanced",
  seniority: "Junior|Mid|Senior",
  mood: "Great|Good|Okay|Bad|Awful",
  rsvp: "Invited|Attending|Maybe|Declined",
  condition: "New|Good|Worn|Needs repair",
  gender: "Female|Male|Other",
  sex: "Female|Male|Unknown",
  genre: "Fiction|Non-fiction|Biography|Fantasy|Mystery|Other",
  format: "Paper|Digital|Audio",
  "payment method": "Card|Cash|Transfer|Direct debit",
  method: "Card|Cash|Transfer",
  source: "Recommendation|Website|Social media|Other",
  channel: "E-mail|Phone|In person|Online",
  platform: "Web|iOS|Android|Console|PC",
  language: "English|German|French|Spanish|Other",
  season: "Spring|Summer|Autumn|Winter",
  cuisine: "Italian|Mexican|Indian|Chinese|Home cooking|Other",
  course: "Starter|Main|Dessert|Side",
  meal: "Breakfast|Lunch|Dinner|Snack",
  "meal type": "Breakfast|Lunch|Dinner|Snack",
  weekday: "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
  "day of week": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
  unit: "Piece|kg|g|l|ml|Pack",
  light: "Full sun|Bright indirect|Partial shade|Low light",
  "light needs": "Full sun|Bright indirect|Partial shade|Low light",
  sunlight: "Full sun|Partial shade|Shade",
  currency: "USD|EUR|GBP",
  weather: "Sunny|Cloudy|Rain|Snow|Windy",
  grade: "A|B|C|D|E|F",
  membership: "Standard|Student|Senior|Family",
  "membership type": "Standard|Student|Senior|Family",
  "muscle group": "Legs|Back|Chest|Shoulders|Arms|Core",
  "body part": "Legs|Back|Chest|Shoulders|Arms|Core",
  "shirt size": "XS|S|M|L|XL",
  "t-shirt size": "XS|S|M|L|XL",
  visibility: "Public|Private",
  diet: "Everything|Vegetarian|Vegan|Gluten free",
  roast: "Light|Medium|Dark",
  "account type": "Checking|Savings|Credit card|Cash",
  "income or expense": "Income|Expense",
  transport: "Car|Train|Plane|Bus|Bicycle",
};
export const GENERIC_OPTIONS = ["Personal", "Work", "Other"] as const;

const UNITS: Readonly<Record<string, string>> = {
  duration: "min",
  runtime: "min",
  minutes: "min",
  temp: "°C",
  hours: "h",
  "hours slept": "h",
  "hours worked": "h",
  calories: "kcal",
  temperature: "°C",
  distance: "km",
};

/** "Cake type": whoever does not say which kinds there are would find the wrong ones. */
const isOpenChoice = ({ kind, word }: Found, options: readonly string[] | undefined): boolean =>
  kind === "enum" && options === undefined && /^(?:type|kind)$/.test(word);

/** Times that pass are counted in minutes. */
const unitOf = (word: string): string | undefined => UNITS[word] ?? (word.endsWith(" time") ? "min" : undefined);

/** Whether the lexicon knows the name, whole or by its last words: such a word in a list is a field, not a thing. */
export function isKnownFieldName(name: string): boolean {
  return lookUp((RANGE.exec(name)?.[1] ?? name).toLowerCase()) !== undefined;
}

/** "Rating 1-10", "mood (1 to 5)", "rate from 1 to 5". */
const RANGE = /^(.{1,60}?)[ ,:]*\(?(?:from |between |out of )?(\d{1,2}) ?(?:-|to|and) ?(\d{1,3})\)?(?: stars)?$/i;

function inferRange(name: string, min: number, max: number): FieldWish {
  const isRating = max <= 10 && min === 1 && inferField(name).kind === "rating";
  const label = toSentenceCase(name.trim());
  return min < max ? { label, kind: isRating ? "rating" : "scale", min, max } : { ...inferField(name), label };
}

/** "Rating out of 10", "how it was, /5". */
const OUT_OF = /^(.{1,60}?)[ ,:]*\(?(?:out of |\/ ?)(\d{1,3})\)?(?: stars)?$/i;

/** Few are stars, more are a scale. */
function inferOutOf(name: string, max: number): FieldWish {
  const wish = inferRange(name, max > 10 ? 0 : 1, max);
  return max <= 5 && max > 1 ? { ...wish, kind: "rating" } : wish;
}

/** What a field of this name is likely to hold. `price (EUR)`, `weight in kg` and `is paid` are understood. */
export function inferField(rawName: string): FieldWish {
  const range = RANGE.exec(rawName.trim());
  if (range?.[1] !== undefined) return inferRange(range[1], Number(range[2]), Number(range[3]));
  const outOf = OUT_OF.exec(rawName.trim());
  if (outOf?.[1] !== undefined) return inferOutOf(outOf[1], Number(outOf[2]));
  const { name, unit, options } = splitName(rawName);
  const lower = name.toLowerCase();
  const found = options === undefined ? (byPattern(lower) ?? lookUp(lower)) : ({ kind: "enum", word: lower } as const);
  const label = toSentenceCase(
    lower === "tag" || lower === "dates"
      ? `${name}`.replace(/^tag$/i, "Tags").replace(/^dates$/i, "Date")
      : name.replace(INITIALS, (word) => word.toUpperCase()),
  );
  if (found === undefined || isOpenChoice(found, options))
    return { label, kind: unit === undefined ? "string" : "decimal", ...(unit === undefined ? {} : { unit }) };
  const knownUnit = unit ?? (found.kind === "decimal" || found.kind === "count" ? unitOf(found.word) : undefined);
  return {
    label: singularLabel(label, found.kind),
    kind: found.kind,
    ...(knownUnit === undefined ? {} : { unit: knownUnit }),
    ...(found.kind === "enum" ? { options: options ?? optionsFor(found.word) } : {}),
  };
}

const INITIALS = /\b(?:isbn|gps|rsvp|vat|sku|url|id|vin|abv|dob|iban|vip|uk|eu|mot|gpa)\b/g;

/** The known choices of a field name, or general ones. */
export function optionsFor(word: string): readonly string[] {
  return OPTIONS[word]?.split("|") ?? GENERIC_OPTIONS;
}

type Found = { readonly kind: FieldKind; readonly word: string };

function lookUp(lower: string): Found | undefined {
  const candidates = [lower, toSingular(lower)];
  const words = lower.split(" ");
  for (let skip = 1; skip < words.length && skip < 4; skip += 1) {
    const tail = words.slice(skip).join(" ");
    candidates.push(tail, toSingular(tail));
  }
  for (const word of candidates) {
    const kind = KIND_OF.get(word);
    if (kind !== undefined) return { kind, word };
  }
  return undefined;
}

function byPattern(lower: string): Found | undefined {
  const [, base] = /^(.+) per \w+$/.exec(lower) ?? [];
  if (base !== undefined) return byPattern(base) ?? lookUp(base);
  if (lower.startsWith("what ")) return { kind: "string", word: lower };
  if (/^hours (?:spent|worked|played|left|logged|used|needed)$/.test(lower)) return { kind: "decimal", word: "hours" };
  if (/^(?:is|has|was|can|needs|should|whether|did|wants) /.test(lower) || lower.endsWith("?"))
    return { kind: "boolean", word: lower };
  if (/^\w{2,16}ed$/.test(lower) && !KIND_OF.has(lower)) return { kind: "boolean", word: lower };
  if (/^(?:number|count|amount) of /.test(lower)) return { kind: "count", word: lower };
  if (/^date (?:of|when|it|they|we|i)\b/.test(lower)) return { kind: "date", word: lower };
  if (/s (?:left|remaining|available|sold|used|needed)$/.test(lower)) return { kind: "count", word: lower };
  if (/^(?:yes\/no|checkbox)$/.test(lower)) return { kind: "boolean", word: lower };
  if (/ (?:until|expires|due)$/.test(lower)) return { kind: "due", word: lower };
  if (lower.endsWith(" on") && lower.split(" ").length === 2) return { kind: "date", word: lower };
  if (/[%]/.test(lower)) return { kind: "percent", word: lower };
  return undefined;
}

const UNIT =
  /^(?:kg|g|mg|lbs?|oz|cm|mm|m|km|miles?|ft|inch(?:es)?|l|ml|litres?|liters?|min|mins|minutes|h|hrs|hours|days|weeks|years|pcs|kcal|°c|°f|bpm|watts?|kwh|kw|mmhg|reps)$/i;

/** `weight (kg)`, `distance in km` and `size (S, M, L)` as a name with its unit or choices. */
function splitName(raw: string): { name: string; unit?: string; options?: readonly string[] } {
  const text = raw.trim();
  const bracket = /^(.{1,60}?) ?\(([^()]{1,200})\)$/.exec(text);
  if (bracket !== null) {
    const [, name = text, inner = ""] = bracket;
    if (UNIT.test(inner.trim())) return { name, unit: inner.trim() };
    const parts = inner
      .replace(/^(?:e\.?g\.?|like|such as|for example|one of|either)[,:]? /i, "")
      .split(/[,/|]| or | and /)
      .map((part) => part.trim());
    const options = parts.filter((part) => part !== "" && !/^etc\.?$/i.test(part));
    if (/^(?:yes ?\/ ?no|true ?\/ ?false|y\/n)$/i.test(inner.trim())) return { name: `${name}?` };
    return options.length > 1 ? { name, options } : { name };
  }
  const yesNo = /^(.{1,60}?),? (?:yes ?\/ ?no|y\/n|yes or no|or not)$/i.exec(text);
  if (yesNo?.[1] !== undefined) return { name: `${yesNo[1]}?` };
  const column = /^(.{2,60}) (?:columns?|fields?)$/i.exec(text);
  if (column?.[1] !== undefined) return { name: column[1] };
  const inMoney = /^(.{1,60}) in (?:€|£|\$|usd|eur|gbp|euros?|dollars|pounds)$/i.exec(text);
  if (inMoney?.[1] !== undefined) return { name: inMoney[1] };
  const inUnit = /^(.{1,60}) in (\S{1,10})$/.exec(text);
  if (inUnit?.[1] !== undefined && inUnit[2] !== undefined && UNIT.test(inUnit[2]))
    return { name: inUnit[1], unit: inUnit[2] };
  const withSymbol = /^(.{2,60}) (kg|g|mg|lbs|oz|cm|mm|km|ml|°c|°f|bpm|kcal|kwh|mins?)$/i.exec(text);
  if (withSymbol?.[1] !== undefined && withSymbol[2] !== undefined) return { name: withSymbol[1], unit: withSymbol[2] };
  return { name: text };
}

/** "Interview dates" holds one date: the label says so. Lists and long texts keep their plural. */
function singularLabel(label: string, kind: FieldKind): string {
  const keeps =
    kind === "tags" ||
    kind === "text" ||
    kind === "markdown" ||
    kind === "count" ||
    kind === "decimal" ||
    kind === "money" ||
    /^(?:expires|starts|ends|renews)$|\bhours$/i.test(label);
  return keeps || !isPluralPhrase(label.toLowerCase()) ? label : toSingular(label);
}
