import type { TextMapGetter, TextMapSetter } from "@opentelemetry/api";

import { reportFirst } from "../report-first.ts";
import { headerPairs } from "./headers/header-pairs.ts";
import { headerRecord } from "./headers/header-record.ts";
import type { HeaderStore } from "./headers/header-store.ts";
import { headersObject } from "./headers/headers-object.ts";
import { outgoingMessage } from "./headers/outgoing-message.ts";
import { rawHeaders } from "./headers/raw-headers.ts";

/** RFC 9110, 5.6.2 and 5.5: Node.js and `fetch` throw into the request when they are given anything else. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
const FIELD_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/u;

const reportUnread = reportFirst("Reading headers");
const reportUnwritten = reportFirst("Writing a header");

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const has = (value: object, method: string): boolean =>
  typeof (value as Record<string, unknown>)[method] === "function";

/** The headers of a request or a response; the distinct ones where there are such, for the others hide duplicates. */
const headersOf = (carrier: object): object => {
  if (!isObject(carrier)) return {};
  const { headersDistinct, headers } = carrier;
  if (isObject(headersDistinct)) return headersDistinct;
  return isObject(headers) ? headers : carrier;
};

const storeOf = (headers: object): HeaderStore<object> => {
  if (Array.isArray(headers)) return typeof headers[0] === "string" ? rawHeaders : headerPairs;
  if (has(headers, "setHeader") && has(headers, "getHeader")) return outgoingMessage;
  if (has(headers, "get") && has(headers, "set") && has(headers, "keys")) return headersObject;
  return headerRecord;
};

/**
 * Reads and writes HTTP headers wherever they are kept: in plain objects with names in any case, `Headers`, arrays of
 * pairs, flat arrays such as `rawHeaders`, and in requests and responses of `node:http`, `node:http2` and `fetch`.
 *
 * `get` finds a name in any case, and all headers of that name: where there are several, an array of them. `set`
 * writes the header in the place of all of its name. A header that cannot be sent, for a line end in it for example,
 * is not written. Nothing throws; the first failure is logged.
 *
 * @example
 * ```ts
 * import type { IncomingMessage } from "node:http";
 * import { context, propagation } from "@opentelemetry/api";
 * import { headersCarrier } from "@sideband/propagation";
 *
 * const handle = (request: IncomingMessage): void => {
 *   const caller = propagation.extract(context.active(), request, headersCarrier);
 *   const headers = new Headers();
 *   propagation.inject(caller, headers, headersCarrier);
 * };
 * ```
 */
export const headersCarrier: TextMapGetter<object> & TextMapSetter<object> = {
  keys(carrier) {
    try {
      const headers = headersOf(carrier);
      const names = storeOf(headers).names(headers);
      return Array.from(new Set(names.map((name) => name.toLowerCase())));
    } catch (error) {
      reportUnread(error);
      return [];
    }
  },

  get(carrier, key) {
    try {
      const headers = headersOf(carrier);
      const values = storeOf(headers).values(headers, key.toLowerCase());
      const texts = values.filter((value) => typeof value === "string");
      return texts.length > 1 ? texts : texts[0];
    } catch (error) {
      reportUnread(error);
      return undefined;
    }
  },

  set(carrier, key, value) {
    try {
      if (!TOKEN.test(key) || !FIELD_VALUE.test(value)) throw new TypeError("Expected a header that can be sent");
      const headers = headersOf(carrier);
      storeOf(headers).replace(headers, key.toLowerCase(), value);
    } catch (error) {
      reportUnwritten(error);
    }
  },
};
