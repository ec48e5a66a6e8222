/**
 * Counts and checks numbered messages in the bytes of many streams that all carry the same ones.
 *
 * 1. Every message holds `toMark(number)`; whatever else a server writes around it is skipped.
 * 2. The first stream to reach a position decides which number belongs there; any other number there is out of order.
 * 3. Streams at the same position that get the same bytes are compared with what was read before instead of being scanned,
 *    so that reading costs little beside the server that is measured.
 */
const MARK = Buffer.from("~seq~");
const DIGITS = 8;
const ZERO = 48;
const MAX_REMEMBERED = 64;
const NOTHING = Buffer.alloc(0);

/** How far one stream has been read. `rest` may be the beginning of a mark. */
export type Position = { count: number; rest: Buffer };

export type Tally = {
  /** Reads what a stream got next. The bytes may be overwritten afterwards. */
  read(position: Position, bytes: Buffer): void;
  /** Messages read so far, in all streams together. */
  delivered(): number;
  /** Messages that stood where another stream had another one. */
  outOfOrder(): number;
  /** The numbers in the order in which they came. */
  order(): readonly number[];
};

type Piece = { rest: Buffer; bytes: Buffer; count: number; wrong: number; restAfter: Buffer };

export function toMark(number: number): string {
  return `${MARK.toString()}${String(number).padStart(DIGITS, "0")}`;
}

export function createPosition(): Position {
  return { count: 0, rest: NOTHING };
}

export function createTally(): Tally {
  const order: number[] = [];
  const remembered = new Map<number, Piece>();
  let delivered = 0;
  let outOfOrder = 0;

  const remember = (start: number, piece: Piece): void => {
    remembered.delete(start);
    remembered.set(start, piece);
    const oldest = remembered.keys().next();
    if (remembered.size > MAX_REMEMBERED && !oldest.done) remembered.delete(oldest.value);
  };

  const scan = (position: Position, bytes: Buffer): Piece => {
    const { numbers, rest } = findNumbers(position.rest.length === 0 ? bytes : Buffer.concat([position.rest, bytes]));
    let wrong = 0;
    for (const [index, number] of numbers.entries()) {
      const expected = (order[position.count + index] ??= number);
      if (expected !== number) wrong += 1;
    }
    return {
      rest: position.rest,
      bytes: Buffer.from(bytes),
      count: numbers.length,
      wrong,
      restAfter: Buffer.from(rest),
    };
  };

  return {
    read(position, bytes) {
      const known = remembered.get(position.count);
      const isSame = known !== undefined && known.bytes.equals(bytes) && known.rest.equals(position.rest);
      const piece = isSame ? known : scan(position, bytes);
      if (!isSame) remember(position.count, piece);
      position.count += piece.count;
      position.rest = piece.restAfter;
      delivered += piece.count;
      outOfOrder += piece.wrong;
    },
    delivered: () => delivered,
    outOfOrder: () => outOfOrder,
    order: () => order,
  };
}

/**
 * How many numbers of one order are repeated, or came after a later one of the same sender. A sender that waits for each answer
 * may rely on its messages staying in order; those of different senders have none before the server gives them one.
 */
export function countMisplaced(order: readonly number[], senderOf: (number: number) => number): number {
  const newest = new Map<number, number>();
  let misplaced = 0;
  for (const number of order) {
    const sender = senderOf(number);
    if (number <= (newest.get(sender) ?? -1)) misplaced += 1;
    else newest.set(sender, number);
  }
  return misplaced;
}

function findNumbers(bytes: Buffer): { numbers: number[]; rest: Buffer } {
  const numbers: number[] = [];
  let from = 0;
  for (;;) {
    const at = bytes.indexOf(MARK, from);
    const end = at + MARK.length + DIGITS;
    if (at === -1 || end > bytes.length) break;
    let number = 0;
    for (let index = at + MARK.length; index < end; index += 1) number = number * 10 + (bytes[index] ?? ZERO) - ZERO;
    numbers.push(number);
    from = end;
  }
  return { numbers, rest: bytes.subarray(Math.max(from, bytes.length - MARK.length - DIGITS + 1)) };
}
