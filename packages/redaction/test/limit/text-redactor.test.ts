import fc from "fast-check";
import { expect, test } from "vitest";

import { countCodePoints, CUT_MARKER } from "../../src/limit/cut-text.ts";
import { isWithheld } from "../../src/scan/scan-outcome.ts";
import { redactionOf, TOKEN } from "../value/support.ts";

const LIMIT = 60;

test("what has nothing in it and fits is the very text", () => {
  const { texts, record } = redactionOf();
  const text = "nothing to see here";
  expect(texts.redact(text, "text", 19)).toBe(text);
  expect(record).toMatchObject({ replacedBy: {}, withheldFor: {}, cuts: 0 });
});

test("a secret that straddles the cut leaves nothing, wherever it stands", () => {
  for (let before = 0; before < 2 * LIMIT; before += 1) {
    for (const behind of [0, 1, 30, 500]) {
      const { texts, record } = redactionOf();
      const clean = texts.redact("x".repeat(before) + TOKEN + "y".repeat(behind), "text", LIMIT);
      expect(clean.length).toBeLessThanOrEqual(LIMIT);
      expect(clean).not.toMatch(/tkn|abcd|1234/);
      const isCut = before + TOKEN.length + behind > LIMIT || before + "[TEST_TOKEN]".length > LIMIT;
      expect(record.cuts).toBe(isCut ? 1 : 0);
      expect(clean.endsWith(CUT_MARKER)).toBe(isCut);
      expect(record.replacedBy).toEqual(before < LIMIT ? { "test-token": 1 } : {});
    }
  }
});

test("what begins before its keyword is found though the keyword stands behind the cut", () => {
  for (let before = 30; before < LIMIT + 5; before += 1) {
    const { texts } = redactionOf();
    const clean = texts.redact(`${"x ".repeat(before / 2)}secretname@somewhere.test and more to be cut`, "text", LIMIT);
    expect(clean).not.toMatch(/secret|sec|name|where/);
  }
});

test("what stands as far before a long keyword as it may is found, though the keyword is far behind the cut", () => {
  const host = {
    name: "host",
    label: "HOST",
    keywords: [".tenant.internal"],
    at: "run",
    lead: /[a-z]/,
    expression: /[a-z]{1,256}\.tenant\.internal/,
  } as const;
  for (const length of [240, 250, 256]) {
    const { texts } = redactionOf({ detectors: [host] });
    // Too short for a marker, which would take the place of what stands before the cut.
    const clean = texts.redact(`ab ${"secret".repeat(43).slice(0, length)}.tenant.internal and more`, "text", 10);
    expect(clean).not.toContain("sec");
  }
});

test("what is replaced at the cut is seen whole, so that equal secrets stay equal", () => {
  const { texts } = redactionOf({}, (_label, found) => `<${found.length}>`);
  const shrinking = `${TOKEN} ${TOKEN} `;
  const clean = texts.redact(`${shrinking}${"x".repeat(24)}${TOKEN}${"y".repeat(99)}`, "text", LIMIT);
  expect(clean).toBe(`<12> <12> ${"x".repeat(24)}<12>${CUT_MARKER}`);
});

test("nothing from behind the cut comes in because what stands before gets shorter", () => {
  const { texts } = redactionOf({}, () => "");
  const clean = texts.redact(`${`${TOKEN} `.repeat(10)}behind behind behind`, "text", LIMIT);
  expect(clean).toBe(`    ${CUT_MARKER}`);
});

test("what looks like a finding only because of the cut is replaced as well", () => {
  const whole = {
    name: "whole",
    label: "WHOLE",
    keywords: ["id="],
    expression: /id=[a-f]{6}(?![a-f])/,
  };
  const { texts } = redactionOf({ detectors: [whole] });
  const clean = texts.redact(`${"x".repeat(36)} id=${"abcdef".repeat(9)}`, "text", LIMIT);
  expect(clean).toBe(`${"x".repeat(36)} [WHOLE]${CUT_MARKER}`);
});

