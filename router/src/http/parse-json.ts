import { JoineryError } from "@joinery/shared";

/** Deeper nesting than this is refused: no message of the contract needs it, and recursive readers have a finite stack. */
const MAX_DEPTH = 100;
/** More values than this are refused: `[],[],[] …` takes a hundred times its length in memory, and seconds to parse. */
const MAX_VALUES = 1_000_000;
/** Keeps nothing between texts: none is decoded in parts. */
const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses JSON that a stranger sent. Keys named `__proto__` are dropped at every depth, so that a later copy of the
 * value cannot change a prototype.
 * @throws JoineryError `malformed_json` for bytes that are not UTF-8 or not JSON, `invalid_request` for nesting beyond 100
 *   or more than a million values.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) throw new JoineryError("malformed_json", { message: "The body is empty." });
  assertReasonable(bytes);
  const text = decodeUtf8(bytes);
  const value = parse(text);
  if (mayHoldProto(text)) dropProto(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new JoineryError("malformed_json", { cause });
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    throw new JoineryError("malformed_json", { message: "The body is not valid UTF-8.", cause });
  }
}

/** Looks at the bytes, so that a hostile structure is refused before it costs a single object. */
function assertReasonable(bytes: Uint8Array): void {
  let depth = 0;
  let values = 0;
  let isInString = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (isInString) {
      if (byte === 0x5c /* \ */) index++;
      else if (byte === 0x22 /* " */) isInString = false;
    } else if (byte === 0x22) isInString = true;
    else if (byte === 0x7b /* { */ || byte === 0x5b /* [ */) {
      values++;
      depth++;
      if (depth > MAX_DEPTH) throw refuse(`is nested deeper than ${MAX_DEPTH} levels`);
    } else if (byte === 0x7d /* } */ || byte === 0x5d /* ] */) depth--;
    else if (byte === 0x2c /* , */) values++;
    if (values > MAX_VALUES) throw refuse(`has more than ${MAX_VALUES} values`);
  }
}

function refuse(problem: string): JoineryError {
  return new JoineryError("invalid_request", {
    message: `The JSON ${problem}.`,
    issues: [{ path: "", message: problem }],
  });
}

/** A key can be spelled with escapes; all its characters are below U+0100. */
function mayHoldProto(text: string): boolean {
  return text.includes("__proto__") || text.includes("\\u00");
}

function dropProto(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if (Object.hasOwn(value, "__proto__")) Reflect.deleteProperty(value, "__proto__");
  for (const child of Object.values(value)) dropProto(child);
}
