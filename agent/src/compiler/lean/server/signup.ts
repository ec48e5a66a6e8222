import { isNullable } from "../../field-rules.ts";
import { commentText, file, importLine, literal } from "../code.ts";
import type { SignupPlan } from "../shared/signup.ts";
import type { Guard } from "./guards.ts";

/** `src/server/guards/<attendees>.ts`: nobody gets a seat that is not there. */
export function emitSignupGuard(signup: SignupPlan): Guard {
  const { attendee, event, capacity, via, hasSeatName } = signup;
  const { typeName, varPlural, kebab, kebabPlural } = attendee;
  const name = `guard${typeName}`;
  const path = `src/server/guards/${kebabPlural}.ts`;
  const target = `input.${via.name}${isNullable(via) ? ' ?? ""' : ""}`;
  const code = `/**
 * Refuses ${commentText(attendee.entity.labelPlural)} for whom no seat is left. Who has a seat keeps it, even when there are fewer later.
 * Nothing happens between the check and the change, so the last seat goes to one alone.
 */
export function ${name}(store: Store, input: ${typeName}Input, id?: string): void {
  const ${event.varName} = store.${event.varPlural}.get(${target});
  if (${event.varName} === undefined || !${hasSeatName}(input)) return;
  const others = store.${varPlural}.all().filter((other) => other.${via.name} === input.${via.name} && ${hasSeatName}(other));
  if (others.some((other) => other.id === id)) return;
  if (seatsLeft(${event.varName}.${capacity.name}, others.length) > 0) return;
  throw fieldError(409, ${literal(via.name)}, ${literal(fullMessage(signup))});
}`;
  const content = file(
    path,
    importLine([`type ${typeName}Input`], `../../shared/${kebab}.ts`) +
      importLine([hasSeatName, "seatsLeft"], "../../shared/seats.ts") +
      importLine(["fieldError"], "../api-error.ts") +
      importLine(["type Store"], "../store.ts"),
    code,
  );
  return { name, path: `../guards/${kebabPlural}.ts`, file: content };
}

/** What is said when all seats are taken. */
export function fullMessage({ via, waiting }: SignupPlan): string {
  return `${via.label}: all seats are taken${waiting === undefined ? "" : ", only the waiting list is open"}`;
}
