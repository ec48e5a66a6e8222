/** The limits of the wire contract, in one place. Every one can be configured; these are the defaults. */

/** Largest request body after decompression, in bytes. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;
/** Longest `userInput` after trimming, in UTF-16 code units. */
export const MAX_INPUT_CHARS = 32_000;
/** From the 202 to the last event of a build. */
export const BUILD_DEADLINE_MS = 15 * 60 * 1000;
/** At most this long between two writes on an open event stream. */
export const HEARTBEAT_MS = 15_000;
/** What `retry:` tells an `EventSource` to wait before it reconnects. */
export const STREAM_RETRY_MS = 2_000;
/** Answers above this size are compressed when the client accepts it. */
export const COMPRESS_ABOVE_BYTES = 1024;
/** The version of the contract, carried by every answer as `spec_version`. */
export const SPEC_VERSION = "1.1";
