/**
 * Loaded into apps that run under Node's permission model, which refuses `fsync`: writing goes on without waiting for the disk.
 * What is verified does not have to survive a power cut.
 */
import fs from "node:fs";
import { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const nothing = (): Promise<void> => Promise.resolve();
const handle = await open(import.meta.filename);
Object.assign(Object.getPrototypeOf(handle) as object, { sync: nothing, datasync: nothing });
await handle.close();
const tellLater = (_fd: number, done: (error: null) => void): void => queueMicrotask(() => done(null));
Object.assign(fs, {
  fsync: tellLater,
  fdatasync: tellLater,
  fsyncSync: () => undefined,
  fdatasyncSync: () => undefined,
});
syncBuiltinESMExports();
