import { entry, type EntityEntry } from "../entity-entry.ts";

/** Things in stock, where they come from and where they go. */
export const STOCK: readonly EntityEntry[] = [
  entry(
    "item|belonging|possession|supply||inventory item|stock item",
    "Name, Category->?Category, Type(General|Tools|Supplies|Other), Quantity, Reorder level, Location->Location, Supplier->?Supplier, Price, Notes",
    [
      "Packing tape | Supplies | Supplies | 24 | 10 | Shelf A1 | Parts Direct | 2.50 |",
      "Cardboard box, medium | Supplies | Supplies | 6 | 20 | Shelf A2 | Parts Direct | 1.20 | Order in bundles of 25",
      "Cordless drill | Tools | Tools | 2 | 1 | Cabinet B | Hillside Supply | 129 |",
      "Label printer | Equipment | Tools | 1 | 1 | Office | Hillside Supply | 89 |",
    ],
  ),
  entry(
    "product|sku|merchandise||price list|product catalogue|product catalog",
    "Name, SKU, Category->?Category, Type(Standard|Premium|Accessory), Price, Quantity, Reorder level, Supplier->?Supplier, Description",
    [
      "Canvas tote bag | TB-01 | Bags | Accessory | 18 | 42 | 15 | Parts Direct | Natural cotton",
      "Enamel mug | MG-04 | Kitchen | Standard | 14 | 8 | 12 | Hillside Supply | 350 ml",
      "Wool blanket | BL-02 | Home | Premium | 79 | 11 | 5 | Hillside Supply |",
      "Notebook, dotted | NB-07 | Paper | Standard | 9.50 | 60 | 20 | Parts Direct | A5, 120 pages",
    ],
  ),
  entry(
    "part|spare part|component|replacement part",
    "Name, SKU, Category(Brakes|Drivetrain|Wheels|Frame|Other), Quantity, Reorder level, Supplier->Supplier, Price, Location->?Location",
    [
      "Brake pads | BP-110 | Brakes | 18 | 10 | Hillside Supply | 12.50 | Shelf A1",
      "Chain, 11-speed | CH-011 | Drivetrain | 4 | 6 | Parts Direct | 29 | Shelf A2",
      "Inner tube 28 inch | IT-280 | Wheels | 35 | 20 | Parts Direct | 5.90 | Shelf A1",
      "Headset bearing | HB-044 | Frame | 3 | 4 | Hillside Supply | 17.40 | Cabinet B",
    ],
  ),
  entry("supplier|distributor|wholesaler|manufacturer", "Name, Contact person, Email, Phone, Website, Notes", [
    "Hillside Supply | Anna Reid | orders@hillside.example | 555-0141 | https://hillside.example | Delivers on Tuesdays",
    "Parts Direct | Mark Olsen | sales@partsdirect.example | 555-0187 | https://partsdirect.example |",
    "Harbor Wholesale | Lucy Grant | hello@harborwholesale.example | 555-0125 | https://harborwholesale.example | Minimum order 50",
  ]),
  entry("category|section", "Name, Description", [
    "Supplies | Used up and bought again",
    "Tools | Kept for years",
    "Equipment | With a plug",
  ]),
  entry("location|storage location|bin|warehouse", "Name, Description", [
    "Shelf A1 | Left of the door",
    "Shelf A2 | Below A1",
    "Cabinet B | Locked",
    "Office | First floor",
  ]),
  entry(
    "stock movement||transaction of stock|movement|stock transaction|inventory transaction",
    "Item->Item, Product->?Product, Part->?Part, Direction(In|Out)=In, Quantity, Date, Notes",
    [
      "Packing tape | Canvas tote bag | Brake pads | In | 20 | today-6 | Delivery",
      "Cardboard box, medium | Enamel mug | Chain, 11-speed | Out | 14 | today-3 |",
      "Packing tape | Notebook, dotted | Inner tube 28 inch | Out | 4 | today-1 |",
    ],
  ),
  entry(
    "order|purchase order|customer order|sales order",
    "Order number, Customer->Customer, Supplier->?Supplier, Product->?Product, Quantity, Total, Order date, Status(New|Processing|Shipped|Delivered|Cancelled)=New",
    [
      "ORD-501 | Maria Lopez | Hillside Supply | Canvas tote bag | 3 | 54 | today-7 | Delivered",
      "ORD-502 | Tom Becker | Parts Direct | Enamel mug | 6 | 84 | today-3 | Shipped",
      "ORD-503 | Aisha Khan | Hillside Supply | Wool blanket | 1 | 79 | today-1 | New",
      "ORD-504 | Greenfield School | Parts Direct | Notebook, dotted | 40 | 380 | today | Processing",
    ],
  ),
  entry(
    "sale",
    "Description, Product->?Product, Customer->?Customer, Category(Online|Shop|Market), Quantity, Amount, Date",
    [
      "Morning market | Canvas tote bag | Maria Lopez | Market | 12 | 216 | today-2",
      "Web order | Enamel mug | Tom Becker | Online | 4 | 56 | today-9",
      "Shop counter | Wool blanket | Aisha Khan | Shop | 2 | 158 | today-31",
      "Web order | Notebook, dotted | Greenfield School | Online | 20 | 190 | today-45",
      "Shop counter | Canvas tote bag | Maria Lopez | Shop | 5 | 90 | today-64",
    ],
  ),
  entry(
    "purchase",
    "Item:string, Store, Amount, Date, Category(Groceries|Household|Electronics|Other), Warranty until",
    [
      "Toaster | Corner Electric | 39 | today-14 | Electronics | today+700",
      "Desk lamp | Home & Light | 54 | today-40 | Household | today+300",
      "Headphones | Corner Electric | 119 | today-90 | Electronics | today+640",
    ],
  ),
  entry(
    "equipment|tool|asset|device|machine|computer|laptop|gear",
    "Name, Serial number, Category(Computer|Camera|Tool|Furniture|Other), Status(Available|In use|In repair|Retired)=Available, Location->Location, Employee->?Employee, Purchase date, Value, Notes",
    [
      "Laptop 14 inch | LT-2209 | Computer | In use | Office | Grace Miller | today-400 | 1200 |",
      "Projector | PJ-1003 | Other | Available | Cabinet B | Victor Silva | today-800 | 650 | Remote in the drawer",
      "Camera kit | CM-0441 | Camera | In repair | Shelf A2 | Mei Chen | today-250 | 1890 | Lens ring stuck",
    ],
  ),
  entry(
    "vehicle|car|truck|motorcycle|van|ambulance|lorry|tractor|bus|minibus|motorbike|scooter|campervan|caravan|taxi|forklift",
    "Name, License plate, Make, Model, Year, Mileage, Next service, Notes",
    [
      "Family car | AB 123 CD | Toyota | Corolla | 2019 | 68200 | today+20 |",
      "Van | KL 456 MN | Ford | Transit | 2021 | 41800 | today-5 | New tyres in spring",
      "Motorcycle | XY 789 Z | Honda | CB500 | 2017 | 23100 | today+90 |",
    ],
  ),
  entry(
    "service record|maintenance|repair|maintenance record|service log|fuel log|fill-up|oil change",
    "Description, Vehicle->?Vehicle, Equipment->?Equipment, Bike->?Bike, Date, Cost, Mileage, Next due, Notes",
    [
      "Oil change | Family car | Laptop 14 inch | City bike | today-30 | 89 | 67500 | today+150 |",
      "New brake pads | Van | Projector | Road bike | today-75 | 240 | 40100 | | Front and rear",
      "Inspection | Motorcycle | Camera kit | City bike | today-120 | 120 | 22400 | today+245 |",
    ],
  ),
  entry("bike|bicycle", "Name, Brand, Type(City|Road|Mountain|E-bike), Serial number, Purchase date, Value, Notes", [
    "City bike | Gazelle | City | GZ-88213 | today-600 | 700 |",
    "Road bike | Canyon | Road | CN-10422 | today-300 | 1900 | Tubeless tyres",
  ]),
  entry("warranty|guarantee", "Item:string, Store, Purchase date, Warranty until, Price, Notes", [
    "Washing machine | Corner Electric | today-400 | today+330 | 549 | Receipt in the blue folder",
    "Phone | Corner Electric | today-700 | today+10 | 799 |",
    "Armchair | Home & Light | today-100 | today+630 | 320 |",
  ]),
  entry(
    "rental|hire",
    "Item->Item, Equipment->?Equipment, Vehicle->?Vehicle, Bike->?Bike, Customer->Customer, From:date, Due on, Returned on, Price",
    [
      "Cordless drill | Projector | Van | City bike | Maria Lopez | today-3 | today+2 | | 45",
      "Label printer | Camera kit | Family car | Road bike | Tom Becker | today-12 | today-5 | today-5 | 60",
      "Cordless drill | Laptop 14 inch | Motorcycle | City bike | Aisha Khan | today-9 | today-1 | | 80",
    ],
  ),
  entry(
    "delivery|delivery note|packing slip|shipment|package|parcel",
    "Description, Carrier:string, Tracking number:string, Order date, Expected on:date, Status(Ordered|Shipped|Delivered)=Ordered",
    [
      "Winter boots | ParcelGo | PG-559201 | today-4 | today+1 | Shipped",
      "Coffee beans | Swift Post | SP-7710 | today-1 | today+3 | Ordered",
      "Bookshelf | ParcelGo | PG-540017 | today-12 | today-5 | Delivered",
    ],
  ),
  entry(
    "collectible|collection item|stamp|coin|figurine|card in collection|vinyl|record|vinyl record|comic|trading card|antique|artwork|painting|watch|sneaker|mineral|fossil|knife|fountain pen|doll|teapot|action figure|autograph|sticker",
    "Name, Type(Common|Rare|Very rare), Year, Condition(Mint|Good|Fair|Poor), Purchase price, Current value, Acquired, Notes",
    [
      "Blue heron, first print | Rare | 1964 | Good | 40 | 75 | today-200 |",
      "Harbor at dawn | Common | 1988 | Mint | 12 | 15 | today-90 | From the flea market",
      "The long road | Very rare | 1951 | Fair | 150 | 260 | today-500 |",
    ],
    "cards",
  ),
];
