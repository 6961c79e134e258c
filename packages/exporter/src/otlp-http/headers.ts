import { validateHeaderName, validateHeaderValue } from "node:http";

import type { RenewableHeaders } from "../credentials/renewable-headers.ts";

export type HeaderRecord = Readonly<Record<string, string>>;

/**
 * Headers for every request: fixed, or asked for each time, or asked for each time and renewed when the receiver refuses
 * them.
 */
export type HeadersOption = HeaderRecord | (() => HeaderRecord | Promise<HeaderRecord>) | RenewableHeaders;

/** Lower-case names and values, ready to send. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** What the transport itself decides; a value from outside would make the request unreadable. */
const RESERVED: ReadonlySet<string> = new Set([
  "accept-encoding",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const accepts = (validate: () => void): boolean => {
  try {
    validate();
    return true;
  } catch {
    return false;
  }
};

/**
 * The headers as pairs of lower-case name and value.
 *
 * @throws TypeError if one cannot be sent as it is. No value is part of the message.
 */
export const toHeaderPairs = (headers: unknown): HeaderPairs => {
  if (typeof headers !== "object" || headers === null || Array.isArray(headers)) {
    throw new TypeError(
      `Expected \`headers\` to be a record of strings, got ${headers === null ? "null" : typeof headers}`,
    );
  }
  return Object.entries(headers).map(([name, value]: [string, unknown]) => {
    if (!accepts(() => validateHeaderName(name))) {
      throw new TypeError(`Expected the names in \`headers\` to be HTTP tokens, got ${JSON.stringify(name)}`);
    }
    if (RESERVED.has(name.toLowerCase())) {
      throw new TypeError(`Expected \`headers\` to leave \`${name}\` to the exporter, got a value for it`);
    }
    if (typeof value !== "string") {
      throw new TypeError(`Expected \`headers["${name}"]\` to be a string, got ${typeof value}`);
    }
    if (!accepts(() => validateHeaderValue(name, value))) {
      throw new TypeError(`Expected \`headers["${name}"]\` to be a header value, got characters that HTTP forbids`);
    }
    return [name.toLowerCase(), value] as const;
  });
};
