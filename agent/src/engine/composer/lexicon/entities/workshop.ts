import { entry, type EntityEntry } from "../entity-entry.ts";

/** What is made, checked, moved and written by people at work. */
export const WORKSHOP: readonly EntityEntry[] = [
  entry(
    "batch|production batch|brew batch|charge of goods",
    "Name, Recipe->?Recipe, Product->?Product, Tank->?Tank, Start date=today, Quantity, Status(Started|Resting|Ready|Used up)=Started, Notes",
    ["No. 14 | | | | today-12 | 20 | Resting |", "No. 15 | | | | today-2 | 24 | Started | New supplier"],
  ),
  entry(
    "tank|vat|barrel|cask|fermenter|keg",
    "Name, Capacity:decimal~l, Contents:string, Filled on:date, Status(Empty|In use|Cleaning)=Empty, Notes",
    ["Tank 1 | 200 | Pale ale | today-6 | In use |", "Tank 2 | 500 | | | Empty | Seal replaced"],
  ),
  entry(
    "inspection|audit|safety check|inspection report|site visit|equipment check",
    "Title, Equipment->?Equipment, Vehicle->?Vehicle, Property->?Property, Site->?Site, Date=today, Inspector:string, Result(Passed|Failed|Follow-up needed)=Passed, Next check:due, Notes",
    [
      "Yearly check | | | | | today-20 | Grace Miller | Passed | today+345 |",
      "Ladder check | | | | | today-3 | Victor Silva | Follow-up needed | today+11 | One rung loose",
    ],
  ),
  entry(
    "finding|nonconformity|deficiency",
    "Title, Inspection->?Inspection, Severity, Status(Open|In progress|Closed)=Open, Due date, Notes",
    ["Exit blocked by boxes | | High | Open | today+2 |", "Sign missing | | Low | Closed | today-8 |"],
  ),
  entry(
    "corrective action|action point|action|follow-up action",
    "Title, Finding->?Finding, Responsible:string, Due date, Status(Open|In progress|Done)=Open, Notes",
    ["Clear the exit | | Grace | today+2 | Open |", "Order a sign | | Mei | today-1 | Done |"],
  ),
  entry(
    "fault|breakdown|malfunction|outage|failure",
    "Title, Equipment->?Equipment, Vehicle->?Vehicle, Room->?Room, Reported on:date=today, Severity, Status(Reported|In repair|Fixed)=Reported, Notes",
    ["Door does not close | | | | today-1 | Medium | Reported |", "Leaks at the pump | | | | today-6 | High | Fixed |"],
  ),
  entry(
    "risk|hazard",
    "Title, Likelihood(Low|Medium|High)=Medium, Impact(Low|Medium|High)=Medium, Owner:string, Mitigation:text, Status(Open|Watched|Closed)=Open",
    [
      "Key supplier fails | Low | High | Mei | Second source | Watched",
      "Data loss | Medium | High | Sam | Nightly backups | Open",
    ],
  ),
  entry(
    "site|construction site|building site",
    "Name, Address, Client->?Client, Start date, Status(Planned|Active|Finished)=Planned, Notes",
    ["Mill Street | 4 Mill Street | | today-40 | Active |", "Harbour row | 11 Quay Lane | | today+20 | Planned |"],
  ),
  entry(
    "licence|license|software licence|software license|permit",
    "Name, Vendor:string, Seats:count, Cost, Renewal date, Owner:string, Notes",
    [
      "Drawing suite | Studio Soft | 5 | 600 | today+40 | Grace |",
      "Mail service | Cloudline | 20 | 960 | today+200 | Sam |",
    ],
  ),
  entry("domain|domain name|hosting plan", "Name, Provider:string, Renewal date, Cost, Auto-renew:boolean, Notes", [
    "harbor.example | Cloudline | today+60 | 14 | yes |",
    "acorn.example | Names & Co | today+12 | 12 | no |",
  ]),
  entry(
    "server|virtual machine",
    "Name, Address:string, Role, Location:string, Status(Running|Stopped|Retired)=Running, Notes",
    ["web-1 | 10.0.0.4 | Website | Office | Running |", "backup-1 | 10.0.0.9 | Backups | Cellar | Running |"],
  ),
  entry(
    "release|deployment|app version",
    "Version, Project->?Project, Date, Status(Planned|Released|Rolled back)=Planned, Changes:text",
    ["2.1.0 | | today-10 | Released | Faster search", "2.2.0 | | today+12 | Planned | Dark mode"],
  ),
  entry("test case", "Title, Steps:text, Expected result:text, Result(Not run|Passed|Failed)=Not run", [
    "Log in on a phone | Open, tap, type | The start page appears | Passed",
    "Print an invoice | Open, print | One page | Not run",
  ]),
  entry(
    "user story|requirement|epic|backlog item",
    "Title, Priority, Status(To do|In progress|Done)=To do, Estimate points:count, Sprint->?Sprint, Description",
    ["Reset a password | High | In progress | 3 | |", "Sort by price | Low | To do | 1 | |"],
    "board",
  ),
  entry("sprint|iteration", "Name, Start date, End date, Goal:string, Status(Planned|Running|Finished)=Planned", [
    "Sprint 7 | today-5 | today+9 | Checkout | Running",
    "Sprint 8 | today+9 | today+23 | Search | Planned",
  ]),
  entry(
    "deliverable",
    "Title, Project->?Project, Client->?Client, Due date, Status(To do|In progress|Delivered)=To do, Notes",
    ["Photo album | | | today+20 | In progress |", "Web gallery | | | today+6 | To do |"],
    "board",
  ),
  entry(
    "shoot|photo shoot|photoshoot|filming day|photo session",
    "Title, Client->?Client, Date, Time, Location:string, Price, Status(Planned|Shot|Edited|Delivered)=Planned, Notes",
    [
      "Wedding Berg | | today+12 | 13:00 | Town hall | 1400 | Planned |",
      "Portraits | | today-5 | 10:00 | Studio | 220 | Edited |",
    ],
    "calendar",
  ),
  entry("deadline", "Title, Project->?Project, Client->?Client, Course->?Course, Due date, Done, Notes", [
    "Tax return | | | | today+14 | no |",
    "Print files | | | | today+3 | no |",
  ]),
  entry(
    "claim|expense claim|insurance claim|expense report|reimbursement",
    "Title, Employee->?Employee, Category(Travel|Meals|Material|Other), Amount, Date=today, Receipt link:url, Status(Submitted|Approved|Rejected|Paid)=Submitted, Notes",
    ["Train to Leeds | | Travel | 64 | today-3 | | Submitted |", "Team lunch | | Meals | 92 | today-9 | | Approved |"],
  ),
  entry(
    "purchase request|requisition|order request",
    "Title, Requested by:string, Supplier->?Supplier, Amount, Date=today, Status(Requested|Approved|Ordered|Received|Rejected)=Requested, Notes",
    ["Two office chairs | Mei | | 340 | today-2 | Requested |", "Toner | Sam | | 80 | today-8 | Received |"],
  ),
  entry(
    "receipt|till receipt",
    "Title, Shop:string, Amount, Date, Category(Household|Travel|Work|Other), Photo link:url, Notes",
    [
      "Drill bits | Hillside Supply | 23.50 | today-2 | Work | |",
      "Groceries | Corner shop | 41.10 | today-1 | Household | |",
    ],
  ),
  entry(
    "pallet|shipping container|crate|carton",
    "Number:string, Product->?Product, Location->?Location, Contents:string, Quantity, Arrival:date, Notes",
    ["P-0412 | | | Enamel mugs | 240 | today-3 |", "P-0413 | | | Wool blankets | 60 | today-1 |"],
  ),
  entry(
    "route|bus route|delivery route",
    "Name, Driver->?Driver, Start:string, End:string, Distance, Duration:decimal~min, Notes",
    ["North round | | Depot | Mill Street | 18 | 70 |", "Harbour round | | Depot | Quay Lane | 12 | 45 |"],
  ),
  entry(
    "menu item|menu",
    "Name, Category(Starter|Main|Dessert|Drink)=Main, Price, Available=yes, Allergens, Description",
    ["Fish tacos | Main | 11 | yes | fish | Three, with lime", "Lemonade | Drink | 4 | yes | |"],
  ),
  entry("table|restaurant table", "Name, Seats:count, Area:string, Status(Free|Taken|Reserved)=Free", [
    "Table 1 | 2 | Window | Free",
    "Table 2 | 4 | Window | Taken",
    "Table 3 | 6 | Garden | Reserved",
  ]),
  entry(
    "commission|art commission|custom order",
    "Title, Client->?Client, Customer->?Customer, Price, Deadline, Status(Requested|In progress|Delivered)=Requested, Paid, Notes",
    [
      "Portrait of a dog | | | 180 | today+20 | In progress | no |",
      "Birth print | | | 60 | today+8 | Requested | no |",
    ],
    "board",
  ),
  entry("auction lot|lot|auction item", "Title, Starting price:money, Highest bid:money, Bidder:string, Sold, Notes", [
    "Oak dresser | 120 | 180 | Kim Park | no |",
    "Box of books | 10 | 24 | Leo Fischer | yes |",
  ]),
  entry("bid", "Bidder:string, Lot->?AuctionLot, Amount, Date=today, Won:boolean", [
    "Kim Park | | 180 | today | no",
    "Leo Fischer | | 24 | today-1 | yes",
  ]),
  entry(
    "return|refund",
    "Title, Order->?Order, Customer->?Customer, Reason:string, Amount, Date=today, Status(Requested|Received|Refunded)=Requested",
    [
      "Mug with a crack | | | Damaged | 14 | today-2 | Requested",
      "Blanket | | | Wrong colour | 79 | today-9 | Refunded",
    ],
  ),
  entry(
    "coupon|voucher|gift card|discount code|promo code",
    "Code:string, Shop:string, Value, Expiry date, Used:boolean, Notes",
    ["SPRING10 | Acorn Books | 10 | today+20 | no |", "GC-2041 | Harbor Hotel | 50 | today+200 | no | From Mei"],
  ),
  entry(
    "research paper|publication|manuscript|thesis",
    "Title, Authors:string, Journal:string, Year, Status(To read|Reading|Read|Writing|Submitted)=To read, Link, Notes",
    [
      "Bees in cities | Holt, Chen | Urban Nature | 2021 | Read | |",
      "Soil and sound | Prado | Field Letters | 2023 | To read | |",
    ],
  ),
  entry(
    "video|youtube video|clip|vlog",
    "Title, Link, Status(Idea|Filmed|Edited|Published)=Idea, Published on, Views, Notes",
    ["How to bind a book | | Edited | | |", "Ten knots | https://videos.example/knots | Published | today-20 | 840 |"],
    "board",
  ),
  entry(
    "podcast|podcast show",
    "Title, Host:string, Topic:string, Link, Rating, Status(To listen|Listening|Finished)=To listen, Notes",
    [
      "Small Rivers | Mei Chen | Nature | https://pod.example/rivers | 5 | Listening |",
      "Night Trains | Sam Rivera | Travel | https://pod.example/trains | 4 | To listen |",
    ],
  ),
];
