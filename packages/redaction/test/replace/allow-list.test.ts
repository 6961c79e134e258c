import { expect, test } from "vitest";

import { allowed } from "../../src/replace/allow-list.ts";

const isAllowed = allowed({ allow: ["support@example.com", /[a-z]{1,20}@example\.org/, /TEST-\d{1,8}/gim, /a|bc/y] });

test.each(["support@example.com", "anyone@example.org", "test-1", "TEST-12345678", "a", "bc"])(
  "%s is allowed",
  (text) => {
    expect(isAllowed(text)).toBe(true);
    expect(isAllowed(text)).toBe(true);
  },
);

test.each([
  "Support@example.com",
  "support@example.com.",
  "x@example.org2",
  "1x@example.org",
  "test-123456789",
  "test-1\ntest-2",
  "ab",
  "abc",
  "",
])("%j is not", (text) => {
  expect(isAllowed(text)).toBe(false);
});

test("nothing is allowed by default", () => {
  expect(allowed({ allow: [] })("a")).toBe(false);
});
