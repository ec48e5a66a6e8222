/** Briefs as people write them, with what has to come out of the whole conversation. */
export type BriefCase = {
  readonly id: string;
  readonly brief: string;
  /** One entity per entry; `a|b` means either. */
  readonly entities: readonly string[];
  /** Words that must not become entities. */
  readonly not: readonly string[];
};

export const BRIEFS: readonly BriefCase[] = [
  { id: "recipes", brief: "a recipe box for my family with ratings", entities: ["recipe"], not: ["family", "box"] },
  {
    id: "crm",
    brief: "CRM for a small plumbing company: customers, jobs, invoices",
    entities: ["customer", "job", "invoice"],
    not: ["company"],
  },
  { id: "kanban", brief: "kanban board for a school project", entities: ["task"], not: ["school"] },
  { id: "budget", brief: "I want a budgeting tool that tracks expenses", entities: ["expense"], not: ["tool"] },
  {
    id: "inventory",
    brief:
      "An inventory system for my bike shop. Each part has a SKU, quantity, supplier and reorder level; alert me when stock is low",
    entities: ["part", "supplier"],
    not: ["shop"],
  },
  { id: "blog", brief: "a personal blog with posts, tags and comments", entities: ["post", "tag", "comment"], not: [] },
  {
    id: "workouts",
    brief: "workout log where I can record exercises, sets, reps and weight and see progress over time",
    entities: ["exercise", "workout|set|entry"],
    not: ["progress"],
  },
  {
    id: "clinic",
    brief: "pet clinic app: owners have many pets, each pet has visits with date, vet and diagnosis",
    entities: ["owner", "pet", "visit"],
    not: ["clinic"],
  },
  { id: "guests", brief: "wedding guest list with RSVP and table seating", entities: ["guest"], not: ["wedding"] },
  {
    id: "applications",
    brief: "track job applications: company, role, salary, status and interview dates",
    entities: ["application"],
    not: ["job", "company"],
  },
  {
    id: "library",
    brief: "library management where members can borrow books and fines are charged when overdue",
    entities: ["member", "book", "loan"],
    not: [],
  },
  { id: "mood", brief: "mood journal with daily entries and a calendar view", entities: ["mood|entry"], not: [] },
  {
    id: "events",
    brief:
      "A basic event tracker that lets users add, view, and delete events with a title, date, and description. Use a clean, modern UI with minimal code in your preferred framework.",
    entities: ["event"],
    not: [],
  },
  {
    id: "indonesian",
    brief:
      "Buatkan aplikasi manajemen inventaris (stok barang) dalam Bahasa Indonesia. Fitur utama harus mencakup pengelolaan daftar barang (tambah, edit, hapus) serta pencatatan transaksi barang masuk dan barang keluar.",
    entities: [],
    not: [],
  },
];
