import { describe, expect, test } from "vitest";

import type { Detector, FunctionDetector, TextRange } from "../../src/detector/detector.ts";
import { kinds } from "./detectors.ts";
import { setUp } from "./support.ts";

const PROSE = "The river had risen in the night, and the lower meadow lay under water before anybody noticed it. ";

const secretOf = (detector: string): string =>
  ({
    prefixed: "sk-abcdefgh12",
    fixed: "fx_abcdef",
    named: 'adobe_key = "deadbeef"',
    part: "wxw://me:pass1@",
    around: "x.y@host.org",
    digits: "1234-5678-9012 34",
  })[detector] ?? "";

describe("a text in two pieces, cut at every place", () => {
  test.each(["prefixed", "fixed", "named", "part", "around", "digits"])("%s", (detector) => {
    const { whole, pieces } = setUp(kinds);
    const text = `${PROSE}Look: ${secretOf(detector)}, or \\n${secretOf(detector)}\n${PROSE}`;
    const expected = whole(text);
    expect(expected).not.toBe(text);
    for (let cut = 0; cut <= text.length; cut += 1)
      expect(pieces([text.slice(0, cut), text.slice(cut)]).join("")).toBe(expected);
    expect(pieces(Array.from(text)).join("")).toBe(expected);
  });
});

test("a value that is alone in its line is read to its end, whatever it is made of", () => {
  const { whole, pieces } = setUp(kinds);
  const text = `adobe-key: \nabcdef\\n${"and-so-on-".repeat(12)}7\nand more`;
  expect(whole(text)).toContain("[NAMED]");
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(pieces([text.slice(0, cut), text.slice(cut)]).join("")).toBe(whole(text));
  expect(pieces(Array.from(text)).join("")).toBe(whole(text));
});

test("a run of digits that goes on is as long as it is in the end", () => {
  const counted = {
    name: "counted",
    label: "COUNTED",
    keywords: [],
    digits: [3, 4],
    maxLength: 8,
    earliest: (_text: string, at: number) => at,
    find: (_text: string, { start, end }: TextRange) => ({ start, end }),
  } as const;
  const { whole, pieces } = setUp([counted]);
  const text = "1 12 123 1234 12345 1234";
  expect(whole(text)).toBe("1 12 [COUNTED] [COUNTED] 12345 [COUNTED]");
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(pieces([text.slice(0, cut), text.slice(cut)]).join("")).toBe(whole(text));
  expect(pieces(Array.from(text)).join("")).toBe(whole(text));
});

test("a character that is cut in half is whole again, and half a character is none", () => {
  const { pieces } = setUp(kinds);
  const halves = "one 😀 two".split("");
  expect(pieces(halves).join("")).toBe("one 😀 two");
  expect(pieces(["a\ud83d", "b"]).join("")).toBe("a\ufffdb");
  expect(pieces(["a", "\ud83d"]).join("")).toBe("a\ufffd");
  expect(pieces(["\ude00a"]).join("")).toBe("\ufffda");
});

test("prose flows: what is held back is no more than some words", () => {
  const { stream } = setUp(kinds);
  const redacting = stream();
  let written = 0;
  let out = 0;
  for (const character of PROSE.repeat(20)) {
    written += 1;
    out += redacting.write(character).length;
    expect(written - out).toBeLessThan(120);
  }
});

test("what may become a finding is not let out, and all of it when it is none", () => {
  const { pieces } = setUp(kinds);
  const [before = "", first = "", second = "", rest = ""] = pieces([PROSE.repeat(2), "sk-abc", " is short. ", PROSE]);
  expect(before.length).toBeGreaterThan(100);
  expect(before + first + second + rest).not.toContain("sk-abcd");
  expect([before, first].join("")).not.toContain("sk-");
});

test("what was replaced is looked at again beside what comes", () => {
  const { pieces, whole } = setUp(kinds, { replace: () => "" });
  const text = `${PROSE}sk-zzyabcd ${PROSE}`;
  expect(whole(text)).not.toContain("abcd");
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(pieces([text.slice(0, cut), text.slice(cut)]).join("")).toBe(whole(text));
});

