import { entry, type EntityEntry } from "../entity-entry.ts";

/** Learning, writing, libraries, events and bookings. */
export const LEARNING: readonly EntityEntry[] = [
  entry(
    "book|novel|ebook|manga||reading list|reading log|reading tracker|reading journal",
    "Title, Author, Genre(Fiction|Non-fiction|Biography|Fantasy|Mystery|Other), Status(Want to read|Reading|Finished)=Want to read, Rating, Pages, Notes",
    [
      "The Salt Path Home | Maren Holt | Fiction | Finished | 5 | 312 |",
      "A Short History of Bread | Luis Prado | Non-fiction | Reading | 4 | 248 | Lent by Sam",
      "The Glass Orchard | Ivy Chen | Fantasy | Want to read | | 420 |",
      "Murder at Low Tide | Peter Vance | Mystery | Finished | 3 | 290 |",
    ],
    "cards",
  ),
  entry(
    "library book",
    "Title, Author, ISBN, Genre(Fiction|Non-fiction|Children|Reference|Other), Copies, Shelf:string, Notes",
    [
      "The Salt Path Home | Maren Holt | 978-0-00-000001-1 | Fiction | 3 | A2 |",
      "A Short History of Bread | Luis Prado | 978-0-00-000002-8 | Non-fiction | 1 | C1 |",
      "The Glass Orchard | Ivy Chen | 978-0-00-000003-5 | Children | 2 | B4 | Signed copy",
      "Murder at Low Tide | Peter Vance | 978-0-00-000004-2 | Fiction | 2 | A3 |",
    ],
  ),
  entry(
    "member|subscriber||club member",
    "Name, Email, Phone, Joined, Membership(Standard|Student|Family)=Standard, Active=yes",
    [
      "Clara Weiss | clara@example.com | 555-0115 | today-300 | Standard | yes",
      "Ben Hughes | ben@example.com | 555-0136 | today-120 | Student | yes",
      "Dana Petrov | dana@example.com | 555-0181 | today-700 | Family | no",
    ],
  ),
  entry(
    "membership",
    "Type(Monthly|Yearly|Day pass)=Monthly, Member->?Member, Start date=today, End date, Price, Status(Active|Paused|Ended)=Active, Notes",
    [
      "Yearly | Alex Morgan | today-120 | today+245 | 320 | Active |",
      "Monthly | | today-20 | today+10 | 32 | Active |",
      "Day pass | | today-3 | today-3 | 9 | Ended |",
    ],
  ),
  entry(
    "loan|borrowing|checkout",
    "Book->?Book, Equipment->?Equipment, Item->?Item, Video game->?VideoGame, Member->Member, Friend->?Friend, Borrowed on=today, Due on, Returned on, Fine",
    [
      "The Salt Path Home | Projector | Cordless drill | Islands of Clay | Clara Weiss | Alex | today-10 | today+11 | |",
      "A Short History of Bread | Camera kit | Label printer | Starlight Courier | Ben Hughes | Sam | today-30 | today-9 | | 2.50",
      "Murder at Low Tide | Laptop 14 inch | Cordless drill | Word Tower | Dana Petrov | Robin | today-40 | today-19 | today-20 |",
    ],
  ),
  entry(
    "course|class|online course|module|workshop",
    "Name, Teacher->Teacher, Subject, Start date, End date, Status(Planned|Active|Finished)=Planned, Price, Notes",
    [
      "Spanish for beginners | Laura Vidal | Languages | today-20 | today+70 | Active | 120 |",
      "Watercolour basics | Hugo Lind | Art | today+15 | today+50 | Planned | 90 | Bring brushes",
      "Statistics | Laura Vidal | Maths | today-120 | today-10 | Finished | 150 |",
    ],
  ),
  entry(
    "lesson|lecture|tutoring session|session",
    "Title, Course->?Course, Student->?Student, Client->?Client, Teacher->?Teacher, Date, Time, Duration:decimal~min, Status(Planned|Done|Cancelled)=Planned, Notes",
    [
      "Greetings and numbers | Spanish for beginners | Noah Schmidt | Nora Lindqvist | Laura Vidal | today+1 | 17:00 | 60 | Planned |",
      "Past tense | Spanish for beginners | Lina Costa | David Osei | Laura Vidal | today-6 | 17:00 | 60 | Done |",
      "Colour wheel | Watercolour basics | Emil Novak | Priya Nair | Hugo Lind | today+4 | 10:00 | 90 | Planned |",
    ],
    "calendar",
  ),
  entry(
    "student|pupil|learner|trainee",
    "Name, Email, Class->?Course, Teacher->?Teacher, Birth date, Parent contact:string, Notes",
    [
      "Noah Schmidt | noah@example.com | Spanish for beginners | Laura Vidal | 2012-05-09 | 555-0180 |",
      "Lina Costa | lina@example.com | Statistics | Laura Vidal | 2011-12-01 | 555-0182 |",
      "Emil Novak | emil@example.com | Watercolour basics | Hugo Lind | 2012-08-17 | 555-0184 | Sits in front",
    ],
  ),
  entry("teacher|instructor|tutor|trainer|coach|stylist", "Name, Email, Phone, Subject, Notes", [
    "Laura Vidal | laura@example.com | 555-0151 | Languages |",
    "Hugo Lind | hugo@example.com | 555-0153 | Art |",
  ]),
  entry("grade|mark|exam result|test result", "Title, Student->Student, Course->?Course, Date, Score:decimal, Notes", [
    "Vocabulary test | Noah Schmidt | Spanish for beginners | today-5 | 88 |",
    "Vocabulary test | Lina Costa | Spanish for beginners | today-5 | 93 |",
    "Final exam | Emil Novak | Statistics | today-12 | 79 |",
  ]),
  entry(
    "assignment|homework|exam|essay|paper due|coursework|test",
    "Title, Course->?Course, Subject->?Subject, Student->?Student, Due date, Status(To do|In progress|Submitted|Graded)=To do, Grade:string, Notes",
    [
      "Essay on rivers | Spanish for beginners | Geography | Noah Schmidt | today+6 | In progress | |",
      "Problem set 4 | Statistics | Maths | Lina Costa | today-1 | To do | | Questions 1 to 8",
      "Still life | Watercolour basics | Art | Emil Novak | today-9 | Graded | A |",
    ],
    "board",
  ),
  entry(
    "attendance|attendance record",
    "Student->?Student, Member->?Member, Employee->?Employee, Course->?Course, Event->?Event, Date=today, Status(Present|Absent|Late)=Present, Notes",
    [
      "Noah Schmidt | Clara Weiss | Grace Miller | Spanish for beginners | Summer picnic | today | Present |",
      "Lina Costa | Ben Hughes | Victor Silva | Spanish for beginners | Summer picnic | today | Absent | Ill",
      "Emil Novak | Dana Petrov | Mei Chen | Statistics | Board game night | today-1 | Late |",
    ],
  ),
  entry(
    "enrolment|enrollment|registration|signup|sign-up",
    "Student->?Student, Member->?Member, Attendee->?Attendee, Course->?Course, Event->?Event, Date=today, Status(Registered|Waiting list|Cancelled)=Registered, Notes",
    [
      "Noah Schmidt | Clara Weiss | Kim Park | Spanish for beginners | Summer picnic | today-10 | Registered |",
      "Lina Costa | Ben Hughes | Leo Fischer | Statistics | Board game night | today-8 | Registered |",
      "Emil Novak | Dana Petrov | Kim Park | Watercolour basics | Summer picnic | today-2 | Waiting list |",
    ],
  ),
  entry("subject|topic|school subject", "Name, Description", [
    "Geography | Countries, rivers, maps",
    "Maths | Numbers and proofs",
    "Art |",
  ]),
  entry(
    "question|quiz question|trivia question|interview question",
    "Question, Answer, Subject->Subject, Topic:string, Difficulty=Medium",
    [
      "What is the capital of Australia? | Canberra | Geography | Capitals | Medium",
      "What is the capital of Canada? | Ottawa | Geography | Capitals | Easy",
      "What is the capital of Kenya? | Nairobi | Geography | Capitals | Medium",
      "What is the capital of Norway? | Oslo | Geography | Capitals | Easy",
      "What is 12 squared? | 144 | Maths | Powers | Easy",
      "What is 5 cubed? | 125 | Maths | Powers | Easy",
      "What is 2 to the power of 10? | 1024 | Maths | Powers | Medium",
      "What is 15 squared? | 225 | Maths | Powers | Medium",
      "Which colour do blue and yellow make? | Green | Art | Colour | Easy",
      "Which colour do red and white make? | Pink | Art | Colour | Easy",
      "Which colour do red and yellow make? | Orange | Art | Colour | Easy",
      "Which colour do red and blue make? | Purple | Art | Colour | Easy",
    ],
  ),
  entry(
    "flashcard|flash card|vocabulary word|word|vocabulary|vocab",
    "Front:string, Back:string, Deck->?Deck, Category(Verbs|Nouns|Phrases|Other), Box:count=1, Next review:date",
    [
      "la ventana | the window | Spanish basics | Nouns | 1 |",
      "aprender | to learn | Spanish basics | Verbs | 2 | today",
      "buenas noches | good night | Spanish basics | Phrases | 3 | today+4",
      "el puente | the bridge | Spanish basics | Nouns | 1 |",
      "la cuchara | the spoon | Spanish basics | Nouns | 1 |",
      "escribir | to write | Spanish basics | Verbs | 2 | today+1",
      "la lluvia | the rain | Spanish basics | Nouns | 1 |",
      "¿cuánto cuesta? | how much is it? | Spanish basics | Phrases | 1 |",
      "dormir | to sleep | Spanish basics | Verbs | 5 | today+9",
      "la manzana | the apple | Spanish basics | Nouns | 1 |",
      "mucho gusto | nice to meet you | Spanish basics | Phrases | 1 |",
      "caminar | to walk | Spanish basics | Verbs | 1 |",
    ],
    "cards",
  ),
  entry("deck|card deck|study set", "Name, Description", [
    "Spanish basics | The first 500 words",
    "Capitals | All of Europe",
  ]),
  entry(
    "note|memo|thought|markdown note|snippet|study note",
    "Title, Content:markdown, Folder->?Folder, Tags, Pinned",
    [
      "Ideas for the garden | - beans along the fence\\n- herbs near the door | Home | garden | yes",
      "Reading list | **Next:** The Salt Path Home | Personal | books | no",
      "Meeting with Nora | Agreed on *three* pages, draft by Friday. | Work | work | no",
    ],
    "notes",
  ),
  entry("folder|notebook", "Name, Description", [
    "Home | House and garden",
    "Personal | Just for me",
    "Work | Clients and meetings",
  ]),
  entry(
    "bookmark|link|resource|website link",
    "Title, URL, Category(Read later|Reference|Tools|Fun), Tags, Read, Notes",
    [
      "How to prune tomatoes | https://garden.example/tomatoes | Read later | garden | no |",
      "Colour contrast checker | https://tools.example/contrast | Tools | design | yes |",
      "Grammar cheat sheet | https://words.example/sheet | Reference | language | no |",
    ],
  ),
  entry(
    "post|blog post|blog",
    "Title, Content:markdown, Author, Category->?Category, Tag->?Tag, Status(Draft|Published)=Draft, Published on",
    [
      "Hello, garden | First beans are **up**. Slugs, too. | Alex | Supplies | Garden | Published | today-12",
      "Three soups for rainy days | Tomato, lentil, leek. | Alex | Supplies | Kitchen | Published | today-4",
      "Repairing an old chair | Glue, clamps, patience. | Alex | Tools | Workshop | Draft |",
    ],
    "thread",
  ),
  entry(
    "article|news article|guide|story|page of content",
    "Title, Summary, Content:markdown, Category(News|Guide|Review|Opinion)->Category, Status(Draft|Published)=Draft, Published on, Tags",
    [
      "Five quiet keyboards | For shared rooms | We tried **twelve** boards. | Supplies | Published | today-6 | keyboards",
      "The best mouse below 30 | Small hands welcome | Light, wired, good. | Tools | Published | today-15 | mice",
      "Headsets for long evenings | | Comfort first. | Equipment | Draft | | audio",
    ],
    "thread",
  ),
  entry(
    "comment|reply",
    "Author, Post->?Post, Article->?Article, Task->?Task, Ticket->?Ticket, Comment:text, Date=today",
    [
      "Sam | Hello, garden | Five quiet keyboards | Call the plumber | Cannot print invoices | Lovely, mine are still asleep. | today-10",
      "Mei | Three soups for rainy days | The best mouse below 30 | Plan the weekend trip | Change of address | The leek one is a winner. | today-3",
      "Robin | Hello, garden | Five quiet keyboards | Call the plumber | Heating makes a noise | Try coffee grounds against slugs. | today-9",
    ],
    "journal",
  ),
  entry("tag|label", "Name, Colour", ["Garden | #2f7d32", "Kitchen | #b5541c", "Workshop | #3b5ba5"]),
  entry(
    "review|product review|rating entry|critique",
    "Title, Product->?Product, Book->?Book, Movie->?Movie, Restaurant->?Place, Rating, Pros:text, Cons:text, Date=today",
    [
      "Better than expected | Enamel mug | The Salt Path Home | The Quiet Orbit | Corner Noodle Bar | 5 | Solid, feels good | | today-3",
      "Fine for the price | Canvas tote bag | Murder at Low Tide | Last Harbour | Harbour viewpoint | 3 | Light | Thin handles | today-11",
      "Keeps warm | Wool blanket | A Short History of Bread | Tides | Botanical garden | 4 | Soft | Sheds a little | today-20",
    ],
    "cards",
  ),
  entry(
    "quotation|saying|affirmation|joke",
    "Text:text, Author, Source:string, Tags",
    [
      "The best time to plant a tree was twenty years ago. | Proverb | | patience",
      "Simple things should be simple. | Unknown | | design",
    ],
    "cards",
  ),
  entry(
    "photo|picture|image|photograph|artwork photo",
    "Title, Link:url, Date, Location:string, Tags, Notes",
    [
      "Fog over the river | https://photos.example/fog | today-12 | River bend | landscape |",
      "Grandma's hands | https://photos.example/hands | today-40 | Home | portrait |",
    ],
    "cards",
  ),
  entry(
    "event|party|rehearsal|practice session|concert|gig|festival|performance|screening|webinar|ceremony|fundraiser|field trip|excursion|outing|get-together|fair|class trip||calendar event|happening|show date",
    "Title, Date, Time, Location:string, Venue->?Venue, Category(Social|Work|Sports|Culture|Other), Description",
    [
      "Summer picnic | today+8 | 12:00 | City park | Sports hall | Social | Everyone brings a dish",
      "Board game night | today+2 | 19:00 | Club house | Club house | Social |",
      "Guided museum tour | today+15 | 10:30 | Old town museum | Sports hall | Culture | Meet at the entrance",
      "Five-kilometre run | today-6 | 09:00 | River bend | Sports hall | Sports |",
    ],
    "calendar",
  ),
  entry("venue|hall", "Name, Address, Capacity, Phone, Price, Notes", [
    "Sports hall | 2 Field Lane | 200 | 555-0160 | 400 |",
    "Club house | 14 Oak Street | 60 | 555-0162 | 120 | Own kitchen",
  ]),
  entry(
    "guest||guest list|invitee|wedding guest",
    "Name, Email, Phone, RSVP(Invited|Attending|Maybe|Declined)=Invited, Guests:count, Table:string, Dietary needs, Notes",
    [
      "Anna Berg | anna@example.com | 555-0114 | Attending | 2 | 1 | Vegetarian |",
      "James Cole | james@example.com | 555-0126 | Invited | 1 | 2 | |",
      "Rosa Meyer | rosa@example.com | 555-0138 | Attending | 1 | 1 | No nuts |",
      "Ali Demir | ali@example.com | 555-0152 | Declined | 1 | | | Abroad that week",
    ],
  ),
  entry(
    "attendee|delegate|visitor",
    "Name, Email, Event->?Event, Company:string, Ticket type(Standard|VIP|Speaker), Checked in, Notes",
    [
      "Kim Park | kim@example.com | Summer picnic | Golden Hour | Standard | yes |",
      "Leo Fischer | leo@example.com | Board game night | | VIP | no |",
      "Amara Diallo | amara@example.com | Summer picnic | Diallo Studio | Speaker | no |",
    ],
  ),
  entry("speaker|presenter|performer", "Name, Topic:string, Email, Bio, Confirmed", [
    "Amara Diallo | Colour on screen | amara@example.com | Designer | yes",
    "Leo Fischer | Tests that help | leo@example.com | Developer | no",
  ]),
  entry(
    "talk|conference session|presentation",
    "Title, Speaker->Speaker, Date, Time, Room:string, Description",
    [
      "Colour on screen | Amara Diallo | today+8 | 10:00 | Main hall |",
      "Tests that help | Leo Fischer | today+8 | 11:00 | Room 2 |",
    ],
    "calendar",
  ),
  entry("service|treatment|offering", "Name, Duration:decimal~min, Price, Category(Basic|Premium|Extra), Description", [
    "Haircut | 30 | 35 | Basic | Wash and cut",
    "Colour | 90 | 80 | Premium |",
    "Beard trim | 20 | 18 | Extra |",
  ]),
  entry(
    "booking|reservation",
    "Client name:string, Guest->?Guest, Customer->?Customer, Member->?Member, Service->?Service, Room->?Room, Equipment->?Equipment, Stylist->?Teacher, Date!, Time, Phone, Status(Pending|Confirmed|Done|Cancelled)=Pending, Notes",
    [
      "Julia Stein | Anna Berg | Maria Lopez | Clara Weiss | Haircut | Room 1 | Projector | Laura Vidal | today+1 | 10:00 | 555-0109 | Confirmed |",
      "Omar Haddad | James Cole | Tom Becker | Ben Hughes | Colour | Room 2 | Camera kit | Hugo Lind | today+2 | 14:30 | 555-0145 | Pending | First visit",
      "Wendy Park | Rosa Meyer | Aisha Khan | Dana Petrov | Beard trim | Room 3 | Projector | Laura Vidal | today-3 | 16:00 | 555-0193 | Done |",
    ],
    "calendar",
  ),
  entry(
    "message|contact message|inquiry|enquiry",
    "Name, Email, Subject:string, Message, Date=today, Answered:boolean",
    [
      "Julia Stein | julia@example.com | Birthday cake | Do you bake without nuts? | today-1 | no",
      "Omar Haddad | omar@example.com | Opening hours | Are you open on Sundays? | today-3 | yes",
    ],
  ),
  entry(
    "option|poll option|proposal to vote|candidate book|nominee|choice",
    "Title, Poll->?Poll, Proposed by:string, Notes",
    [
      "The Glass Orchard | What do we read next? | Alex |",
      "Murder at Low Tide | What do we read next? | Sam | Short",
      "A Short History of Bread | What do we read next? | Mei |",
    ],
  ),
  entry("poll|survey|vote", "Question, Status(Open|Closed)=Open, Closes on:due, Notes", [
    "Where do we eat on Friday? | Open | today+7 |",
    "Which evening suits best? | Open | today+10 |",
  ]),
  entry(
    "character|npc|monster|campaign character",
    "Name, Role, Level number, Race:string, Backstory, Notes",
    [
      "Thistle | Ranger | 4 | Elf | Raised by foxes |",
      "Bram Ironfoot | Fighter | 5 | Dwarf | Lost a bet, found a sword |",
    ],
    "cards",
  ),
  entry(
    "script|episode|chapter|scene|draft",
    "Title, Number:count, Status(Idea|Draft|Review|Finished)=Idea, Due date, Word count, Notes",
    [
      "Arrival | 1 | Finished | today-20 | 2400 |",
      "The storm | 2 | Draft | today+5 | 900 |",
      "Low tide | 3 | Idea | today+20 | |",
    ],
    "board",
  ),
  entry(
    "knitting project|craft project|sewing project|woodworking project|pattern|creation",
    "Title, Material, Status(Planned|In progress|Finished)=Planned, Start date, Cost, Notes",
    [
      "Striped scarf | Merino wool | In progress | today-15 | 24 |",
      "Oak stool | Oak | Planned | today+10 | 60 |",
      "Linen apron | Linen | Finished | today-50 | 18 |",
    ],
    "cards",
  ),
  entry(
    "experiment|sample|test run|specimen",
    "Title, Date=today, Hypothesis:text, Result, Status(Planned|Running|Finished)=Planned, Notes",
    [
      "Seedlings under red light | today-6 | They grow faster | Running | Running |",
      "Salt in the water | today-20 | Less froth | Confirmed | Finished |",
    ],
    "journal",
  ),
];
