import { entry, type EntityEntry } from "../entity-entry.ts";

/** Health, sport, habits, travel, games. */
export const LIFE: readonly EntityEntry[] = [
  entry(
    "habit|routine",
    "Name, Category(Health|Mind|Home|Learning|Other), Frequency(Daily|Weekdays|Weekly)=Daily, Start date, Active=yes, Notes",
    [
      "Drink water in the morning | Health | Daily | today-30 | yes |",
      "Read ten pages | Learning | Daily | today-20 | yes |",
      "Stretch after work | Health | Weekdays | today-14 | yes |",
      "Tidy the desk | Home | Weekly | today-45 | yes | Friday afternoon",
    ],
    "tracker",
  ),
  entry(
    "check-in|habit log|checkin|habit entry|completion",
    "Habit->Habit, Date=today, Done=yes, Notes",
    [
      "Drink water in the morning | today | yes |",
      "Drink water in the morning | today-1 | yes |",
      "Read ten pages | today-1 | yes | Chapter 4",
      "Stretch after work | today-1 | no |",
      "Read ten pages | today-2 | yes |",
      "Drink water in the morning | today-2 | yes |",
      "Drink water in the morning | today-3 | yes |",
      "Stretch after work | today-3 | yes |",
      "Drink water in the morning | today-5 | yes |",
      "Read ten pages | today-4 | yes |",
      "Tidy the desk | today-4 | yes |",
    ],
    "calendar",
  ),
  entry(
    "exercise|movement exercise",
    "Name, Muscle group(Legs|Back|Chest|Shoulders|Arms|Core), Equipment(Barbell|Dumbbell|Machine|Body weight), Notes",
    [
      "Squat | Legs | Barbell | Keep the heels down",
      "Bench press | Chest | Barbell |",
      "Deadlift | Back | Barbell |",
      "Plank | Core | Body weight |",
    ],
  ),
  entry(
    "workout|training session|gym session|training|workout session|run|ride|swim|activity session",
    "Title, Date=today, Type(Strength|Running|Cycling|Swimming|Yoga|Other), Duration:decimal~min, Distance:decimal~km, Intensity, Notes",
    [
      "Morning run | today-1 | Running | 32 | 5.4 | 6 | Felt easy",
      "Upper body | today-2 | Strength | 50 | | 7 |",
      "Evening ride | today-5 | Cycling | 75 | 24 | 5 |",
      "Long run | today-8 | Running | 68 | 11 | 8 |",
    ],
  ),
  entry(
    "workout set|set|exercise set|lift|exercise entry|workout entry",
    "Exercise->Exercise, Workout->?Workout, Date=today, Sets, Reps, Weight:decimal~kg, Notes",
    [
      "Squat | Upper body | today-1 | 3 | 8 | 70 |",
      "Bench press | Upper body | today-1 | 3 | 10 | 50 |",
      "Deadlift | Upper body | today-4 | 2 | 5 | 95 | New best",
      "Squat | Upper body | today-8 | 3 | 8 | 67.5 |",
      "Bench press | Upper body | today-15 | 3 | 8 | 47.5 |",
    ],
  ),
  entry("measurement|reading|sensor reading", "Measured:string, Value:decimal, Unit:string, Date=today, Notes", [
    "Living room | 21.5 | °C | today |",
    "Living room | 20.8 | °C | today-1 |",
    "Cellar | 12.2 | °C | today |",
  ]),
  entry("weight entry|weigh-in|body measurement|weight", "Date=today, Weight:decimal~kg, Body fat:decimal~%, Notes", [
    "today | 71.8 | 18.2 |",
    "today-7 | 72.3 | 18.4 |",
    "today-14 | 72.9 | 18.6 | After the holidays",
    "today-21 | 73.4 | 18.9 |",
  ]),
  entry(
    "mood entry||mood|mood log|daily mood|feeling",
    "Date=today, Mood(Great|Good|Okay|Bad|Awful)=Good, Energy, Notes",
    [
      "today | Good | 7 | Slept well, long walk at noon",
      "today-1 | Okay | 5 | Many meetings",
      "today-2 | Great | 8 | Dinner with friends",
      "today-3 | Bad | 3 | Headache in the afternoon",
      "today-5 | Good | 6 |",
    ],
    "journal",
  ),
  entry(
    "journal entry|reflection||diary entry|entry|diary|log entry|journal|daily entry|gratitude entry|gratitude",
    "Title, Date=today, Mood(Great|Good|Okay|Bad|Awful), Content:text, Tags",
    [
      "A slow Sunday | today-1 | Great | Pancakes, a long book and rain on the roof. | home; rest",
      "First day at the allotment | today-4 | Good | Cleared the weeds and planted beans. | garden",
      "Late train | today-6 | Okay | An hour on the platform, but a good podcast. | travel",
    ],
    "journal",
  ),
  entry(
    "dream",
    "Title, Date=today, Mood(Calm|Strange|Scary|Happy), Content:text, Tags",
    [
      "The flying library | today-1 | Strange | Shelves with wings. | books",
      "Back at the lake | today-5 | Calm | Summer, swimming with old friends. | water",
    ],
    "journal",
  ),
  entry(
    "sleep entry||sleep|sleep log",
    "Date=today, Bedtime, Wake-up time:time, Hours slept, Sleep quality:rating, Notes",
    [
      "today | 22:45 | 06:30 | 7.5 | 4 |",
      "today-1 | 23:50 | 06:30 | 6.5 | 3 | Late film",
      "today-2 | 22:30 | 07:00 | 8.5 | 5 |",
    ],
    "journal",
  ),
  entry(
    "medication|medicine|pill|supplement|drug|antibiotic|vitamin|inhaler|eye drop",
    "Name, Dosage, Frequency(Daily|Twice a day|Weekly|As needed)=Daily, Time, Pills left:count, Refill by:due, Notes",
    [
      "Vitamin D | 1000 IU | Daily | 08:00 | 42 | today+30 | With breakfast",
      "Ibuprofen | 400 mg | As needed | | 12 | |",
      "Allergy tablet | 10 mg | Daily | 21:00 | 5 | today+4 |",
    ],
  ),
  entry(
    "symptom|symptom log|headache|migraine|allergy",
    "Symptom:string, Date=today, Severity score:scale, Trigger:string, Notes",
    [
      "Headache | today-1 | 6 | Too little water |",
      "Sore throat | today-4 | 3 | |",
      "Headache | today-9 | 4 | Late night | Gone after a walk",
    ],
    "journal",
  ),
  entry("patient", "Name, Birth date, Phone, Email, Blood type(A+|A-|B+|B-|AB+|AB-|O+|O-), Allergies, Notes", [
    "Ellen Marsh | 1968-03-14 | 555-0117 | ellen@example.com | A+ | Penicillin |",
    "Tariq Aziz | 1985-11-02 | 555-0149 | tariq@example.com | O- | |",
    "Nina Holt | 2001-06-23 | 555-0170 | nina@example.com | B+ | |",
  ]),
  entry("doctor|vet|therapist|dentist|physician|practitioner", "Name, Specialty:string, Phone, Email, Address, Notes", [
    "Dr. Amy Wu | General practice | 555-0104 | wu@clinic.example | 5 Station Road |",
    "Dr. Paul Frey | Surgery | 555-0106 | frey@clinic.example | 5 Station Road |",
  ]),
  entry(
    "appointment",
    "Title, Client->?Client, Customer->?Customer, Patient->?Patient, Pet->?Pet, Doctor->?Doctor, Service->?Service, Date, Time, Location:string, Status(Booked|Confirmed|Done|Cancelled)=Booked, Notes",
    [
      "First consultation | Nora Lindqvist | Maria Lopez | Ellen Marsh | Bella | Dr. Amy Wu | Haircut | today+1 | 09:30 | Room 1 | Confirmed |",
      "Check-up | David Osei | Tom Becker | Tariq Aziz | Simba | Dr. Paul Frey | Colour | today+3 | 14:00 | Room 2 | Booked | Bring the last results",
      "Follow-up | Priya Nair | Aisha Khan | Nina Holt | Coco | Dr. Amy Wu | Beard trim | today-4 | 11:15 | Room 1 | Done |",
    ],
    "calendar",
  ),
  entry(
    "trip|journey|holiday|vacation||travel",
    "Name, Destination:string, Start date, End date, Status(Idea|Planned|Booked|Done)=Idea, Budget, Notes",
    [
      "Lisbon weekend | Lisbon | today+30 | today+33 | Booked | 600 | Pastéis de nata first",
      "Alps hiking tour | Innsbruck | today+80 | today+87 | Planned | 900 |",
      "Visit the cousins | Leeds | today-40 | today-37 | Done | 250 |",
    ],
    "cards",
  ),
  entry(
    "place|destination|city to visit|spot|restaurant|cafe|bar|country|attraction|beach|campsite|hike|trail|hiking trail|park",
    "Name, City, Category(Food|Sight|Nature|Museum|Other), Visited:boolean, Rating, Link, Notes",
    [
      "Corner Noodle Bar | Bristol | Food | yes | 5 | | Get there before seven",
      "Botanical garden | Leeds | Nature | no | | |",
      "Tile museum | Lisbon | Museum | no | | | Closed on Mondays",
      "Harbour viewpoint | Bristol | Sight | yes | 4 | |",
    ],
    "cards",
  ),
  entry(
    "packing item||luggage item|packing list",
    "Name, Trip->?Trip, Category(Clothes|Documents|Toiletries|Electronics|Other), Quantity, Packed:boolean",
    [
      "Passport | Lisbon weekend | Documents | 1 | no",
      "T-shirts | Lisbon weekend | Clothes | 4 | no",
      "Phone charger | Alps hiking tour | Electronics | 1 | yes",
      "Toothbrush | Lisbon weekend | Toiletries | 1 | no",
    ],
    "checklist",
  ),
  entry(
    "itinerary item|activity plan|stop",
    "Title, Trip->Trip, Date, Time, Place:string, Cost, Notes",
    [
      "Tram 28 | Lisbon weekend | today+30 | 10:00 | Martim Moniz | 3 |",
      "Seafood dinner | Lisbon weekend | today+30 | 19:30 | Cervejaria | 45 | Reserve",
      "Ridge walk | Alps hiking tour | today+81 | 08:00 | Nordkette | |",
    ],
    "calendar",
  ),
  entry(
    "movie|film|tv show|show|series|anime|documentary|tv series",
    "Title, Genre(Action|Comedy|Drama|Science fiction|Documentary|Other), Year, Status(Want to watch|Watching|Watched)=Want to watch, Rating, Notes",
    [
      "The Quiet Orbit | Science fiction | 2021 | Watched | 5 | See it again",
      "Lemon Street | Comedy | 2018 | Want to watch | | Tip from Sam",
      "Tides | Documentary | 2023 | Watching | 4 |",
      "Last Harbour | Drama | 2015 | Watched | 3 |",
    ],
    "cards",
  ),
  entry(
    "video game|board game|boardgame",
    "Title, Platform(PC|Console|Mobile|Board), Genre(Adventure|Strategy|Puzzle|Party|Other), Status(Wishlist|Playing|Finished)=Wishlist, Rating, Hours, Notes",
    [
      "Islands of Clay | Board | Strategy | Playing | 5 | 12 | Best with three",
      "Starlight Courier | PC | Adventure | Finished | 4 | 31 |",
      "Word Tower | Mobile | Puzzle | Wishlist | | |",
    ],
    "cards",
  ),
  entry(
    "album|song|track|playlist",
    "Title, Artist, Genre(Rock|Pop|Jazz|Classical|Electronic|Other), Year, Rating, Notes",
    [
      "Northern Rooms | The Lanterns | Rock | 2019 | 5 |",
      "Blue Hour | Ines Duarte | Jazz | 2008 | 4 |",
      "Paper Planes | Kite Club | Pop | 2022 | 3 |",
    ],
    "cards",
  ),
  entry(
    "player|team player|athlete|competitor|participant||team roster|roster|squad",
    "Name, Email, Skill level, Joined, Notes",
    [
      "Alex Morgan | alex@example.com | Advanced | today-200 |",
      "Sam Rivera | sam@example.com | Intermediate | today-150 |",
      "Robin Hale | robin@example.com | Beginner | today-60 |",
      "Mei Chen | mei@example.com | Intermediate | today-90 | Left-handed",
    ],
  ),
  entry(
    "match|game|round|fixture|duel",
    "Title:string, Date=today, Winner->Player, Loser->?Player, Score:string, Notes",
    [
      "Alex vs Sam | today-1 | Alex Morgan | Sam Rivera | 21-17 |",
      "Mei vs Robin | today-2 | Mei Chen | Robin Hale | 21-12 |",
      "Alex vs Mei | today-4 | Mei Chen | Alex Morgan | 19-21 | Very close",
      "Sam vs Robin | today-6 | Sam Rivera | Robin Hale | 21-15 |",
      "Alex vs Robin | today-9 | Alex Morgan | Robin Hale | 21-9 |",
    ],
    "leaderboard",
  ),
  entry(
    "tournament|league|competition|race",
    "Name, Date, Location:string, Status(Planned|Running|Finished)=Planned, Notes",
    ["Spring cup | today+14 | Sports hall | Planned |", "Winter league | today-60 | Club house | Finished |"],
  ),
  entry("counter|tally|score", "Name, Count", ["Today | 0"], "cards"),
  entry(
    "catch|fish|fishing trip",
    "Species, Date=today, Location:string, Weight:decimal~kg, Length:decimal~cm, Bait, Notes",
    [
      "Pike | today-3 | Mill pond | 3.2 | 68 | Spinner |",
      "Perch | today-3 | Mill pond | 0.6 | 28 | Worm |",
      "Trout | today-20 | River bend | 1.1 | 41 | Fly | Released",
    ],
    "journal",
  ),
  entry(
    "water intake|drink|glass of water|caffeine|water",
    "Date=today, Amount:decimal~ml, Drink:string, Notes",
    ["today | 250 | Water |", "today | 200 | Coffee |", "today-1 | 500 | Water |"],
    "journal",
  ),
  entry(
    "cat activity|suspicious activity|behaviour log",
    "Behaviour:string, Cat->?Pet, Date=today, Time, Score, Notes",
    [
      "Prolonged staring | Simba | today | 03:10 | 4 | At the empty corner again",
      "Gift of a dead insect | Simba | today-1 | 07:45 | 7 | Left on the pillow",
      "Pushed a glass off the table | Simba | today-1 | 19:20 | 5 |",
      "Silent meeting with the neighbour's cat | Simba | today-3 | 22:00 | 9 |",
    ],
    "journal",
  ),
];