test("the end comes once, and what comes behind it is ignored", () => {
  const { stream } = setUp(kinds);
  const redacting = stream();
  redacting.write("some sk-abcdefgh");
  expect(redacting.end()).toBe("some [PREFIXED]");
  expect(redacting.end()).toBe("");
  expect(redacting.write("sk-abcdefgh")).toBe("");
  expect(redacting.end()).toBe("");
});

test("a stream of nothing is nothing", () => {
  const { pieces, counts } = setUp(kinds);
  expect(pieces([])).toEqual([""]);
  expect(pieces(["", ""]).join("")).toBe("");
  expect(counts).toEqual({ replaced: [], withheld: [] });
});

const failing: FunctionDetector = {
  name: "failing",
  label: "FAILING",
  keywords: ["fail"],
  maxLength: 10,
  find: () => {
    throw new Error("it failed");
  },
};

describe("what cannot be cleaned is withheld from there on, and counted", () => {
  test("a detector that fails", () => {
    const { pieces, counts } = setUp([...kinds, failing]);
    const out = pieces([PROSE, "now fail ", "sk-abcdefgh ", PROSE, "fail again"]);
    expect(out.join("")).toMatch(/^The river[^\u005B]*\[WITHHELD\]$/);
    expect(out.join("")).not.toContain("fail");
    expect(counts.withheld).toEqual(["failing"]);
    expect(out.at(-1)).toBe("");
  });

  test("time that is gone", () => {
    let nowMs = 0;
    const { pieces, counts } = setUp(kinds, { nowMs: () => (nowMs += 600) });
    const out = pieces([PROSE, "zz".repeat(2000), PROSE]).join("");
    expect(out).toMatch(/\[WITHHELD\]$/);
    expect(counts.withheld).toEqual(["time_budget"]);
  });

  test("but not because of one pause of the process", () => {
    let nowMs = 0;
    let looks = 0;
    const { pieces, counts } = setUp(kinds, { nowMs: () => (nowMs += (looks += 1) === 5 ? 5000 : 0) });
    const text = "zz".repeat(4000);
    expect(pieces([PROSE, text, PROSE, text]).join("")).toBe(`${PROSE}${text}${PROSE}${text}`);
    expect(looks).toBeGreaterThan(5);
    expect(counts.withheld).toEqual([]);
  });

  test("replacements that never come to rest", () => {
    const { pieces, counts } = setUp(kinds, { replace: (text, { start, end }) => `${text.slice(start, end)}x` });
    const out = pieces([PROSE, " sk-abcd ", PROSE]).join("");
    expect(out).toMatch(/\[WITHHELD\]$/);
    expect(counts.withheld).toEqual(["unstable"]);
  });

  test("a candidate without an end", () => {
    const chain: Detector = { name: "chain", label: "CHAIN", keywords: ["ab"], inWord: true, expression: /abab/ };
    const { stream, counts } = setUp([chain]);
    const redacting = stream();
    let out = "";
    for (let count = 0; count < 5000; count += 1) out += redacting.write("ab".repeat(50));
    out += redacting.end();
    expect(out).toBe("[WITHHELD]");
    expect(counts.withheld).toEqual(["too_long"]);
  });
});

test("what is held does not grow with the text", () => {
  const { stream } = setUp(kinds);
  const redacting = stream();
  let written = 0;
  let out = 0;
  let most = 0;
  for (let count = 0; count < 3000; count += 1) {
    const chunk = `${PROSE}0123456789${"7".repeat(count % 50)}`;
    written += chunk.length;
    out += redacting.write(chunk).length;
    most = Math.max(most, written - out);
  }
  expect(most).toBeLessThan(2000);
});

test("single characters cost so many looks for each, however long the text is", () => {
  const looksAt = (length: number): number => {
    let looks = 0;
    const counted: FunctionDetector = {
      name: "counted",
      label: "COUNTED",
      keywords: ["river"],
      maxLength: 200,
      find: () => {
        looks += 1;
        return undefined;
      },
    };
    const { pieces } = setUp([counted]);
    pieces(Array.from(PROSE.repeat(length)));
    return looks / length;
  };
  expect(looksAt(200)).toBeLessThan(looksAt(20) * 1.5);
});
