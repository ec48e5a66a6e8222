const PERSON =
  /(?:(?:[^f]|ff)er|or|ist|ian|eer|ante?|ee|ive|man|woman|person|people|kid|child|boy|girl|parent|baby|uncle|aunt|cousin|neighbou?r|crew|staff|judge|scout|referee|host|guide|coach|chef|nurse|pilot|captain|athlete|bride|groom|clerk|monk)$/;
const NO_PERSON =
  /(?:order|number|paper|letter|container|computer|printer|timer|filter|counter|folder|poster|flower|feeder|boiler|trailer|river|tower|sticker|voucher|burger|sweater|jumper|trainer|chapter|layer|tender|offer|transfer|sensor|motor|door|floor|colou?r|factor|error|monitor|record|cupboard|tractor|reactor|incubator|plant|account|element|event|payment|shipment|list|checklist|playlist|setlist|wishlist|archive|objective|drive|hive|coffee|tree|fee|knee|committee|ant|van|can|plan|loan|pan|fan|man-hour|locker|drawer|router|server|speaker|roller|mixer|cleaner's|hammer|ladder|beer|deer|winner's|water|weather|character|quarter|semester|winter|summer|dinner|supper|primer|banner|reminder|router|number|cylinder|border|gutter|shelter|thriller|answer|transponder|lawnmower|planter)$/;
const EVENT =
  /(?:tion|sion|ment|ing|visit|check|check-?up|test|session|game|race|run|walk|ride|hike|swim|dive|trip|shift|round|drill|call|exam|feeding|treatment|incident|repair|service|delivery|withdrawal|deposit|refill|change|harvest|entry)$/;
const NO_EVENT =
  /(?:location|station|section|collection|position|option|building|painting|drawing|(?:^|[^e])ring|string|wing|ceiling|document|element|instrument|equipment|apartment|department|ingredient|garment|document|mission|question|occupation|qualification|certification)$/;

const PLAIN = "Name, Description, Notes";

/** Whether the name alone says what kind of thing it is: a person, something that happens. */
export const isTelling = (label: string): boolean => plainFieldsOf(label) !== PLAIN;

/** Whether the name alone says that it is somebody. */
export const isPerson = (label: string): boolean => plainFieldsOf(label).startsWith("Name, Email");

/** What is usually known of a thing that the lexicon has no entry for, told by its name alone. In field notation. */
export function plainFieldsOf(label: string): string {
  const last = label.toLowerCase().split(" ").at(-1) ?? "";
  if (PERSON.test(last) && !NO_PERSON.test(last)) return "Name, Email, Phone, Notes";
  if (EVENT.test(last) && !NO_EVENT.test(last)) return "Title:string, Date=today, Notes";
  return PLAIN;
}
