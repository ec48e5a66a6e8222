import { randomFillSync } from "node:crypto";

/** Asking the system costs as much for one id as for a hundred. */
const pool = Buffer.allocUnsafeSlow(4096);
let used = pool.length;

/** Random hex digits, two per byte; each byte is used once. At most 64 bytes. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString("hex", used - bytes, used);
}
