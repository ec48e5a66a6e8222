/** Cards that come again the later the better they are known. Each file is emitted when another one imports it. */
export const flashcardsLibrary: Readonly<Record<string, string>> = {
  "components/flashcards.tsx": `import { useEffect, useEffectEvent, useState } from "react";
import { currentDay } from "../lib/current-day.ts";
import { distinctOptions } from "../lib/distinct.ts";
import { isDue, LAST_BOX, reviewCard } from "../lib/leitner.ts";
import type { CardReview } from "../lib/leitner.ts";
import { shuffle } from "../lib/shuffle.ts";
import "../styles/flashcards.css";
import { Button } from "./button.tsx";
import { FilterSelect } from "./filter-select.tsx";

export type Flashcard = {
  readonly id: string;
  readonly front: string;
  readonly back: string;
  readonly box: number | null;
  readonly due: string | null;
  readonly deck: string;
};
type FlashcardsProps = {
  readonly cards: readonly Flashcard[];
  /** What the decks are called; empty when there are none. */
  readonly deckLabel: string;
  /** Keeps what became of a card; resolves to whether that worked. */
  readonly onReview?: (id: string, review: CardReview) => Promise<boolean>;
};

/** The cards that are due today; those that were not known come again before the end. */
export function Flashcards({ cards, deckLabel, onReview }: FlashcardsProps) {
  const [deck, setDeck] = useState("");
  const [queue, setQueue] = useState<readonly string[] | undefined>();
  const [known, setKnown] = useState(0);
  const inDeck = cards.filter((card) => deck === "" || card.deck === deck);
  const due = inDeck.filter((card) => isDue(card.due, currentDay()));
  const card = cards.find(({ id }) => id === queue?.[0]);

  const start = (chosen: readonly Flashcard[]): void => {
    setKnown(0);
    setQueue(shuffle(chosen, Math.random).map(({ id }) => id));
  };
  const judge = async (isKnown: boolean): Promise<void> => {
    if (card === undefined || queue === undefined) return;
    const isKept = (await onReview?.(card.id, reviewCard(card.box, isKnown, currentDay()))) ?? true;
    if (!isKept) return;
    const rest = queue.slice(1);
    setQueue(isKnown ? rest : [...rest, card.id]);
    if (isKnown) setKnown(known + 1);
  };
  return (
    <div className="flashcards">
      {deckLabel !== "" && <FilterSelect label={deckLabel} options={distinctOptions(cards.map((one) => one.deck))} value={deck} onChange={setDeck} />}
      {card !== undefined && queue !== undefined ? (
        <>
          <progress className="flashcards-bar" max={known + queue.length} value={known} aria-label="Cards done" />
          <FlipCard key={\`\${card.id} \${queue.length} \${known}\`} card={card} onJudge={(isKnown) => void judge(isKnown)} />
          <p className="flashcards-left" role="status">
            {queue.length === 1 ? "The last card" : \`\${queue.length} cards left\`}
          </p>
        </>
      ) : (
        <section className="flashcards-start surface">
          <h2>{queue !== undefined ? \`Done: \${known} cards learned\` : due.length === 0 ? "Nothing is due today" : \`\${due.length} of \${inDeck.length} cards are due today\`}</h2>
          <div className="flashcards-buttons">
            {due.length > 0 && (
              <Button kind="primary" onClick={() => start(due)}>
                Learn what is due
              </Button>
            )}
            {inDeck.length > due.length && <Button onClick={() => start(inDeck)}>Go through all {inDeck.length}</Button>}
          </div>
          <BoxCounts cards={inDeck} />
        </section>
      )}
    </div>
  );
}

/** How many cards have come how far. */
function BoxCounts({ cards }: { readonly cards: readonly Flashcard[] }) {
  const counts = Array.from({ length: LAST_BOX }, (_, index) => cards.filter(({ box }) => Math.max(1, box ?? 1) === index + 1).length);
  const most = Math.max(1, ...counts);
  return (
    <ol className="boxes" aria-label="Cards by box">
      {counts.map((count, index) => (
        <li key={index}>
          <span className="box-bar" style={{ height: \`\${(count / most) * 3.5}rem\` }} />
          <span className="box-count">{count}</span>
          <span className="box-name">{index === 0 ? "New" : index === LAST_BOX - 1 ? "Known" : \`Box \${index + 1}\`}</span>
        </li>
      ))}
    </ol>
  );
}

type FlipCardProps = { readonly card: Flashcard; readonly onJudge: (isKnown: boolean) => void };

/** Space turns it over; then 1 is “again” and 2 is “good”. */
function FlipCard({ card, onJudge }: FlipCardProps) {
  const [isFlipped, setIsFlipped] = useState(false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isOnButton = document.activeElement instanceof HTMLButtonElement;
    if (event.key === " " && !isOnButton) {
      event.preventDefault();
      setIsFlipped(!isFlipped);
    }
    if (isFlipped && event.key === "1") onJudge(false);
    if (isFlipped && event.key === "2") onJudge(true);
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button type="button" className={isFlipped ? "flip-card flip-card-back surface" : "flip-card surface"} autoFocus onClick={() => setIsFlipped(!isFlipped)}>
        <span className="flip-side">{isFlipped ? "Back" : "Front"}</span>
        <span className="flip-text">{isFlipped ? card.back : card.front}</span>
        {isFlipped && <span className="flip-other">{card.front}</span>}
      </button>
      <div className="flashcards-buttons">
        {isFlipped ? (
          <>
            <Button onClick={() => onJudge(false)}>1 · Again</Button>
            <Button kind="primary" onClick={() => onJudge(true)}>
              2 · Good
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={() => setIsFlipped(true)}>
            Turn over
          </Button>
        )}
      </div>
    </>
  );
}
`,
  "lib/leitner.ts": `import { addDays } from "./add-days.ts";

/** Days until a card of a box comes again. */
const WAIT_DAYS = [1, 2, 4, 8, 16] as const;
export const LAST_BOX = WAIT_DAYS.length;

export type CardReview = { readonly box: number; readonly due: string };

/** A card that was known moves up a box and waits longer; one that was not begins again, today. */
export function reviewCard(box: number | null, isKnown: boolean, today: string): CardReview {
  if (!isKnown) return { box: 1, due: today };
  const current = Math.min(LAST_BOX, Math.max(1, box ?? 1));
  return { box: Math.min(LAST_BOX, current + 1), due: addDays(today, WAIT_DAYS[current - 1] ?? 1) };
}

/** New cards are due at once. */
export function isDue(due: string | null, today: string): boolean {
  return due === null || due <= today;
}
`,
};
