import { describe, expect, test } from "vitest";

import { expectSpans, printTree, traceSnapshot, type SpanPattern, type SpanRecord } from "../../src/index.ts";
import { makeChild, makeRecord } from "../support/make-record.ts";
import { messageOf } from "../support/message-of.ts";

const spansOf = (count: number, parentOf: (number: number) => number | null): readonly SpanRecord[] =>
  Array.from({ length: count }, (_, number) => {
    const parent = parentOf(number);
    const at = { startTimeUnixNano: BigInt(number), endTimeUnixNano: BigInt(2 * count - number) };
    return parent === null ? makeRecord(number, at) : makeChild(number, parent, at);
  });

const wide = (count: number): readonly SpanRecord[] => spansOf(count, (number) => (number === 0 ? null : 0));

const deep = (count: number): readonly SpanRecord[] => spansOf(count, (number) => (number === 0 ? null : number - 1));

describe("a large trace", () => {
  test("asks each pattern once of each span, whatever stands around it", () => {
    for (const relation of ["parent", "ancestor", "child", "sibling"] as const) {
      const counts = [wide(300), deep(300)].map((spans) => {
        let asked = 0;
        const nobody = (): boolean => {
          asked += 1;
          return false;
        };
        const pattern: SpanPattern = { [relation]: { [relation]: { [relation]: nobody } } };
        expect(messageOf(() => expectSpans(spans).span(pattern))).toContain("got none among 300 spans");
        return asked;
      });
      expect(Math.max(...counts)).toBeGreaterThan(200);
      expect(Math.max(...counts)).toBeLessThanOrEqual(300);
    }
  });

  test("of any depth is walked without a stack", () => {
    const spans = deep(12_000);
    const all = expectSpans(spans).toFormOneTrace();
    all.span("span 11999").hasAncestor("span 0").hasAncestor("span 11998");
    const message = messageOf(() => all.everySpan(/9$/u).hasAncestor("nobody"));
    expect(message).toContain("◀ ancestors are ");
    expect(message.length).toBeLessThan(100_000);
    expect(traceSnapshot(spans).length).toBeLessThan(10_000_000);
    const lines = printTree(spans, { durations: false }).split("\n");
    expect(lines).toHaveLength(12_000);
    expect(lines[49]).toBe(`${"   ".repeat(48)}└─ span 49`);
    expect(lines[50]).toBe("(level 51) span 50");
    expect(lines[51]).toBe("└─ span 51");
    expect(lines[100]).toBe("(level 101) span 100");
  });

  test("has the ancestors that a walk up finds, whoever asks first", () => {
    const spans = deep(30);
    expectSpans(spans)
      .everySpan(/ [1-9]/u)
      .hasAncestor("span 0")
      .and.everySpan(/ 2\d$/u)
      .hasAncestor("span 19");
    expectSpans(spans.toReversed())
      .everySpan(/ [1-9]/u)
      .hasAncestor("span 0");
    const message = messageOf(() => expectSpans(spans).everySpan(/./u).hasAncestor("span 5"));
    expect(message).toContain("but 6 of 30 do not");
    expect(message.match(/◀/gu)).toHaveLength(6);
  });

  test("of any width is put in order", () => {
    expectSpans(wide(130_000)).toHaveCount(130_000);
  });

  test("shows what leads to a span that matters, and says what it leaves out", () => {
    const message = messageOf(() => expectSpans(deep(100)).span("span 80").hasKind("client"));
    expect(message).toContain("\n  (further down) span 60  ");
    expect(message).not.toContain("span 59 ");
    expect(message).toContain("◀ kind is internal");
    expect(message).toMatch(/span 81 .*\n\s+… 1 more under it\n$/u);
  });

  test("names five ancestors, siblings or children, and counts the others", () => {
    const few = expectSpans(deep(6)).span("span 5");
    expect(messageOf(() => few.hasAncestor("x"))).toMatch(/ancestors are "span 4", (?:"span \d", ){3}"span 0"\n/u);
    const many = expectSpans(deep(7)).span("span 6");
    expect(messageOf(() => many.hasAncestor("x"))).toMatch(/ancestors are "span 5", .*"span 1" and more\n/u);
    const children = expectSpans(wide(8));
    expect(messageOf(() => children.span("span 0").hasChild("x"))).toContain('"span 5" and 2 more\n');
    expect(messageOf(() => children.span("span 3").hasSibling("x"))).toMatch(
      /siblings are "span 1", "span 2", "span 4", "span 5", "span 6" and 1 more\n/u,
    );
    expect(messageOf(() => expectSpans(wide(6)).span("span 0").hasChildCount(1))).toMatch(/5 children: .*"span 5"\n/u);
  });
});

describe("many traces and roots", () => {
  test("are shown in part, and counted", () => {
    const traces = Array.from({ length: 70 }, (_, number) =>
      makeRecord(number, { traceId: number.toString(16).padStart(32, "0"), startTimeUnixNano: BigInt(number) }),
    );
    expect(messageOf(() => expectSpans(traces).span("span 30").hasKind("client"))).toMatch(
      /\n\n {2}span 30 .*◀ kind is internal\n\n {2}… and 69 more traces\n$/u,
    );
    const roots = traces.map((span) => ({ ...span, traceId: "a".repeat(32) }));
    expect(messageOf(() => expectSpans(roots).toHaveCount(1))).toMatch(/span 59 .*\n\n {2}… and 10 more roots\n$/u);
    expect(messageOf(() => expectSpans(roots.slice(0, 60)).toHaveCount(1))).toMatch(/span 59 .*\n$/u);
    expect(messageOf(() => expectSpans(roots.slice(0, 61)).toHaveCount(1))).toMatch(/… and 1 more root\n$/u);
  });

  test("of which a parent is not among the spans are told from those whose parent is not shown", () => {
    const spans = [...deep(100), makeChild(900, 901)];
    expect(messageOf(() => expectSpans(spans).span("span 900").hasKind("client"))).toContain(
      "\n  (parent <id 1>) span 900  ",
    );
    expect(messageOf(() => expectSpans(spans).span("span 90").hasKind("client"))).toMatch(
      /more under it\n\n {2}… and 1 more root\n$/u,
    );
  });

  test("of many marked spans as many are shown as can be read", () => {
    const message = messageOf(() => expectSpans(wide(500)).noSpan(/[1-9]$/u));
    expect(message.match(/◀ not expected/gu)).toHaveLength(60);
    expect(message).toContain("… 439 more under it");
  });
});
