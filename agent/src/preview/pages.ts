/** The pages that a preview shows in the app's place, and the script that every page of a preview has. */

/** Reserved: never reaches the app. */
export const RESERVED = "/__joinery/";
/** Before anything of the page, so that it sees the first error. */
export const SCRIPT_TAG = `<script src="${RESERVED}client.js"></script>`;
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function formatWaitingPage(): string {
  return formatPage("Starting …", "The app is being built and started. This takes a few seconds.", 2);
}

export function formatCrashedPage(): string {
  return formatPage("The app has stopped", "Its server ended with an error and is being started again.", 3);
}

export function formatFailedPage(): string {
  return formatPage(
    "The app did not start",
    "What went wrong is shown beside the chat, where it can be looked into.",
    10,
  );
}

export function formatAsleepPage(): string {
  return formatPage("There is nothing to show", "The app of this preview is gone. Ask for the preview again.", 30);
}

function formatPage(title: string, text: string, reloadSeconds: number): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="refresh" content="${reloadSeconds}" />
    <title>${title}</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 1rem; text-align: center; }
      h1 { font-size: 1.25rem; margin: 0 0 0.5rem; }
      p { margin: 0; opacity: 0.75; }
    </style>
    ${SCRIPT_TAG}
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p role="status">${text}</p>
    </main>
  </body>
</html>
`;
}

/**
 * Runs in every page of a preview: tells of console errors, uncaught errors, rejections and failed requests, and reloads the page when
 * another version has taken its place. Holds no secret: the page can do all of it as well.
 */
export const CLIENT_SCRIPT = `(() => {
  "use strict";
  const send = window.fetch.bind(window);
  const seen = new Map();
  let left = 20;
  const tell = (kind, message, detail) => {
    const text = String(message).slice(0, 1000);
    const count = (seen.get(text) || 0) + 1;
    seen.set(text, count);
    if (count > 3 || left <= 0) return;
    left -= 1;
    const body = JSON.stringify({ kind, message: text, detail: detail === undefined ? undefined : String(detail).slice(0, 4000), page: location.pathname.slice(0, 500) });
    send("${RESERVED}errors", { method: "POST", headers: { "content-type": "application/json" }, body, keepalive: true }).catch(() => {});
  };
  setInterval(() => { left = Math.min(20, left + 1); }, 3000);
  const format = (value) => {
    if (value instanceof Error) return value.stack || value.message;
    if (typeof value === "object" && value !== null) { try { return JSON.stringify(value).slice(0, 500); } catch { return "an object"; } }
    return String(value);
  };
  const error = console.error;
  console.error = (...values) => {
    error.apply(console, values);
    const [first, ...rest] = values.map(format);
    tell("console", (first || "").split("\\n")[0], [first, ...rest].join(" "));
  };
  addEventListener("error", (event) => {
    const target = event.target;
    if (target instanceof Element) return tell("request", "Could not load " + (target.src || target.href || target.tagName));
    tell("uncaught", event.message.replace(/^Uncaught /, ""), event.error && event.error.stack);
  }, true);
  addEventListener("unhandledrejection", (event) => {
    const reason = event.reason;
    tell("rejection", reason instanceof Error ? reason.message : format(reason), reason && reason.stack);
  });
  window.fetch = async (...call) => {
    const name = () => { try { const request = new Request(...call); return request.method + " " + new URL(request.url).pathname; } catch { return "a request"; } };
    try {
      const response = await send(...call);
      if (response.status >= 500) tell("request", name() + " answered " + response.status);
      return response;
    } catch (failure) {
      if (!(failure && failure.name === "AbortError")) tell("request", name() + " failed: " + (failure && failure.message));
      throw failure;
    }
  };
  const events = new EventSource("${RESERVED}events");
  events.onmessage = (event) => { if (event.data === "reload") location.reload(); };
})();
`;
