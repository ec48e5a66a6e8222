import type { View } from "@joinery/shared";
import { canSettle } from "../../server/settlements.ts";
import { entityOf, pathOf } from "../context.ts";
import { showValue } from "../display.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";
import { rowActions } from "./row-actions.ts";

type BalancesView = Extract<View, { kind: "balances" }>;

/** Who paid what for whom, who owes whom, and a button to make it even. */
export function emitBalances(home: HomePage<BalancesView>): Module[] {
  const { client, view, entity } = home;
  const { one, many, kebabPlural } = entity;
  const person = entityOf(client, view.personEntity);
  const personTitle = person.isTitleReference
    ? `${person.varName}Title(${person.one}, ${person.varName}Names)`
    : titleCall(person);
  const sharers = view.participantsField === undefined ? "[]" : `${one}.${view.participantsField}`;
  const settlement = view.settlementField === undefined ? "false" : `${one}.${view.settlementField}`;
  const settle = canSettle(client.plan, view) ? `onSettle={(from, to) => settle("/api/${kebabPlural}", from, to)}` : "";
  const list = `<ExpenseList
            ${jsxAttribute("title", entity.entity.labelPlural)}
            items={${many}.items}
            titleOf={(${one}) => ${titleCall(entity)}}
            amountOf={(${one}) => ${one}.${view.amountField}}
            noteOf={(${one}) => ${noteCode(home)}}
            onOpen={editor.open}
            actions={(${one}) => ${rowActions(home, "editor.open")}}
          />`;
  const noOne = `<EmptyState icon="empty" ${jsxAttribute("text", `Begin with the ${person.labelPlural} who share the costs.`)}><Link to="${pathOf(client, view.personEntity)}">${jsxText(`Add ${person.labelPlural}`)}</Link></EmptyState>`;
  return [
    emitHomePage(home, {
      others: [person],
      isFrame: true,
      state: `${person.isTitleReference ? `const ${person.varName}Names = use${person.typeName}Names();` : ""}
  const people = ${person.many}.items.map((${person.one}) => ({ id: ${person.one}.id, title: ${personTitle} }));
  const sharing = ${many}.items.map((${one}) => ({
    payer: ${one}.${view.payerField},
    amount: ${one}.${view.amountField},
    participants: ${sharers},
    isSettlement: ${settlement},
  }));`,
      content: `{people.length === 0 ? (${noOne}) : (
        <>
          <Balances people={people} expenses={sharing} ${settle} />
          {${many}.items.length === 0 ? <p className="list-hint">${jsxText(entity.entity.emptyText ?? `There are no ${entity.labelPlural} yet.`)}</p> : (${list})}
        </>
        )}`,
    }),
  ];
}

/** “Anna, 3 May, for 3”. */
function noteCode({ view, entity }: HomePage<BalancesView>): string {
  const { one } = entity;
  const date = entity.entity.fields.find(({ type }) => type === "date" || type === "datetime");
  const parts = [
    `names.${view.payerField}(${one}.${view.payerField})`,
    date === undefined ? "" : dateText(showValue(entity, date.name, one).sortBy),
    view.participantsField === undefined
      ? ""
      : `${one}.${view.participantsField}.length === 0 ? ${stringOf("for everyone")} : \`for \${${one}.${view.participantsField}.map(names.${view.participantsField}).join(", ")}\``,
  ].filter(Boolean);
  return `[${parts.join(", ")}].filter(Boolean).join(" · ")`;
}

const dateText = (value: string): string => `formatDate(${value})`;
