/** Keeps the first quarter and the end of what a command prints, in bounded memory. */
export function createCappedOutput(maxBytes: number) {
  const headMax = Math.floor(maxBytes / 4);
  const tailMax = maxBytes - headMax;
  const head: Buffer[] = [];
  const tail: Buffer[] = [];
  let headBytes = 0;
  let tailBytes = 0;
  let droppedBytes = 0;

  const pushTail = (chunk: Buffer): void => {
    tail.push(chunk);
    tailBytes += chunk.length;
    for (let first = tail[0]; first !== undefined && tailBytes > tailMax; first = tail[0]) {
      const excess = tailBytes - tailMax;
      const cut = Math.min(excess, first.length);
      if (cut === first.length) tail.shift();
      else tail[0] = first.subarray(cut);
      tailBytes -= cut;
      droppedBytes += cut;
    }
  };

  return {
    push(chunk: Buffer): void {
      const room = headMax - headBytes;
      // Copies, because a small part would keep the whole chunk of the pipe alive.
      if (room > 0) head.push(Buffer.from(chunk.subarray(0, room)));
      headBytes += Math.min(Math.max(room, 0), chunk.length);
      if (chunk.length > room) pushTail(Buffer.from(chunk.subarray(Math.max(room, 0)).subarray(-tailMax)));
      droppedBytes += Math.max(0, chunk.length - Math.max(room, 0) - tailMax);
    },
    toString(): string {
      const gap = droppedBytes > 0 ? [Buffer.from(`\n… ${droppedBytes} bytes left out …\n`)] : [];
      return Buffer.concat([...head, ...gap, ...tail]).toString("utf8");
    },
  };
}
