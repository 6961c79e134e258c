import { describe, expect, test } from "vitest";

import { MAX_RETRY_AFTER_MS, MIN_RETRY_AFTER_MS, parseRetryAfter } from "../../src/otlp-http/retry-after.ts";

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

describe("parseRetryAfter", () => {
  test.each([
    ["seconds", "60", 60_000],
    ["seconds with space around", " 7 ", 7_000],
    ["fractions, which some servers send", "1.5", 1_500],
    ["zero", "0", MIN_RETRY_AFTER_MS],
    ["negative", "-5", MIN_RETRY_AFTER_MS],
    ["ten years", "315360000", MAX_RETRY_AFTER_MS],
    ["more digits than a number holds", "9".repeat(400), MAX_RETRY_AFTER_MS],
    ["a date", "Mon, 23 Nov 2026 12:01:00 GMT", 60_000],
    ["a date in the past", "Sun, 06 Nov 1994 08:49:37 GMT", MIN_RETRY_AFTER_MS],
    ["a date far off", "Sat, 23 Nov 2036 12:00:00 GMT", MAX_RETRY_AFTER_MS],
    ["a date of RFC 850", "Monday, 23-Nov-26 12:00:30 GMT", 30_000],
    ["a date of asctime, which is in GMT whatever the machine's zone", "Mon Nov 23 12:00:45 2026", 45_000],
    ["a date of asctime with one digit", "Sun Nov  6 08:49:37 1994", MIN_RETRY_AFTER_MS],
    ["nothing", undefined, undefined],
    ["an empty value", "", undefined],
    ["a word", "soon", undefined],
    ["a text in which a date parser would find one", "attempt 5", undefined],
    ["a date that does not exist", "Mon, 99 Nov 2026 12:01:00 GMT", undefined],
    ["hexadecimal", "0x10", undefined],
    ["an exponent", "1e3", undefined],
    ["Infinity", "Infinity", undefined],
    ["a list", "1, 2", undefined],
  ])("%s", (_, value, expected) => {
    expect(parseRetryAfter(value, undefined, NOW)).toBe(expected);
  });

  test("measures a date by the receiver's own clock, where it tells it", () => {
    const until = "Mon, 23 Nov 2026 10:01:00 GMT";
    expect(parseRetryAfter(until, "Mon, 23 Nov 2026 10:00:00 GMT", NOW)).toBe(60_000);
    expect(parseRetryAfter(until, "nonsense", NOW)).toBe(MIN_RETRY_AFTER_MS);
  });
});
