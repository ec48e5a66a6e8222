/** Line drawings on a 24 by 24 grid; an app gets those that it uses. */
const ICONS: Readonly<Record<string, string>> = {
  alert: "M12 8v5M12 16.5v.1M10.3 3.9 2.4 17.5A2 2 0 0 0 4.1 20.5h15.8a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z",
  board: "M4 4h4.5v16H4zM9.75 4h4.5v10h-4.5zM15.5 4H20v13h-4.5z",
  booking: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",
  calculator: "M6 3.5h12v17H6zM9 7h6M9 11.5h.1M12 11.5h.1M15 11.5h.1M9 15h.1M12 15h.1M15 15h.1M9 17.800h6",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
  cards: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  checklist: "m4 7 1.8 1.8L9 5.5M4 16.5l1.8 1.8L9 15M12.5 7.5H20M12.5 16.5H20",
  close: "M6 6l12 12M18 6 6 18",
  converter: "M4 8.5h15l-3.5-3.5M20 15.500H5l3.5 3.5",
  counter: "M5 12h5M14 12h6M17 9v6M4 4h16v16H4z",
  dashboard: "M4 20V10M10 20V4M16 20v-7M21 20H3",
  delete: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.3 11v5M13.7 11v5",
  document: "M6 3.5h8l4 4V20.5H6ZM14 3.5v4h4M9 12h6M9 16h6",
  edit: "M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4",
  empty: "M4 13.5 6.5 5h11l2.5 8.5V19H4v-5.5ZM4 13.5h5a3 3 0 0 0 6 0h5",
  flashcards: "M7.5 7.500h12v9.500h-12zM4.5 14V4.500h12",
  game: "M8 7.500h8a5 5 0 0 1 0 10c-1.5 0-2-1.5-3-1.500h-2c-1 0-1.5 1.5-3 1.500a5 5 0 0 1 0-10ZM8.5 11v3M7 12.500h3M15.5 11.500h.1M17 13.500h.1",
  journal: "M6 4h12v16H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM8.5 4v16M12 8.5h3M12 12h3",
  landing: "M4 5h16v14H4zM4 9h16M7 12.500h6M7 15.500h4M16 12.500h1.500v3H16z",
  menu: "M4 7h16M4 12h16M4 17h16",
  next: "m9.5 5.5 6.5 6.5-6.5 6.5",
  open: "M8 5.5h10.5V16M18.5 5.5 6 18",
  pin: "M9 4h6l-.5 6 3 3.5h-11l3-3.5L9 4ZM12 13.5V20",
  picker: "M12 3.500a8.5 8.5 0 1 0 .01 0ZM12 12V3.500M12 12l7.4 4.200M12 12l-7.4 4.2",
  pipeline: "M3.5 5h17l-6 7.500v6.500l-5-2.500v-4Z",
  poll: "M4 5.500h12M4 12h16M4 18.500h8",
  previous: "M14.5 5.5 8 12l6.5 6.5",
  quiz: "M12 3.500a8.5 8.5 0 1 0 .01 0ZM9.7 9.500a2.4 2.4 0 1 1 3.3 2.200c-.7.3-1 .8-1 1.600M12 16.500v.1",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
  streak:
    "M12 3c.6 3.2 5.5 5.4 5.5 10.4A5.5 5.5 0 0 1 12 19.5a5.5 5.5 0 0 1-5.5-5.5c0-2 .9-3.4 2-4.4.3 1.4 1 2.2 2 2.4-.5-3.6 .2-6.800 1.5-9Z",
  shop: "M5 8h14l-1 12H6ZM9 10.5V7a3 3 0 0 1 6 0v3.5",
  import: "M12 4v10M8 10.500l4 4 4-4M4.500 15.500v4h15v-4",
  report: "M5 3.500h14v17H5zM8.5 16.500v-3M12 16.500V9M15.5 16.500v-5",
  signup: "M9.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 20c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500M18 8v6M15 11h6",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
  balances: "M12 4v16M6 20h12M5 7.5h14M5 7.5 2.5 13.5h5L5 7.5ZM19 7.5l-2.5 6h5l-2.5-6Z",
  leaderboard:
    "M8 4h8v6a4 4 0 0 1-8 0V4ZM8 6H4.5v1.5A3.5 3.5 0 0 0 8 11M16 6h3.5v1.5A3.5 3.5 0 0 1 16 11M12 14v4M8.5 20h7",
  notes: "M5 4h14v10.5L14.5 20H5ZM14.5 20v-5.5H19M8.5 8.5h7M8.5 12h7",
  progress: "M4 20V4M4 20h16M7.5 15.5l3.5-4 3 2.5 5-7",
  recipes:
    "M7 3.5V10M4.5 3.5V8a2.5 2.5 0 0 0 5 0V3.5M7 10.5v10M17 3.5c-2 1.5-2.800 4-2.800 6.5 0 1.800 1 2.800 2.800 2.800Zm0 0v17",
  shelves: "M4 20V5h4v15ZM8 20V8h4v12ZM13.2 8.6l3.700-1 3.100 11.6-3.700 1Z",
  thread: "M4 5h12v8.5H9L5.5 17v-3.5H4ZM9.5 16.5H16l3 3v-3h1.5V9H18.5",
  tracker: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Zm-4-8.300 2.800 2.800 5.2-5.5",
  timesheet: "M4 5.500h16v14H4zM4 10h16M9.500 5.500v14M14.500 10v9.500M12 3v2.500",
  timer: "M12 6.500a7 7 0 1 0 .01 0ZM12 10v3.500l2 1.500M9.5 3.500h5",
};

/** `components/icon.tsx` with the drawings whose names occur in the code of an app. */
export function emitIcons(code: string): string {
  const used = Object.entries(ICONS).filter(([name]) => code.includes(`"${name}"`));
  return `const PATHS = {
${used.map(([name, path]) => `  ${name}: "${path}",`).join("\n")}
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside a word, or in a button that has a label of its own. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
`;
}
