import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

// How busy the machine is decides nothing.
const { text } = createRedactor({ nowMs: () => 0 });

const form = (end: string, password: string): string =>
  [
    "--b1",
    'Content-Disposition: form-data; name="user"',
    "",
    "ann",
    "--b1",
    'Content-Disposition: form-data; name="password"; filename="p.txt"',
    "Content-Type: text/plain",
    "",
    password,
    "--b1--",
    "",
  ].join(end);

test.each(["\n", "\r\n"])("a part of a form that says it is a secret does not come out, lines end with %j", (end) => {
  const clean = form(end, "[REDACTED]");
  expect(text(form(end, `a rose${end}and more`))).toBe(clean);
  expect(text(clean)).toBe(clean);
  expect(text(form(end, "a rose").slice(0, -8))).toBe(clean.slice(0, clean.indexOf("[REDACTED]") + 10));
});

test("an empty part stays, and what only begins with hyphens", () => {
  expect(text(form("\n", ""))).toBe(form("\n", ""));
  expect(text('-- a comment\nselect name="password"\n\nx')).toBe('-- a comment\nselect name="password"\n\nx');
});
