import type { Field, SignupView } from "@joinery/shared";
import { planSignup, type SignupPlan } from "../../shared/signup.ts";
import { entityOf, fieldOf, type ClientEntity } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { textOf } from "../display.ts";
import { stringOf, type Module } from "../module.ts";
import { seatsPath } from "../../server/views/seats.ts";
import { mayAddCode } from "../rights.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";
import { rowActions } from "./row-actions.ts";

/** Events with the seats that are left, and who signed up for them. */
export function emitSignup(home: HomePage<SignupView>): Module[] {
  const { client, view } = home;
  const signup = planSignup(client.plan, view);
  if (signup === undefined) throw new Error(`${view.entity} has no field ${view.capacityField}`);
  const someone = entityOf(client, view.attendeeEntity);
  const editor = `${someone.varName}Editor`;
  const mayAdd = mayAddCode(client, someone);
  return [
    emitHomePage(home, {
      others: [someone],
      state: `${someone.isTitleReference ? `const ${someone.varName}Names = use${someone.typeName}Names();` : ""}
  const ${editor} = useEditor<${someone.type}, Partial<${someone.typeName}Input>>(${someone.many}.items);
  ${mayAdd === undefined ? "" : `const takenSeats = useTakenSeats("${seatsPath(home.entity.kebabPlural)}", ${someone.many}.items);`}`,
      content: emitContent(home, signup, someone),
      below: `{${editor}.editing !== undefined && (
        <${someone.typeName}Form ${someone.one}={${editor}.editing.item} preset={${editor}.editing.preset} onClose={${editor}.close} />
      )}`,
    }),
  ];
}

function emitContent(home: HomePage<SignupView>, signup: SignupPlan, someone: ClientEntity): string {
  const { client, view, entity } = home;
  const mayAdd = mayAddCode(client, someone);
  const { one, many } = entity;
  const { capacity, via, status, waiting, cancelled, seated, hasSeatName } = signup;
  const editor = `${someone.varName}Editor`;
  const person = someone.isTitleReference
    ? `${someone.varName}Title(${someone.one}, ${someone.varName}Names)`
    : titleCall(someone);
  const day = view.dateField === undefined ? "null" : `${one}.${view.dateField}`;
  const details = [view.dateField, view.placeField]
    .map((name) => (name === undefined ? undefined : fieldOf(entity.entity, name)))
    .filter((field): field is Field => field !== undefined)
    .map((field) => textOf(entity, field, one));
  const canWait = status !== undefined && waiting !== undefined;
  const set = (value: string | undefined): string =>
    status === undefined || value === undefined ? "" : `, ${status.name}: ${stringOf(value)}`;
  const preset = canWait
    ? `isWaiting ? { ${via.name}: ${one}.id${set(waiting)} } : { ${via.name}: ${one}.id${set(seated)} }`
    : `{ ${via.name}: ${one}.id${set(seated)} }`;
  const patch = (value: string | undefined, done: string): string =>
    `attempt(() => ${someone.varName}Collection.patch(${someone.one}.id, {${set(value).slice(1)} }), \`\${${person}} ${done}\`)`;
  const cancel =
    cancelled === undefined
      ? `delete${someone.typeName}(${someone.one}, ${person})`
      : patch(cancelled, "has cancelled.");
  const waits = canWait
    ? `isWaiting={(${someone.one}) => ${someone.one}.${status.name} === ${stringOf(waiting)}}
          onGiveSeat={(${someone.one}) => void ${seated === undefined ? cancel : patch(seated, "has a seat.")}}`
    : "";
  const dayless = view.dateField === undefined;
  return `<SignUps
          items={${many}.items}
          titleOf={(${one}) => ${titleCall(entity)}}
          dayOf={(${dayless ? "" : one}) => ${day}}
          detailsOf={(${details.length === 0 ? "" : one}) => ${details.length === 0 ? '""' : `[${details.join(", ")}].filter(Boolean).join(" · ")`}}
          seatsOf={(${one}) => ${one}.${capacity.name}}
          peopleOf={(${one}) => ${someone.many}.items.filter((${someone.one}) => ${someone.one}.${via.name} === ${one}.id)}
          personOf={(${someone.one}) => ${person}}
          hasSeat={${hasSeatName}}
          ${mayAdd === undefined ? "" : `takenOf={(${one}) => takenSeats.get(${one}.id) ?? 0}\n          canSignUp={${mayAdd}}`}
          onSignUp={(${one}${canWait ? ", isWaiting" : ""}) => ${editor}.openNew(${preset})}
          onOpen={${editor}.open}
          onCancel={(${someone.one}) => void ${cancel}}
          ${waits}
          actions={(${one}) => ${rowActions(home, "editor.open")}}
        />`;
}
