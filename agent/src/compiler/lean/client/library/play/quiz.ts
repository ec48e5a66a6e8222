/** Questions to play, to review and to print. Each file is emitted when another one imports it. */
export const quizLibrary: Readonly<Record<string, string>> = {
  "components/quiz-result.tsx": `import { useEffect, useRef } from "react";
import { countRight } from "../lib/quiz.ts";
import type { QuizReply, QuizStep } from "../lib/quiz.ts";
import { Button } from "./button.tsx";

type QuizResultProps = {
  readonly replies: readonly QuizReply[];
  readonly best: number;
  readonly onAgain: () => void;
  readonly onMistakes: (steps: readonly QuizStep[]) => void;
};

/** How it went, and what to learn from it. */
export function QuizResult({ replies, best, onAgain, onMistakes }: QuizResultProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const right = countRight(replies);
  const mistakes = replies.filter(({ isRight }) => !isRight);
  const percent = Math.round((right / replies.length) * 100);
  return (
    <section className="quiz-card surface" aria-label="Result">
      <h2 className="quiz-prompt" ref={heading} tabIndex={-1}>
        {right} of {replies.length} right
      </h2>
      <p>
        That is {percent}%. Your best result is {best}%.
      </p>
      {mistakes.length === 0 ? (
        <p className="quiz-right">No mistakes at all.</p>
      ) : (
        <ul className="quiz-review" aria-label="Mistakes">
          {mistakes.map(({ step, given }) => (
            <li key={step.id}>
              <p>{step.prompt}</p>
              <p>
                <strong>{step.answer}</strong>
                {given !== "" && <span className="quiz-given">, not {given}</span>}
              </p>
              {step.explanation !== "" && <p className="quiz-given">{step.explanation}</p>}
            </li>
          ))}
        </ul>
      )}
      <div className="quiz-buttons">
        <Button kind="primary" onClick={onAgain}>
          New quiz
        </Button>
        {mistakes.length > 0 && <Button onClick={() => onMistakes(mistakes.map(({ step }) => step))}>Practise the mistakes</Button>}
      </div>
    </section>
  );
}
`,
  "components/quiz-round.tsx": `import { useEffect, useEffectEvent, useRef, useState } from "react";
import { countRight, isSameAnswer } from "../lib/quiz.ts";
import type { QuizReply, QuizStep } from "../lib/quiz.ts";
import { Button } from "./button.tsx";

type QuizRoundProps = {
  readonly steps: readonly QuizStep[];
  readonly onFinish: (replies: readonly QuizReply[]) => void;
  readonly onStop: () => void;
};

/** One question at a time, each with its feedback before the next. */
export function QuizRound({ steps, onFinish, onStop }: QuizRoundProps) {
  const [replies, setReplies] = useState<readonly QuizReply[]>([]);
  const [isAnswered, setIsAnswered] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const index = isAnswered ? replies.length - 1 : replies.length;
  const step = steps[index];
  const last = isAnswered ? replies.at(-1) : undefined;

  useEffect(() => heading.current?.focus(), [index]);

  const answer = (given: string, isRight: boolean): void => {
    if (step === undefined || isAnswered) return;
    setReplies([...replies, { step, given, isRight }]);
    setIsAnswered(true);
  };
  const goOn = (): void => {
    if (replies.length === steps.length) return onFinish(replies);
    setIsAnswered(false);
    setIsShown(false);
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    const choice = step?.offered[Number(event.key) - 1];
    if (step === undefined || choice === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    answer(choice, isSameAnswer(choice, step.answer));
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  if (step === undefined) return null;
  return (
    <section className="quiz-card surface" aria-label="Quiz">
      <div className="quiz-progress">
        <span>
          Question {index + 1} of {steps.length}
        </span>
        <span>{countRight(replies)} right</span>
      </div>
      <progress className="quiz-bar" max={steps.length} value={replies.length} aria-label="Answered questions" />
      <h2 className="quiz-prompt" ref={heading} tabIndex={-1}>
        {step.prompt}
      </h2>
      {step.offered.length > 0 ? (
        <ol className="quiz-choices">
          {step.offered.map((choice, at) => (
            <li key={choice}>
              <button type="button" className={choiceClass(choice, step, last)} aria-disabled={isAnswered} onClick={() => answer(choice, isSameAnswer(choice, step.answer))}>
                <kbd aria-hidden="true">{at + 1}</kbd>
                <span>{choice}</span>
              </button>
            </li>
          ))}
        </ol>
      ) : (
        !isAnswered && <SelfCheck answer={step.answer} isShown={isShown} onShow={() => setIsShown(true)} onJudge={(isRight) => answer(isRight ? step.answer : "", isRight)} />
      )}
      <div className="quiz-feedback" role="status">
        {last !== undefined && (
          <p className={last.isRight ? "quiz-right" : "quiz-wrong"}>
            {last.isRight ? "Right!" : \`Not quite: it is \${step.answer}.\`} {step.explanation}
          </p>
        )}
      </div>
      <div className="quiz-buttons">
        {isAnswered && (
          <button ref={(button) => button?.focus()} type="button" className="button button-primary" onClick={goOn}>
            {replies.length === steps.length ? "See the result" : "Next question"}
          </button>
        )}
        <Button onClick={onStop}>Stop</Button>
      </div>
    </section>
  );
}

function choiceClass(choice: string, step: QuizStep, last: QuizReply | undefined): string {
  if (last === undefined) return "quiz-choice";
  if (isSameAnswer(choice, step.answer)) return "quiz-choice quiz-choice-right";
  return choice === last.given ? "quiz-choice quiz-choice-wrong" : "quiz-choice";
}

type SelfCheckProps = {
  readonly answer: string;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onJudge: (isRight: boolean) => void;
};

/** Where nothing can be offered, the user compares. */
function SelfCheck({ answer, isShown, onShow, onJudge }: SelfCheckProps) {
  if (!isShown)
    return (
      <Button kind="primary" onClick={onShow}>
        Show the answer
      </Button>
    );
  return (
    <>
      <p className="quiz-answer">{answer}</p>
      <div className="quiz-buttons">
        <Button kind="primary" onClick={() => onJudge(true)}>
          I knew it
        </Button>
        <Button onClick={() => onJudge(false)}>I did not</Button>
      </div>
    </>
  );
}
`,
  "components/quiz-sheet.tsx": `import type { QuizStep } from "../lib/quiz.ts";
import "../styles/print.css";
import { Button } from "./button.tsx";

type QuizSheetProps = { readonly steps: readonly QuizStep[]; readonly onClose: () => void };

/** The quiz on paper: only the sheet is printed, and the answers begin a new page. */
export function QuizSheet({ steps, onClose }: QuizSheetProps) {
  return (
    <article className="quiz-sheet surface paper" aria-label="Printable quiz">
      <div className="quiz-buttons quiz-screen-only">
        <Button kind="primary" onClick={() => window.print()}>
          Print
        </Button>
        <Button onClick={onClose}>Close</Button>
      </div>
      <p className="sheet-name">Name: ____________________ Date: ____________</p>
      <ol>
        {steps.map(({ id, prompt, offered }) => (
          <li key={id}>
            <p>{prompt}</p>
            {offered.length === 0 ? (
              <p className="sheet-line" aria-hidden="true" />
            ) : (
              <ul>
                {offered.map((choice) => (
                  <li key={choice}>{choice}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <section className="sheet-answers">
        <h2>Answers</h2>
        <ol>
          {steps.map(({ id, answer }) => (
            <li key={id}>{answer}</li>
          ))}
        </ol>
      </section>
    </article>
  );
}
`,
  "components/quiz-start.tsx": `import type { FormEvent } from "react";
import { useId, useState } from "react";
import { distinctOptions } from "../lib/distinct.ts";
import { drawQuiz } from "../lib/quiz.ts";
import type { QuizItem, QuizStep } from "../lib/quiz.ts";
import "../styles/control.css";
import { Button } from "./button.tsx";
import { QuizSheet } from "./quiz-sheet.tsx";

type Wish = { readonly count: number; readonly subject: string; readonly topic: string };
type QuizStartProps = {
  readonly items: readonly QuizItem[];
  readonly subjectLabel: string;
  readonly topicLabel: string;
  readonly questionCount: number;
  readonly hasSheet: boolean;
  readonly best: number;
  readonly onStart: (wish: Wish) => void;
};

/** Which questions, and how many of them; to play or to print. */
export function QuizStart({ items, subjectLabel, topicLabel, questionCount, hasSheet, best, onStart }: QuizStartProps) {
  const [wish, setWish] = useState<Wish>({ count: questionCount, subject: "", topic: "" });
  const [sheet, setSheet] = useState<readonly QuizStep[]>([]);
  const id = useId();
  const inSubject = items.filter(({ subject }) => wish.subject === "" || subject === wish.subject);
  const fitting = inSubject.filter(({ topic }) => wish.topic === "" || topic === wish.topic);
  const count = Math.min(wish.count, fitting.length);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onStart({ ...wish, count });
  };
  const choice = (key: "subject" | "topic", label: string, options: readonly { value: string; label: string }[]) => (
    <div className="quiz-field">
      <label htmlFor={\`\${id}-\${key}\`}>{label}</label>
      <select id={\`\${id}-\${key}\`} className="control" value={wish[key]} onChange={(event) => setWish({ ...wish, ...(key === "subject" ? { topic: "" } : {}), [key]: event.target.value })}>
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <>
      <form className="quiz-card quiz-start surface" onSubmit={submit}>
        <h2>Ready?</h2>
        <p>
          {fitting.length === 0 ? "There is no question to ask yet." : \`\${count} of \${fitting.length} questions, in a random order. Answer with a click or with the keys 1 to 4.\`}
        </p>
        <div className="quiz-fields">
          {subjectLabel !== "" && choice("subject", subjectLabel, distinctOptions(items.map(({ subject }) => subject)))}
          {topicLabel !== "" && choice("topic", topicLabel, distinctOptions(inSubject.map(({ topic }) => topic)))}
          <div className="quiz-field">
            <label htmlFor={\`\${id}-count\`}>Number of questions</label>
            <input id={\`\${id}-count\`} className="control" type="number" min={1} max={Math.max(1, fitting.length)} value={wish.count} onChange={(event) => setWish({ ...wish, count: Math.max(1, Math.floor(event.target.valueAsNumber || 1)) })} />
          </div>
        </div>
        <div className="quiz-buttons">
          <Button kind="primary" type="submit" isDisabled={count === 0}>
            Start quiz
          </Button>
          {hasSheet && (
            <Button isDisabled={count === 0} onClick={() => setSheet(drawQuiz(items, { ...wish, count }, Math.random))}>
              Make a sheet
            </Button>
          )}
          {best > 0 && <span className="quiz-best">Best so far: {best}%</span>}
        </div>
      </form>
      {sheet.length > 0 && <QuizSheet steps={sheet} onClose={() => setSheet([])} />}
    </>
  );
}
`,
  "components/quiz.tsx": `import { useState } from "react";
import { countRight, drawQuiz } from "../lib/quiz.ts";
import type { QuizItem, QuizReply, QuizStep } from "../lib/quiz.ts";
import { useStored } from "../lib/stored.ts";
import { isNumber } from "../lib/is-number.ts";
import "../styles/quiz.css";
import { QuizRound } from "./quiz-round.tsx";
import { QuizResult } from "./quiz-result.tsx";
import { QuizStart } from "./quiz-start.tsx";

type QuizProps = {
  readonly items: readonly QuizItem[];
  /** What the two ways of narrowing down are called; empty when there is none. */
  readonly subjectLabel: string;
  readonly topicLabel: string;
  readonly questionCount: number;
  readonly hasSheet: boolean;
};

type Stage = { readonly kind: "start" } | { readonly kind: "round"; readonly steps: readonly QuizStep[] } | { readonly kind: "result"; readonly replies: readonly QuizReply[] };

/** From the choice of questions over the round to the result. The best result stays on the device. */
export function Quiz(props: QuizProps) {
  const { items } = props;
  const [stage, setStage] = useState<Stage>({ kind: "start" });
  const [best, setBest] = useStored("best quiz result in percent", 0, isNumber);
  const start = (wish: Parameters<typeof drawQuiz>[1]): void => setStage({ kind: "round", steps: drawQuiz(items, wish, Math.random) });
  const finish = (replies: readonly QuizReply[]): void => {
    const percent = Math.round((countRight(replies) / replies.length) * 100);
    if (percent > best) setBest(percent);
    setStage({ kind: "result", replies });
  };
  if (stage.kind === "round") return <QuizRound steps={stage.steps} onFinish={finish} onStop={() => setStage({ kind: "start" })} />;
  if (stage.kind === "result")
    return (
      <QuizResult
        replies={stage.replies}
        best={best}
        onAgain={() => setStage({ kind: "start" })}
        onMistakes={(steps) => setStage({ kind: "round", steps })}
      />
    );
  return <QuizStart {...props} best={best} onStart={start} />;
}
`,
  "lib/quiz.ts": `import { shuffle } from "./shuffle.ts";

export type QuizItem = {
  readonly id: string;
  readonly prompt: string;
  readonly answer: string;
  /** Wrong answers, or all of them; may be empty. */
  readonly choices: readonly string[];
  readonly explanation: string;
  readonly subject: string;
  readonly topic: string;
};
export type QuizStep = QuizItem & {
  /** The answer among others, in a random order; empty when there is nothing to choose from. */
  readonly offered: readonly string[];
};
export type QuizReply = { readonly step: QuizStep; readonly given: string; readonly isRight: boolean };

const MOST_OFFERED = 4;
const fold = (text: string): string => text.normalize("NFKC").trim().toLowerCase().replace(/\\s+/g, " ");

/** Whether two answers are the same but for case and space. */
export function isSameAnswer(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

/** The answer beside up to three others: its own, or those of questions of the same topic first, then of any. */
export function offerAnswers(item: QuizItem, all: readonly QuizItem[], random: () => number): string[] {
  const near = all.filter(({ topic, subject }) => topic === item.topic && subject === item.subject);
  const pool = item.choices.length > 0 ? [...item.choices] : [...shuffle(near, random), ...shuffle(all, random)].map(({ answer }) => answer);
  const wrong: string[] = [];
  for (const choice of pool) {
    const isNew = fold(choice) !== "" && ![item.answer, ...wrong].some((taken) => isSameAnswer(taken, choice));
    if (isNew && wrong.length < MOST_OFFERED - 1) wrong.push(choice);
  }
  return wrong.length === 0 ? [] : shuffle([item.answer, ...wrong], random);
}

/** So many questions in a random order, of one subject and one topic when they are named. */
export function drawQuiz(
  all: readonly QuizItem[],
  wish: { readonly count: number; readonly subject: string; readonly topic: string },
  random: () => number,
): QuizStep[] {
  const fitting = all.filter(
    ({ subject, topic }) => (wish.subject === "" || subject === wish.subject) && (wish.topic === "" || topic === wish.topic),
  );
  return shuffle(fitting, random)
    .slice(0, wish.count)
    .map((item) => ({ ...item, offered: offerAnswers(item, all, random) }));
}

export function countRight(replies: readonly QuizReply[]): number {
  return replies.filter(({ isRight }) => isRight).length;
}
`,
};
