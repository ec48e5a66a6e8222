import * as z from "zod";
import { Identifier } from "../field.ts";

/** A table of players by their results against each other. */
export const LeaderboardView = z.object({
  kind: z.literal("leaderboard"),
  /** The match. */
  entity: z.string(),
  playerEntity: z.string(),
  /** References of the match to the two sides. */
  homeField: Identifier,
  awayField: Identifier,
  /** The scores of the two sides decide; without them the winner does. */
  homeScoreField: Identifier.optional(),
  awayScoreField: Identifier.optional(),
  winnerField: Identifier.optional(),
  dateField: Identifier.optional(),
  /** `points`: three for a win, one for a draw. `elo`: a rating that depends on the strength of the other. */
  scoring: z.enum(["points", "elo"]).default("points"),
});
