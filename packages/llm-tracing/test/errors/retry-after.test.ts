import { expect, it } from "vitest";

import { retryAfterS } from "../../src/errors/retry-after.ts";

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);
const now = (): number => NOW;
const byHeader = (value: string, name = "retry-after"): number | undefined =>
  retryAfterS([{ headers: new Headers({ [name]: value }) }], now);
const byMessage = (message: string): number | undefined => retryAfterS([{ message }], now);

it.each([
  ["0", 0],
  ["20", 20],
  ["1.5", 1.5],
  ["Thu, 01 Jan 2026 12:00:30 GMT", 30],
  ["Thu, 01 Jan 2026 11:59:00 GMT", 0],
  ["-1", undefined],
  ["", undefined],
  ["20s", undefined],
  ["1e3", undefined],
  ["0x10", undefined],
  ["Infinity", undefined],
  ["2026", 2026],
  ["31536001", undefined],
  ["Thu, 01 Jan 2099 00:00:00 GMT", undefined],
  ["soon GMT", undefined],
])("the header %j is %s", (value, expected) => {
  expect(byHeader(value)).toBe(expected);
});

it("a header in milliseconds comes first", () => {
  expect(byHeader("1500", "retry-after-ms")).toBe(1.5);
  expect(retryAfterS([{ headers: new Headers({ "retry-after": "9", "retry-after-ms": "x" }) }], now)).toBe(9);
});

it.each([
  ["429 Rate limit reached. Please try again in 6ms. Visit …", 0.006],
  ["Please try again in 1.2s.", 1.2],
  ["Please try again in 6m0s.", 360],
  ["Please try again in 1h2m3.5s.", 3723.5],
  ["Please retry in 39.4s.", 39.4],
  ["Please retry after 20 seconds.", 20],
  ["Please retry after 1 second.", 1],
  ["Please retry after a while.", undefined],
  ["Please try again in 20 years.", undefined],
  ["entry in 5s", undefined],
  [`${"x".repeat(2000)} try again in 5s`, undefined],
])("the words %j say %s", (message, expected) => {
  expect(byMessage(message)).toBe(expected);
});

it("is not known of nothing", () => {
  expect(retryAfterS([], now)).toBeUndefined();
});
