import { entry, type EntityEntry } from "../entity-entry.ts";

/** Home, money, food, plants and animals. */
export const HOME: readonly EntityEntry[] = [
  entry(
    "expense|spending|cost|outgoing|expenditure",
    "Description, Amount!, Date=today, Category(Groceries|Rent|Transport|Eating out|Fun|Health|Other)=Other, Paid by->?Friend, Project->?Project, Trip->?Trip, Account->?Account, Payment method, Notes",
    [
      "Weekly groceries | 64.20 | today-1 | Groceries | Alex | Website relaunch | Lisbon weekend | Everyday account | Card |",
      "Monthly rent | 850 | today-12 | Rent | Sam | Office move | Alps hiking tour | Everyday account | Transfer |",
      "Train ticket | 23.50 | today-3 | Transport | Robin | Website relaunch | Lisbon weekend | Everyday account | Card |",
      "Pizza evening | 38 | today-5 | Eating out | Alex | Spring newsletter | Lisbon weekend | Savings | Cash |",
      "Cinema | 24 | today-20 | Fun | Sam | Spring newsletter | Alps hiking tour | Everyday account | Card |",
      "Weekly groceries | 71.80 | today-34 | Groceries | Robin | Website relaunch | Lisbon weekend | Everyday account | Card |",
    ],
  ),
  entry(
    "income|earning|paycheck|revenue",
    "Description, Amount!, Date=today, Source(Salary|Freelance|Gift|Interest|Other), Notes",
    [
      "Salary | 2850 | today-10 | Salary |",
      "Logo for a friend | 300 | today-18 | Freelance |",
      "Salary | 2850 | today-40 | Salary |",
    ],
  ),
  entry(
    "transaction",
    "Description, Amount!, Type(Income|Expense)=Expense, Date=today, Category(Groceries|Rent|Transport|Fun|Salary|Other)=Other, Account->?Account, Notes",
    [
      "Salary | 2850 | Income | today-10 | Salary | Everyday account |",
      "Rent | 850 | Expense | today-9 | Rent | Everyday account |",
      "Groceries | 58.40 | Expense | today-2 | Groceries | Everyday account |",
      "Concert | 45 | Expense | today-33 | Fun | Savings |",
    ],
  ),
  entry("account|bank account|wallet", "Name, Type(Checking|Savings|Credit card|Cash), Bank:string, Balance, Notes", [
    "Everyday account | Checking | City Bank | 1840 |",
    "Savings | Savings | City Bank | 6200 | Emergency fund",
    "Cash | Cash | | 120 |",
  ]),
  entry("budget|budget category", "Name, Monthly limit:money, Spent, Notes", [
    "Groceries | 400 | 265 |",
    "Fun | 150 | 120 |",
    "Transport | 90 | 48 | Monthly ticket",
  ]),
  entry("bill|utility bill", "Name, Amount, Due date, Category(Housing|Utilities|Phone|Insurance|Other), Paid, Notes", [
    "Electricity | 74 | today+5 | Utilities | no |",
    "Internet | 39 | today-2 | Phone | no |",
    "Rent | 850 | today+9 | Housing | no |",
    "Home insurance | 120 | today-15 | Insurance | yes | Yearly",
  ]),
  entry(
    "subscription|membership fee|recurring payment",
    "Name, Price, Billing cycle(Monthly|Yearly|Weekly)=Monthly, Category(Streaming|Software|News|Fitness|Other), Next payment, Active=yes, Link",
    [
      "Music streaming | 10.99 | Monthly | Streaming | today+6 | yes | https://music.example",
      "Cloud storage | 29 | Yearly | Software | today+120 | yes | https://cloud.example",
      "Daily newspaper | 14 | Monthly | News | today+2 | yes |",
      "Gym | 35 | Monthly | Fitness | today-40 | no |",
    ],
  ),
  entry(
    "saving goal|savings goal|saving|fund",
    "Name, Target amount, Saved so far, Target date, Notes",
    [
      "Summer holiday | 1800 | 950 | today+120 |",
      "New bicycle | 900 | 240 | today+200 |",
      "Emergency fund | 5000 | 3100 | today+365 |",
    ],
    "cards",
  ),
  entry("debt|loan from bank|iou", "Person:string, Amount, Direction(I owe|Owed to me)=I owe, Due date, Paid, Notes", [
    "Sam | 20 | Owed to me | today+3 | no | Pizza evening",
    "Robin | 45 | I owe | today-2 | no | Concert ticket",
    "Alex | 12 | Owed to me | today-10 | yes |",
  ]),
  entry(
    "investment|stock holding|share|holding|crypto",
    "Name, Type(Share|Fund|Bond|Crypto|Other), Units:decimal, Purchase price, Current value, Purchase date, Notes",
    [
      "World index fund | Fund | 12 | 1080 | 1240 | today-400 |",
      "Solar maker | Share | 10 | 300 | 265 | today-200 |",
      "Government bond | Bond | 1 | 1000 | 1015 | today-90 |",
    ],
  ),
  entry("friend|pen pal|roommate|flatmate|housemate", "Name, Email, Phone, Birthday", [
    "Alex | alex@example.com | 555-0111 | 1992-02-14",
    "Sam | sam@example.com | 555-0122 | 1990-07-03",
    "Robin | robin@example.com | 555-0133 | 1994-11-25",
  ]),
  entry("person|ancestor|family member|people|relative|individual|kid|child", "Name, Email, Phone, Birthday, Notes", [
    "Alex Morgan | alex@example.com | 555-0111 | 1992-02-14 |",
    "Sam Rivera | sam@example.com | 555-0122 | 1990-07-03 |",
    "Robin Hale | robin@example.com | 555-0133 | 1994-11-25 |",
  ]),
  entry(
    "birthday|anniversary",
    "Name, Date, Relationship(Family|Friend|Colleague), Gift ideas:text, Notes",
    [
      "Grandma Rose | today+12 | Family | Flowers, photo book |",
      "Alex | today+30 | Friend | Climbing voucher |",
      "Mei | today+75 | Colleague | | Likes tea",
    ],
    "calendar",
  ),
  entry(
    "recipe|dish|cocktail",
    "Title, Category(Breakfast|Main|Soup|Salad|Dessert|Snack), Rating, Prep time:decimal~min, Servings, Ingredients, Instructions, Tags",
    [
      "Tomato soup | Soup | 4 | 30 | 4 | 800 g tomatoes\\n1 onion\\n2 cloves garlic\\n1/2 l stock\\nBasil | Soften the onion.\\nAdd tomatoes and stock and simmer for twenty minutes.\\nBlend. | quick; vegan",
      "Pancakes | Breakfast | 5 | 20 | 3 | 200 g flour\\n1 1/2 cups milk\\n3 eggs\\nButter for the pan | Whisk flour, milk and eggs.\\nLet the batter rest for ten minutes.\\nFry in butter. | kids",
      "Lentil curry | Main | 4 | 40 | 4 | 250 g red lentils\\n1 tin coconut milk\\n1 piece ginger\\n2 tbsp curry paste | Fry the paste.\\nAdd the rest.\\nSimmer until soft. | vegan; freezer",
      "Lemon cake | Dessert | 5 | 60 | 8 | 250 g flour\\n200 g sugar\\n4 eggs\\n180 g butter\\n2 lemons | Beat everything.\\nBake for 45 minutes at 175 °C.\\nGlaze while it is warm. | baking",
    ],
    "recipes",
  ),
  entry(
    "ingredient",
    "Name, Recipe->?Recipe, Quantity used, Unit, Category(Vegetable|Meat|Dairy|Spice|Staple|Other), Notes",
    [
      "Tomato | Tomato soup | 1.5 | kg | Vegetable |",
      "Milk | Pancakes | 0.5 | l | Dairy |",
      "Red lentils | Lentil curry | 250 | g | Staple |",
    ],
  ),
  entry(
    "meal|meal plan|planned meal",
    "Dish:string, Recipe->?Recipe, Date, Meal type, Calories:count~kcal, Notes",
    [
      "Porridge with berries | Pancakes | today | Breakfast | 380 |",
      "Lentil curry | Lentil curry | today | Dinner | 620 | Double portion",
      "Tomato soup | Tomato soup | today+1 | Lunch | 310 |",
      "Pancakes | Pancakes | today+2 | Breakfast | 540 |",
    ],
    "calendar",
  ),
  entry(
    "pantry item|food item|fridge item|grocery item in stock|freezer item|grocery|food",
    "Name, Quantity, Unit, Category(Fridge|Freezer|Dry goods|Drinks|Spices), Expiry date, Notes",
    [
      "Milk | 2 | l | Fridge | today+2 |",
      "Rice | 1 | kg | Dry goods | today+200 |",
      "Frozen peas | 3 | Pack | Freezer | today+90 |",
      "Yoghurt | 4 | Piece | Fridge | today-1 | Check before use",
      "Oat drink | 1 | l | Drinks | today+5 |",
    ],
  ),
  entry(
    "shopping item||shopping list item|grocery list item|shopping list|grocery list",
    "Name, Quantity, Category(Produce|Dairy|Bakery|Household|Other), Bought, Notes",
    [
      "Apples | 6 | Produce | no |",
      "Bread | 1 | Bakery | no | Whole grain",
      "Milk | 2 | Dairy | yes |",
      "Washing powder | 1 | Household | no |",
    ],
    "checklist",
  ),
  entry(
    "wish|wishlist item|wish list|wishlist|gift idea|wish list item|present",
    "Name, For:string, Price, Priority(Low|Medium|High)=Medium, Link, Bought, Notes",
    [
      "Watercolour set | Grandma Rose | 35 | High | https://art.example | no |",
      "Trail shoes | Alex | 110 | Medium | | no | Size 43",
      "Tea sampler | Mei | 18 | Low | https://tea.example | yes |",
    ],
  ),
  entry("gift", "Name, Guest->?Guest, Person->?Person, From:string, Value, Date, Thank-you sent, Notes", [
    "Cookbook | Anna Berg | Alex Morgan | Grandma Rose | 30 | today-4 | no |",
    "Vase | James Cole | Sam Rivera | Alex | 45 | today-9 | yes |",
  ]),
  entry(
    "chore|household task|cleaning task",
    "Title, Assignee->Friend, Due date, Frequency(Daily|Weekly|Monthly)=Weekly, Done, Notes",
    [
      "Vacuum the living room | Alex | today+1 | Weekly | no |",
      "Take out the bins | Sam | today | Weekly | no | Paper every second week",
      "Clean the bathroom | Robin | today-1 | Weekly | no |",
      "Water the balcony | Alex | today-2 | Daily | yes |",
    ],
    "checklist",
  ),
  entry(
    "plant|houseplant|house plant|seedling|crop|flower|tree",
    "Name, Species, Location->Location, Light, Watering interval:count~days, Last watered, Next watering, Notes",
    [
      "Monty | Monstera deliciosa | Living room | Bright indirect | 7 | today-3 | today+4 |",
      "Basil | Ocimum basilicum | Kitchen | Full sun | 2 | today-2 | today | Pinch the tips",
      "Fernando | Boston fern | Bathroom | Partial shade | 4 | today-6 | today-2 |",
      "Spike | Snake plant | Bedroom | Low light | 21 | today-5 | today+16 |",
    ],
    "cards",
  ),
  entry(
    "care entry|plant care|care log",
    "Plant->Plant, Date=today, Task(Watered|Fertilised|Repotted|Pruned)=Watered, Notes",
    ["Monty | today-3 | Watered |", "Basil | today-2 | Watered |", "Monty | today-20 | Fertilised | Half dose"],
    "journal",
  ),
  entry(
    "pet|animal|dog|cat|horse|chicken|kitten|puppy|hamster|rabbit|tortoise|snake|lizard|gecko|parrot|guinea pig",
    "Name, Owner->Owner, Species(Dog|Cat|Rabbit|Bird|Other), Breed, Birthday, Weight:decimal~kg, Notes",
    [
      "Bella | Julia Stein | Dog | Labrador | 2019-05-20 | 28.5 |",
      "Simba | Omar Haddad | Cat | European shorthair | 2021-08-02 | 4.2 | Shy at first",
      "Coco | Julia Stein | Rabbit | Dwarf lop | 2022-03-11 | 1.8 |",
      "Kiwi | Wendy Park | Bird | Budgerigar | 2020-10-30 | 0.1 |",
    ],
  ),
  entry("owner|pet owner", "Name, Email, Phone, Address", [
    "Julia Stein | julia@example.com | 555-0109 | 3 Maple Court",
    "Omar Haddad | omar@example.com | 555-0145 | 21 River Street",
    "Wendy Park | wendy@example.com | 555-0193 | 8 Chapel Row",
  ]),
  entry(
    "visit|vet visit|clinic visit|consultation|checkup|check-up",
    "Pet->?Pet, Patient->?Patient, Customer->?Customer, Date=today, Vet, Reason:string, Diagnosis, Cost, Follow-up",
    [
      "Bella | Ellen Marsh | Maria Lopez | today-6 | Dr. Amy Wu | Limping | Strained paw, rest for a week | 85 | today+8",
      "Simba | Tariq Aziz | Tom Becker | today-2 | Dr. Paul Frey | Vaccination | Healthy | 60 |",
      "Coco | Ellen Marsh | Aisha Khan | today-15 | Dr. Amy Wu | Teeth | Trimmed | 45 | today+75",
    ],
  ),
  entry("vaccination|vaccine|shot", "Name, Pet->?Pet, Person->?Person, Date, Next due, Notes", [
    "Rabies | Bella | Alex Morgan | today-300 | today+65 |",
    "Distemper | Simba | Sam Rivera | today-30 | today+335 |",
    "Tetanus | Coco | Robin Hale | today-700 | today+20 |",
  ]),
  entry(
    "document|file|paper|contract|certificate|policy|insurance policy|passport",
    "Title, Category(Contract|Insurance|Certificate|Tax|Other), Issue date, Expiry date, Location:string, Notes",
    [
      "Rental contract | Contract | today-500 | today+230 | Blue folder |",
      "Car insurance | Insurance | today-200 | today+25 | Drawer | Compare prices before renewal",
      "Passport | Certificate | today-2000 | today+400 | Safe |",
    ],
  ),
  entry(
    "room|space|meeting room|hotel room|apartment unit",
    "Name, Type(Single|Double|Suite|Meeting), Capacity, Price per night, Status(Available|Occupied|Cleaning)=Available, Notes",
    [
      "Room 1 | Single | 1 | 60 | Available |",
      "Room 2 | Double | 2 | 95 | Occupied | Sea view",
      "Room 3 | Suite | 4 | 160 | Cleaning |",
    ],
  ),
  entry(
    "property|apartment|house|flat|unit|rental unit|home|building|listing",
    "Name, Address, Type(Flat|House|Room|Office), Rent, Bedrooms, Status(Available|Rented|Under repair)=Available, Notes",
    [
      "Maple Court 3 | 3 Maple Court | Flat | 980 | 2 | Rented |",
      "River House | 21 River Street | House | 1650 | 4 | Available | Garden needs work",
      "Chapel Row 8 | 8 Chapel Row | Flat | 760 | 1 | Rented |",
    ],
  ),
  entry(
    "tenant|renter|lodger",
    "Name, Property->?Property, Room->?Room, Email, Phone, Rent, Lease start:date, Lease end:due",
    [
      "Julia Stein | Maple Court 3 | Room 1 | julia@example.com | 555-0109 | 980 | today-400 | today+330",
      "Omar Haddad | Chapel Row 8 | Room 2 | omar@example.com | 555-0145 | 760 | today-700 | today+25",
    ],
  ),
  entry("lease|tenancy", "Title, Tenant->Tenant, Property->Property, Start date, End date:due, Rent, Deposit", [
    "Lease Maple Court | Julia Stein | Maple Court 3 | today-400 | today+330 | 980 | 1960",
    "Lease Chapel Row | Omar Haddad | Chapel Row 8 | today-700 | today+25 | 760 | 1520",
  ]),
  entry(
    "renovation|home project|home improvement|diy project",
    "Title, Room:string, Status(Planned|In progress|Done)=Planned, Budget, Cost, Start date, Notes",
    [
      "Paint the hallway | Hallway | In progress | 150 | 90 | today-3 |",
      "New kitchen worktop | Kitchen | Planned | 900 | | today+30 |",
      "Fix the gate | Garden | Done | 60 | 48 | today-40 |",
    ],
    "board",
  ),
  entry("harvest|yield", "Crop:string, Plant->?Plant, Date, Weight:decimal~kg, Notes", [
    "Tomatoes | Basil | today-2 | 1.8 |",
    "Courgettes | Monty | today-5 | 2.4 |",
    "Beans | Fernando | today-9 | 0.7 |",
  ]),
  entry(
    "bird|sighting|bird sighting|species sighting|observation",
    "Species, Date=today, Location:string, Count, Weather, Notes",
    [
      "Kingfisher | today-1 | Mill pond | 1 | Sunny | On the old post",
      "Grey heron | today-3 | River bend | 2 | Cloudy |",
      "Goldfinch | today-8 | Garden | 6 | Sunny |",
    ],
    "journal",
  ),
  entry(
    "wine|beer|whisky|coffee|tea|cheese|bottle|brew|coffee bean",
    "Name, Producer:string, Type(Red|White|Rosé|Sparkling|Other), Year, Quantity, Price, Rating, Tasting notes",
    [
      "Casa Verde | Quinta do Vale | Red | 2019 | 6 | 14.50 | 4 | Cherry, a little smoke",
      "Steinberg Riesling | Weingut Hof | White | 2021 | 3 | 11 | 5 | Fresh, apple",
      "Brut Classic | Maison Leroy | Sparkling | 2018 | 2 | 24 | 3 |",
    ],
    "cards",
  ),
  entry(
    "clothing item|garment|outfit|clothes|wardrobe item",
    "Name, Category(Top|Bottom|Shoes|Jacket|Accessory), Colour, Size, Season, Brand, Notes",
    [
      "Linen shirt | Top | #e8dcc5 | M | Summer | Northloom |",
      "Dark jeans | Bottom | #1f2a44 | 32 | Autumn | Fieldcraft |",
      "Rain jacket | Jacket | #2f6f4f | M | Spring | Drift | Wash at 30",
    ],
    "cards",
  ),
];
