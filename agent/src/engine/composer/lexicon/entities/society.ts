import { entry, type EntityEntry } from "../entity-entry.ts";

/** People in their parts, clubs, schools, care, and what is written down about them. */
export const SOCIETY: readonly EntityEntry[] = [
  entry("family|household", "Name, Contact person, Phone, Email, Members:count, Notes", [
    "Rivera | Sam Rivera | 555-0122 | rivera@example.com | 4 |",
    "Hale | Robin Hale | 555-0133 | hale@example.com | 3 | Twins",
  ]),
  entry("driver|courier|chauffeur", "Name, Phone, License number, Vehicle->?Vehicle, Active=yes, Notes", [
    "Victor Silva | 555-0118 | D-4471 | | yes |",
    "Dana Petrov | 555-0181 | D-2093 | | yes | Mornings only",
  ]),
  entry("resident|homeowner|neighbour|neighbor", "Name, Address, Phone, Email, Notes", [
    "Julia Stein | 3 Maple Court | 555-0109 | julia@example.com |",
    "Omar Haddad | 8 Chapel Row | 555-0145 | omar@example.com | Has a spare key",
  ]),
  entry("parent|guardian", "Name, Phone, Email, Child:string, Notes", [
    "Lena Schmidt | 555-0180 | lena@example.com | Noah |",
    "Marco Costa | 555-0182 | marco@example.com | Lina | Works nights",
  ]),
  entry("artist|musician|singer|illustrator|composer", "Name, Genre:string, Email, Phone, Website, Notes", [
    "Ines Duarte | Jazz | ines@example.com | 555-0191 | https://ines.example |",
    "Kite Club | Pop | kite@example.com | 555-0192 | | Duo",
  ]),
  entry("author|writer|editor", "Name, Email, Country, Genre:string, Notes", [
    "Maren Holt | maren@example.com | Norway | Fiction |",
    "Ivy Chen | ivy@example.com | Canada | Fantasy |",
  ]),
  entry("actor|actress|dancer|cast member", "Name, Role, Phone, Email, Notes", [
    "Clara Weiss | Nora | 555-0115 | clara@example.com |",
    "Ben Hughes | The doctor | 555-0136 | ben@example.com | Late on Tuesdays",
  ]),
  entry(
    "carer|caregiver|nurse|babysitter|nanny|cleaner|au pair",
    "Name, Phone, Email, Hourly rate, Availability(Weekdays|Weekends|Evenings), Notes",
    [
      "Carla Reyes | 555-0124 | carla@example.com | 18 | Weekdays |",
      "Ian Wood | 555-0168 | ian@example.com | 16 | Evenings |",
    ],
  ),
  entry(
    "badge|award|achievement|medal|trophy|merit badge",
    "Name, Person->?Person, Member->?Member, Student->?Student, Player->?Player, Category(Skill|Service|Sport|Other), Date, Notes",
    ["First aid | | | | | Skill | today-12 |", "Camp cook | | | | | Service | today-40 | With a star"],
  ),
  entry("reward|prize", "Name, Points needed:count, Available=yes, Notes", [
    "Extra story | 10 | yes |",
    "Trip to the zoo | 100 | yes | Once a term",
  ]),
  entry(
    "duty|turn|rota entry|duty turn|on-call duty||rota|duty rota|rotation",
    "Person:string, Task:string, Date, Done, Notes",
    ["Alex | Kitchen | today+1 | no |", "Sam | Bins | today+8 | no | Paper, too", "Robin | Kitchen | today-6 | yes |"],
    "calendar",
  ),
  entry(
    "prayer request|prayer",
    "Title, Person:string, Date=today, Answered:boolean, Notes",
    ["Recovery of Ellen | Nina | today-3 | no |", "New job | Tariq | today-20 | yes | Thanks on Sunday"],
    "journal",
  ),
  entry("sermon|homily|devotion", "Title, Speaker:string, Date, Scripture:string, Notes", [
    "On patience | Rev. Hale | today-7 | James 5 |",
    "A lamp on a stand | Rev. Brandt | today-14 | Matthew 5 |",
  ]),
  entry(
    "grant|grant application|scholarship|funding application",
    "Title, Funder:string, Amount, Deadline, Status(Idea|Writing|Submitted|Granted|Rejected)=Idea, Notes",
    [
      "Youth orchestra tour | City arts fund | 8000 | today+25 | Writing |",
      "Roof repair | Heritage trust | 15000 | today-10 | Submitted |",
    ],
    "board",
  ),
  entry(
    "incident|incident report|accident|accident report|near miss|damage|damage report|injury|occurrence",
    "Title, Date=today, Vehicle->?Vehicle, Equipment->?Equipment, Location:string, Severity, Status(Reported|In progress|Closed)=Reported, Reported by:string, Description",
    [
      "Broken window at the side door | today-1 | | | Side entrance | Medium | Reported | Grace |",
      "Slipped on wet floor | today-9 | | | Kitchen | Low | Closed | Mei | Mats ordered",
    ],
  ),
  entry(
    "violation|infraction|offence|offense",
    "Title, Resident->?Resident, Date=today, Fine, Status(Open|Warned|Resolved)=Open, Notes",
    ["Bins left out | | today-4 | 25 | Warned |", "Car on the lawn | | today-11 | 50 | Resolved |"],
  ),
  entry("fine|penalty|parking fine|parking ticket", "Title, Person->?Person, Amount, Date, Due date, Paid, Notes", [
    "Late return | | 2.50 | today-5 | today+9 | no |",
    "Parking, Mill Street | | 40 | today-12 | today+2 | yes |",
  ]),
  entry(
    "consent form|waiver|permission slip|consent",
    "Person:string, Client->?Client, Customer->?Customer, Student->?Student, Date, Signed:boolean, Notes",
    ["Nora Lindqvist | | | | today-2 | yes |", "David Osei | | | | today | no | Send again"],
  ),
  entry(
    "key|key card|access card|key fob",
    "Number:string, Opens:string, Held by:string, Handed out on:date, Returned, Notes",
    ["K-12 | Side door | Grace Miller | today-90 | no |", "K-13 | Workshop | Victor Silva | today-30 | no | Copy"],
  ),
  entry(
    "parking space|parking spot|locker|storage box|mailbox|berth|mooring|campsite pitch|stall|booth|hot desk",
    "Name, Holder:string, From:date, Until:date, Price, Status(Free|Taken|Reserved)=Free, Notes",
    ["No. 4 | Julia Stein | today-60 | today+300 | 45 | Taken |", "No. 5 | | | | 45 | Free | Narrow"],
  ),
  entry(
    "waiting list entry||waiting list|waitlist|wait list",
    "Name, Phone, Email, Added on:date=today, Priority, Status(Waiting|Offered|Placed|Withdrawn)=Waiting, Notes",
    [
      "Kim Park | 555-0107 | kim@example.com | today-30 | Medium | Waiting |",
      "Leo Fischer | 555-0120 | leo@example.com | today-12 | High | Offered | Call first",
    ],
  ),
  entry(
    "agenda item|motion",
    "Title, Meeting->?Meeting, Proposed by:string, Minutes:count~min, Decision:string, Notes",
    ["Roof repair | | Mei | 15 | |", "Summer party | | Sam | 10 | Agreed |"],
  ),
  entry(
    "certification|qualification|training record|training certificate",
    "Name, Employee->?Employee, Member->?Member, Issued on:date, Expiry date, Notes",
    ["First aid | | | today-400 | today+330 |", "Forklift licence | | | today-700 | today+20 |"],
  ),
  entry(
    "guest book entry||guestbook|guest book|visitor book|guestbook entry",
    "Name, Date=today, Message:text, Photo link:url",
    ["Grandma Rose | today-1 | Fifty years, and still dancing! |", "Family Hale | today-2 | What a lovely place. |"],
    "cards",
  ),
  entry(
    "announcement|news|news item|notice|bulletin",
    "Title, Date=today, Author, Content:text, Pinned:boolean",
    [
      "Summer party on Saturday | today-1 | Grace | Bring a salad. | yes",
      "New opening hours | today-9 | Mei | From nine to six. | no",
    ],
    "cards",
  ),
  entry(
    "stay|presence|day at the office",
    "Person:string, From:date, Until:date, Place:string, People:count, Notes",
    ["Alex | today+3 | today+7 | | 2 |", "Family Hale | today+12 | today+19 | | 4 | Arrive late"],
    "calendar",
  ),
  entry("testimonial|feedback|feedback entry|customer feedback", "Name, Date=today, Rating, Comment:text", [
    "Kim Park | today-3 | 5 | Quick and friendly.",
    "Rosa Meyer | today-11 | 4 | Good work, a bit late.",
  ]),
  entry("referral", "Name, Referred by:string, Date, Status(New|Contacted|Won|Lost)=New, Notes", [
    "Leo Fischer | Kim Park | today-2 | New |",
    "Amara Diallo | Rosa Meyer | today-15 | Won |",
  ]),
  entry(
    "beneficiary|case|client case",
    "Name, Opened on:date, Status(Open|Waiting|Closed)=Open, Responsible:string, Next appointment, Notes",
    ["Family Rivera | today-30 | Open | Grace | today+5 |", "Family Hale | today-90 | Waiting | Mei | today+12 |"],
  ),
  entry(
    "exhibition|exhibit|art show",
    "Title, Venue->?Venue, Artist->?Artist, Start date, End date, Status(Planned|Open|Closed)=Planned, Notes",
    ["Paper and light | | | today-10 | today+30 | Open |", "Harbour drawings | | | today+60 | today+90 | Planned |"],
  ),
  entry(
    "production|stage play|musical|theatre production",
    "Title, Director:string, Venue->?Venue, Premiere:date, Status(Planned|Rehearsing|Running|Finished)=Planned, Notes",
    ["The Glass Orchard | Clara Weiss | | today+40 | Rehearsing |", "Low Tide | Ben Hughes | | today-90 | Finished |"],
  ),
  entry("costume|prop", "Name, Size, Character:string, Location:string, Condition, Notes", [
    "Red coat | M | Nora | Rack 2 | Good |",
    "Top hat | 58 | The doctor | Shelf 1 | Worn |",
  ]),
];
