import { entry, type EntityEntry } from "../entity-entry.ts";

/** Body, money, hobbies and the small things of every day. */
export const EVERYDAY: readonly EntityEntry[] = [
  entry(
    "bucket list item|life goal||bucket list",
    "Title, Category(Travel|Skill|Adventure|Other), Target date, Done, Notes",
    ["See the northern lights | Travel | today+300 | no |", "Learn to juggle | Skill | today+60 | yes |"],
    "checklist",
  ),
  entry("letter|postcard", "Title, To:string, From:string, Date, Sent, Content:text", [
    "For your tenth birthday | Lina | Mum | today-30 | no |",
    "Greetings from Lisbon | Sam | Alex | today-5 | yes |",
  ]),
  entry(
    "blood pressure reading||blood pressure",
    "Date=today, Time, Systolic:count~mmHg, Diastolic:count~mmHg, Pulse, Notes",
    ["today | 08:00 | 122 | 79 | 64 |", "today-1 | 20:00 | 131 | 84 | 71 | After dinner"],
    "journal",
  ),
  entry(
    "blood sugar reading|glucose reading||blood sugar|blood glucose|glucose",
    "Date=today, Time, Value:decimal~mg/dl, Meal type, Notes",
    ["today | 07:30 | 98 | Breakfast |", "today-1 | 13:30 | 142 | Lunch | Two hours after"],
    "journal",
  ),
  entry(
    "dose|injection|insulin dose",
    "Medication->?Medication, Date=today, Time, Amount:string, Taken=yes, Notes",
    ["| today | 08:00 | 1 tablet | yes |", "| today-1 | 20:00 | 2 puffs | yes |"],
    "journal",
  ),
  entry("prescription", "Medication:string, Doctor->?Doctor, Patient->?Patient, Dosage, Date, Valid until, Notes", [
    "Ibuprofen 400 | | | Three a day | today-4 | today+26 |",
    "Allergy spray | | | Once a day | today-30 | today+60 |",
  ]),
  entry(
    "lab result|blood test|lab test|medical test",
    "Test:string, Patient->?Patient, Date, Value:string, Normal range:string, Notes",
    ["Iron | | today-10 | 62 | 60 to 170 |", "Vitamin D | | today-10 | 24 | 30 to 60 | Low"],
  ),
  entry(
    "menstrual period|menstrual cycle",
    "Start date=today, End date, Flow(Light|Medium|Heavy)=Medium, Symptoms, Notes",
    ["today-3 | | Medium | Cramps |", "today-31 | today-27 | Light | |"],
    "journal",
  ),
  entry(
    "craving|cigarette|relapse",
    "Date=today, Time, Intensity, Trigger:string, Notes",
    ["today | 10:15 | 6 | Coffee break |", "today-1 | 21:00 | 4 | Television |"],
    "journal",
  ),
  entry(
    "step count|step entry||step|daily steps",
    "Date=today, Steps:count, Person->?Person, Employee->?Employee, Notes",
    ["today | 8400 | | |", "today-1 | 11200 | | | Long walk"],
    "journal",
  ),
  entry(
    "shoe|running shoe|pair of shoes|boot",
    "Name, Brand, Size, Bought on:date, Distance:decimal~km, Retired, Notes",
    ["Trail pair | Fieldcraft | 43 | today-200 | 412 | no |", "Road pair | Drift | 43 | today-40 | 88 | no |"],
  ),
  entry(
    "paint|paint colour|paint color",
    "Name, Brand, Colour code:string, Room->?Room, Used on:date, Amount left:decimal~l, Notes",
    [
      "Chalk white | Northloom | NW-02 | | today-200 | 1.5 |",
      "Deep sea | Fieldcraft | 4410 | | today-30 | 0.5 | Two coats",
    ],
  ),
  entry(
    "yarn|fabric|wool|fabric piece|ribbon|thread",
    "Name, Brand, Colour, Material, Length:decimal~m, Weight:decimal~g, Notes",
    [
      "Merino double knit | Northloom | #7a4a1e | Wool | 240 | 100 |",
      "Linen, washed | Fieldcraft | #e8dcc5 | Linen | 3 | |",
    ],
  ),
  entry(
    "puzzle|jigsaw puzzle|jigsaw",
    "Name, Brand, Pieces, Status(Waiting|In progress|Finished)=Waiting, Finished on, Notes",
    [
      "Harbour at dawn | Paperworks | 1000 | Finished | today-20 |",
      "World map | Paperworks | 2000 | In progress | | One piece missing",
    ],
  ),
  entry(
    "lego set|model kit|scale model|building set",
    "Name, Set number:string, Pieces, Price, Status(Boxed|In progress|Built)=Boxed, Missing parts:text",
    ["Lighthouse | 21335 | 2065 | 299 | Built |", "Steam engine | 9-114 | 410 | 85 | Boxed |"],
  ),
  entry(
    "perfume|fragrance|candle|nail polish|lipstick|cosmetic|skincare product",
    "Name, Brand, Scent:string, Price, Opened on, Rating, Notes",
    ["Rain garden | Northloom | Green | 48 | today-60 | 5 |", "Cedar night | Drift | Wood | 39 | today-10 | 4 |"],
  ),
  entry(
    "instrument|musical instrument",
    "Name, Type:string, Brand, Serial number, Borrowed by:string, Condition, Notes",
    ["Cello 2 | Cello | Lind | 4471 | Emil Novak | Good |", "Trumpet 1 | Trumpet | Hale | 2093 | | Needs repair |"],
  ),
  entry(
    "music piece|piece of music|sheet music|hymn|repertoire piece",
    "Title, Composer:string, Difficulty, Status(Learning|Ready|Resting)=Learning, Copies, Notes",
    ["Evening song | Ines Duarte | Medium | Ready | 24 |", "River march | L. Prado | Easy | Learning | 18 |"],
  ),
  entry(
    "practice entry||practice|practice log|instrument practice|music practice|piano practice|violin practice|guitar practice|cello practice|drum practice|singing practice",
    "Piece->MusicPiece, Date=today, Minutes:count~min, Tempo:count~bpm, Next goal:string, Notes",
    [
      "Evening song | today | 35 | 88 | Second page |",
      "Evening song | today-4 | 30 | 84 | |",
      "Evening song | today-9 | 25 | 76 | |",
      "River march | today-1 | 20 | 96 | |",
      "River march | today-6 | 20 | 92 | | Evener",
    ],
    "journal",
  ),
  entry("setlist|set list", "Name, Date, Venue->?Venue, Songs:text, Notes", [
    "Summer fair | today+20 | | Blue Hour\\nPaper Planes |",
    "Club night | today-8 | | Northern Rooms |",
  ]),
  entry(
    "charging session|charge",
    "Vehicle->?Vehicle, Date=today, Energy:decimal~kWh, Cost, Place:string, Odometer, Notes",
    ["| today-1 | 32 | 12.80 | Home | 24110 |", "| today-6 | 41 | 23.40 | Motorway | 23790 | Fast"],
    "journal",
  ),
  entry(
    "meter reading|meter|consumption|water consumption|power consumption|electricity consumption|gas consumption|energy consumption",
    "Meter(Electricity|Gas|Water), Date=today, Value:decimal, Property->?Property, Notes",
    ["Electricity | today-1 | 18402 | |", "Water | today-1 | 911.4 | |", "Electricity | today-31 | 18170 | |"],
    "journal",
  ),
  entry(
    "viewing|property viewing|house viewing|flat viewing",
    "Address, Property->?Property, Date, Time, Contact:string, Price, Rating, Notes",
    [
      "3 Maple Court | | today+2 | 17:30 | Julia Stein | 980 | |",
      "8 Chapel Row | | today-4 | 10:00 | Omar Haddad | 760 | 3 | Noisy",
    ],
  ),
  entry("repayment|instalment|installment", "Title, Amount, Due date, Paid, Notes", [
    "Car, October | 210 | today+6 | no |",
    "Car, September | 210 | today-24 | yes |",
  ]),
  entry(
    "stock trade|dividend",
    "Name, Investment->?Investment, Type(Buy|Sell|Dividend)=Buy, Units:decimal, Price, Date, Notes",
    ["Solar maker | | Buy | 10 | 30 | today-200 |", "World index fund | | Dividend | | 14 | today-20 |"],
  ),
  entry(
    "lottery ticket|raffle ticket|scratch card|lottery number",
    "Number:string, Draw date:date, Price, Won:money, Notes",
    ["4 11 19 23 31 40 | today-7 | 5 | 0 |", "2 8 15 27 33 48 | today+2 | 5 | |"],
  ),
  entry(
    "tasting note||tasting",
    "Name, Producer:string, Origin:string, Date=today, Aroma:string, Taste:string, Rating, Notes",
    [
      "Old mountain | Hof Lind | Alps | today-4 | Hay | Nutty, sweet | 5 |",
      "Blue harbour | Maison Leroy | Coast | today-9 | Sharp | Salty | 3 |",
    ],
  ),
  entry(
    "lost item|found item|lost property item||lost property",
    "Item:string, Found on:date=today, Found at:string, Description, Claimed by:string, Returned, Notes",
    ["Umbrella | today-2 | Hall | Black, wooden handle | | no |", "Scarf | today-9 | Room 2 | Red | Mei Chen | yes |"],
  ),
  entry(
    "mileage entry||mileage|mileage log|business trip log",
    "Date=today, From:string, To:string, Purpose:string, Distance:decimal~km, Odometer, Notes",
    ["today-1 | Office | Harbour row | Site visit | 24 | 40120 |", "today-4 | Office | Leeds | Client | 112 | 39980 |"],
    "journal",
  ),
  entry(
    "term||glossary|glossary entry|glossary term|dictionary entry|dictionary",
    "Term, Translation:string, Meaning:text, Domain:string, Notes",
    [
      "hull | Rumpf | The body of a ship | Shipping |",
      "lien | Pfandrecht | A right over property | Law | Check the context",
    ],
  ),
  entry(
    "phrase|idiom|expression|proverb",
    "Text:string, Meaning:text, Language, Category(Everyday|Travel|Work|Other), Learned, Notes",
    [
      "mucho gusto | Nice to meet you | Spanish | Everyday | yes |",
      "à tout à l'heure | See you later | French | Everyday | no |",
    ],
  ),
];
