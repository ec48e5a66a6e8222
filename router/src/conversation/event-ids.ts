/**
 * A persistent map from `eventId` to the sequence number of its event. Sequence numbers rise along a history, so all values of one
 * history share one map, of which each sees what is not later than itself: an addition costs the same however many there are, and
 * an older value stays valid: a rejected batch needs no undo. Only the second addition to the same value makes a copy.
 */
export type EventIds = {
  readonly size: number;
  /** The sequence number of the last id that is in this value. */
  readonly lastSeq: number;
  readonly shared: Map<string, number>;
};

export const NO_EVENT_IDS: EventIds = { size: 0, lastSeq: 0, shared: new Map() };

export function findEventId({ lastSeq, shared }: EventIds, eventId: string): number | undefined {
  const seq = shared.get(eventId);
  return seq !== undefined && seq <= lastSeq ? seq : undefined;
}

/** The map with one more id, of an event later than all in it; the map that was passed stays as it is. */
export function addEventId(ids: EventIds, eventId: string, seq: number): EventIds {
  const isNewest = ids.size > 0 && ids.shared.size === ids.size && !ids.shared.has(eventId);
  const shared = isNewest ? ids.shared : new Map([...ids.shared].filter(([, known]) => known <= ids.lastSeq));
  shared.set(eventId, seq);
  return { size: shared.size, lastSeq: seq, shared };
}
