import type { View } from "@joinery/shared";
import { isList, isNullable } from "../../../field-rules.ts";
import { entityOf, fieldOf, pathOf, type ClientEntity } from "../context.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, jsxText, stringOf, type Module } from "../module.ts";
import { emitHomePage, type HomePage } from "./home-page.ts";
import { rowActions } from "./row-actions.ts";

type LeaderboardView = Extract<View, { kind: "leaderboard" }>;

/** Who is ahead, a result in two taps, how two did against each other, and the results so far. */
export function emitLeaderboard(home: HomePage<LeaderboardView>): Module[] {
  const { client, view, entity } = home;
  const { one, many, varName, typeName, label } = entity;
  const player = entityOf(client, view.playerEntity);
  const playerTitle = player.isTitleReference
    ? `${player.varName}Title(${player.one}, ${player.varName}Names)`
    : titleCall(player);
  const hasScores = view.homeScoreField !== undefined && view.awayScoreField !== undefined;
  const value = (name: string | undefined): string => (name === undefined ? "null" : `${one}.${name}`);
  const winner = view.winnerField === undefined ? undefined : fieldOf(entity.entity, view.winnerField);
  const values = [
    `${view.homeField}: result.home`,
    `${view.awayField}: result.away`,
    ...(hasScores
      ? [`${view.homeScoreField}: result.homeScore`, `${view.awayScoreField}: result.awayScore`]
      : view.winnerField === undefined
        ? []
        : [`${view.winnerField}: result.winner`]),
  ].join(", ");
  // Where the first side is the winner's, the sides follow from who won.
  const isWinnerFirst = view.winnerField === view.homeField;
  const sorted = `${view.homeField}: result.winner, ${view.awayField}: result.winner === result.home ? result.away : result.home`;
  const isQuick = canBeAdded(entity, view) && (hasScores || winner !== undefined);
  const quick = `<QuickResult
            players={players}
            hasScores={${hasScores}}
            mayDraw={${winner !== undefined && !isWinnerFirst && isNullable(winner)}}
            onAdd={(result) => attempt(() => ${varName}Collection.create(${varName}Input.parse({ ...new${typeName}(), ${isWinnerFirst && !hasScores ? sorted : values} })), ${stringOf(`${entity.entity.label} added.`)})}
          />`;
  const date = view.dateField;
  const oldestFirst =
    date === undefined
      ? `${many}.items.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))`
      : `${many}.items.toSorted((a, b) => compareValues(a.${date}, b.${date}, 1) || a.createdAt.localeCompare(b.createdAt))`;
  const noOne = `<EmptyState icon="empty" ${jsxAttribute("text", `Begin with at least two ${player.labelPlural}.`)}><Link to="${pathOf(client, view.playerEntity)}">${jsxText(`Add ${player.labelPlural}`)}</Link></EmptyState>`;
  return [
    emitHomePage(home, {
      others: [player],
      isFrame: true,
      state: `${player.isTitleReference ? `const ${player.varName}Names = use${player.typeName}Names();` : ""}
  const players = ${player.many}.items.map((${player.one}) => ({ id: ${player.one}.id, title: ${playerTitle} }));
  const sortedResults = ${oldestFirst};
  const results = sortedResults.map((${one}) => ({
    home: ${value(view.homeField)},
    away: ${value(view.awayField)},
    homeScore: ${hasScores ? value(view.homeScoreField) : "null"},
    awayScore: ${hasScores ? value(view.awayScoreField) : "null"},
    winner: ${value(view.winnerField)},
  }));
  const standings = standingsOf(results, players.map(({ id }) => id), { scoring: "${view.scoring}", hasScores: ${hasScores} });
  const playerName = (id: string | null): string => players.find((candidate) => candidate.id === id)?.title ?? "?";`,
      content: `{players.length < 2 ? (${noOne}) : (
        <div className="leaderboard">
          ${isQuick ? quick : ""}
          <Standings rows={standings} titleOf={playerName} scoreLabel="${view.scoring === "elo" ? "Rating" : "Points"}" />
          <HeadToHead results={results} players={players} />
          <ResultList
            ${jsxAttribute("title", `Latest ${entity.labelPlural}`)}
            items={sortedResults.toReversed().slice(0, 10)}
            textOf={(${one}) => ${resultText(view, one, hasScores)}}
            noteOf={(${one}) => ${date === undefined ? '""' : `formatDate(${one}.${date})`}}
            actions={(${one}) => ${rowActions(home, "editor.open")}}
            ${jsxAttribute("emptyText", entity.entity.emptyText ?? `No ${label} yet.`)}
          />
        </div>
        )}`,
    }),
  ];
}

function resultText(view: LeaderboardView, one: string, hasScores: boolean): string {
  const [home, away] = [`playerName(${one}.${view.homeField})`, `playerName(${one}.${view.awayField})`];
  if (hasScores) {
    const score = (name: string | undefined): string => `\${${one}.${name ?? ""} ?? "–"}`;
    return `\`\${${home}} ${score(view.homeScoreField)} : ${score(view.awayScoreField)} \${${away}}\``;
  }
  const winner =
    view.winnerField === undefined
      ? ""
      : ` \${${one}.${view.winnerField} === null ? "· draw" : \`· \${playerName(${one}.${view.winnerField})} won\`}`;
  return `\`\${${home}} vs \${${away}}${winner}\``;
}

/** The sides and the outcome are all that is needed. */
function canBeAdded(entity: ClientEntity, view: LeaderboardView): boolean {
  const known = new Set([view.homeField, view.awayField, view.homeScoreField, view.awayScoreField, view.winnerField]);
  return entity.entity.fields.every(
    (field) =>
      known.has(field.name) ||
      field.type === "boolean" ||
      (isList(field) ? !field.required : isNullable(field) || field.default !== undefined),
  );
}
