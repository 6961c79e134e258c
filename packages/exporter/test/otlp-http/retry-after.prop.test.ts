import fc from "fast-check";
import { expect, test } from "vitest";

import { MAX_RETRY_AFTER_MS, MIN_RETRY_AFTER_MS, parseRetryAfter } from "../../src/otlp-http/retry-after.ts";

const parameters = { numRuns: Number(process.env.FC_NUM_RUNS ?? 1000) };

const headerValue = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.bigInt().map(String),
);

test("never throws, and says nothing or something within the clamp", () => {
  fc.assert(
    fc.property(fc.option(headerValue, { nil: undefined }), headerValue, fc.integer({ min: 0 }), (value, date, now) => {
      const delay = parseRetryAfter(value, date, now);
      if (delay === undefined) return;
      expect(delay).toBeGreaterThanOrEqual(MIN_RETRY_AFTER_MS);
      expect(delay).toBeLessThanOrEqual(MAX_RETRY_AFTER_MS);
    }),
    parameters,
  );
});

test("whole seconds within the clamp are taken as they are", () => {
  const seconds = fc.integer({ min: MIN_RETRY_AFTER_MS / 1000, max: MAX_RETRY_AFTER_MS / 1000 });
  fc.assert(
    fc.property(seconds, (value) => parseRetryAfter(String(value), undefined, 0) === value * 1000),
    parameters,
  );
});

test("a date so many seconds ahead means so many seconds", () => {
  const seconds = fc.integer({ min: MIN_RETRY_AFTER_MS / 1000, max: MAX_RETRY_AFTER_MS / 1000 });
  const now = fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => s * 1000);
  fc.assert(
    fc.property(seconds, now, (ahead, start) => {
      const until = new Date(start + ahead * 1000).toUTCString();
      return parseRetryAfter(until, undefined, start) === ahead * 1000;
    }),
    parameters,
  );
});
