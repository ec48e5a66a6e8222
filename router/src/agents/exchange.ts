import type { Dispatcher } from "undici";
import { TimedOutError } from "./call-failure.ts";

export type Received = { readonly status: number; readonly contentType: string; readonly body: Buffer };
export type ExchangeLimits = {
  /** From the call to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
};

class TooLargeError extends Error {}

/**
 * One request and its whole answer, within the limits. It is undici's `dispatch` without the streams and signals that its other
 * methods put around it: an answer is small, and taken whole.
 * @throws the error of the network, TimedOutError or TooLargeError; the connection is gone by then, or will be with its first byte
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { timeoutMs, maxAnswerBytes }: ExchangeLimits,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let held = 0;
    let status = 0;
    let contentType = "";
    let controller: Dispatcher.DispatchController | undefined;
    let refused: Error | undefined;
    const refuse = (error: Error): void => {
      refused = error;
      fail(error);
      controller?.abort(error);
    };
    const timer = setTimeout(() => refuse(new TimedOutError(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        // It waited for a connection for too long.
        if (refused !== undefined) started.abort(refused);
      },
      onResponseStart(_, statusCode, headers) {
        status = statusCode;
        contentType = toText(headers["content-type"]);
      },
      onResponseData(_, chunk) {
        held += chunk.byteLength;
        if (held > maxAnswerBytes) refuse(new TooLargeError(`the answer is larger than ${maxAnswerBytes} bytes`));
        else chunks.push(chunk);
      },
      onResponseEnd() {
        clearTimeout(timer);
        const [first = EMPTY] = chunks;
        resolve({ status, contentType, body: chunks.length < 2 ? first : Buffer.concat(chunks, held) });
      },
      onResponseError: (_, error) => fail(error),
    };
    try {
      dispatcher.dispatch(request, handler);
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

const EMPTY = Buffer.alloc(0);

function toText(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(", ") : (header ?? "");
}
