import type { BookingView } from "@joinery/shared";
import { isNullable } from "../../../field-rules.ts";
import type { PagePlan } from "../../../plan.ts";
import { durationCode, planBooking, type BookingPlan } from "../../shared/booking.ts";
import { entityOf, fieldOf, pagePath, type ClientEntity, type ClientPlan } from "../context.ts";
import { showValue, textOf } from "../display.ts";
import { titleCall } from "../entity/emit-data.ts";
import { jsxAttribute, stringOf, type Module } from "../module.ts";

type Parts = {
  readonly client: ClientPlan;
  readonly page: PagePlan;
  readonly booking: BookingPlan;
  readonly entity: ClientEntity;
};

/** Free times to choose from, and what is booked. */
export function emitBooking(client: ClientPlan, page: PagePlan, view: BookingView): Module[] {
  const booking = planBooking(client.plan, view);
  if (booking === undefined) throw new Error(`${view.entity} has no field ${view.startField}`);
  const parts: Parts = { client, page, booking, entity: entityOf(client, view.entity) };
  return [emitPage(parts)];
}

function emitPage(parts: Parts): Module {
  const { page, entity } = parts;
  const { one, many, type, typeName, varName } = entity;
  const others = lists(parts);
  const code = `export function ${page.componentName}() {
  const ${many} = useRecords(${varName}Collection);
  ${others.map((other) => `const ${other.many} = useRecords(${other.varName}Collection);`).join("\n  ")}
  ${entity.hasNames ? `const names = use${typeName}Names();` : ""}
  ${others
    .filter(({ isTitleReference }) => isTitleReference)
    .map((other) => `const ${other.varName}Names = use${other.typeName}Names();`)
    .join("\n  ")}
  const editor = useEditor<${type}, Partial<${typeName}Input>>(${many}.items);
  ${emitMinutes(parts)}
  return (
    <Page ${jsxAttribute("title", page.page.title)}>
      <WhenReady lists={[${[many, ...others.map((other) => other.many)].join(", ")}]}>
        ${emitDesk(parts)}
      </WhenReady>
      {editor.editing !== undefined && (
        <${typeName}Form ${one}={editor.editing.item} preset={editor.editing.preset} onClose={editor.close} />
      )}
    </Page>
  );
}${emitCancel(parts)}`;
  return { path: pagePath(page), code: code.replace(/\n(?:[ \t]*\n)+(?=[ \t])/g, "\n") };
}

/** The lists that services and resources are chosen from, each once. */
function lists({ client, booking }: Parts): ClientEntity[] {
  const names = [booking.service?.entity, booking.resource?.entity].flatMap((other) =>
    other === undefined || other.entity.name === booking.entity.entity.name ? [] : [other.entity.name],
  );
  return [...new Set(names)].map((name) => entityOf(client, name));
}

/** `minutesOf`: how long a booking of a service takes. */
function emitMinutes({ client, booking }: Parts): string {
  const { service, view } = booking;
  if (service?.duration === undefined) return `const minutesOf = (): number => ${view.durationMinutes};`;
  const target = entityOf(client, service.entity.entity.name);
  return `const minutesOf = (id: string | null): number => {
    const ${target.one} = ${target.many}.items.find((candidate) => candidate.id === id);
    return (${target.one} === undefined ? 0 : ${durationCode(service.duration, target.one)}) || ${view.durationMinutes};
  };`;
}

