import { randomBytes } from "node:crypto";

/** What `{id}` stands for in the address of a preview. */
const PLACE = "{id}";
const ID = /^[a-z2-7]{26}$/;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Names a preview: 130 bits that nobody guesses, in letters that a host name may have. */
export function createPreviewId(): string {
  return [...randomBytes(26)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

export type PreviewAddress = {
  /** The origin of a preview. */
  urlOf(previewId: string): string;
  /** Whose origin a `Host` header names; nothing for any other host. The port is not looked at: a proxy may have changed it. */
  idOf(host: string | undefined): string | undefined;
};

/** @param template an origin with `{id}` as the first label of its host, such as `https://{id}.preview.example.org`. */
export function createAddress(template: string): PreviewAddress {
  const { hostname } = new URL(template.replace(PLACE, "id"));
  const suffix = hostname.slice("id".length).toLowerCase();
  return {
    urlOf: (previewId) => template.replace(PLACE, previewId),
    idOf(host) {
      const name = (host ?? "").toLowerCase().replace(/:\d{1,5}$/, "");
      const id = name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : "";
      return ID.test(id) ? id : undefined;
    },
  };
}

/** Why a template is no good, or nothing. */
export function describeBadTemplate(template: string): string | undefined {
  const url = URL.parse(template.replace(PLACE, "id"));
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search + url.hash === "";
  const isFirstLabel = /^https?:\/\/\{id\}\.[^{}@]+$/.test(template);
  return isOrigin && isFirstLabel ? undefined : "must be an origin like https://{id}.preview.example.org";
}