test("labels that make a text too long are cut, and that is counted once", () => {
  const { texts, record } = redactionOf({}, (label) => `[${label.repeat(9)}]`);
  const clean = texts.redact(`${TOKEN} ${TOKEN}`, "text", 40);
  expect(clean).toHaveLength(40);
  expect(clean.endsWith(CUT_MARKER)).toBe(true);
  expect(record.cuts).toBe(1);
});

test("what does not come to rest is withheld, and so is what takes too long or fails", () => {
  const endless = redactionOf({}, () => `${TOKEN}!`);
  expect(endless.texts.redact(TOKEN, "text", 4096)).toBe("[WITHHELD]");
  expect(endless.record.withheldFor).toEqual({ unstable: 1 });

  let now = 0;
  const slow = redactionOf({ nowMs: () => (now += 10), maxTimeMs: 5 });
  expect(slow.texts.redact(`${TOKEN} `.repeat(300), "text", 4096)).toBe("[WITHHELD]");
  expect(slow.record.withheldFor).toEqual({ time_budget: 1 });

  const failing = redactionOf({
    detectors: [
      {
        name: "failing",
        label: "X",
        keywords: ["tkn"],
        maxLength: 3,
        find: () => {
          throw new Error("no");
        },
      },
    ],
  });
  expect(failing.texts.redact(TOKEN, "text", 5)).toBe("[WITH");
  expect(failing.record.withheldFor).toEqual({ failing: 1 });
});

test("however much more of a text there is, what is looked at does not grow", () => {
  const { texts, record } = redactionOf({ maxScanLength: 10_000 });
  expect(texts.redact("a".repeat(1_000_000), "text", 100)).toHaveLength(100);
  expect(texts.redact("a".repeat(10_001), "text", 20_000)).toBe("[WITHHELD]");
  expect(record.withheldFor).toEqual({ too_long: 1 });
});

test("of machines' values addresses stay", () => {
  const { texts } = redactionOf();
  const text = `10.0.0.1 ${TOKEN}`;
  expect(texts.redact(text, "text", 99)).toBe("[IP] [TEST_TOKEN]");
  expect(texts.redact(text, "text", 99, texts.infrastructureScanner)).toBe("10.0.0.1 [TEST_TOKEN]");
});

test("half a character is replaced before anything is looked for", () => {
  const { texts } = redactionOf();
  expect(texts.redact("a\ud800b", "text", 99)).toBe("a\ufffdb");
  expect(texts.redact(`\udc00${TOKEN}`, "text", 99)).toBe("\ufffd[TEST_TOKEN]");
});

const pieces = fc.oneof(
  fc.constantFrom(TOKEN, "tkn_", "me@x.test", "acme=0123456789abcdef", "777123456789", "10.1.2.3", " ", "[", "]"),
  fc.string({ unit: "binary", maxLength: 12 }),
);

test("any text: within the limit, well-formed, nothing found again, and clean stays clean", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), fc.nat(120), (parts, maxLength) => {
      const { texts, record } = redactionOf();
      const clean = texts.redact(parts.join(""), "text", maxLength);
      expect(countCodePoints(clean)).toBeLessThanOrEqual(maxLength);
      expect(clean.isWellFormed()).toBe(true);
      expect(texts.scanner.scan(clean)).toEqual([]);
      expect(record.withheldFor).toEqual({});
      expect(texts.redact(clean, "text", maxLength)).toBe(clean);
    }),
    { numRuns: 500 },
  );
});

test("all looks at a value have one time together", () => {
  let now = 0;
  const { texts, record } = redactionOf({ nowMs: () => (now += 1), maxTimeMs: 8 }, () => `${TOKEN}!`);
  const text = `${TOKEN} `.repeat(300);
  expect(isWithheld(texts.scanner.scan(text))).toBe(false);
  expect(texts.redact(text, "text", 16_384)).toBe("[WITHHELD]");
  expect(record.withheldFor).toEqual({ time_budget: 1 });
});
