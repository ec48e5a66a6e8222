import type { Entity, Field } from "@joinery/shared";

/** Which fields of an entity figures and charts are about. */

/** The main sum of money: of several, the one that is spent or earned rather than a unit price. */
export function findMoney(entity: Entity): Field | undefined {
  return (
    entity.fields.find(
      ({ display, name }) => display === "money" && /^(?:amount|total|cost|value|currentValue|price|rent)$/.test(name),
    ) ?? entity.fields.find(({ display }) => display === "money")
  );
}

/** What one of something costs, and what somebody earns: adding these up says nothing. */
const PER_UNIT =
  /rate\b|rate$|salary|wage|per(?:Night|Hour|Day|Person|Month|Unit)|unit(?:Price|Cost)|sellingPrice|salePrice|ticketPrice|entry(?:Fee|Price)|tuition/i;
const PRICE = /^(?:price|fee|fees|cost)$/;
/** Things on offer: their price is asked for each time that one is sold. */
const OFFERED =
  /product|item|service|treatment|class|course|lesson|workshop|room|venue|hall|plan\b|menu|dish|drink|propert|apartment|part\b|membership|offer|event|session|camp|tour|vehicle|equipment|book\b|vendor|package/i;

/** Money that adds up over records, unlike a price, a rate or a limit. */
export function isFlow({ name }: Field, { label }: Pick<Entity, "label">): boolean {
  if (PER_UNIT.test(name) || (PRICE.test(name) && OFFERED.test(label))) return false;
  return /amount|total|price|cost|fee|value|spent|revenue|income|fine|rent|donation|expense|budget|balance|bill|payment|worth/i.test(
    name,
  );
}

/** The day that a record is about. */
export function findDate(entity: Entity): Field | undefined {
  return (
    entity.fields.find(
      ({ name, type }) =>
        type === "date" &&
        /^(?:date|issueDate|orderDate|scheduledOn|borrowedOn|purchaseDate|appliedOn|startDate)$/.test(name),
    ) ?? entity.fields.find(({ type, display }) => type === "date" && display === "date")
  );
}

/** A day on which something happened, rather than one that is still to come. */
export function isLogDate({ default: preset, name }: Field): boolean {
  return preset === "today" || name === "date";
}

/** A number worth adding up or averaging. */
export function findNumber(entity: Entity): Field | undefined {
  return entity.fields.find(
    ({ name, type }) =>
      (type === "decimal" || type === "integer") &&
      /^(?:weight|distance|hours|hoursSlept|score|points|energy|duration|amount|quantity)$/.test(name),
  );
}

/** What records are sorted into: their category first, else what they belong to. */
export function findGroup(entity: Entity): Field | undefined {
  const enums = entity.fields.filter(
    ({ type, name }) => type === "enum" && !/^(?:paymentMethod|unit|frequency)$/.test(name),
  );
  const telling = enums.find(({ name }) => /^(?:category|type|genre|mood|status|stage|rsvp|source)$/.test(name));
  return telling ?? enums[0] ?? entity.fields.find(({ type }) => type === "reference");
}
