/**
 * A persistent map from `eventId` to the sequence number of its event. Levels hold maps whose sizes at least double, so that an
 * addition costs O(log n) on average and an older value of the map stays valid: a rejected batch needs no undo.
 */
export type EventIds = readonly ReadonlyMap<string, number>[];

export const NO_EVENT_IDS: EventIds = [];

export function findEventId(ids: EventIds, eventId: string): number | undefined {
  for (const level of ids) {
    const seq = level.get(eventId);
    if (seq !== undefined) return seq;
  }
  return undefined;
}

/** The map with one more id; the map that was passed stays as it is. */
export function addEventId(ids: EventIds, eventId: string, seq: number): EventIds {
  const levels = [...ids];
  let newest: ReadonlyMap<string, number> = new Map([[eventId, seq]]);
  for (let last = levels.at(-1); last !== undefined && last.size <= newest.size; last = levels.at(-1)) {
    newest = new Map([...last, ...newest]);
    levels.pop();
  }
  return [...levels, newest];
}
