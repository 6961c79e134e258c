import { describe, expect, it } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { isWithheld, type ScanOutcome } from "../../src/scan/scan-outcome.ts";
import { type ScanBudget, Scanner } from "../../src/scan/scanner.ts";

const plenty: ScanBudget = { maxTimeMs: 1000, maxLength: 1_000_000, nowMs: () => 0 };

const scannerOf = (detectors: readonly Detector[], budget: Partial<ScanBudget> = {}): Scanner =>
  new Scanner(
    detectors.map((detector) => compileDetector(detector)),
    { ...plenty, ...budget },
  );

const seen = (text: string, outcome: ScanOutcome): string[] =>
  isWithheld(outcome)
    ? [outcome.withheld]
    : outcome.map(({ detector, start, end }) => `${detector.name} ${text.slice(start, end)}`);

const scan = (text: string, ...detectors: Detector[]): string[] => seen(text, scannerOf(detectors).scan(text));

const order: Detector = { name: "order", label: "ORDER", keywords: ["ord-"], expression: /ord-\d{4}(?!\d)/ };

describe("a detector that is an expression", () => {
  it("is tried where its keyword begins, in any case that the expression allows", () => {
    expect(scan("see ord-1234, ORD-1234 and ord-12345", order)).toEqual(["order ord-1234"]);
    expect(scan("ORD-1234", { ...order, expression: /ord-\d{4}/i })).toEqual(["order ORD-1234"]);
  });

  it("finds nothing in the middle of a word, unless it may", () => {
    expect(scan("word-1234", order)).toEqual([]);
    expect(scan("word-1234", { ...order, inWord: true })).toEqual(["order ord-1234"]);
  });

  it("finds what stands behind an escape", () => {
    const escaped = [String.raw`a\nord-1234`, "q%3Dord-1234", String.raw`\u003dord-1234`, String.raw`\x3dord-1234`];
    for (const text of escaped) expect(scan(text, order)).toEqual(["order ord-1234"]);
    for (const text of ["nord-1234", "3Dord-1234", "u003dord-1234"]) expect(scan(text, order)).toEqual([]);
  });

  it("replaces its group named secret alone", () => {
    const pin: Detector = { name: "pin", label: "PIN", keywords: ["pin"], expression: /pin (?<secret>\d{4})/ };
    expect(scan("the pin 1234 is", pin)).toEqual(["pin 1234"]);
  });

  it("is tried at the value that is assigned to a name with the keyword in it", () => {
    const acme: Detector = { name: "acme", label: "ACME", keywords: ["acme"], at: "value", expression: /[a-f]{6}/ };
    expect(scan('ACME_KEY="abcdef"', acme)).toEqual(["acme abcdef"]);
    expect(scan("acme abcdef", { ...acme, keywords: ["nothing"] })).toEqual([]);
    expect(scan('ACME_KEY="gabcdef"', acme)).toEqual([]);
  });

  it("is tried where the run before the keyword begins", () => {
    const host: Detector = {
      name: "host",
      label: "HOST",
      keywords: [".acme.test"],
      at: "run",
      lead: /[a-z0-9]/,
      expression: /[a-z0-9]{3,20}\.acme\.test/,
    };
    expect(scan("https://abc.acme.test/x", host)).toEqual(["host abc.acme.test"]);
    expect(scan("https://ab.acme.test/x", host)).toEqual([]);
    expect(scan(".acme.test", host)).toEqual([]);
  });

  it("asks its validator", () => {
    const even: Detector = { ...order, validate: (match) => Number(match.slice(4)) % 2 === 0 };
    expect(scan("ord-1234 ord-1235", even)).toEqual(["order ord-1234"]);
  });
});

describe("a detector that is a function", () => {
  const digits: Detector = {
    name: "digits",
    label: "DIGITS",
    keywords: [],
    digits: true,
    maxLength: 20,
    find: (_, { start, end }) => (end - start === 3 ? { start, end } : undefined),
  };

  it("is asked about each run of digits", () => {
    expect(scan("1 12 123 1234 321", digits)).toEqual(["digits 123", "digits 321"]);
  });

  it("is asked about runs of so many digits only, where it says so", () => {
    const asked: string[] = [];
    const find = (text: string, { start, end }: { start: number; end: number }): undefined => {
      asked.push(text.slice(start, end));
    };
    scan("1 12 123 1234 12345 x", { ...digits, digits: [2, 4], find });
    expect(asked.splice(0)).toEqual(["12", "123", "1234"]);
    // No more comes of a text that is scanned: at its end a run is as long as it is.
    scan("12345 1", { ...digits, digits: [2, 4], find });
    scan("123", { ...digits, digits: [2, 4], find });
    expect(asked).toEqual(["123"]);
  });

  it("gets the keyword's place", () => {
    const around: Detector = {
      name: "around",
      label: "AROUND",
      keywords: ["@"],
      maxLength: 5,
      find: (_, { start, end }) => ({ start: start - 1, end: end + 1 }),
    };
    expect(scan("a@b c@d", around)).toEqual(["around a@b", "around c@d"]);
  });

  it("finds nothing with a range that is empty", () => {
    expect(scan("1", { ...digits, find: () => ({ start: 1, end: 1 }) })).toEqual([]);
  });
});

