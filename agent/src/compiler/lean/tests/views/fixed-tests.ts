import { testFile } from "./test-file.ts";

/** Tests that are the same in every app that has the view. */

export const QUIZ_TESTS = testFile(
  "quiz",
  [[["countRight", "drawQuiz", "isSameAnswer", "type QuizItem"], "../src/client/lib/quiz.ts"]],
  `const item = (id: string, answer: string, topic = "", choices: string[] = []): QuizItem => ({
  id,
  prompt: \`Which is \${id}?\`,
  answer,
  choices,
  explanation: "",
  subject: "",
  topic,
});
const items = ["a", "b", "c", "d", "e", "f"].map((id) => item(id, id.toUpperCase(), id < "d" ? "first" : "second"));

test("a quiz has as many questions as were wished for, none twice", () => {
  const steps = drawQuiz(items, { count: 4, subject: "", topic: "" }, Math.random);
  assert.equal(new Set(steps.map(({ id }) => id)).size, 4);
});

test("a quiz keeps to its topic, and offers the answer among others of the topic", () => {
  const steps = drawQuiz(items, { count: 9, subject: "", topic: "first" }, Math.random);
  assert.deepEqual(steps.map(({ id }) => id).toSorted(), ["a", "b", "c"]);
  for (const { answer, offered } of steps) {
    assert.equal(offered.length, 4);
    assert.equal(new Set(offered).size, 4);
    assert.ok(offered.includes(answer));
    assert.ok(["A", "B", "C"].every((choice) => offered.includes(choice)));
  }
});

test("a question's own choices come first, and its answer is not offered twice", () => {
  const [step] = drawQuiz([item("x", "Right", "", ["wrong", " right "])], { count: 1, subject: "", topic: "" }, Math.random);
  assert.deepEqual(step?.offered.toSorted(), ["Right", "wrong"]);
});

test("where nothing else can be offered, the user compares", () => {
  const [step] = drawQuiz([item("x", "Right")], { count: 1, subject: "", topic: "" }, Math.random);
  assert.deepEqual(step?.offered, []);
});

test("answers are the same whatever their case, and right ones are counted", () => {
  assert.equal(isSameAnswer(" new  Delhi", "New delhi"), true);
  const step = { ...item("x", "Right"), offered: [] };
  assert.equal(countRight([{ step, given: "Right", isRight: true }, { step, given: "", isRight: false }]), 1);
});`,
);

export const FLASHCARD_TESTS = testFile(
  "flashcards",
  [[["isDue", "reviewCard"], "../src/client/lib/leitner.ts"]],
  `test("a card that is known moves up and waits twice as long each time", () => {
  assert.deepEqual(reviewCard(1, true, "2030-06-15"), { box: 2, due: "2030-06-16" });
  assert.deepEqual(reviewCard(4, true, "2030-06-15"), { box: 5, due: "2030-06-23" });
  assert.deepEqual(reviewCard(5, true, "2030-06-15"), { box: 5, due: "2030-07-01" });
});

test("a card that is not known begins again today", () => {
  assert.deepEqual(reviewCard(4, false, "2030-06-15"), { box: 1, due: "2030-06-15" });
});

test("new cards are due at once, others on their day", () => {
  assert.equal(isDue(null, "2030-06-15"), true);
  assert.equal(isDue("2030-06-15", "2030-06-15"), true);
  assert.equal(isDue("2030-06-16", "2030-06-15"), false);
});`,
);

export const TIMER_TESTS = testFile(
  "timer",
  [
    [
      ["advanceTimer", "formatClock", "newTimer", "nextPhase", "passedMs", "pauseTimer", "phaseMs", "startTimer"],
      "../src/client/lib/timer.ts",
    ],
  ],
  `const plan = { workMinutes: 25, breakMinutes: 5, longBreakMinutes: 15, rounds: 2 };
const MINUTE = 60_000;

test("time is read off the clock, also after a pause", () => {
  const paused = pauseTimer(startTimer(newTimer("pomodoro"), 1000), 4000);
  assert.equal(passedMs(paused, 999_999), 3000);
  assert.equal(passedMs(startTimer(paused, 10_000), 12_000), 5000);
});

test("work is followed by a break that waits for its start, the last round by a long one", () => {
  const running = startTimer(newTimer("pomodoro"), 0);
  const { state, ended } = advanceTimer(running, plan, 25 * MINUTE);
  assert.equal(ended.length, 1);
  assert.deepEqual([state.phase, state.round, state.startedAt], ["break", 1, null]);
  const last = { ...newTimer("pomodoro"), round: 2 };
  assert.equal(nextPhase(last, plan).phase, "long break");
  assert.equal(nextPhase(nextPhase(last, plan), plan).round, 1);
});

test("nothing ends before its time", () => {
  assert.deepEqual(advanceTimer(startTimer(newTimer("countdown"), 0), plan, 25 * MINUTE - 1).ended, []);
  assert.equal(phaseMs(newTimer("stopwatch"), plan), Number.POSITIVE_INFINITY);
});

test("intervals run on by themselves, also while nobody looks, and stop after the last round", () => {
  const started = startTimer(newTimer("interval"), 0);
  const later = advanceTimer(started, plan, 27 * MINUTE);
  assert.deepEqual([later.state.phase, later.state.startedAt], ["break", 25 * MINUTE]);
  const done = advanceTimer(started, plan, 500 * MINUTE);
  assert.deepEqual([done.ended.length, done.state.startedAt, done.state.round], [3, null, 1]);
});

test("the clock is written as people read it", () => {
  assert.deepEqual([0, 999, 61_000, 3_723_000].map(formatClock), ["0:00", "0:01", "1:01", "1:02:03"]);
});`,
);
