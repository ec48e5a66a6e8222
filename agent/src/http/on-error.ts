import type { ErrorHandler, NotFoundHandler } from "hono";
import { ERRORS, JoineryError, toErrorReply } from "@joinery/shared";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Logger } from "pino";

/** Every error as JSON of the contract; what is not ours is logged here, once, and answered with neutral text. */
export function createErrorHandler(log: Logger): ErrorHandler {
  return (error, context) => {
    if (!(error instanceof JoineryError)) log.error({ event: "request_crashed", path: context.req.path, err: error });
    const code = error instanceof JoineryError ? error.code : "internal";
    return context.json(toErrorReply(error), ERRORS[code].status as ContentfulStatusCode);
  };
}

export const notFound: NotFoundHandler = (context) =>
  context.json(toErrorReply(new JoineryError("route_not_found")), 404);