function emitDesk(parts: Parts): string {
  const { booking, entity } = parts;
  const { one, many, varName } = entity;
  const { start, service, resource, status, hoursName } = booking;
  const chosen = (source: string): string =>
    [
      `${start.name}: ${source}.start`,
      service === undefined || source !== "time"
        ? ""
        : `...(time.service === undefined ? {} : { ${service.field.name}: time.service })`,
      resource === undefined
        ? ""
        : `...(${source}.resource === undefined ? {} : { ${resource.field.name}: ${source}.resource })`,
    ]
      .filter(Boolean)
      .join(", ");
  const cancel =
    status === undefined
      ? `void delete${entity.typeName}(${one}, ${titleCall(entity)})`
      : `void cancel${entity.typeName}(${one}, ${titleCall(entity)})`;
  return `<BookingDesk
          hours={${hoursName}}
          items={${many}.items}
          bookedOf={(${one}) => ${emitBooked(parts)}}
          startOf={(${one}) => ${one}.${start.name}}
          titleOf={(${one}) => ${titleCall(entity)}}
          renderItem={(${one}) => (
            <>
              ${emitDetails(parts)}
            </>
          )}
          minutesOf={minutesOf}
          ${choices(parts, "services", service)}
          ${choices(parts, "resources", resource)}
          ${jsxAttribute("labelPlural", entity.entity.labelPlural)}
          onBook={(time) => editor.openNew({ ${chosen("time")} })}
          onMove={(${one}, to) => attempt(() => ${varName}Collection.patch(${one}.id, { ${chosen("to")} }), ${stringOf(`${entity.entity.label} moved.`)})}
          onOpen={editor.open}
          onCancel={(${one}) => ${cancel}}
        />`;
}

function emitBooked({ booking, entity }: Parts): string {
  const { start, service, resource, status } = booking;
  const { one } = entity;
  const free = [
    ...(isNullable(start) ? [`${one}.${start.name} === null`] : []),
    ...(status === undefined ? [] : [`${one}.${status.field.name} === ${stringOf(status.cancelled)}`]),
  ].join(" || ");
  const values = [
    `start: ${one}.${start.name}`,
    `minutes: minutesOf(${service?.duration === undefined ? "" : `${one}.${service.field.name}`})`,
    ...(resource === undefined ? [] : [`resource: ${one}.${resource.field.name}`]),
  ].join(", ");
  return free === "" ? `({ ${values} })` : `(${free} ? undefined : { ${values} })`;
}

function choices({ client }: Parts, name: string, part: BookingPlan["service"] | BookingPlan["resource"]): string {
  if (part === undefined) return "";
  const target = entityOf(client, part.entity.entity.name);
  const title = target.isTitleReference
    ? `${target.varName}Title(${target.one}, ${target.varName}Names)`
    : titleCall(target);
  return `${name}={{ label: ${stringOf(part.field.label)}, choices: ${target.many}.items.map((${target.one}) => ({ id: ${target.one}.id, title: ${title} })) }}`;
}

/** Who does what, and where it stands. */
function emitDetails({ booking, entity }: Parts): string {
  const { one } = entity;
  const texts = [booking.service?.field, booking.resource?.field].flatMap((field) =>
    field === undefined || field.name === entity.title?.name ? [] : [textOf(entity, field, one)],
  );
  const status = booking.view.statusField === undefined ? undefined : fieldOf(entity.entity, booking.view.statusField);
  const badge = status === undefined ? "" : showValue(entity, status.name, one).code;
  const line =
    texts.length === 0 ? "" : `<p className="booking-details">{[${texts.join(", ")}].filter(Boolean).join(" · ")}</p>`;
  return `${line}${badge.startsWith("<") ? badge : ""}`;
}

/** A booking that is called off stays in the list, without taking up its time. */
function emitCancel({ booking, entity }: Parts): string {
  const { status } = booking;
  if (status === undefined) return "";
  const { type, typeName, varName, one, label } = entity;
  return `

/** Asks first; the time is free again afterwards. */
async function cancel${typeName}(${one}: ${type}, title: string): Promise<void> {
  const isSure = await confirm({
    title: ${stringOf(`Cancel this ${label}?`)},
    text: \`“\${title}” is kept as cancelled, and its time is free again.\`,
    confirmLabel: ${stringOf(`Cancel ${label}`)},
  });
  if (isSure) await attempt(() => ${varName}Collection.patch(${one}.id, { ${status.field.name}: ${stringOf(status.cancelled)} }), ${stringOf(`${entity.entity.label} cancelled.`)});
}`;
}
