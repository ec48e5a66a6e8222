import { entry, type EntityEntry } from "../entity-entry.ts";

/** Animals, gardens, the sea and the hills. */
export const NATURE: readonly EntityEntry[] = [
  entry(
    "livestock|sheep|goat|cow|cattle|pig|calf|lamb|hen|duck|donkey|alpaca|llama|ewe|bull|foal|pony",
    "Name, Tag number, Sex(Female|Male), Breed, Birth date, Weight:decimal~kg, Status(In the herd|Sold|Died)=In the herd, Notes",
    [
      "Daisy | 0412 | Female | Shorthorn | 2021-04-02 | 520 | In the herd |",
      "Bruno | 0418 | Male | Texel | 2022-03-14 | 88 | In the herd |",
    ],
  ),
  entry(
    "hive|beehive|bee colony|colony",
    "Name, Location->?Location, Apiary:string, Queen year:count, Status(Strong|Weak|Lost)=Strong, Notes",
    ["Hive 1 | | Orchard | 2023 | Strong |", "Hive 2 | | Orchard | 2022 | Weak | Feed in autumn"],
  ),
  entry(
    "feeding",
    "Animal->?Pet, Hive->?Hive, Baby->?Person, Date=today, Time, Food:string, Amount:decimal, Notes",
    ["| | | today | 07:30 | Hay | 2 |", "| | | today-1 | 18:00 | Oats | 1 | Ate slowly"],
    "journal",
  ),
  entry(
    "walk|dog walk",
    "Title, Dog->?Pet, Date=today, Time, Duration:decimal~min, Distance:decimal~km, Notes",
    ["Round the pond | | today | 08:00 | 40 | 3.1 |", "Woods | | today-1 | 17:30 | 65 | 4.8 | Met two friends"],
    "journal",
  ),
  entry(
    "adoption|foster placement|foster",
    "Title, Animal->?Pet, Adopter:string, Date, Fee, Status(Applied|Approved|Completed)=Applied, Notes",
    [
      "Bella to Family Hale | | Robin Hale | today-3 | 120 | Approved |",
      "Kiwi to Mei | | Mei Chen | today-20 | 40 | Completed |",
    ],
  ),
  entry(
    "kennel|cage|stable|enclosure|aviary",
    "Name, Animal:string, Size, Status(Free|Occupied|Cleaning)=Free, Last cleaned:date, Notes",
    ["No. 1 | Bella | Large | Occupied | today-1 |", "No. 2 | | Small | Free | today-3 |"],
  ),
  entry("seed|seed packet|bulb", "Name, Variety, Quantity, Sow from:date, Sow until:date, Best before, Notes", [
    "Tomato | Black cherry | 30 | today-20 | today+20 | today+600 |",
    "Beans | Blue lake | 50 | today+10 | today+60 | today+300 |",
  ]),
  entry(
    "garden bed|raised bed|plot|allotment|garden plot|paddock|pasture|orchard",
    "Name, Size, Gardener:string, Planted with:string, Sown on:date, Notes",
    ["Bed 1 | 2 x 1 m | Alex | Lettuce | today-15 |", "Plot 7 | 40 m² | Mei | Potatoes | today-40 |"],
  ),
  entry("bed|hospital bed", "Name, Room->?Room, Occupied by:string, Status(Free|Occupied|Cleaning)=Free, Notes", [
    "Bed 1 | | Ellen Marsh | Occupied |",
    "Bed 2 | | | Free |",
  ]),
  entry(
    "water test|water quality test|pool test",
    "Date=today, pH:decimal, Temperature, Nitrate:decimal, Chlorine:decimal, Notes",
    ["today | 7.2 | 24.5 | 10 | | ", "today-7 | 7.4 | 24 | 20 | | A third changed"],
    "journal",
  ),
  entry(
    "dive|scuba dive|freedive",
    "Site:string, Date=today, Depth:decimal~m, Duration:decimal~min, Buddy:string, Visibility range:decimal~m, Notes",
    ["Blue wall | today-4 | 18 | 46 | Sam | 12 |", "Old pier | today-20 | 9 | 55 | Mei | 6 | Seahorse"],
    "journal",
  ),
  entry(
    "climb|climbing route|boulder problem|ascent|summit|peak",
    "Name, Grade:string, Date, Location:string, Style(Lead|Top rope|Boulder|Hike), Done, Notes",
    ["Morning slab | 5c | today-3 | Quarry | Lead | yes |", "Red corner | 6b | today-10 | Gym | Top rope | no |"],
  ),
  entry(
    "flight|drone flight|glider flight",
    "Title, Date, From:string, To:string, Duration:decimal~min, Aircraft:string, Notes",
    [
      "Evening round | today-2 | Field | Field | 24 | Quad 2 |",
      "Coast survey | today-12 | Pier | Pier | 31 | Quad 1 | Windy",
    ],
    "journal",
  ),
  entry(
    "boat|canoe|kayak|yacht|dinghy|aircraft|plane|glider|drone",
    "Name, Type:string, Registration:string, Location:string, Status(Ready|In use|In repair)=Ready, Next service, Notes",
    [
      "Gull | Dinghy | B-12 | Jetty | Ready | today+40 |",
      "Otter | Canoe | C-03 | Shed | In repair | today+5 | Patch on the left",
    ],
  ),
  entry(
    "accommodation|hotel|hostel|guest house|holiday home|cabin",
    "Name, Trip->?Trip, Address, Check-in:date, Check-out:date, Price per night, Booked, Link",
    [
      "Pension Sol | | 4 Rua do Sol | today+30 | today+33 | 72 | yes |",
      "Alpine hut | | Nordkette | today+81 | today+82 | 38 | no |",
    ],
  ),
  entry("tour|guided tour|city tour", "Name, Guide:string, Date, Time, Capacity, Price, Meeting point:string, Notes", [
    "Old town by night | Laura Vidal | today+4 | 20:00 | 15 | 18 | Fountain |",
    "Harbour walk | Hugo Lind | today+9 | 10:00 | 20 | 12 | Pier |",
  ]),
];
