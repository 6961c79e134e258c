import fc from "fast-check";
import { expect, test } from "vitest";

import { openEscapeIn } from "../../src/escapes/open-escape.ts";
import { unescape, Unescaped, unescapeJson } from "../../src/escapes/unescape.ts";

const parts = [String.raw`\u0073`, String.raw`\\u006b`, "%73", "%C3%A9", "%F0%9F%98%80", "&#115;", "&#x6b;", "&amp;"];
const texts = fc.array(
  fc.oneof(fc.constantFrom(...parts, "\\", '\\"', "a", "%", "&", "u0"), fc.string({ maxLength: 3 })),
  {
    maxLength: 20,
  },
);

test.each([
  ["of URLs, HTML and characters", unescape],
  ["of JSON", unescapeJson],
])("escapes that are complete before a place read the same, whatever comes behind: %s", (_, read) => {
  const meant = (text: string): string => read(text)?.text ?? text;
  fc.assert(
    fc.property(texts, texts, (before, behind) => {
      const text = before.join("");
      const closed = text.slice(0, openEscapeIn(text));
      expect(meant(text + behind.join("")).startsWith(meant(closed))).toBe(true);
    }),
  );
});

test("a place is that of what it means, and back", () => {
  fc.assert(
    fc.property(texts, (of) => {
      const original = of.join("");
      const unescaped = unescape(original) ?? new Unescaped(original);
      for (let place = 0; place <= unescaped.text.length; place += 1)
        expect(unescaped.placeOf(unescaped.originalOf(place))).toBe(place);
      for (let at = 0; at <= original.length; at += 1)
        expect(unescaped.originalOf(unescaped.placeOf(at))).toBeLessThanOrEqual(at);
    }),
  );
});
