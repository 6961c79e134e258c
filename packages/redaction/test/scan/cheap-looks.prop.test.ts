import fc from "fast-check";
import { expect, test } from "vitest";

import { endOfMatch } from "../../src/scan/end-of-match.ts";
import { mayNest, NESTED_ASSIGNMENT } from "../../src/scan/nested-assignment.ts";
import { mayBeAttribute, OTHER_ATTRIBUTES, OWN_ATTRIBUTES } from "../../src/scan/value-beside.ts";

/** What both are made of, so that a good part of the texts match. */
const parts = fc.constantFrom(
  ..."&'static |&mut |name|String|std::string|Vec<&str>|get; set; } = |get;|type|: |:|=| = |\\\"|\"|'|a|(|)|[]|]byte|!|?|<value>|".split(
    "|",
  ),
  ..." |  |\t|key|token: |default|,|x9|.|-|\n|{|</|text".split("|"),
);
const texts = fc.array(parts, { minLength: 1, maxLength: 9 }).map((all) => all.join(""));

test("what is nested is never taken for what is not", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(endOfMatch(NESTED_ASSIGNMENT, text, 0) === 0 || mayNest(text, 0)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test("nor are attributes", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w:.-]{1,40}$/), (name) => {
      const own = ` ${name}="a">text</`;
      const other = ` ${name}="a"><value>`;
      expect(endOfMatch(OWN_ATTRIBUTES, own, 0)).toBe(own.indexOf("text"));
      expect(endOfMatch(OTHER_ATTRIBUTES, other, 0)).toBe(other.indexOf("<"));
      expect(mayBeAttribute(own, 1) && mayBeAttribute(other, 1)).toBe(true);
    }),
  );
});

test("both look at names that nothing follows, and say no", () => {
  expect([mayNest("failure, logname", 0), mayNest("true,", 0), mayNest("42\n", 0)]).toEqual([false, false, false]);
  expect([mayBeAttribute("for root", 0), mayBeAttribute("", 0)]).toEqual([false, false]);
});
