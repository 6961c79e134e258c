import { readProperty } from "@sideband/propagation/lifetime";

import { parseDuration, parseMilliseconds, parseRetryAfter, parseSeconds, type ParseWait } from "./parse-wait.ts";
import { providerMessage } from "./provider-message.ts";
import { readHeader } from "./read-header.ts";

type Source = readonly [name: string, parse: ParseWait];

const HEADERS: readonly Source[] = [
  ["retry-after-ms", parseMilliseconds],
  ["x-ms-retry-after-ms", parseMilliseconds],
  ["retry-after", parseRetryAfter],
];

const FIELDS: readonly Source[] = [
  ["retry_after_ms", parseMilliseconds],
  ["retry_after", parseSeconds],
  ["retryAfterSeconds", parseSeconds],
  ["retryDelay", parseDuration],
];

/** `Please try again in 1m30s.`, `Please retry after 20 seconds.` */
const WORDS = /\b(?:try again|retry) (?:in|after) (?<wait>(?:\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h| seconds?)){1,3})\b/i;
const MAX_WORDS_LENGTH = 1024;

/** Where clients keep the headers of the answer. */
const headersOf = (error: unknown): readonly unknown[] => [
  readProperty(error, "headers"),
  readProperty(error, "responseHeaders"),
  readProperty(readProperty(error, "response"), "headers"),
  readProperty(readProperty(error, "$response"), "headers"),
];

/**
 * How many seconds a provider asks to wait: as its headers say, a field of its answer, or its words. Never throws.
 *
 * @param bodies what the provider said, the error first.
 */
export const retryAfterS = (bodies: readonly object[], nowMs: () => number): number | undefined => {
  for (const headers of headersOf(bodies[0])) {
    for (const [name, parse] of HEADERS) {
      const seconds = parse(readHeader(headers, name), nowMs);
      if (seconds !== undefined) return seconds;
    }
  }
  for (const body of bodies) {
    for (const [name, parse] of FIELDS) {
      const seconds = parse(readProperty(body, name), nowMs);
      if (seconds !== undefined) return seconds;
    }
  }
  const words = WORDS.exec(providerMessage(bodies)?.slice(0, MAX_WORDS_LENGTH) ?? "");
  return parseDuration(words?.groups?.["wait"], nowMs);
};
