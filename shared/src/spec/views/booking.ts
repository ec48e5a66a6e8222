import * as z from "zod";
import { Identifier, Label } from "../field.ts";

const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 09:30");

/** Free times to choose from. A record of `entity` takes up time from its `startField` on; two of one resource never meet. */
export const BookingView = z
  .object({
    kind: z.literal("booking"),
    entity: z.string(),
    /** A date with a time. */
    startField: Identifier,
    /** How long a booking is where no service says it. */
    durationMinutes: z.int().min(5).max(720).default(60),
    /** What is booked, with how long it takes. */
    serviceEntity: z.string().optional(),
    serviceField: Identifier.optional(),
    durationField: Identifier.optional(),
    /** A reference to who or what can be booked by one at a time: staff, room, court, table. */
    resourceField: Identifier.optional(),
    openFrom: TimeOfDay.default("09:00"),
    openUntil: TimeOfDay.default("17:00"),
    /** Days on which it is open; Monday is 1. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
    /** Between one time to choose and the next. */
    slotMinutes: z.int().min(5).max(240).default(30),
    /** A choice whose value `cancelledValue` gives the time free again. */
    statusField: Identifier.optional(),
    cancelledValue: Label.optional(),
  })
  .refine(({ openFrom, openUntil, durationMinutes }) => minuteOf(openFrom) + durationMinutes <= minuteOf(openUntil), {
    path: ["openUntil"],
    message: "must leave time for one booking after openFrom",
  });
export type BookingView = z.infer<typeof BookingView>;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
