import { entry, type EntityEntry } from "../entity-entry.ts";

/** Tasks, projects, customers, sales, people at work. */
export const WORK: readonly EntityEntry[] = [
  entry(
    "task|errand|action item||to-do list|todo list|task list|to-do|todo|to do|to-do item|todo item|assignment task",
    "Title, Done, Due date, Priority(Low|Medium|High)=Medium, Project->?Project, Assignee->?Person, Notes",
    [
      "Call the plumber | no | today+1 | High | | |",
      "Book dentist appointment | no | today+4 | Medium | | | Ask for a morning slot",
      "Renew library card | yes | today-2 | Low | | |",
      "Plan the weekend trip | no | today+6 | Low | | |",
      "Send the tax documents | no | today-1 | High | | | Folder in the kitchen drawer",
    ],
    "checklist",
  ),
  entry(
    "board task|kanban card",
    "Title, Status(To do|In progress|Review|Done)=To do, Priority(Low|Medium|High)=Medium, Assignee->?Person, Project->?Project, Due date, Notes",
    [
      "Collect ideas | Done | Low | | | today-6 | Everyone adds three",
      "Draft the outline | In progress | High | | | today+2 |",
      "Build the model | To do | Medium | | | today+9 | Cardboard and glue",
      "Check the sources | Review | Medium | | | today+4 |",
      "Practise the talk | To do | High | | | today+12 |",
    ],
    "board",
  ),
  entry(
    "project|initiative",
    "Name, Client->?Client, Status(Planned|Active|On hold|Completed)=Planned, Start date, Due date, Budget, Notes",
    [
      "Website relaunch | | Active | today-20 | today+25 | 4800 | New product pages first",
      "Spring newsletter | | Planned | today+5 | today+30 | 600 |",
      "Office move | | On hold | today-40 | today+60 | 12000 | Waiting for the lease",
      "Brand photo shoot | | Completed | today-60 | today-10 | 1500 |",
    ],
  ),
  entry("milestone", "Title, Project->?Project, Due date, Status(Planned|Reached|Missed)=Planned, Notes", [
    "Design approved | Website relaunch | today-4 | Reached |",
    "First release | Website relaunch | today+14 | Planned |",
    "Public launch | Website relaunch | today+30 | Planned |",
  ]),
  entry("customer", "Name, Company:string, Email, Phone, Address, Notes", [
    "Maria Lopez | | maria.lopez@example.com | 555-0134 | 12 Oak Street | Prefers calls in the morning",
    "Tom Becker | Becker Bakery | tom@beckerbakery.example | 555-0178 | 48 Mill Lane |",
    "Aisha Khan | | aisha.khan@example.com | 555-0112 | 7 Harbour Road |",
    "Greenfield School | Greenfield School | office@greenfield.example | 555-0190 | 1 Park Avenue | Invoice by post",
  ]),
  entry("client", "Name, Company:string, Email, Phone, Notes", [
    "Nora Lindqvist | Lindqvist Studio | nora@lindqvist.example | 555-0121 |",
    "David Osei | Osei Consulting | david@osei.example | 555-0166 | Met at the spring fair",
    "Priya Nair | Nair Foods | priya@nairfoods.example | 555-0143 |",
  ]),
  entry(
    "contact||phone list|contact list|telephone list|phone directory",
    "Name, Company:string, Email, Phone, Birthday, Notes",
    [
      "Elena Rossi | Rossi Design | elena@rossi.example | 555-0101 | 1986-04-12 | Old colleague",
      "Sam Carter | | sam.carter@example.com | 555-0155 | 1991-09-30 |",
      "Yuki Tanaka | Tanaka Labs | yuki@tanaka.example | 555-0189 | | Ask about the workshop",
      "Lars Jensen | | lars@jensen.example | 555-0147 | 1979-01-22 |",
    ],
  ),
  entry(
    "lead|prospect",
    "Name, Company:string, Email, Phone, Status(New|Contacted|Qualified|Lost)=New, Source(Referral|Website|Event|Cold call), Next follow-up, Notes",
    [
      "Hana Novak | Novak Travel | hana@novak.example | 555-0119 | New | Website | today+2 |",
      "Peter Quinn | Quinn & Sons | peter@quinn.example | 555-0127 | Contacted | Referral | today+5 | Wants a demo",
      "Ines Duarte | Duarte Wines | ines@duarte.example | 555-0183 | Qualified | Event | today-1 |",
    ],
    "board",
  ),
  entry(
    "deal|opportunity",
    "Title, Customer->?Customer, Contact->?Contact, Company->?Company, Stage(New|Proposal|Negotiation|Won|Lost)=New, Value, Expected close:date, Notes",
    [
      "Annual maintenance plan | Maria Lopez | Elena Rossi | Northwind Traders | Proposal | 3600 | today+20 |",
      "Kitchen refit | Tom Becker | Sam Carter | Blue Harbor Hotel | Negotiation | 8200 | today+10 | Waiting for the floor plan",
      "New installation | Aisha Khan | Yuki Tanaka | Acorn Books | New | 1500 | today+35 |",
      "Heating upgrade | Greenfield School | Lars Jensen | Northwind Traders | Won | 5400 | today-6 |",
    ],
  ),
  entry("company|organization|organisation|employer", "Name, Industry:string, Website, Phone, City, Notes", [
    "Northwind Traders | Wholesale | https://northwind.example | 555-0161 | Portland |",
    "Blue Harbor Hotel | Hospitality | https://blueharbor.example | 555-0137 | Bristol | Decides in spring",
    "Acorn Books | Retail | https://acornbooks.example | 555-0176 | Leeds |",
  ]),
  entry(
    "job|work order|service call",
    "Title, Customer->Customer, Client->?Client, Status(Scheduled|In progress|Done|Cancelled)=Scheduled, Scheduled on:date, Address, Price, Notes",
    [
      "Replace kitchen tap | Maria Lopez | Nora Lindqvist | Scheduled | today+2 | 12 Oak Street | 180 |",
      "Fix leaking boiler | Tom Becker | David Osei | In progress | today | 48 Mill Lane | 420 | Spare part ordered",
      "Install new shower | Aisha Khan | Priya Nair | Done | today-6 | 7 Harbour Road | 950 |",
      "Yearly inspection | Greenfield School | Nora Lindqvist | Scheduled | today+9 | 1 Park Avenue | 260 |",
    ],
  ),
  entry(
    "invoice",
    "Invoice number, Customer->Customer, Client->?Client, Job->?Job, Project->?Project, Amount, Issue date, Due date, Status(Draft|Sent|Paid)=Draft",
    [
      "INV-1001 | Maria Lopez | Nora Lindqvist | Replace kitchen tap | Website relaunch | 180 | today-25 | today-11 | Sent",
      "INV-1002 | Tom Becker | David Osei | Fix leaking boiler | Spring newsletter | 420 | today-10 | today+4 | Sent",
      "INV-1003 | Aisha Khan | Priya Nair | Install new shower | Website relaunch | 950 | today-6 | today+8 | Paid",
      "INV-1004 | Greenfield School | Nora Lindqvist | Yearly inspection | Office move | 260 | today-1 | today+13 | Draft",
    ],
  ),
  entry(
    "quote|estimate|proposal",
    "Title, Customer->Customer, Client->?Client, Amount, Sent on, Valid until, Status(Draft|Sent|Accepted|Declined)=Draft",
    [
      "Bathroom renovation | Maria Lopez | Nora Lindqvist | 6400 | today-8 | today+22 | Sent",
      "Garden tap | Tom Becker | David Osei | 240 | today-3 | today+27 | Draft",
      "Radiator swap | Aisha Khan | Priya Nair | 880 | today-15 | today+15 | Accepted",
    ],
  ),
  entry(
    "payment||dues|due",
    "Description, Customer->?Customer, Client->?Client, Tenant->?Tenant, Member->?Member, Invoice->?Invoice, Amount, Date, Payment method",
    [
      "Deposit | Maria Lopez | Nora Lindqvist | Julia Stein | Clara Weiss | INV-1001 | 90 | today-20 | Card",
      "Monthly payment | Tom Becker | David Osei | Omar Haddad | Ben Hughes | INV-1002 | 420 | today-4 | Transfer",
      "Final payment | Aisha Khan | Priya Nair | Julia Stein | Dana Petrov | INV-1003 | 950 | today-1 | Cash",
    ],
  ),
  entry(
    "employee|staff member|team member|colleague|worker|crew member",
    "Name, Role, Department->Department, Email, Phone, Start date, Salary",
    [
      "Grace Miller | Office manager | Operations | grace@example.com | 555-0102 | 2021-03-01 | 46000",
      "Victor Silva | Technician | Service | victor@example.com | 555-0118 | 2022-09-15 | 41000",
      "Mei Chen | Accountant | Finance | mei@example.com | 555-0172 | 2020-01-07 | 52000",
    ],
  ),
  entry(
    "leave request|time off request|holiday request|vacation request|absence",
    "Employee->Employee, Type(Vacation|Sick leave|Unpaid|Other)=Vacation, From:date, To:date, Status(Requested|Approved|Rejected)=Requested, Reason",
    [
      "Grace Miller | Vacation | today+10 | today+17 | Requested | Family visit",
      "Victor Silva | Sick leave | today-3 | today-1 | Approved |",
      "Mei Chen | Vacation | today+40 | today+54 | Approved | Long planned",
    ],
  ),
  entry("department|team", "Name, Lead:string, Notes", [
    "Operations | Grace Miller |",
    "Service | Victor Silva |",
    "Finance | Mei Chen |",
  ]),
  entry(
    "time entry|work log|time log||timesheet|time sheet|timesheet entry|hour",
    "Description, Date, Hours, Project->?Project, Client->?Client, Employee->?Employee, Billable=yes",
    [
      "Sketches for the home page | today-1 | 3.5 | Website relaunch | Nora Lindqvist | Grace Miller | yes",
      "Call about content | today-2 | 1 | Website relaunch | Nora Lindqvist | Victor Silva | yes",
      "Bookkeeping | today-3 | 2 | Spring newsletter | David Osei | Mei Chen | no",
      "Newsletter layout | today-5 | 4 | Spring newsletter | Priya Nair | Grace Miller | yes",
    ],
  ),
  entry(
    "meeting|call|1:1",
    "Title, Date, Time, With:string, Agenda, Notes",
    [
      "Monthly review | today+3 | 10:00 | Whole team | Figures, next steps |",
      "Kick-off | today-7 | 14:30 | Nora Lindqvist | Scope and dates | Agreed on weekly calls",
      "Budget round | today+8 | 09:00 | Mei Chen | Plan for next quarter |",
    ],
    "calendar",
  ),
  entry(
    "ticket|support ticket|request|issue|service request|maintenance request|complaint",
    "Title, Customer->?Customer, Tenant->?Tenant, Status(Open|In progress|Waiting|Closed)=Open, Priority(Low|Medium|High|Urgent)=Medium, Assignee, Opened on, Description",
    [
      "Cannot print invoices | Maria Lopez | Julia Stein | Open | High | Victor | today-1 | Since the last update",
      "Change of address | Tom Becker | Omar Haddad | Waiting | Low | Grace | today-4 |",
      "Heating makes a noise | Aisha Khan | Julia Stein | In progress | Medium | Victor | today-2 | Mostly at night",
      "Wrong delivery date | Greenfield School | Omar Haddad | Closed | Medium | Grace | today-9 |",
    ],
    "board",
  ),
  entry(
    "bug|defect|bug report",
    "Title, Severity, Status(Open|In progress|Fixed|Closed)=Open, Project->?Project, Assignee, Reported on:date, Steps",
    [
      "Login button does nothing on phones | High | Open | Website relaunch | Sam | today-1 | Open on a phone, tap Log in",
      "Total is wrong with discount | Critical | In progress | Website relaunch | Yuki | today-2 | Add two items, apply the code",
      "Typo on the start page | Low | Fixed | Spring newsletter | Sam | today-8 |",
    ],
    "board",
  ),
  entry(
    "application||job application",
    "Company:string, Role, Status(Applied|Interview|Offer|Rejected)=Applied, Applied on, Interview date, Salary, Link, Notes",
    [
      "Northwind Traders | Product designer | Interview | today-12 | today+3 | 62000 | https://jobs.northwind.example | Bring the portfolio",
      "Acorn Books | Web developer | Applied | today-4 | | 55000 | https://acornbooks.example/jobs |",
      "Blue Harbor Hotel | Marketing lead | Offer | today-30 | today-10 | 58000 | |",
      "Cloudline | Front-end engineer | Rejected | today-40 | today-25 | 70000 | | Role was filled inside",
    ],
    "board",
  ),
  entry(
    "candidate|applicant",
    "Name, Email, Phone, Position:string, Stage(Applied|Screening|Interview|Offer|Hired|Rejected)=Applied, Rating, Notes",
    [
      "Leo Fischer | leo@example.com | 555-0120 | Web developer | Interview | 4 | Strong in tests",
      "Amara Diallo | amara@example.com | 555-0131 | Designer | Screening | 5 |",
      "Jonas Berg | jonas@example.com | 555-0164 | Support | Applied | 3 |",
    ],
    "board",
  ),
  entry(
    "goal|objective|okr|resolution",
    "Title, Category(Health|Career|Money|Learning|Personal), Target date, Progress, Status(Not started|In progress|Achieved)=Not started, Notes",
    [
      "Run a half marathon | Health | today+90 | 40 | In progress | Three runs a week",
      "Read 24 books | Learning | today+200 | 25 | In progress |",
      "Save for a bicycle | Money | today+60 | 70 | In progress |",
      "Learn to bake bread | Personal | today+30 | 0 | Not started |",
    ],
  ),
  entry(
    "idea|feature request|suggestion|feature",
    "Title, Description, Category(Product|Marketing|Personal|Other), Status(New|Considering|Planned|Done)=New, Votes",
    [
      "Dark mode | Easier on the eyes at night | Product | Planned | 12",
      "Share lists by link | | Product | Considering | 7",
      "Summer photo contest | Readers send their best picture | Marketing | New | 3",
    ],
    "board",
  ),
  entry(
    "decision",
    "Title, Date, Context:text, Outcome, Owner:string",
    [
      "Move to the new office in May | today-10 | The lease ends | Agreed | Grace",
      "Keep one price list | today-21 | Two lists confuse customers | Agreed | Mei",
    ],
    "journal",
  ),
  entry(
    "shift",
    "Employee->Employee, Volunteer->?Volunteer, Date, Start time, End time, Role, Notes",
    [
      "Grace Miller | Carla Reyes | today+1 | 08:00 | 14:00 | Front desk |",
      "Victor Silva | Ian Wood | today+1 | 14:00 | 20:00 | Workshop |",
      "Mei Chen | Fatima Zahra | today+2 | 09:00 | 15:00 | Office |",
    ],
    "calendar",
  ),
  entry("campaign idea|ad", "Title, Channel, Budget, Start date, Status(Planned|Running|Finished)=Planned", [
    "Spring sale | Online | 400 | today+3 | Planned",
    "Window poster | In person | 80 | today-9 | Running",
  ]),
  entry(
    "vendor|contractor|tradesperson|caterer|freelancer",
    "Name, Service:string, Contact person, Email, Phone, Price, Status(Considering|Booked|Paid)=Considering, Notes",
    [
      "Bloom & Co | Flowers | Rosa Meyer | rosa@bloom.example | 555-0181 | 850 | Booked |",
      "Fine Fork | Catering | Ali Demir | ali@finefork.example | 555-0159 | 3200 | Considering | Tasting next week",
      "Golden Hour | Photography | Kim Park | kim@goldenhour.example | 555-0107 | 1800 | Paid |",
    ],
  ),
  entry("volunteer", "Name, Email, Phone, Skills, Availability(Weekdays|Weekends|Evenings), Hours, Notes", [
    "Carla Reyes | carla@example.com | 555-0124 | cooking; driving | Weekends | 12 |",
    "Ian Wood | ian@example.com | 555-0168 | first aid | Evenings | 5 | Has a van",
    "Fatima Zahra | fatima@example.com | 555-0139 | teaching | Weekdays | 20 |",
  ]),
  entry(
    "donation|gift aid|contribution",
    "Donor->Donor, Amount, Date, Payment method, Campaign:string, Thank-you sent",
    [
      "Helen Brandt | 100 | today-3 | Card | Winter appeal | yes",
      "Rafael Costa | 25 | today-8 | Transfer | Winter appeal | no",
      "Helen Brandt | 60 | today-35 | Cash | Summer fair | yes",
    ],
  ),
  entry("donor|sponsor|supporter", "Name, Email, Phone, Notes", [
    "Helen Brandt | helen@example.com | 555-0150 | Supports since 2019",
    "Rafael Costa | rafael@example.com | 555-0163 |",
  ]),
];