describe("what a scan may cost", () => {
  it("withholds what is longer than it may be", () => {
    expect(scannerOf([order], { maxLength: 10 }).scan("ord-1234 and")).toEqual({ withheld: "too_long" });
    expect(seen("ord-1234", scannerOf([order], { maxLength: 10 }).scan("ord-1234"))).toEqual(["order ord-1234"]);
  });

  it("withholds what takes too long", () => {
    let now = 0;
    const slow = scannerOf([order], { maxTimeMs: 5, nowMs: () => (now += 1) });
    expect(slow.scan("ord-1234 ".repeat(100_000))).toEqual({ withheld: "time_budget" });
    now = 0;
    expect(isWithheld(slow.scan("ord-1234 ".repeat(100)))).toBe(false);
  });

  it("looks at the clock where nothing is found, too", () => {
    let now = 0;
    const slow = scannerOf([order], { maxTimeMs: 5, nowMs: () => (now += 3) });
    expect(slow.scan("nothing ".repeat(100_000))).toEqual({ withheld: "time_budget" });
  });

  it("looks at the clock more often, the further a detector looks", () => {
    const looksUntilLate = (expression: RegExp): number => {
      let looks = 0;
      scannerOf([{ ...order, expression }], { nowMs: () => (looks += 1) }).scan("ord-1234 ".repeat(1000));
      return looks;
    };
    expect(looksUntilLate(/ord-\d{4}(?=[^]{0,16000})/)).toBeGreaterThan(20 * looksUntilLate(/ord-\d{4}/));
  });

  it("has one time for all scans of a value, whatever scans", () => {
    let now = 0;
    const one = scannerOf([order], { maxTimeMs: 5, nowMs: () => (now += 2) });
    const other = new Scanner(one.detectors, one.budget, undefined, one.watch);
    const text = "ord-1234 ".repeat(200);
    expect([one.scan(text), other.scan(text), one.scan(text), other.scan(text)].some(isWithheld)).toBe(false);
    one.watch.enter();
    expect([one.scan(text), other.scan(text), one.scan(text), other.scan(text)].map(isWithheld)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    one.watch.leave();
    expect(isWithheld(other.scan(text))).toBe(false);
  });

  it("withholds where a detector or its validator throws, and says which", () => {
    const thrower = (): never => {
      throw new Error("never told: ord-1234");
    };
    const failing: Detector = { name: "failing", label: "X", keywords: ["ord-"], maxLength: 9, find: thrower };
    const outcome = { withheld: "detector_failed", detector: "failing" };
    expect(scannerOf([order, failing]).scan("ord-1234")).toEqual(outcome);
    expect(scannerOf([{ ...order, name: "failing", validate: thrower }]).scan("ord-1234")).toEqual(outcome);
    expect(scannerOf([failing]).scan("nothing here")).toEqual([]);
  });
});

it("scans a part of a text, and finds what ends behind it", () => {
  const text = "ord-1111 ord-2222 ord-3333";
  expect(seen(text, scannerOf([order]).scan(text, 5, 13))).toEqual(["order ord-2222"]);
});

it("tries detectors that share a keyword, and those of a longer keyword at the same place", () => {
  const longer: Detector = { name: "longer", label: "LONGER", keywords: ["ord-99"], expression: /ord-99\d{2}-x/ };
  expect(scan("ord-9912-x", { ...order, expression: /ord-\d{4}/ }, longer)).toEqual(["longer ord-9912-x"]);
});

it("leaves what is allowed", () => {
  const scanner = new Scanner([compileDetector(order)], plenty, (found) => found === "ord-1111");
  expect(seen("ord-1111 ord-2222", scanner.scan("ord-1111 ord-2222"))).toEqual(["order ord-2222"]);
});
