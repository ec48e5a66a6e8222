/** Drawing lots and sharing out. Each file is emitted when another one imports it. */
export const pickerLibrary: Readonly<Record<string, string>> = {
  "components/week-shares.tsx": `import { useState } from "react";
import { addDays } from "../lib/add-days.ts";
import { currentDay } from "../lib/current-day.ts";
import { formatDate } from "../lib/date.ts";
import { attempt } from "../lib/notices.ts";
import { sendAndReload } from "../lib/send-and-reload.ts";
import { mondayOf } from "../lib/weeks.ts";
import "../styles/picker.css";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

type WeekShare = { readonly id: string; readonly item: string; readonly person: string; readonly week: string | null; readonly isDone: boolean };

type WeekSharesProps = {
  readonly shares: readonly WeekShare[];
  /** The API path of the assignments. */
  readonly path: string;
  /** Unset: nothing says whether it is done. */
  readonly onToggle?: (id: string, isDone: boolean) => void;
};

/** Who does what in a week: drawn by lot, ticked off when done. Earlier weeks stay to look at. */
export function WeekShares({ shares, path, onToggle }: WeekSharesProps) {
  const [week, setWeek] = useState(() => mondayOf(currentDay()));
  const own = shares.filter((share) => share.week === week);
  const people = [...new Set(own.map(({ person }) => person))].toSorted((a, b) => a.localeCompare(b));
  const done = own.filter(({ isDone }) => isDone).length;
  const draw = (again: boolean): void => void attempt(() => sendAndReload("POST", \`\${path}/draw\`, { week, again }), again ? "Drawn again." : "This week is shared out.");
  return (
    <section className="week" aria-labelledby="week-heading">
      <header className="week-header">
        <IconButton icon="previous" label="Previous week" onClick={() => setWeek(addDays(week, -7))} />
        <h2 id="week-heading" aria-live="polite">
          Week of {formatDate(week)}
        </h2>
        <IconButton icon="next" label="Next week" onClick={() => setWeek(addDays(week, 7))} />
        {own.length > 0 && (
          <Button isSmall isDisabled={done === own.length} onClick={() => draw(true)}>
            Draw again
          </Button>
        )}
      </header>
      {own.length === 0 ? (
        <div className="week-empty surface">
          <p>Nobody has anything to do in this week yet.</p>
          <Button kind="primary" onClick={() => draw(false)}>
            Draw this week
          </Button>
        </div>
      ) : (
        <>
          <p className="week-progress" role="status">
            {onToggle === undefined ? \`\${own.length} shared out\` : \`\${done} of \${own.length} done\`}
          </p>
          <div className="week-people">
            {people.map((person) => (
              <section key={person} className="week-person surface" aria-label={person}>
                <h3>{person}</h3>
                <ul>
                  {own
                    .filter((share) => share.person === person)
                    .map((share) => (
                      <li key={share.id}>
                        {onToggle === undefined ? (
                          share.item
                        ) : (
                          <label className={share.isDone ? "week-share week-done" : "week-share"}>
                            <input type="checkbox" checked={share.isDone} onChange={() => onToggle(share.id, !share.isDone)} />
                            <span>{share.item}</span>
                          </label>
                        )}
                      </li>
                    ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
`,
  "components/wheel.tsx": `import { useState } from "react";
import { pickOne, turnTo } from "../lib/pick.ts";
import "../styles/picker.css";
import { Button } from "./button.tsx";

type WheelProps = { readonly items: readonly { readonly id: string; readonly title: string }[]; readonly emptyText: string };

const TURNING_MS = 2600;
const MOST_NAMES = 16;

/** A wheel of fortune: spins, and says who or what it is. */
export function Wheel({ items, emptyText }: WheelProps) {
  const [pickedId, setPickedId] = useState<string | undefined>();
  const [angle, setAngle] = useState(0);
  const [isTurning, setIsTurning] = useState(false);
  const picked = items.find(({ id }) => id === pickedId);
  const spin = (): void => {
    const next = pickOne(items, picked, Math.random);
    if (next === undefined || isTurning) return;
    setAngle(turnTo(items.indexOf(next), items.length, angle));
    setPickedId(next.id);
    setIsTurning(true);
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    setTimeout(() => setIsTurning(false), isStill ? 0 : TURNING_MS);
  };
  if (items.length === 0) return <p className="wheel-result">{emptyText}</p>;
  return (
    <section className="wheel surface" aria-label="Wheel">
      <svg className="wheel-drawing" viewBox="-105 -112 210 217" aria-hidden="true">
        <g className="wheel-disc" style={{ transform: \`rotate(\${angle}deg)\` }}>
          {items.map(({ id, title }, index) => (
            <g key={id}>
              <path d={slicePath(index, items.length)} style={{ fill: \`color-mix(in oklab, var(--chart-\${(index % 8) + 1}) 55%, var(--card))\` }} />
              {items.length <= MOST_NAMES && (
                <text transform={\`rotate(\${((index + 0.5) * 360) / items.length - 90})\`} x="92" textAnchor="end" dominantBaseline="middle">
                  {title.length > 16 ? \`\${title.slice(0, 15)}…\` : title}
                </text>
              )}
            </g>
          ))}
          <circle className="wheel-hub" r="9" />
        </g>
        <path className="wheel-pointer" d="M-9 -110h18l-9 20Z" />
      </svg>
      <p className="wheel-result" role="status">
        {isTurning || picked === undefined ? "" : picked.title}
      </p>
      <Button kind="primary" isDisabled={isTurning} onClick={spin}>
        {picked === undefined ? "Spin" : "Spin again"}
      </Button>
    </section>
  );
}

/** A slice of the wheel that begins at the top and goes on clockwise. */
function slicePath(index: number, slices: number): string {
  if (slices === 1) return "M0 -100a100 100 0 1 1 -.01 0Z";
  const point = (part: number): string => {
    const turn = (part / slices) * 2 * Math.PI - Math.PI / 2;
    return \`\${(Math.cos(turn) * 100).toFixed(2)} \${(Math.sin(turn) * 100).toFixed(2)}\`;
  };
  return \`M0 0 L\${point(index)} A100 100 0 0 1 \${point(index + 1)}Z\`;
}
`,
  "lib/pick.ts": `/** One of the items by lot, rather another one than the last. */
export function pickOne<Item>(items: readonly Item[], last: Item | undefined, random: () => number): Item | undefined {
  const others = items.length > 1 ? items.filter((item) => item !== last) : items;
  return others[Math.floor(random() * others.length)];
}

/** How far the wheel has to be turned, in degrees, so that the slice stands at the top after some whole turns. */
export function turnTo(index: number, slices: number, from: number): number {
  const target = 360 - ((index + 0.5) * 360) / slices;
  const turns = Math.ceil(from / 360) + 3;
  return turns * 360 + target;
}
`,
  "lib/weeks.ts": `import { addDays } from "./add-days.ts";

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = new Date(\`\${day}T00:00\`).getDay();
  return addDays(day, -((weekday + 6) % 7));
}
`,
};
