import type { Entity, Field, View } from "@joinery/shared";

/** Views that are made of the fields of one entity, or of several that belong together. Undefined where one is missing. */

const isText = ({ type, interface: editor }: Field): boolean =>
  type === "text" || (type === "string" && !["url", "email", "tel", "color"].includes(editor));
const isGroup = ({ type }: Field): boolean => type === "string" || type === "enum" || type === "reference";

const named = (entity: Entity, test: RegExp, fits: (field: Field) => boolean): string | undefined =>
  entity.fields.find((field) => fits(field) && test.test(field.name))?.name;
const typed = (entity: Entity, type: Field["type"], test = /./): string | undefined =>
  named(entity, test, (field) => field.type === type);

/** Only what is there. */
function known<Part extends Record<string, string | undefined>>(part: Part): { [Key in keyof Part]?: string } {
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Part]?: string };
}

export function quizView(entity: Entity, more: { hasSheet?: boolean; questionCount?: number } = {}): View | undefined {
  const answer = named(entity, /answer|solution|meaning|translation|back/i, isText);
  const prompt = named(entity, /question|prompt|front|term|word/i, (field) => isText(field) && field.name !== answer);
  if (answer === undefined || prompt === undefined) return undefined;
  const rest = (field: Field): boolean => isGroup(field) && field.name !== prompt && field.name !== answer;
  const subject = named(entity, /subject|course/i, rest);
  const topic =
    named(entity, /topic|category|region|unit|chapter|deck/i, rest) ?? named(entity, /difficulty|level/i, rest);
  return {
    kind: "quiz",
    entity: entity.name,
    promptField: prompt,
    answerField: answer,
    ...known({
      choicesField: typed(entity, "tags", /choice|option|wrong|answer/i),
      explanationField: named(entity, /explanation|reason|hint/i, isText),
      subjectField: subject,
      topicField: topic,
    }),
    questionCount: more.questionCount ?? 10,
    hasSheet: more.hasSheet ?? false,
  };
}

export function flashcardsView(entity: Entity): View | undefined {
  const texts = entity.fields.filter(isText).map(({ name }) => name);
  const front = named(entity, /front|term|word|question|prompt/i, isText) ?? texts[0];
  const back =
    named(entity, /back|meaning|translation|answer|definition/i, (field) => isText(field) && field.name !== front) ??
    texts.find((name) => name !== front);
  if (front === undefined || back === undefined) return undefined;
  return {
    kind: "flashcards",
    entity: entity.name,
    frontField: front,
    backField: back,
    ...known({
      boxField: typed(entity, "integer", /box|level/i),
      dueField: typed(entity, "date", /review|due|next/i),
      deckField: named(
        entity,
        /deck|category|topic|subject|language/i,
        (field) => isGroup(field) && field.name !== front && field.name !== back,
      ),
    }),
  };
}

export function counterView(entity: Entity, all: readonly Entity[]): View | undefined {
  const count = typed(entity, "integer", /^(?:count|quantity|score|points|number|amount)/i) ?? typed(entity, "integer");
  if (count === undefined) return undefined;
  const log = all.find(
    ({ name, fields }) => name.endsWith("Tap") && fields.some(({ reference }) => reference?.entity === entity.name),
  );
  const parts =
    log === undefined
      ? {}
      : known({
          logEntity: log.name,
          viaField: referenceTo(log, entity),
          amountField: typed(log, "integer"),
          dateField: typed(log, "date"),
        });
  return { kind: "counter", entity: entity.name, countField: count, ...parts };
}

const referenceTo = (from: Entity, to: Entity | undefined): string | undefined =>
  to === undefined ? undefined : from.fields.find(({ reference }) => reference?.entity === to.name)?.name;

/** The ballots say which entity is voted on. */
export function pollView(all: readonly Entity[]): View | undefined {
  for (const vote of all) {
    const voter = typed(vote, "string", /^voter$/);
    const option = all.find((entity) => referenceTo(vote, entity) !== undefined);
    const via = option === undefined ? undefined : referenceTo(vote, option);
    if (voter === undefined || option === undefined || via === undefined) continue;
    const poll = all.find(
      (entity) => entity !== option && /poll/i.test(entity.name) && referenceTo(option, entity) !== undefined,
    );
    const closes = poll === undefined ? undefined : typed(poll, "date", /close|end|until|due/i);
    return {
      kind: "poll",
      entity: option.name,
      voteEntity: vote.name,
      viaField: via,
      voterField: voter,
      ...(poll === undefined
        ? {}
        : known({ pollEntity: poll.name, pollField: referenceTo(option, poll), closesField: closes })),
    };
  }
  return undefined;
}

/** Turns say who does what; without them one of the first things is picked. */
export function pickerView(all: readonly Entity[]): View | undefined {
  const turn = all.find(({ name }) => /(?:Turn|Assignment)\d*$/.test(name));
  const [item, person] = all.filter(
    (entity) => entity !== turn && (turn === undefined || referenceTo(turn, entity) !== undefined),
  );
  if (item === undefined) return undefined;
  if (turn === undefined || person === undefined) return { kind: "picker", entity: item.name };
  return {
    kind: "picker",
    entity: item.name,
    ...known({
      personEntity: person.name,
      assignmentEntity: turn.name,
      itemField: referenceTo(turn, item),
      personField: referenceTo(turn, person),
      weekField: typed(turn, "date"),
      doneField: typed(turn, "boolean"),
    }),
  };
}
