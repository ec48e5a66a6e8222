import * as z from "zod";
import { Identifier } from "../field.ts";

/** Shared expenses: who paid, who owes whom, and the fewest payments that make it even. */
export const BalancesView = z.object({
  kind: z.literal("balances"),
  /** The expense. */
  entity: z.string(),
  personEntity: z.string(),
  payerField: Identifier,
  amountField: Identifier,
  /** Who shares it; empty: everyone. Without it every expense is everyone's, and debts cannot be settled one by one. */
  participantsField: Identifier.optional(),
  /** A yes or no that tells a payment between two people from an expense. */
  settlementField: Identifier.optional(),
});
