const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Type names that generated code, its libraries or the platform use for something else. */
export const RESERVED_TYPE_NAMES: ReadonlySet<string> = new Set(
  words(`
    Object Function Error TypeError RangeError Array String Number Boolean Symbol BigInt Date RegExp Map Set
    WeakMap WeakSet Promise Proxy Reflect JSON Math Intl Atomics Infinity NaN Iterator Buffer Global Record
    Partial Required Readonly Pick Omit Exclude Extract Awaited Parameters ReturnType NonNullable Capitalize
    Lowercase Uppercase Uncapitalize Any Unknown Never Void Request Response Headers Body URL URLSearchParams
    FormData Blob File FileList FileReader EventSource EventTarget CustomEvent MouseEvent KeyboardEvent Node
    NodeList Element HTMLElement Window Navigator Storage Table Column Card Cards Chart Charts Board Checklist
    Calendar Journal Dashboard Metric Metrics Measure Filter Filters Search Sort Toolbar Field Fields Form Input
    Select Textarea Button Badge Stars Tags Link Dialog Modal Toast Icon Icons Empty EmptyState Skeleton Loading
    Banner Shell Nav Navigation Route Router Routes Page Pages App Main Root Layout Header Footer Theme Props
    Children Fragment Suspense React ReactNode ReactElement JSX Context Provider Ref Hono Store Stored
    Collection AppDeps ApiError Rule Rules Action Actions Tone Day Today Bucket Api SampleData Seed SortKey SortValue Env
    OpeningHours TimeSpan UserAccount UserSession
  `),
);

/** Variable names that are keywords, globals or locals of generated code. */
export const RESERVED_VAR_NAMES: ReadonlySet<string> = new Set(
  words(`
    abstract any arguments as assert async await bigint boolean break case catch class const continue debugger
    declare default delete do else enum eval export extends false finally for from function get if implements
    import in infer instanceof interface is keyof let module namespace never new null number object of package
    private protected public readonly require return satisfies set static string super switch symbol this throw
    true try type typeof undefined unique unknown using var void while with yield constructor prototype app api
    store stored save load open close clock today now day date time record records input inputs output id ids
    key keys value values item items index length name label title text query search sort order filter filters
    field fields form event error errors message request response context body routes route router path url data
    state status result results total count list page pages rule rules action actions options option tone title
    children props ref react node element document window location history navigator screen self top parent
    frames fetch alert confirm prompt print focus blur stop origin performance crypto console process global
    globalThis module exports z zod hono json math map intl number changes change before after next previous
    other found matching wanted removal collection collections userAccounts userSessions
  `),
);

/** API paths and file names below which the generated app has something of its own. */
export const RESERVED_PATHS: readonly string[] = words(
  "health sample-data account people-with-accounts con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9",
);

/** Names of files in `src/shared/` that are not entities, and names that no platform allows. */
export const RESERVED_FILES: readonly string[] = [
  ...RESERVED_PATHS,
  ...words("rules actions app-info fields dates balances slots checkout document-totals import-limits"),
];
