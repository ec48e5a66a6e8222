import { Transform } from "node:stream";

/** How far into a page its head has to begin. */
const LOOK_BYTES = 64 * 1024;
const HEAD = /<head(?:\s[^>]*)?>/i;
const BEFORE_HEAD = /^(?:\s*(?:<!doctype[^>]*>|<!--[\s\S]*?-->|<html(?:\s[^>]*)?>))+/i;
const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;

/** Puts a text at the beginning of a page's head, before anything of the page runs. Bytes pass through as they are. */
export function createInjector(text: string): Transform {
  let waiting: Buffer | undefined = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (waiting === undefined) return done(null, chunk);
      waiting = Buffer.concat([waiting, chunk]);
      const at = findHead(waiting.toString("latin1"));
      if (at === undefined && waiting.length < LOOK_BYTES) return done();
      const page = waiting;
      waiting = undefined;
      return done(null, insert(page, at ?? findStart(page.toString("latin1")), text));
    },
    flush(done) {
      if (waiting === undefined) return done();
      return done(null, insert(waiting, findStart(waiting.toString("latin1")), text));
    },
  });
}

function insert(page: Buffer, at: number, text: string): Buffer {
  return Buffer.concat([page.subarray(0, at), Buffer.from(text), page.subarray(at)]);
}

/** Behind the head's opening tag. One character of the text is one byte of the page. */
function findHead(page: string): number | undefined {
  // Comments are blanked, not removed, so that places stay the same.
  const found = HEAD.exec(page.replaceAll(COMMENTS, (comment) => " ".repeat(comment.length)));
  return found === null ? undefined : found.index + found[0].length;
}

/** A page without a head: behind what must come first. */
function findStart(page: string): number {
  return BEFORE_HEAD.exec(page)?.[0].length ?? 0;
}
